"""Setting up a work's targets: what is promised, by when, by whom and where."""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shishi.core.clock import now
from shishi.core.errors import DomainError
from shishi.domain.projects.actions.history import Approval, record_change
from shishi.domain.projects.actions.plan import drop_plan, set_plan, share_out
from shishi.domain.projects.actions.site import place_sites, update_site
from shishi.domain.projects.actions.target import add_target, assign_quantity
from shishi.domain.projects.models import ChangeKind, Commitment, Target
from shishi.domain.projects.queries import (
    clues_for,
    site_for,
    works_in_full,
)
from shishi.domain.projects.versions import plan_version, shares_version, site_version
from shishi.domain.units.models import UnitKind
from shishi.domain.units.queries import units_of
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.targets import pages
from shishi.interfaces.desk.targets.forms import (
    AdjustForm,
    AssignForm,
    PasteForm,
    PlanForm,
    SharesForm,
    SiteForm,
    TargetForm,
)
from shishi.interfaces.desk.targets.pasting import PasteError, sites_in
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.stages import Kind

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_WRITE
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        goal = form.goal()
        if _acted(form, lambda: add_target(work=work, goal=goal, by=actor_of(request), at=now())):
            messages.success(request, f"已增加目标“{goal.name or work.name}”。")
            return redirect("desk:targets", pk=pk)
    return render(request, "desk/targets.html", {"work": work, "rows": pages.target_rows(work), "form": form})


@READ_AND_WRITE
def quantity(request: HttpRequest, pk: int, target: int) -> HttpResponse:
    """The first quantity is simply assigned; every later one needs the document that approved it."""
    work = _work(request, pk)
    found = _target(work, target)
    if found.quantity is None:
        form: forms.Form = AssignForm(request.POST or None)
    else:
        form = AdjustForm(request.POST or None, initial={"was": found.quantity})

    def act() -> object:
        filled = form.cleaned_data
        if found.quantity is None:
            return assign_quantity(target=found, quantity=filled["quantity"], by=actor_of(request), at=now())
        approval = Approval(
            ChangeKind.ADJUST, filled["document"], filled["on"], target=found, quantity=filled["quantity"],
            was=filled["was"],
        )  # fmt: skip
        return record_change(work=work, approval=approval, by=actor_of(request), at=now())

    if request.method == "POST" and form.is_valid() and _acted(form, act):
        messages.success(request, f"“{pages.label(found)}”的任务数已登记。")
        return redirect("desk:targets", pk=pk)
    return render(request, "desk/target_quantity.html", {**_head(work, found), "form": form})


@READ_AND_WRITE
def plan(request: HttpRequest, pk: int, target: int) -> HttpResponse:
    work = _work(request, pk)
    found = _target(work, target)
    mark = plan_version(found)
    opened = request.POST.get("opened", mark)
    initial = pages.plan_initial(found, from_default=request.GET.get("start") == "default")
    form = PlanForm(request.POST or None, initial)
    dropping = request.POST.get("act") == "drop"

    def act() -> object:
        if dropping:
            return drop_plan(target=found, by=actor_of(request), at=now(), opened=opened)
        return set_plan(target=found, points=form.points(), by=actor_of(request), at=now(), opened=opened)

    if request.method == "POST" and (form.is_valid() or dropping):
        if _acted(form, act):
            messages.success(request, "已恢复默认曲线。" if dropping else "计划已保存。")
            return redirect("desk:target-plan", pk=pk, target=target)
        opened = mark  # the page now shows what stands, beside what was typed
    page = pages.plan_page(found, form)
    return render(request, "desk/target_plan.html", {**_head(work, found), "page": page, "form": form, "mark": opened})


@READ_AND_WRITE
def shares(request: HttpRequest, pk: int, target: int) -> HttpResponse:
    work = _work(request, pk)
    found = _target(work, target)
    mark = shares_version(found)
    opened = request.POST.get("opened", mark)
    shared = {share.unit_id for share in found.allocations.all()}
    by_department = request.GET.get("of") == "departments"
    kind = UnitKind.DEPARTMENT if by_department else UnitKind.TOWNSHIP
    units = [one for one in units_of(settings.AREA_CODE) if one.kind == kind or one.pk in shared]
    form = SharesForm(request.POST or None, units, pages.shares_initial(found))
    if request.method == "POST" and form.is_valid():
        filled = form.shares()
        if _acted(form, lambda: share_out(target=found, shares=filled, by=actor_of(request), at=now(), opened=opened)):
            verdict, _ = pages.sum_verdict(found, list(filled.values()))
            messages.success(request, f"分解任务已保存：{verdict}。")
            return redirect("desk:target-shares", pk=pk, target=target)
        opened = mark
    more = {"page": pages.shares_page(found, form), "form": form, "mark": opened, "by_department": by_department}
    return render(request, "desk/target_shares.html", {**_head(work, found), **more})


@READ_AND_WRITE
def sites(request: HttpRequest, pk: int, target: int) -> HttpResponse:
    work = _work(request, pk)
    found = _target(work, target)
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by_name = {share.unit.name: share for share in found.allocations.all()}
        try:
            pasted = sites_in(form.cleaned_data["rows"], by_name, Kind(work.kind))
        except PasteError as refusal:
            for sentence in refusal.sentences:
                form.add_error(None, sentence)
        else:
            if _acted(form, lambda: place_sites(target=found, sites=pasted, by=actor_of(request), at=now())):
                messages.success(request, f"已登记{len(pasted)}个点位。")
                return redirect("desk:target-sites", pk=pk, target=target)
    rows = pages.site_rows(found, clues_for(actor_of(request), found))
    return render(request, "desk/target_sites.html", {**_head(work, found), "rows": rows, "form": form})


@READ_AND_WRITE
def site(request: HttpRequest, pk: int, target: int, site: int) -> HttpResponse:
    work = _work(request, pk)
    found = _target(work, target)
    held = site_for(actor_of(request), found, site)
    if held is None:
        raise Http404
    mark = site_version(held)
    opened = request.POST.get("opened", mark)
    form = SiteForm(request.POST or None, held, Kind(work.kind))
    if request.method == "POST" and form.is_valid():
        filled = form.cleaned_data
        if _acted(form, lambda: update_site(site=held, **filled, by=actor_of(request), at=now(), opened=opened)):
            messages.success(request, f"点位“{held.name}”已更新。")
            return redirect("desk:target-sites", pk=pk, target=target)
        opened = mark
    return render(request, "desk/target_site.html", {**_head(work, found), "site": held, "form": form, "mark": opened})


def _acted(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the action took it; a refusal stands above the fields, with what was typed."""
    try:
        act()
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return False
    return True


def _work(request: HttpRequest, pk: int) -> Commitment:
    programme = current_programme()
    work = works_in_full(programme, {pk}, actor_of(request)).get(pk) if programme else None
    if work is None:
        raise Http404
    return work


def _target(work: Commitment, pk: int) -> Target:
    found = next((target for target in work.targets.all() if target.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _head(work: Commitment, target: Target) -> dict[str, object]:
    name, goal = pages.label(target), pages.goal(target)
    return {"work": work, "target": target, "name": name, "goal": goal, "back": reverse("desk:targets", args=[work.pk])}
