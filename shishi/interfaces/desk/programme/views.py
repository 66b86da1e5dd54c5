from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.units.queries import units_of
from shishi.interfaces.desk.current import current
from shishi.interfaces.desk.programme.filters import filter_from
from shishi.interfaces.desk.programme.pages import programme_page


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    found = current()
    if found is None:
        return render(request, "desk/empty.html")
    asked, number = filter_from(request.GET), request.GET.get("page", "")
    page = programme_page(found, units_of(settings.AREA_CODE), asked, int(number) if number.isdecimal() else 1)
    return render(request, "desk/programme.html", {"page": page})
