from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.accounts.queries import names_behind
from shishi.domain.ledger.queries import entries_of, sizes, verify
from shishi.interfaces.desk.ledger.words import act_name
from shishi.interfaces.desk.people import actor_name

ROWS = 100


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """A stretch of the chain, newest first; with ``?verify=1`` the whole of it is walked."""
    size = sizes().get(settings.AREA_CODE, 0)
    asked = request.GET.get("before", "")
    before = min(int(asked), size + 1) if asked.isdecimal() and int(asked) > 0 else size + 1
    entries = entries_of(settings.AREA_CODE, before=before, number=ROWS)
    faults = verify() if request.GET.get("verify") == "1" else None
    names = names_behind(entry.actor for entry in entries)
    rows = [(entry, actor_name(entry.actor, names), act_name(entry.act)) for entry in entries]
    page = {"size": size, "rows": rows, "faults": faults, "earlier": entries[-1].seq if entries else 0}
    return render(request, "desk/ledger.html", page)
