"""The lists: all of them on one page, a new one, its particulars, its aspects and headings."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from shishi.core.clock import now, office_day
from shishi.domain.projects.actions.groups import Grouping, arrange_groups
from shishi.domain.projects.actions.setup import amend_list, set_up_list
from shishi.domain.projects.queries import groups_of, lists_in_full
from shishi.domain.projects.versions import list_version
from shishi.domain.units.queries import area
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.setup.answering import Sheet, answer, list_here
from shishi.interfaces.desk.setup.forms import AmendListForm, GroupsForm, ListForm
from shishi.interfaces.desk.setup.pages import list_blocks, list_facts
from shishi.interfaces.web.door import actor_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def setup(request: HttpRequest) -> HttpResponse:
    programme = current_programme()
    blocks = list_blocks(lists_in_full(programme)) if programme else ()
    return render(request, "desk/setup.html", {"programme": programme, "blocks": blocks})


@READ_AND_WRITE
def new_list(request: HttpRequest) -> HttpResponse:
    """A list of the current year; the very first one opens its year."""
    programme, county = current_programme(), area(settings.AREA_CODE)
    if county is None:
        raise Http404
    form = ListForm(request.POST or None, year=None if programme else office_day(now()).year)
    sheet = Sheet("新建清单", "一份清单对应一份下达或批准的文件。", "新建", reverse("desk:setup"), clash="name")

    def act() -> str:
        said = {**form.cleaned_data}
        year = said.pop("year", None) or programme.year  # type: ignore[union-attr]  # asked for without a programme
        made = set_up_list(area=county, year=year, by=actor_of(request), at=now(), **said)
        return f"已建立清单“{made.name}”。"

    return answer(request, form, sheet, act)


@READ_AND_WRITE
def edit_list(request: HttpRequest, pk: int) -> HttpResponse:
    list_of = list_here(pk)
    form = AmendListForm(request.POST or None, list_of, list_version(list_of))
    sheet = Sheet(f"更正清单：{list_of.name}", "名称和层级用在历次统计里，不能改。", "保存", reverse("desk:setup"))

    def act() -> str:
        amend_list(list_of=list_of, by=actor_of(request), at=now(), **form.cleaned_data)
        return f"清单“{list_of.name}”已更正。"

    return answer(request, form, sheet, act, lambda: (list_version(list_of), list_facts(list_here(pk))))


@READ_AND_WRITE
def aspects(request: HttpRequest, pk: int) -> HttpResponse:
    return _groups(request, pk, Grouping.ASPECT)


@READ_AND_WRITE
def headings(request: HttpRequest, pk: int) -> HttpResponse:
    return _groups(request, pk, Grouping.HEADING)


def _groups(request: HttpRequest, pk: int, grouping: Grouping) -> HttpResponse:
    list_of = list_here(pk)
    in_aspects, in_headings = groups_of(list_of)
    known = [*(in_aspects if grouping is Grouping.ASPECT else in_headings)]
    form = GroupsForm(request.POST or None, known, grouping.label, list_version(list_of))
    about = f"改名称，改次序（小的在前），或在空行里添新的{grouping.label}。清空名称即删除，下面还有实事的不能删。"
    sheet = Sheet(
        f"{list_of.name}的{grouping.label}", about, "保存", reverse("desk:setup"), template="desk/setup_groups.html"
    )

    def act() -> str:
        version = form.cleaned_data["version"]
        arrange_groups(
            list_of=list_of, grouping=grouping, groups=form.groups(), by=actor_of(request), at=now(), version=version
        )
        return f"“{list_of.name}”的{grouping.label}已保存。"

    return answer(request, form, sheet, act, lambda: (list_version(list_of), list_facts(list_here(pk))))
