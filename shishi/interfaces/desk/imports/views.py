import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from shishi.core.actor import Actor
from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.domain.files.queries import content_of
from shishi.domain.intake.models import ImportKind, ImportRun
from shishi.domain.intake.plans import ListPlan, ReportPlan
from shishi.domain.intake.workbooks import ListFile, ReportFile, remember_same
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import programme
from shishi.domain.units.queries import area
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.imports.forms import UploadForm
from shishi.interfaces.desk.imports.pages import import_page
from shishi.interfaces.desk.kept import Kept, keep, kept, names_one
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.periods import parse_period

PURPOSE = "import"


@dataclass(frozen=True, slots=True)
class Planned:
    """A workbook that was read and laid beside the register. ``apply`` writes the plan."""

    plan: ListPlan | ReportPlan
    programme: Programme | None
    what: str
    apply: Callable[[Actor, dt.datetime], ImportRun | None]


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    latest = current_programme()
    if request.method != "POST":
        begin = {"year": latest.year if latest else office_day(now()).year, "received_on": office_day(now())}
        return render(request, "desk/import.html", {"form": UploadForm(initial=begin)})
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "desk/import.html", {"form": form})
    token = keep(request, settings.AREA_CODE, form.cleaned_data["sheet"], PURPOSE, form.about())
    return redirect(_check_address(token))


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """What the workbook would do; with a POST an answer is kept, or the clean plan is applied."""
    if not names_one(request):
        return redirect("desk:import")
    sheet = kept(request, PURPOSE)
    with _on_disk(sheet) as path:
        planned = _plan(path, sheet)
        if request.method == "POST" and request.POST.get("act") == "answer":
            _answer(request, planned)
            return redirect(_check_address(sheet.token))
        if request.method == "POST" and planned.plan.clean:
            try:
                run = planned.apply(actor_of(request), now())
            except DomainError as refusal:
                messages.error(request, f"没有写入：{refusal.message}")
                return redirect(_check_address(sheet.token))
            if run is not None:
                messages.success(request, "已写入登记。")
                return redirect("desk:source", run.file_id)
            messages.info(request, "与登记一致，没有变化。")
            return redirect("desk:import")
    page = import_page(planned.plan, sheet, planned.what, answerable=planned.programme is not None)
    return render(request, "desk/import_check.html", {"page": page})


def _check_address(token: str) -> str:
    return f"{reverse('desk:import-check')}?{urlencode({'file': token})}"


@contextmanager
def _on_disk(sheet: Kept) -> Iterator[Path]:
    """The file under the name that it came with: a .csv has no other title."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (PurePath(sheet.name).name[-80:] or "sheet")
        path.write_bytes(content_of(sheet.file))
        yield path


def _plan(path: Path, sheet: Kept) -> Planned:
    return _lists(path, sheet.about) if sheet.about["kind"] == ImportKind.LISTS else _reports(path, sheet.about)


def _lists(path: Path, about: Mapping[str, str]) -> Planned:
    own, year = area(settings.AREA_CODE), int(about["year"])
    file = ListFile(path, about["list"] or None, year)
    plan, _ = file.plan(own.code if own else None)

    def apply(by: Actor, at: dt.datetime) -> ImportRun | None:
        if own is None:
            raise DomainError("还没有登记本县的区划，请先由管理员运行 shishi migrate 和首次导入。", code="no-area")
        return file.apply(plan, year, own, by=by, at=at)

    return Planned(plan, programme(settings.AREA_CODE, year), f"{year}年清单", apply)


def _reports(path: Path, about: Mapping[str, str]) -> Planned:
    period = parse_period(about["period"])
    file = ReportFile(path, period, about["reason"], dt.date.fromisoformat(about["received_on"]))
    known = programme(settings.AREA_CODE, period.year)
    plan = file.plan(settings.AREA_CODE if area(settings.AREA_CODE) else None)

    def apply(by: Actor, at: dt.datetime) -> ImportRun | None:
        if known is None:
            raise DomainError(f"还没有{period.year}年的清单，请先导入清单。", code="no-programme")
        return file.apply(plan, known, by=by, at=at)

    return Planned(plan, known, f"{period.label()}进展月报", apply)


def _answer(request: HttpRequest, planned: Planned) -> None:
    """Keeps which of the places that were offered are the same work; none of them: a work of its own."""
    number = request.POST.get("ask", "")
    asks = dict(enumerate(planned.plan.asks))
    ask = asks.get(int(number)) if number.isdecimal() else None
    if planned.programme is None or ask is None or not ask.places or ask.row != request.POST.get("name"):
        messages.error(request, "这一问已有变化，请按现在的页面重新答复。")
        return
    chosen = set(request.POST.getlist("place"))
    if not chosen and request.POST.get("answer") == "same":
        messages.error(request, f"“{ask.row}”：请先勾选是同一工作的实事，再点“是同一工作”。")
        return
    same = request.POST.get("answer") == "same"
    places = tuple(place for at, place in enumerate(ask.places) if same and str(at) in chosen)
    remember_same(planned.programme, ask.row or "", places, by=actor_of(request), at=now())
    messages.success(request, f"已记住对“{ask.row}”的答复，以后的表格不再问。")
