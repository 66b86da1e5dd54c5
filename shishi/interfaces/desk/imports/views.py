import datetime as dt
from collections.abc import Iterator
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
    """A workbook that was read and laid beside the register."""

    file: ListFile | ReportFile
    plan: ListPlan | ReportPlan
    year: int
    programme: Programme | None
    what: str


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
                run = _apply(request, planned)
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
    about, code = sheet.about, settings.AREA_CODE
    known_code = code if area(code) else None
    if about["kind"] == ImportKind.LISTS:
        lists = ListFile(path, about["list"] or None, int(about["year"]))
        plan, year = lists.plan(known_code)
        year = year or int(about["year"])
        return Planned(lists, plan, year, programme(code, year), f"{year}年清单")
    period = parse_period(about["period"])
    day = dt.date.fromisoformat(about["received_on"])
    reports = ReportFile(path, period, about["reason"], day)
    return Planned(
        reports, reports.plan(known_code), period.year, programme(code, period.year), f"{period.label()}进展月报"
    )


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


def _apply(request: HttpRequest, planned: Planned) -> ImportRun | None:
    actor, at = actor_of(request), now()
    if isinstance(planned.file, ListFile) and isinstance(planned.plan, ListPlan):
        own = area(settings.AREA_CODE)
        if own is None:
            raise DomainError("还没有登记本县的区划，请先由管理员运行 shishi migrate 和首次导入。", code="no-area")
        return planned.file.apply(planned.plan, planned.year, own, by=actor, at=at)
    if planned.programme is None or not isinstance(planned.plan, ReportPlan) or isinstance(planned.file, ListFile):
        raise DomainError(f"还没有{planned.year}年的清单，请先导入清单。", code="no-programme")
    return planned.file.apply(planned.plan, planned.programme, by=actor, at=at)
