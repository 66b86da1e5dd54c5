from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.core.actor import Actor
from shishi.domain.files.queries import content_of
from shishi.domain.intake.models import ImportRun
from shishi.domain.intake.queries import imports_from
from shishi.domain.projects.queries import listings_from
from shishi.domain.reporting.queries import reports_from
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.desk.sources.pages import source_page
from shishi.interfaces.web.door import actor_of


@require_safe
def source(request: HttpRequest, sha256: str) -> HttpResponse:
    runs = _imports(sha256, actor_of(request))
    programme = runs[0].programme
    page = source_page(runs, listings_from(programme, sha256), reports_from(programme, sha256))
    return render(request, "desk/source.html", {"page": page})


@require_safe
def download(request: HttpRequest, sha256: str) -> HttpResponse:
    stored = _imports(sha256, actor_of(request))[0].file
    return attachment(stored.name, content_of(stored))


def _imports(sha256: str, actor: Actor) -> list[ImportRun]:
    """Only files that were imported are shown; what else is kept may be a scanned paper, which is nobody's business."""
    programme = current_programme()
    runs = imports_from(programme, sha256, actor) if programme else []
    if not runs:
        raise Http404
    return runs
