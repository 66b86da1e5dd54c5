"""One 件 as plain values: the register's rows, the versions of its reports, and how the newest snapshot judges it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shishi.domain.projects.models import Change, ChangeKind, Commitment, Listing, Party, PartyRole, StageEvent
from shishi.domain.reporting.models import Report
from shishi.interfaces.desk.current import Current
from shishi.interfaces.desk.links import FigureLink, Link, figure_link, matter_address, source_link
from shishi.interfaces.desk.matters.reports import ReportBlock, report_blocks
from shishi.interfaces.desk.matters.standing import StandingBlock, standing_block
from shishi.interfaces.desk.matters.targets import TargetBlock, target_block
from shishi.rulebook.stages import Kind, Stage
from shishi.rulebook.wording import decimal_text, official_date


@dataclass(frozen=True, slots=True)
class PlaceRow:
    list_name: str
    number: str
    name: str
    group: str
    source: Link | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    on: str
    kind: str
    document: str
    scope: str
    words: str
    into: Link | None


@dataclass(frozen=True, slots=True)
class StageRow:
    on: str
    stage: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class MatterPage:
    name: str
    kind: str
    content: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    leads: tuple[Party, ...]
    supports: tuple[Party, ...]
    places: tuple[PlaceRow, ...]
    standing: StandingBlock | None
    figures: tuple[FigureLink, ...]
    targets: tuple[TargetBlock, ...]
    changes: tuple[ChangeRow, ...]
    stages: tuple[StageRow, ...]
    reports: tuple[ReportBlock, ...]


def matter_page(found: Current, work: Commitment, reports: Sequence[Report], names: Mapping[str, str]) -> MatterPage:
    """The page of a work. ``reports`` are all versions, newest first; ``names`` those of the persons behind them. A work newer than the snapshot has no light yet."""
    state = found.figures.works.get(f"w{work.pk}")
    inputs = found.figures.inputs
    parties = list(work.parties.all())
    return MatterPage(
        name=work.name,
        kind=Kind(work.kind).label,
        content=work.content,
        as_of=official_date(inputs.as_of),
        facts=_facts(work),
        leads=tuple(party for party in parties if party.role == PartyRole.LEAD),
        supports=tuple(party for party in parties if party.role == PartyRole.COOPERATING),
        places=tuple(_place(listing) for listing in work.listings.all()),
        standing=standing_block(state) if state else None,
        figures=_figures(found, work),
        targets=tuple(
            target_block(number, target, state, inputs, reports)
            for number, target in enumerate(work.targets.all(), start=1)
        ),
        changes=change_rows(work),
        stages=tuple(_stage(event) for event in work.stage_events.all()),
        reports=report_blocks(reports, names),
    )


def _facts(work: Commitment) -> tuple[tuple[str, str], ...]:
    invested = "" if work.investment_wan is None else f"{decimal_text(work.investment_wan)}万元"
    due = official_date(work.due_on) if work.due_on else ""
    return tuple(
        (label, text) for label, text in (("包抓领导", work.leader), ("完成时限", due), ("总投资", invested)) if text
    )


def _figures(found: Current, work: Commitment) -> tuple[FigureLink, ...]:
    """The figures of the work's targets at its first place on a list; at the others they are the same."""
    for name, items in found.figures.items.items():
        for item in items:
            if f"w{work.pk}" in item.works:
                keys = [f"{name}/{item.id}.t{target.pk}" for target in work.targets.all()]
                values = (
                    found.figures.figures.get(f"{key}.{part}") for key in keys for part in ("cumulative", "share")
                )
                return tuple(figure_link(found.digest, value) for value in values if value)
    return ()


def _place(listing: Listing) -> PlaceRow:
    groups = (listing.aspect.name if listing.aspect else "", listing.heading.name if listing.heading else "")
    return PlaceRow(
        list_name=listing.list_of.name,
        number=listing.number,
        name=listing.name,
        group=" · ".join(filter(None, groups)),
        source=source_link(listing.source_file_id or "", listing.source_sheet, listing.source_row),
    )


def change_rows(work: Commitment) -> tuple[ChangeRow, ...]:
    """The approved changes of a work, oldest first."""
    return tuple(_change(change) for change in work.changes.all())


def _change(change: Change) -> ChangeRow:
    words = [f"原为：{change.before}" if change.before else "", f"改为：{change.after}" if change.after else ""]
    if change.due_on:
        words.append(f"延期至{official_date(change.due_on)}")
    return ChangeRow(
        on=official_date(change.on),
        kind=ChangeKind(change.kind).label,
        document=change.document,
        scope=change.listing.list_of.name if change.listing else "全部清单",
        words="；".join(filter(None, words)),
        into=Link(change.into.name, matter_address(f"w{change.into_id}")) if change.into else None,
    )


def _stage(event: StageEvent) -> StageRow:
    return StageRow(official_date(event.on), Stage(event.stage).label, event.document, event.reason)
