from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.bulletins.queries import bulletin_file, bulletins_of, files_of
from shishi.domain.files.queries import content_of
from shishi.interfaces.desk.bulletins.pages import bulletin_card, bulletin_page
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.downloads import attachment
from shishi.interfaces.web.door import actor_of


@require_safe
def bulletins(request: HttpRequest) -> HttpResponse:
    programme = current_programme()
    found = bulletins_of(programme, actor_of(request)) if programme else []
    cards = [bulletin_card(bulletin, files_of(bulletin)) for bulletin in found]
    return render(request, "desk/bulletins.html", {"cards": cards})


@require_safe
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    programme = current_programme()
    seen = bulletins_of(programme, actor_of(request)) if programme else []
    found = next((one for one in seen if one.pk == pk), None)
    if found is None:
        raise Http404
    linked = bool(actor_of(request).reach("programme.see"))
    return render(request, "desk/bulletin.html", {"page": bulletin_page(found, files_of(found), linked=linked)})


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    found = bulletin_file(pk, actor_of(request))
    if found is None:
        raise Http404
    return attachment(found.name, content_of(found.file))
