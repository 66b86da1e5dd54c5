"""The 件: a new one, one that stands on another list too, corrections, stages, and changes by document."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from shishi.core.clock import now
from shishi.core.errors import DomainError, NotAllowed
from shishi.domain.projects.actions.correction import approved_places, correct_work, move_listing
from shishi.domain.projects.actions.history import check_change
from shishi.domain.projects.actions.history import record_change as do_change
from shishi.domain.projects.actions.history import record_stage as do_stage
from shishi.domain.projects.actions.listing import Placement, adopt_works, register_listing
from shishi.domain.projects.models import Commitment
from shishi.domain.projects.queries import groups_of, listing_for, works_for
from shishi.domain.projects.versions import work_version
from shishi.domain.reporting.actions.duty import settle_ended_duties
from shishi.interfaces.desk.matters.pages import change_rows
from shishi.interfaces.desk.setup.answering import (
    Sheet,
    answer,
    list_here,
    programme_here,
    refuse,
    reopen,
    units_here,
    work_address,
    work_here,
)
from shishi.interfaces.desk.setup.changes import ChangeForm, effects, was_and_becomes
from shishi.interfaces.desk.setup.forms import (
    AdoptForm,
    CorrectForm,
    MatterForm,
    MoveForm,
    StageForm,
    particulars_of,
    place_of,
)
from shishi.interfaces.desk.setup.pages import facts_of, steps_of
from shishi.interfaces.web.door import actor_of
from shishi.rulebook.stages import Kind

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def setup_work(request: HttpRequest, pk: int) -> HttpResponse:
    work = work_here(request, pk)
    page = {"work": work, "facts": facts_of(work), "steps": steps_of(work), "changes": change_rows(work)}
    return render(request, "desk/setup_work.html", page)


@READ_AND_WRITE
def new_matter(request: HttpRequest, pk: int) -> HttpResponse:
    list_of = list_here(pk)
    form = MatterForm(request.POST or None, units=units_here(request), groups=groups_of(list_of), initial={})
    about = "另一份清单上已有的，请改用“列入已登记的”，同一件实事只报一次。"
    sheet = Sheet(f"新增一件：{list_of.name}", about, "登记", reverse("desk:setup"), clash="name")

    def act() -> str:
        placement = Placement(
            list_of, form.cleaned_data["name"], form.cleaned_data["number"],
            form.group_name("aspect"), form.group_name("heading"),
        )  # fmt: skip
        register_listing(placement=placement, particulars=form.particulars(), by=actor_of(request), at=now())
        return f"已在“{list_of.name}”登记“{placement.name}”。"

    return answer(request, form, sheet, act)


@READ_AND_WRITE
def adopt_matter(request: HttpRequest, pk: int) -> HttpResponse:
    list_of = list_here(pk)
    actor = actor_of(request)
    works = [
        work
        for work in works_for(actor, programme_here())
        if list_of.pk not in {place.list_of_id for place in work.listings.all()}
    ]
    form = AdoptForm(request.POST or None, works=works, groups=groups_of(list_of))
    sheet = Sheet(
        f"列入已登记的：{list_of.name}",
        "同一件实事可以在几份清单上，单位只报一次。",
        "列入",
        reverse("desk:setup"),
        clash="name",
    )

    def act() -> str:
        chosen, said = form.chosen(), form.cleaned_data
        placement = Placement(
            list_of,
            said["name"] or chosen[0].name,
            said["number"],
            form.group_name("aspect"),
            form.group_name("heading"),
        )
        adopt_works(placement=placement, works=chosen, by=actor, at=now())
        return f"“{placement.name}”已列入“{list_of.name}”。"

    return answer(request, form, sheet, act)


@READ_AND_WRITE
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    work = work_here(request, pk)
    begin = {**particulars_of(work), "version": work_version(work)}
    form = CorrectForm(request.POST or None, units=units_here(request), initial=begin)
    approved = approved_places(work)
    about = "清单还没有批准，各项都可以改。"
    if approved:
        about = f"“{approved[0].list_of.name}”已经批准：名称、牵头单位、完成时限凭文件改，请用“登记变更”。"
    sheet = _sheet(work, "更正", about, "保存")

    def act() -> str:
        version = form.cleaned_data["version"]
        correct_work(work=work, corrected=form.corrected(), by=actor_of(request), at=now(), version=version)
        return f"“{form.cleaned_data['name']}”已更正。"

    return answer(request, form, sheet, act, lambda: _stands(request, pk))


@READ_AND_WRITE
def move(request: HttpRequest, pk: int) -> HttpResponse:
    listing = listing_for(actor_of(request), programme_here(), pk)
    if listing is None:
        raise Http404
    work = listing.works.order_by("pk")[0]
    begin = {**place_of(listing), "version": work_version(work)}
    form = MoveForm(request.POST or None, groups=groups_of(listing.list_of), initial=begin)
    sheet = _sheet(work, "改列", f"“{listing.name}”在“{listing.list_of.name}”上的编号、方面和项。", "保存")

    def act() -> str:
        move_listing(
            listing=listing, number=form.cleaned_data["number"], aspect=form.group("aspect"),
            heading=form.group("heading"), by=actor_of(request), at=now(), version=form.cleaned_data["version"],
        )  # fmt: skip
        return f"“{listing.name}”已改列。"

    return answer(request, form, sheet, act, lambda: _stands(request, work.pk))


@READ_AND_WRITE
def record_stage(request: HttpRequest, pk: int) -> HttpResponse:
    work = work_here(request, pk)
    form = StageForm(request.POST or None, Kind(work.kind), work_version(work))
    reached = "、".join(f"{step.name}{event.on:%Y-%m-%d}" for step in steps_of(work) for event in step.events)
    sheet = _sheet(work, "登记阶段", f"已登记：{reached or '无'}。登记后不能删改，写错的再登记一次并说明理由。", "登记")

    def act() -> str:
        said = form.cleaned_data
        do_stage(work=work, by=actor_of(request), at=now(), **said)
        return f"已登记“{said['stage'].label}”。"

    return answer(request, form, sheet, act, lambda: _stands(request, pk))


@READ_AND_WRITE
def record_change(request: HttpRequest, pk: int) -> HttpResponse:
    """First the form, then, on a page of its own, what the change will do, and by the button there the change."""
    work = work_here(request, pk)
    others = works_for(actor_of(request), programme_here())
    form = ChangeForm(request.POST or None, work, others, units_here(request), work_version(work))
    sheet = _sheet(work, "登记变更", "按批准文件填写。下一步先看结果，确认后才登记。", "下一步")
    if request.method == "POST" and form.is_valid() and request.POST.get("act") != "edit":
        approval, listing = form.approval(), form.place()
        try:
            check_change(work, approval, listing)
        except DomainError as refusal:
            refuse(form, refusal)
        else:
            if request.POST.get("act") == "confirm":
                return _changed(request, work, form, sheet)
            page = {
                "form": form,
                "sheet": sheet,
                "kind": approval.kind,
                "differences": was_and_becomes(work, approval),
                "effects": effects(work, approval, listing),
            }
            return render(request, "desk/setup_confirm.html", page)
    return render(request, sheet.template, {"form": form, "sheet": sheet})


def _changed(request: HttpRequest, work: Commitment, form: ChangeForm, sheet: Sheet) -> HttpResponse:
    approval, actor, at = form.approval(), actor_of(request), now()
    try:
        with transaction.atomic():  # a cancelled work owes no report any more
            do_change(
                work=work, approval=approval, listing=form.place(), by=actor, at=at,
                version=form.cleaned_data["version"],
            )  # fmt: skip
            settle_ended_duties(programme=work.programme, by=actor, at=at)
    except NotAllowed:
        raise
    except DomainError as refusal:
        version, facts = _stands(request, work.pk)
        reopen(form, version)
        refuse(form, refusal)
        return render(request, sheet.template, {"form": form, "sheet": sheet, "facts": facts}, status=409)
    messages.success(request, f"已登记{approval.kind.label}（{approval.document}）。")  # type: ignore[attr-defined]  # a ChangeKind, by the form
    return redirect(sheet.back)


def _sheet(work: Commitment, what: str, about: str, button: str) -> Sheet:
    back = work_address(work.pk)
    return Sheet(f"{what}：{work.name}", about, button, back, crumbs=((work.name, back),))


def _stands(request: HttpRequest, pk: int) -> tuple[str, list[tuple[str, str]]]:
    work = work_here(request, pk)
    return work_version(work), facts_of(work)
