from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.ledger.queries import entries_of, sizes, verify

ROWS = 100


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """A stretch of the chain, newest first; with ``?verify=1`` the whole of it is walked."""
    size = sizes().get(settings.AREA_CODE, 0)
    asked = request.GET.get("before", "")
    before = min(int(asked), size + 1) if asked.isdecimal() and int(asked) > 0 else size + 1
    entries = entries_of(settings.AREA_CODE, before=before, number=ROWS)
    faults = verify() if request.GET.get("verify") == "1" else None
    page = {"size": size, "entries": entries, "faults": faults, "earlier": entries[-1].seq if entries else 0}
    return render(request, "desk/ledger.html", page)
