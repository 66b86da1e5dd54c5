"""What the pages of a work's targets show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.domain.projects.models import Better, Commitment, Site, Target
from shishi.interfaces.desk.matters.targets import sum_gap
from shishi.interfaces.desk.targets.forms import PlanForm, SharesForm
from shishi.rulebook.progress import default_months
from shishi.rulebook.stages import Kind, Stage
from shishi.rulebook.wording import decimal_text, quantity

WIDTH, HEIGHT = 600, 260  # of the chart that is drawn without a script


@dataclass(frozen=True, slots=True)
class TargetRow:
    pk: int
    name: str
    goal: str
    assigned: bool
    better: str
    source_system: str
    plan: str
    shares: str
    agrees: bool
    sites: int


@dataclass(frozen=True, slots=True)
class MonthRow:
    month: int
    default: str
    saved: str
    box: object


@dataclass(frozen=True, slots=True)
class PlanPage:
    rows: tuple[MonthRow, ...]
    own: bool
    over: bool
    data: dict[str, object]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShareRow:
    unit: str
    saved: str
    sites: int
    box: object


@dataclass(frozen=True, slots=True)
class SharesPage:
    rows: tuple[ShareRow, ...]
    total: str
    verdict: str
    agrees: bool
    goal: str


@dataclass(frozen=True, slots=True)
class SiteRow:
    pk: int
    unit: str
    name: str
    code: str
    quantity: str
    stage: str
    started_on: str
    finished_on: str
    clues: tuple[str, ...]


def label(target: Target) -> str:
    return target.name or target.commitment.name


def goal(target: Target) -> str:
    return "待下达" if target.quantity is None else quantity(target.quantity, target.unit)


def target_rows(work: Commitment) -> tuple[TargetRow, ...]:
    return tuple(_target(target) for target in work.targets.all())


def _target(target: Target) -> TargetRow:
    shares, points = list(target.allocations.all()), list(target.plan.all())
    verdict, agrees = sum_verdict(target, [share.quantity for share in shares])
    return TargetRow(
        pk=target.pk,
        name=label(target),
        goal=goal(target),
        assigned=target.quantity is not None,
        better=Better(target.better).label,
        source_system=target.source_system,
        plan=f"自定（{len(points)}个月）" if points else "默认曲线",
        shares=f"{len(shares)}个单位，{verdict}" if shares else "未分解",
        agrees=agrees,
        sites=sum(len(share.sites.all()) for share in shares),
    )


def sum_verdict(target: Target, parts: Sequence[Decimal]) -> tuple[str, bool]:
    """How the sum of the shares stands against the target's quantity."""
    if not parts:
        return "还没有分解", True
    total = sum(parts, Decimal(0))
    if target.quantity is None:
        return f"合计{quantity(total, target.unit)}，年度目标待下达", True
    gap = sum_gap(total, target)
    return f"合计{quantity(total, target.unit)}，{gap or '与年度目标一致'}", not gap


def plan_page(target: Target, form: PlanForm) -> PlanPage:
    default = _default(target)
    saved = {point.month: point.cumulative for point in target.plan.all()}
    top = float(max([target.quantity or Decimal(0), *saved.values(), Decimal(1)]))
    months = range(1, 13)
    return PlanPage(
        rows=tuple(
            MonthRow(month, _text(default.get(month)), _text(saved.get(month)), form[f"m{month}"]) for month in months
        ),
        own=bool(saved),
        over=target.quantity is not None and any(value > target.quantity for value in saved.values()),
        data={
            "unit": target.unit,
            "goal": None if target.quantity is None else float(target.quantity),
            "default": [float(default[month]) if month in default else None for month in months],
        },
        lines=(("default", _line(default, top)), ("own", _line(saved, top))),
    )


def _default(target: Target) -> dict[int, Decimal]:
    if not target.quantity:
        return {}
    work = target.commitment
    return default_months(Kind(work.kind), work.programme.year, target.quantity)


def plan_initial(target: Target, *, from_default: bool) -> dict[str, object]:
    """What stands in the boxes: the own plan, or nothing, or the default curve where one asked to start from it."""
    points = _default(target) if from_default else {point.month: point.cumulative for point in target.plan.all()}
    return {f"m{month}": _text(value) for month, value in points.items()}


def _line(points: Mapping[int, Decimal], top: float) -> str:
    return " ".join(
        f"{month * WIDTH / 12 - WIDTH / 24:.0f},{HEIGHT - 10 - float(value) / top * (HEIGHT - 20):.0f}"
        for month, value in sorted(points.items())
    )


def _text(value: Decimal | None) -> str:
    return "" if value is None else decimal_text(value)


def shares_initial(target: Target) -> dict[str, object]:
    return {f"u{share.unit_id}": _text(share.quantity) for share in target.allocations.all()}


def shares_page(target: Target, form: SharesForm) -> SharesPage:
    shares = {share.unit_id: share for share in target.allocations.all()}
    verdict, agrees = sum_verdict(target, [share.quantity for share in shares.values()])
    rows = []
    for unit in form.units:
        share = shares.get(unit.pk)
        saved = _text(share.quantity) if share else ""
        rows.append(ShareRow(unit.name, saved, len(share.sites.all()) if share else 0, form[f"u{unit.pk}"]))
    return SharesPage(tuple(rows), _text(sum((one.quantity for one in shares.values()), Decimal(0))), verdict, agrees,
                      _text(target.quantity))  # fmt: skip


def site_rows(target: Target, clues: Mapping[int, Sequence[Site]]) -> tuple[SiteRow, ...]:
    return tuple(
        SiteRow(
            pk=site.pk,
            unit=share.unit.name,
            name=site.name,
            code=site.place_code,
            quantity="" if site.quantity is None else quantity(site.quantity, target.unit),
            stage=Stage(site.stage).label if site.stage else "",
            started_on=str(site.started_on or ""),
            finished_on=str(site.finished_on or ""),
            clues=tuple(_clue(other) for other in clues.get(site.pk, ())),
        )
        for share in target.allocations.all()
        for site in share.sites.all()
    )


def _clue(other: Site) -> str:
    target = other.allocation.target
    held = "" if other.quantity is None else f"，{quantity(other.quantity, target.unit)}"
    year = target.commitment.programme.year
    return f"{year}年“{target.commitment.name}”已登记{other.allocation.unit.name}{other.name}{held}"
