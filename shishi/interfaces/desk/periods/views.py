import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.core.clock import now, office_day
from shishi.domain.accounts.person import Person
from shishi.domain.accounts.queries import names_behind
from shishi.domain.projects.models import Programme
from shishi.domain.reporting.following import (
    calls_of,
    closures_of,
    deliveries_of,
    exemptions_of,
    extensions_of,
    locked_in,
    reminders_of,
    silent_for,
)
from shishi.domain.reporting.models import Period
from shishi.domain.reporting.queries import duties_for, filing_numbers, periods_in, periods_of, reports_until
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.duties import duties_of
from shishi.interfaces.desk.periods.following import Told, following_page
from shishi.interfaces.desk.periods.pages import period_page, period_rows
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.report_flow import Filing

ACTS = ("submit", "open_period", "remind", "extend", "exempt", "lock", "unlock", "note_call", "keep_contact")


@require_safe
def periods(request: HttpRequest) -> HttpResponse:
    programme = current_programme()
    rows = period_rows(periods_in(programme), filing_numbers(programme, actor_of(request))) if programme else ()
    may_open = programme is not None and actor_of(request).may("reporting.open_period")
    return render(request, "desk/periods.html", {"rows": rows, "may_open": may_open})


@require_safe
def period(request: HttpRequest, key: str) -> HttpResponse:
    programme = current_programme()
    opened = periods_of(programme, key) if programme else []
    if programme is None or not opened:
        raise Http404
    actor = actor_of(request)
    obligations = list(duties_for(actor, programme, key))
    duties = duties_of(obligations, reports_until(programme, [key]))
    has_exempt = any(one.state == Filing.EXEMPT for one in obligations)
    today = office_day(now())
    following = following_page(
        opened,
        _told(actor, programme, key, opened, today),
        today=today,
        office=settings.OFFICE_NAME,
        has_exempt=has_exempt,
    )
    may = {act: actor.may(f"reporting.{act}") for act in ACTS}
    return render(
        request, "desk/period.html", {"page": period_page(opened, duties), "following": following, "may": may}
    )


def _told(actor: Person, programme: Programme, key: str, opened: list[Period], today: dt.date) -> Told:
    reminders, calls = reminders_of(actor, programme, key), calls_of(actor, programme, key)
    extensions, exemptions = extensions_of(actor, programme, key), exemptions_of(actor, programme, key)
    closures = closures_of(actor, opened)
    labels = {row.by for rows in (reminders, calls, extensions, exemptions, closures) for row in rows}
    return Told(
        silent=silent_for(actor, programme, key, on=today),
        locked=locked_in(closures),
        reminders=reminders,
        calls=calls,
        extensions=extensions,
        exemptions=exemptions,
        closures=closures,
        deliveries=deliveries_of(actor, programme, key),
        names=names_behind(labels),
    )
