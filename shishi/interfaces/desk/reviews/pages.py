"""The queue and one report in it, as plain values."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from shishi.domain.projects.models import Target
from shishi.domain.reporting.evidence import Reuse
from shishi.domain.reporting.models import Obligation, Report, ReportNature
from shishi.interfaces.desk.chips import Chip
from shishi.interfaces.desk.duties import duties_of
from shishi.interfaces.desk.filling.items import last_value
from shishi.interfaces.desk.filling.receipts import CONFIRMED, UNCONFIRMED
from shishi.rulebook.periods import parse_period
from shishi.rulebook.report_flow import Filing
from shishi.rulebook.wording import decimal_text, quantity

UNCHANGED, PROXY = Chip("＝", "本期无变化", "grey"), Chip("✎", "代报", "slow")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits for the office's verdict."""

    report: Report
    period: str
    values: str
    chips: tuple[Chip, ...]
    href: str
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Silent:
    """A duty that nobody has answered; the office may enter the report for the unit."""

    name: str
    unit: str
    period: str
    due_on: dt.date
    href: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A target's values side by side, and the name of the field for the reviewed one."""

    target: Target
    name: str
    label: str
    goal: str
    last: str
    reported: str
    shares: str


@dataclass(frozen=True, slots=True)
class Clue:
    """A photo that looks like one used before, side by side. The numbers are those of the two uses."""

    use: int
    earlier: int
    words: str
    photo: str
    before: str
    receipt: str


@dataclass(frozen=True, slots=True)
class Queue:
    """One period's queue; ``periods`` are all that something waits in, with the number of reports."""

    key: str
    periods: tuple[tuple[str, str, int], ...]
    waiting: tuple[Waiting, ...]
    silent: tuple[Silent, ...]

    @property
    def unchanged(self) -> tuple[Waiting, ...]:
        return tuple(one for one in self.waiting if one.unchanged)


def queue_of(reports: Iterable[Report], obligations: Iterable[Obligation], wanted: str) -> Queue:
    """The queue of the period asked for, else of the newest in which anything waits or is owed."""
    reports, owed = list(reports), [one for one in obligations if not Filing(one.state).is_settled]
    days = {one.period_key: one.as_of for one in reports} | {one.period.key: one.period.as_of for one in owed}
    keys = sorted(days, key=lambda key: (days[key], key), reverse=True)
    key = wanted if wanted in days else next(iter(keys), "")
    return Queue(
        key=key,
        periods=tuple((one, _label(one, days[one]), sum(r.period_key == one for r in reports)) for one in keys),
        waiting=waiting_of(report for report in reports if report.period_key == key),
        silent=silent_of(one for one in owed if one.period.key == key),
    )


def waiting_of(reports: Iterable[Report]) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            report=report,
            period=_label(report.period_key, report.as_of),
            values="；".join(_value_text(report)),
            chips=tuple(_chips(report)),
            href=reverse("desk:review", args=[report.pk]),
            unchanged=report.nature == ReportNature.NO_CHANGE,
        )
        for report in reports
    )


def silent_of(obligations: Iterable[Obligation]) -> tuple[Silent, ...]:
    """The duties still open, each work once, by their last day."""
    rows = []
    by_key: dict[str, list[Obligation]] = {}
    for one in obligations:
        by_key.setdefault(one.period.key, []).append(one)
    for key, same in by_key.items():
        ids = {(one.post.unit_id, one.commitment.name): one.commitment_id for one in same}
        rows += [
            Silent(
                name=duty.matter.text,
                unit=duty.unit.name,
                period=_label(key, same[0].period.as_of),
                due_on=duty.due_on,
                href=reverse("desk:report-form", args=[key, ids[duty.unit.pk, duty.matter.text]]),
            )
            for duty in duties_of(same, ())
            if duty.filing is Filing.NOT_FILED
        ]
    return tuple(sorted(rows, key=lambda row: row.due_on))


def clues_of(reuses: Iterable[Reuse]) -> tuple[Clue, ...]:
    return tuple(
        Clue(
            use=reuse.use.pk,
            earlier=reuse.earlier.pk,
            words=f"照片{reuse.use.order + 1}与{_label(other.period_key, other.as_of)}“{other.commitment.name}”的照片相近",
            photo=reverse("desk:report-photo", args=[reuse.use.report_id, reuse.use.photo_id]),
            before=reverse("desk:report-photo", args=[other.pk, reuse.earlier.photo_id]),
            receipt=reverse("desk:receipt", args=[other.pk]),
        )
        for reuse in reuses
        for other in [reuse.earlier.report]
    )


def lines_of(report: Report, previous: Report | None, targets: Iterable[Target]) -> tuple[ReviewLine, ...]:
    return tuple(_line(report, previous, target) for target in targets)


def _line(report: Report, previous: Report | None, target: Target) -> ReviewLine:
    whole = [value for value in report.values.all() if value.target_id == target.pk and value.allocation_id is None]
    parts = [value for value in report.values.all() if value.target_id == target.pk and value.allocation_id]
    known = [value.cumulative for value in parts if value.cumulative is not None]
    total = sum(known, Decimal(0))
    shown = whole[0].cumulative if whole else None
    last = last_value(previous, target, None)
    return ReviewLine(
        target=target,
        name=f"r{target.pk}",
        label=f"{target.name or '累计完成'}（{target.unit}）",
        goal="待下达" if target.quantity is None else quantity(target.quantity, target.unit),
        last="—" if last is None else decimal_text(last),
        reported="空白" if shown is None else decimal_text(shown),
        shares=_shares_text(total, shown, target.unit) if known else "",
    )


def _shares_text(total: Decimal, shown: Decimal | None, unit: str) -> str:
    same = "相符" if shown == total else "不一致"
    return f"各单位合计{decimal_text(total)}{unit}，与总数{same}"


def _value_text(report: Report) -> Iterable[str]:
    for value in sorted(report.values.all(), key=lambda one: one.target.order):
        if value.allocation_id is None:
            amount = "空白" if value.cumulative is None else f"{decimal_text(value.cumulative)}{value.target.unit}"
            yield f"{value.target.name}{amount}"


def _chips(report: Report) -> Iterable[Chip]:
    if report.nature == ReportNature.NO_CHANGE:
        yield UNCHANGED
    if hasattr(report, "proxy_source"):
        yield PROXY
    yield CONFIRMED if report.confirmations.all() else UNCONFIRMED


def _label(key: str, as_of: dt.date) -> str:
    return parse_period(key).with_as_of(as_of).label()
