from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.core.actor import Actor
from shishi.domain.reporting.queries import duties_for, reports_until
from shishi.domain.units.queries import unit_for, units_for
from shishi.interfaces.desk.current import Current, current
from shishi.interfaces.desk.duties import Duty, duties_of
from shishi.interfaces.desk.units.pages import unit_page, unit_rows
from shishi.interfaces.web.door import actor_of


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    found = current()
    if found is None:
        return render(request, "desk/empty.html")
    actor = actor_of(request)
    rows = unit_rows(units_for(actor, settings.AREA_CODE), found.figures, _duties(found, actor))
    return render(request, "desk/units.html", {"rows": rows, "period_key": found.snapshot.period_key})


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    found, asked = current(), unit_for(actor, settings.AREA_CODE, pk)
    if asked is None:
        raise Http404
    if found is None:
        return render(request, "desk/empty.html")
    return render(request, "desk/unit.html", {"page": unit_page(asked, found.figures, _duties(found, actor))})


def _duties(found: Current, actor: Actor) -> tuple[Duty, ...]:
    key = found.snapshot.period_key
    return duties_of(duties_for(actor, found.programme, key), reports_until(found.programme, [key]))
