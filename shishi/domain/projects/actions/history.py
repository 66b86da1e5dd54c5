import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from shishi.core.actor import Actor
from shishi.core.errors import Conflict, DomainError
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.actions.correction import _rename_work, _set_lead
from shishi.domain.projects.models import (
    ENDINGS,
    Change,
    ChangeKind,
    Commitment,
    Listing,
    Party,
    PartyRole,
    StageEvent,
    Target,
)
from shishi.domain.projects.permissions import require_manage
from shishi.domain.projects.queries import last_day_of
from shishi.domain.projects.versions import fresh_work
from shishi.domain.units.models import Unit
from shishi.rulebook.stages import Kind, Stage, move, stages_of


@dataclass(frozen=True, slots=True)
class Approval:
    """What an approved change says: kind (ChangeKind), the approving document and its day.

    ``into`` goes with a merge, ``due_on`` with a postponement, ``target`` and its new ``quantity`` with an adjustment
    of a target; ``name`` and ``lead`` are the new ones where an adjustment changes them; ``words`` describe an adjustment
    of anything else. ``was`` is the target's quantity as the person saw it, where somebody did.
    """

    kind: str
    document: str
    on: dt.date
    into: Commitment | None = None
    due_on: dt.date | None = None
    target: Target | None = None
    quantity: Decimal | None = None
    words: str = ""
    was: Decimal | None = None
    name: str = ""
    lead: Unit | None = None

    @property
    def adjusts(self) -> bool:
        """Whether an adjustment says anything."""
        return self.target is not None or self.lead is not None or bool(self.name.strip() or self.words.strip())


@transaction.atomic
def record_stage(
    *,
    work: Commitment,
    stage: Stage,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    document: str = "",
    reason: str = "",
    version: str = "",
) -> StageEvent:
    """Note that a work reached a stage on a day. A correction says why in ``reason`` and may go to any stage.

    Refuses a stage that works of its kind do not have. Without a reason, raises StageError for a step back and for works
    that would be used before their acceptance.
    """
    require_manage(by)
    work = fresh_work(work, version)
    if stage not in stages_of(Kind(work.kind)):
        raise DomainError(f"{Kind(work.kind).label}没有“{stage.label}”阶段。", code="stage-of-other-kind")
    move(Kind(work.kind), _stage_on(work, on), stage, correction=bool(reason.strip()))
    event = StageEvent.objects.create(
        commitment=work,
        stage=stage.value,
        on=on,
        document=document,
        reason=reason,
        recorded_at=at,
    )
    record(
        area_code=work.programme.area_id,
        act="projects.record_stage",
        subject=Subject("projects.stageevent", str(event.pk)),
        after={"work": work.pk, "stage": stage.value, "on": on, "document": document, "reason": reason},
        by=by,
        at=at,
    )
    return event


def _stage_on(work: Commitment, on: dt.date) -> Stage:
    latest = StageEvent.objects.filter(commitment=work, on__lte=on).order_by("-on", "-pk").first()
    return Stage(latest.stage) if latest else Stage.NOT_STARTED


@transaction.atomic
def record_change(
    *,
    work: Commitment,
    approval: Approval,
    by: Actor,
    at: dt.datetime,
    listing: Listing | None = None,
    version: str = "",
) -> Change:
    """Note an approved change: cancel, adjust, merge or postpone; a cancellation may be for one list (``listing``) alone.

    An adjustment of a target sets its new quantity; what stood there before is kept in the change. Refuses a change
    without a document, a change after cancellation or merging, a merge into itself, into a work of another programme or
    into one that is cancelled or merged itself, an adjustment that says nothing or leaves the quantity as it is, a
    quantity that somebody else changed meanwhile, and the place of another work.
    """
    require_manage(by)
    work = fresh_work(work, version)
    check_change(work, approval, listing)
    before, after = _apply(work, approval, listing)
    change = Change.objects.create(
        commitment=work,
        listing=listing,
        kind=approval.kind,
        document=approval.document,
        on=approval.on,
        into=approval.into,
        due_on=approval.due_on,
        before=before,
        after=after,
        recorded_at=at,
    )
    record(
        area_code=work.programme.area_id,
        act="projects.record_change",
        subject=Subject("projects.change", str(change.pk)),
        after={
            "work": work.pk,
            "listing": listing.pk if listing else None,
            "kind": approval.kind,
            "document": approval.document,
            "on": approval.on,
            "into": approval.into.pk if approval.into else None,
            "due_on": approval.due_on,
            "before": before,
            "after": after,
        },
        by=by,
        at=at,
    )
    return change


def check_change(work: Commitment, approval: Approval, listing: Listing | None = None) -> None:
    """Raise what ``record_change`` would, so that a page can say so before anybody confirms."""
    if not approval.document.strip():
        raise DomainError(f"“{work.name}”的调整缺少批准文件。", code="no-document")
    if approval.kind == ChangeKind.MERGE and (approval.into is None or approval.into == work):
        raise DomainError(f"“{work.name}”合并时应指明并入的另一件实事。", code="merge-target")
    if approval.kind == ChangeKind.POSTPONE and approval.due_on is None:
        raise DomainError(f"“{work.name}”延期时应指明新的完成时限。", code="no-day")
    if approval.kind == ChangeKind.ADJUST and not approval.adjusts:
        raise DomainError(f"“{work.name}”的调整应说明调整了什么。", code="nothing-adjusted")
    if approval.target is not None and approval.target.commitment_id != work.pk:
        raise DomainError(f"目标“{approval.target}”不属于“{work.name}”。", code="target-of-other-work")
    if listing is not None and not listing.works.filter(pk=work.pk).exists():
        raise DomainError(f"清单上的“{listing.name}”不是“{work.name}”。", code="listing-of-other-work")
    if _has_ended(work, listing):
        raise Conflict(f"“{work.name}”已取消或已合并，不能再作调整。")
    if approval.into is not None and (approval.into.programme_id != work.programme_id or _has_ended(approval.into)):
        raise DomainError(f"“{approval.into.name}”不属于本年度，或已取消、已合并，不能并入。", code="merge-target")
    if listing is not None and approval.kind != ChangeKind.CANCEL:
        raise DomainError(
            f"只有取消可以限于一份清单，“{work.name}”的{ChangeKind(approval.kind).label}对各清单都有效。",
            code="one-list",
        )


def _has_ended(work: Commitment, listing: Listing | None = None) -> bool:
    """Whether a work is cancelled or merged: everywhere, or at the one place asked about."""
    return Change.objects.filter(_concerning(listing), commitment=work, kind__in=ENDINGS).exists()


def _apply(work: Commitment, approval: Approval, listing: Listing | None) -> tuple[str, str]:
    """Carry an adjustment out; gives what stood there before and what stands there now, in words."""
    if approval.kind == ChangeKind.POSTPONE and approval.due_on is not None:
        due_on = last_day_of(work, listing)
        return due_on.isoformat() if due_on else "", approval.due_on.isoformat()
    if approval.kind != ChangeKind.ADJUST:
        return "", approval.words
    before, after = [], []
    if approval.name and approval.name != work.name:
        before.append(f"名称“{work.name}”")
        _rename_work(work, approval.name)
        after.append(f"名称“{work.name}”")
    if approval.lead is not None:
        leads = Party.objects.filter(commitment=work, role=PartyRole.LEAD).select_related("unit").first()
        before.append(f"牵头单位{leads.unit.name if leads else '未定'}")
        _set_lead(work, approval.lead)
        after.append(f"牵头单位{approval.lead.name}")
    if approval.target is not None:
        was, becomes = _adjust_target(approval.target, approval, alone=not before)
        before.append(was)
        after.append(becomes)
    return "；".join(before), "；".join([*after, *filter(None, [approval.words])])


def _adjust_target(seen: Target, approval: Approval, *, alone: bool) -> tuple[str, str]:
    """Set the target's new quantity; one that stays as it is is no adjustment where it stands alone."""
    target = Target.objects.select_for_update().get(pk=seen.pk)
    if approval.was is not None and target.quantity != approval.was:
        raise Conflict(f"目标“{target}”在您打开之后已由他人改动，请核对后重新填写。", code="target-changed")
    if alone and target.quantity == approval.quantity and not approval.words.strip():
        raise DomainError(f"目标“{target}”与原数相同，没有调整。", code="nothing-adjusted")
    before = str(target)
    seen.quantity = target.quantity = approval.quantity
    target.save(update_fields=["quantity"])
    return before, str(target)


def _concerning(listing: Listing | None) -> Q:
    """The changes that hold for a place: those of the work everywhere, and those of the place itself."""
    return Q(listing=None) if listing is None else Q(listing=None) | Q(listing=listing)
