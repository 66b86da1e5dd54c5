"""What a page for strangers may cost: the size of what is sent, and how many checks run at once, each and in all."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shishi.documents.reading.limits import MIB

BODY_BYTES = 8 * MIB
AT_ONCE, AT_ONCE_EACH = 3, 2
RETRY_SECONDS = 15

View = Callable[[HttpRequest], HttpResponse]


class InMemory(MemoryFileUploadHandler):
    """Keeps an upload in memory whatever its size, so that no file of a stranger ever lies on the disk."""

    def handle_raw_input(self, *_args: object, **_kwargs: object) -> None:
        self.activated = True


class Turnstile:
    """Counts checks that are running. Each server process has its own."""

    def __init__(self, in_all: int, each: int) -> None:
        self._in_all, self._each = in_all, each
        self._running: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def passing(self, address: str) -> Iterator[int]:
        """Gives 0 and holds a place, or the status of the refusal: 429 for this address, 503 when the house is full."""
        status = self._enter(address)
        try:
            yield status
        finally:
            if not status:
                self._leave(address)

    def _enter(self, address: str) -> int:
        with self._lock:
            if self._running[address] >= self._each:
                return 429
            if self._running.total() >= self._in_all:
                return 503
            self._running[address] += 1
            return 0

    def _leave(self, address: str) -> None:
        with self._lock:
            self._running[address] -= 1
            if not self._running[address]:
                del self._running[address]


turnstile = Turnstile(AT_ONCE, AT_ONCE_EACH)


def small_requests(view: View) -> View:
    """Refuses a body that is too large before anything of it is read; what is read stays in memory."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > BODY_BYTES:
            return too_large(request)
        request.upload_handlers = [InMemory(request)]
        try:
            return view(request)
        except (RequestDataTooBig, TooManyFilesSent):
            return too_large(request)

    return guarded


def one_by_one(view: View) -> View:
    """Lets a check begin only where there is a place for it."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return view(request)
        with turnstile.passing(request.META.get("REMOTE_ADDR", "")) as refused:
            return busy(request, refused) if refused else view(request)

    return guarded


def too_large(request: HttpRequest) -> HttpResponse:
    message = f"一次提交的文件合计不能超过{BODY_BYTES // MIB}MB，文字不能超过2MB。请只留通报正文，去掉图片后再试。"
    return render(request, "desk/proof_refused.html", {"title": "文件过大", "message": message}, status=413)


def busy(request: HttpRequest, status: int) -> HttpResponse:
    """The refusal as a page, with the time after which to try again for programs."""
    message = (
        "这个地址正在进行的校核太多，请等前面的校核完成后再试。"
        if status == 429
        else "正在校核的人较多，请过一会儿再试。没有保存任何内容，文字和文件需要重新提交。"
    )
    answer = render(request, "desk/proof_refused.html", {"title": "请稍后再试", "message": message}, status=status)
    answer["Retry-After"] = str(RETRY_SECONDS)
    return answer
