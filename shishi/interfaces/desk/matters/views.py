from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.domain.accounts.queries import names_behind
from shishi.domain.projects.queries import work_in_full
from shishi.domain.reporting.queries import versions_of
from shishi.interfaces.desk.current import current
from shishi.interfaces.desk.matters.pages import matter_page
from shishi.interfaces.desk.matters.reports import people_of
from shishi.interfaces.web.door import actor_of


@require_safe
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    found = current()
    work = work_in_full(found.programme, pk, actor_of(request)) if found else None
    if found is None or work is None:
        raise Http404
    reports = list(versions_of(work))
    page = matter_page(found, work, reports, names_behind(people_of(reports)))
    may_manage = actor_of(request).may("projects.manage")
    return render(request, "desk/matter.html", {"page": page, "work": work, "may_manage": may_manage})
