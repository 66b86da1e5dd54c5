from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.bulletins.queries import bulletin_file, bulletins_of, files_of
from shishi.domain.files.queries import content_of
from shishi.domain.projects.queries import latest_programme
from shishi.domain.statistics.figures.sets import figures_from
from shishi.domain.statistics.queries import newest_snapshot
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.pages import bulletin_page, programme_page


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    current = latest_programme(settings.AREA_CODE)
    snapshot = newest_snapshot(current) if current else None
    if snapshot is None:
        return render(request, "desk/empty.html")
    page = programme_page(figures_from(snapshot), snapshot.sha256)
    return render(request, "desk/programme.html", {"page": page})


@require_safe
def bulletins(request: HttpRequest) -> HttpResponse:
    current = latest_programme(settings.AREA_CODE)
    found = bulletins_of(current) if current else []
    pages = [bulletin_page(bulletin, files_of(bulletin)) for bulletin in found]
    return render(request, "desk/bulletins.html", {"bulletins": pages})


@require_safe
def download(_request: HttpRequest, pk: int) -> HttpResponse:
    found = bulletin_file(pk)
    if found is None:
        raise Http404
    return attachment(found.name, content_of(found.file))
