from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from shishi.domain.files.models import Photo
from shishi.domain.files.queries import content_of, photos_by
from shishi.domain.reporting.evidence import photo_of
from shishi.domain.reporting.queries import report_for
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.downloads import attachment, picture
from shishi.interfaces.desk.filling.pages import filling_at
from shishi.interfaces.desk.filling.photos import photo_named
from shishi.interfaces.web.door import actor_of


@require_safe
def draft_photo(request: HttpRequest, key: str, pk: int, token: str) -> HttpResponse:
    page = filling_at(actor_of(request), current_programme(), key, pk)
    found = photos_by([photo_named(page, token)]) if page else []
    if not found:
        raise Http404
    return picture(content_of(found[0].clean_copy))


@require_safe
def report_photo(request: HttpRequest, pk: int, sha256: str) -> HttpResponse:
    return picture(content_of(_photo(request, pk, sha256).clean_copy))


@require_safe
def original(request: HttpRequest, pk: int, sha256: str) -> HttpResponse:
    """The photograph as it came, time and place included: for the office alone."""
    stored = _photo(request, pk, sha256, "reporting.review").original
    return attachment(stored.name, content_of(stored))


def _photo(request: HttpRequest, pk: int, sha256: str, act: str = "") -> Photo:
    programme = current_programme()
    report = report_for(actor_of(request), programme, pk, act) if programme else None
    found = photo_of(report, sha256) if report else None
    if found is None:
        raise Http404
    return found
