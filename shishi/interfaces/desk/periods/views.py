from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.reporting.queries import duties_for, filing_numbers, periods_in, periods_of, reports_until
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.duties import duties_of
from shishi.interfaces.desk.periods.pages import period_page, period_rows
from shishi.interfaces.web.door import actor_of


@require_safe
def periods(request: HttpRequest) -> HttpResponse:
    programme = current_programme()
    rows = period_rows(periods_in(programme), filing_numbers(programme, actor_of(request))) if programme else ()
    return render(request, "desk/periods.html", {"rows": rows})


@require_safe
def period(request: HttpRequest, key: str) -> HttpResponse:
    programme = current_programme()
    opened = periods_of(programme, key) if programme else []
    if programme is None or not opened:
        raise Http404
    duties = duties_of(duties_for(actor_of(request), programme, key), reports_until(programme, [key]))
    return render(request, "desk/period.html", {"page": period_page(opened, duties)})
