from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from shishi.core.clock import now, office_day
from shishi.core.errors import DomainError
from shishi.documents.entry.parent import read_entries
from shishi.documents.entry.render import render as render_book
from shishi.domain.accounts.person import Person
from shishi.domain.files.queries import path_of
from shishi.domain.projects.models import Programme
from shishi.domain.reporting.actions.report import Origin, Sending, submit_report
from shishi.domain.reporting.models import Report
from shishi.domain.reporting.permissions import SUBMIT_REPORTS
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.filling.pages import Filling
from shishi.interfaces.desk.kept import Kept, keep, kept, names_one
from shishi.interfaces.desk.workbooks.checking import Checked, Item, check
from shishi.interfaces.desk.workbooks.forms import SheetForm, proxy_of, told_on
from shishi.interfaces.desk.workbooks.known import Key, fillings
from shishi.interfaces.desk.workbooks.making import book_of
from shishi.interfaces.desk.workbooks.pages import check_page
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.periods import parse_period


@dataclass(frozen=True, slots=True)
class Book:
    """A period with the items of it that the actor may fill in."""

    actor: Person
    programme: Programme
    key: str
    pages: dict[Key, Filling]

    @property
    def by_office(self) -> bool:
        return self.actor.reach(SUBMIT_REPORTS).everything

    @property
    def period(self) -> str:
        duty = next(iter(self.pages.values())).duty
        return parse_period(self.key).with_as_of(duty.period.as_of).label()

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(page.duty.post.unit.name for page in self.pages.values()))

    @property
    def title(self) -> str:
        names = "各单位" if self.by_office else "、".join(self.units)
        return f"{names}{self.period}实事进展填报表"

    @property
    def fillable(self) -> int:
        return sum(page.is_open for page in self.pages.values())

    @property
    def purpose(self) -> str:
        return f"workbook {self.key}"


@require_http_methods(["GET", "HEAD", "POST"])
def workbook(request: HttpRequest, key: str) -> HttpResponse:
    """Where the workbook of a period is downloaded and handed in."""
    book = _book(request, key)
    if request.method != "POST":
        form = SheetForm(by_office=book.by_office, initial={"told_on": office_day(now())})
        return render(request, "desk/workbook.html", {"book": book, "form": form})
    form = SheetForm(request.POST, request.FILES, by_office=book.by_office)
    if not form.is_valid():
        return render(request, "desk/workbook.html", {"book": book, "form": form})
    token = keep(request, book.programme.area_id, form.cleaned_data["sheet"], book.purpose, form.source())
    return redirect(f"{reverse('desk:workbook-check', args=[key])}?{urlencode({'file': token})}")


@require_safe
def download(request: HttpRequest, key: str) -> HttpResponse:
    book = _book(request, key)
    return attachment(f"{book.title}.xlsx", render_book(book_of(book.pages.values(), title=book.title)))


@require_http_methods(["GET", "HEAD", "POST"])
def check_sheet(request: HttpRequest, key: str) -> HttpResponse:
    """What a workbook says, before anything of it is sent; and the sending, once all of it is clean."""
    book = _book(request, key)
    if not names_one(request):
        return redirect("desk:workbook", key)
    sheet = kept(request, book.purpose)
    checked = check(
        read_entries(path_of(sheet.file.pk)),
        book.pages,
        period=key,
        file=sheet.file.pk,
        source=sheet.about,
        actor=book.actor,
    )
    if request.method == "POST" and checked.is_clean:
        _send(request, book, sheet, checked)
        return redirect("desk:period" if book.by_office else "desk:mine", *([key] if book.by_office else []))
    return render(request, "desk/workbook_check.html", {"book": book, "page": check_page(checked, sheet)})


def _book(request: HttpRequest, key: str) -> Book:
    actor, programme = actor_of(request), current_programme()
    pages = fillings(actor, programme, key) if programme else {}
    if programme is None or not pages:
        raise Http404
    return Book(actor, programme, key, pages)


def _send(request: HttpRequest, book: Book, sheet: Kept, checked: Checked) -> None:
    """Each item is a report of its own; one that cannot be sent any more is told and leaves the others alone."""
    sent = 0
    for item in checked.to_send:
        try:
            _submit(book, sheet, item)
            sent += 1
        except DomainError as refusal:
            messages.error(request, f"“{item.page.work.name}”没有报送：{refusal.message}")
    if sent:
        messages.success(request, f"已按填报表报送{sent}件。")
    elif not checked.to_send:
        messages.info(request, "填报表中没有新内容，没有报送。")


def _submit(book: Book, sheet: Kept, item: Item) -> Report:
    said = item.form.cleaned_data if item.form else {}
    return submit_report(
        work=item.page.work,
        unit=item.page.duty.post.unit,
        period=item.page.period,
        filled=item.filled(),
        nature=item.nature,
        reason=said.get("reason", ""),
        received_on=told_on(sheet.about),
        origin=Origin(sheet.file, item.top.sheet, item.top.number),
        proxy=proxy_of(sheet.about),
        sending=Sending(item.key, item.base),
        by=book.actor,
        at=now(),
    )
