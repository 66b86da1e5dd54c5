from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.interfaces.desk.current import snapshot_named
from shishi.interfaces.desk.figures.pages import figure_page
from shishi.interfaces.web.door import actor_of


@require_safe
def figure(request: HttpRequest, digest: str, figure_id: str) -> HttpResponse:
    """The figure's page; with ``?part=card`` only the card that opens beside a figure."""
    snapshot = snapshot_named(digest, actor_of(request))
    page = figure_page(snapshot, figure_id) if snapshot else None
    if page is None:
        raise Http404
    template = "desk/figure_card.html" if request.GET.get("part") == "card" else "desk/figure.html"
    return render(request, template, {"page": page})
