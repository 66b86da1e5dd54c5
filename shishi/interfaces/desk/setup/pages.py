"""The pages of 登记 as plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shishi.domain.projects.models import Change, ChangeKind, Commitment, Listing, ListOf, PartyRole, StageEvent
from shishi.domain.projects.queries import last_day_of
from shishi.interfaces.desk.chips import CANCELLED, MERGED, Chip
from shishi.rulebook.stages import Kind, Stage, stages_of
from shishi.rulebook.wording import decimal_text, official_date

_ENDS = {ChangeKind.CANCEL: CANCELLED, ChangeKind.MERGE: MERGED}


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A 件 on its list. ``elsewhere`` names the other lists of its works."""

    listing: Listing
    works: tuple[Commitment, ...]
    lead: str
    elsewhere: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Section:
    """The 件 under one aspect and heading."""

    title: str
    rows: tuple[MatterRow, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    list_of: ListOf
    tier: str
    approval: str
    aspects: str
    headings: str
    sections: tuple[Section, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the work's kind, with the days on which it was reached."""

    name: str
    events: tuple[StageEvent, ...]


def list_blocks(lists: Iterable[ListOf]) -> tuple[ListBlock, ...]:
    return tuple(_block(list_of) for list_of in lists)


def _block(list_of: ListOf) -> ListBlock:
    aspects, headings = list(list_of.aspects.all()), list(list_of.headings.all())
    listings = list(list_of.listings.all())
    approval = list_of.approving_document
    if list_of.approved_on:
        approval += f"（{official_date(list_of.approved_on)}）"
    return ListBlock(
        list_of=list_of,
        tier=list_of.get_tier_display(),
        approval=approval or "还没有批准文件",
        aspects="、".join(one.name for one in aspects),
        headings="、".join(one.name for one in headings),
        sections=_sections(listings, [one.pk for one in aspects], [one.pk for one in headings]),
        number=len(listings),
    )


def _sections(listings: Sequence[Listing], aspects: list[int], headings: list[int]) -> tuple[Section, ...]:
    """The 件 in order of aspect and heading; what stands under none comes last."""

    def place(listing: Listing) -> tuple[int, int]:
        return (
            aspects.index(listing.aspect_id) if listing.aspect_id else len(aspects),
            headings.index(listing.heading_id) if listing.heading_id else len(headings),
        )

    together: dict[tuple[int, int], list[Listing]] = {}
    for listing in sorted(listings, key=place):
        together.setdefault(place(listing), []).append(listing)
    return tuple(Section(_title(same[0]), tuple(_row(one) for one in same)) for same in together.values())


def _title(listing: Listing) -> str:
    return " · ".join(group.name for group in (listing.aspect, listing.heading) if group)


def _row(listing: Listing) -> MatterRow:
    works = tuple(listing.works.all())
    leads = [party.unit.name for work in works for party in work.parties.all() if party.role == PartyRole.LEAD]
    others = [place.list_of.name for work in works for place in work.listings.all() if place.pk != listing.pk]
    return MatterRow(
        listing=listing,
        works=works,
        lead="、".join(dict.fromkeys(leads)) or "未定",
        elsewhere="、".join(dict.fromkeys(others)),
        chip=_chip(works, listing),
    )


def _chip(works: Sequence[Commitment], listing: Listing) -> Chip | None:
    """How the 件 ended, where every work that it stands for has."""
    ends = [next((_ENDS[ChangeKind(c.kind)] for c in work.changes.all() if _ends(c, listing)), None) for work in works]
    return ends[0] if ends and all(ends) else None


def _ends(change: Change, listing: Listing) -> bool:
    return change.kind in _ENDS and change.listing_id in {None, listing.pk}


def facts_of(work: Commitment) -> list[tuple[str, str]]:
    """A work's particulars as they stand, for its page and for whoever was overtaken."""
    parties = list(work.parties.all())
    due = last_day_of(work)
    return [
        ("名称", work.name),
        ("类别", Kind(work.kind).label),
        ("牵头单位", "、".join(p.unit.name for p in parties if p.role == PartyRole.LEAD) or "未定"),
        ("协办单位", "、".join(p.unit.name for p in parties if p.role == PartyRole.COOPERATING) or "—"),
        ("包抓领导", work.leader or "—"),
        ("完成时限", official_date(due) if due else "—"),
        ("总投资", "—" if work.investment_wan is None else f"{decimal_text(work.investment_wan)}万元"),
        ("内容", work.content or "—"),
    ]


def list_facts(list_of: ListOf) -> list[tuple[str, str]]:
    approved = official_date(list_of.approved_on) if list_of.approved_on else "—"
    return [
        ("种类", list_of.kind),
        ("下达机关", list_of.owning_office or "—"),
        ("批准文件", list_of.approving_document or "—"),
        ("批准日期", approved),
        ("方面", "、".join(one.name for one in list_of.aspects.order_by("order")) or "—"),
        ("项", "、".join(one.name for one in list_of.headings.order_by("order")) or "—"),
    ]


def steps_of(work: Commitment) -> list[Step]:
    """The stages of the work's kind in order, each with what was recorded. Needs the work's stage events."""
    events = list(work.stage_events.all())
    return [
        Step(stage.label, tuple(event for event in events if event.stage == stage))
        for stage in stages_of(Kind(work.kind))
        if stage is not Stage.NOT_STARTED
    ]
