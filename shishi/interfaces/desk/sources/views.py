from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.core.actor import Actor
from shishi.domain.files.models import StoredFile
from shishi.domain.files.queries import content_of
from shishi.domain.intake.models import ImportRun
from shishi.domain.intake.queries import imports_from, sheet_behind_reports
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import listings_from
from shishi.domain.reporting.queries import reports_from
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.sources.pages import source_page
from shishi.interfaces.web.door import actor_of


@require_safe
def source(request: HttpRequest, sha256: str) -> HttpResponse:
    programme, file, runs = _brought(sha256, actor_of(request))
    page = source_page(file, runs, listings_from(programme, sha256), reports_from(programme, sha256))
    return render(request, "desk/source.html", {"page": page})


@require_safe
def download(request: HttpRequest, sha256: str) -> HttpResponse:
    _, stored, _ = _brought(sha256, actor_of(request))
    return attachment(stored.name, content_of(stored))


def _brought(sha256: str, actor: Actor) -> tuple[Programme, StoredFile, list[ImportRun]]:
    """Only files that brought something are shown; what else is kept may be a scanned paper, which is nobody's business."""
    programme = current_programme()
    runs = imports_from(programme, sha256, actor) if programme else []
    file = runs[0].file if runs else (sheet_behind_reports(programme, sha256, actor) if programme else None)
    if programme is None or file is None:
        raise Http404
    return (runs[0].programme if runs else programme), file, runs
