import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from shishi.core.actor import Actor
from shishi.core.errors import DomainError
from shishi.domain.files.actions import keep_file
from shishi.domain.files.models import StoredFile
from shishi.domain.intake.list_planning import due_day
from shishi.domain.intake.models import ImportKind, ImportRun
from shishi.domain.intake.permissions import require_import
from shishi.domain.intake.plans import Effect, ListPlan, PlannedListing, ReportPlan, effects
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.actions.listing import (
    NewTarget,
    Particulars,
    Placement,
    Source,
    adopt_works,
    amend_work,
    register_listing,
)
from shishi.domain.projects.actions.setup import set_up_list
from shishi.domain.projects.models import PRACTICAL_MATTERS, Commitment, Listing, ListOf
from shishi.domain.projects.queries import list_named, works_behind
from shishi.domain.units.actions import register_unit
from shishi.domain.units.models import Area, Unit, UnitKind
from shishi.domain.units.queries import unit_named


class NotClean(DomainError):  # noqa: N818 - reads as a sentence: raise NotClean
    """The workbook still raises questions and nobody said to take the clean rows alone."""

    code = "not-clean"


@dataclass(frozen=True, slots=True)
class NewList:
    """What a list is that the workbook brings in for the first time."""

    kind: str = PRACTICAL_MATTERS
    approving_document: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The bytes of the file that was planned, and its name."""

    name: str
    content: bytes


@transaction.atomic
def apply_lists(
    *,
    area: Area,
    year: int,
    plan: ListPlan,
    workbook: Workbook,
    by: Actor,
    at: dt.datetime,
    new_list: NewList = NewList(),
    accept_clean: bool = False,
) -> ImportRun | None:
    """Carry a list plan out: all of it, or with ``accept_clean`` the rows that nothing is asked about.

    Sets up lists and units that are not there yet, registers new 件, amends changed ones. When nothing would change,
    nothing is written and None is returned: the same file twice changes nothing. Raises NotClean otherwise.
    """
    require_import(by)
    rows = clean_rows(plan, accept_clean=accept_clean)
    if not any(row.effect in {Effect.NEW, Effect.CHANGED} for row in rows):
        return None
    file = keep_file(area_code=area.code, content=workbook.content, name=workbook.name, by=by, at=at)
    writer = _Writer(area, year, file, new_list, by=by, at=at)
    for row in rows:
        writer.write(row)
    counted = effects(plan.rows)
    run = ImportRun.objects.create(
        programme=writer.list_of(rows[0].list_name).programme,
        kind=ImportKind.LISTS,
        file=file,
        new=counted[Effect.NEW],
        changed=counted[Effect.CHANGED],
        unchanged=counted[Effect.UNCHANGED],
        left_out=counted[Effect.UNCLEAR],
        at=at,
        by=by.label,
    )
    record(
        area_code=area.code,
        act="intake.apply_lists",
        subject=Subject("intake.importrun", str(run.pk)),
        after={"file": file.name, "year": year, **{effect.value: number for effect, number in counted.items()}},
        by=by,
        at=at,
        files=[file.pk],
    )
    return run


def clean_rows(plan: ListPlan, *, accept_clean: bool) -> Sequence[PlannedListing]:
    """The rows that may be written. Raises NotClean as ``require_clean`` does."""
    require_clean(plan, accept_clean=accept_clean)
    return [row for row in plan.rows if row.effect is not Effect.UNCLEAR]


def require_clean(plan: ListPlan | ReportPlan, *, accept_clean: bool) -> None:
    """Raise NotClean for a refused file, or for open asks without ``accept_clean``."""
    if plan.result.refused is not None:
        raise NotClean(plan.result.refused)
    if plan.asks and not accept_clean:
        raise NotClean(f"有{len(plan.asks)}处需要明确，未写入任何内容。")


class _Writer:
    def __init__(
        self,
        area: Area,
        year: int,
        file: StoredFile,
        new_list: NewList,
        *,
        by: Actor,
        at: dt.datetime,
    ) -> None:
        self.area, self.year, self.file, self.new_list, self.by, self.at = area, year, file, new_list, by, at
        self._lists: dict[str, ListOf] = {}
        self._written: dict[tuple[str, str], Listing] = {}

    def write(self, planned: PlannedListing) -> None:
        row = planned.row
        placement = Placement(
            list_of=self.list_of(planned.list_name),
            name=row.name,
            number=row.number or "",
            aspect=row.aspect,
            heading=row.heading,
            source=Source(self.file, row.sheet, row.row_no),
        )
        if planned.effect is Effect.UNCHANGED:
            return
        if planned.effect is Effect.CHANGED:
            self._amend(planned)
        elif planned.adopts or planned.twin:
            self._adopt(planned, placement)
        else:
            self._written[planned.list_name, row.name] = register_listing(
                placement=placement,
                particulars=self._particulars(planned),
                by=self.by,
                at=self.at,
            )

    def list_of(self, name: str) -> ListOf:
        if name not in self._lists:
            self._lists[name] = self._known_list(name) or set_up_list(
                area=self.area,
                year=self.year,
                name=name,
                kind=self.new_list.kind,
                approving_document=self.new_list.approving_document,
                by=self.by,
                at=self.at,
            )
        return self._lists[name]

    def _known_list(self, name: str) -> ListOf | None:
        programme = self.area.programmes.filter(year=self.year).first()
        return list_named(programme, name) if programme else None

    def _adopt(self, planned: PlannedListing, placement: Placement) -> None:
        works = list(Commitment.objects.filter(pk__in=planned.adopts).order_by("pk"))
        if planned.twin is not None:
            twin = self._written.get(planned.twin)
            if twin is None:  # its row was left out, so this one is the first to bring the work in
                register_listing(
                    placement=placement,
                    particulars=self._particulars(planned),
                    by=self.by,
                    at=self.at,
                )
                return
            works = works_behind(twin)
        self._written[planned.list_name, planned.row.name] = adopt_works(
            placement=placement,
            works=works,
            by=self.by,
            at=self.at,
        )

    def _amend(self, planned: PlannedListing) -> None:
        listing = Listing.objects.get(list_of=self.list_of(planned.list_name), name=planned.row.name)
        (work,) = works_behind(listing)
        amend_work(
            work=work,
            particulars=self._particulars(planned),
            by=self.by,
            at=self.at,
            source=Source(self.file, planned.row.sheet, planned.row.row_no),
        )

    def _particulars(self, planned: PlannedListing) -> Particulars:
        row = planned.row
        return Particulars(
            kind=planned.kind.value,
            lead=self._unit(row.lead) if row.lead else None,
            supports=tuple(self._unit(name) for name in row.supports),
            content=row.content or "",
            leader=row.leader or "",
            due_on=due_day(row.due),
            investment_wan=row.investment_wan,
            targets=tuple(
                NewTarget(
                    unit=target.unit,
                    quantity=target.quantity,
                    name=target.name or "",
                    shares=tuple((self._unit(name), quantity) for name, quantity in target.shares),
                )
                for target in row.targets
            )
            + tuple(NewTarget(unit=waiting.unit, quantity=None, name=waiting.name or "") for waiting in row.pending),
        )

    def _unit(self, name: str) -> Unit:
        known = unit_named(self.area.code, name)
        kind = UnitKind.TOWNSHIP if name.endswith(("镇", "乡", "街道")) else UnitKind.DEPARTMENT
        return known or register_unit(area=self.area, name=name, kind=kind, by=self.by, at=self.at)
