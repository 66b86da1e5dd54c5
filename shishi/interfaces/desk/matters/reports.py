"""Every version of a work's reports, as it was sent: nothing is put right afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shishi.domain.reporting.models import Confirmation, Report, ReportNature, ReportValue, Review, Verdict
from shishi.interfaces.desk.links import Link, report_anchor, source_link
from shishi.interfaces.desk.people import actor_name
from shishi.interfaces.desk.pictures import Shown, photos_shown
from shishi.rulebook.periods import parse_period
from shishi.rulebook.wording import decimal_text

_FLAGS = (("started", "启动"), ("under_construction", "开工"), ("done", "完成"), ("in_use", "投用"))
_TEXTS = (
    ("narrative", "进展情况"),
    ("problems", "存在问题"),
    ("help_needed", "需协调解决"),
    ("next_step", "下一步打算"),
    ("reason", "更正原因"),
)


@dataclass(frozen=True, slots=True)
class ValueLine:
    """``amount`` is what was reported: a blank cell says 空白, which is neither 0 nor unreported."""

    target: str
    unit: str
    amount: str
    month: str
    cell: Link | None


@dataclass(frozen=True, slots=True)
class VerdictLine:
    verdict: str
    returned: bool
    reason: str
    values: tuple[str, ...]
    by: str
    review: Review


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """One version. ``counts`` tells the version of its period that figures are computed from.

    A confirmation stands beside the name of whoever recorded it, who need not be the one who decided.
    """

    anchor: str
    period: str
    report: Report
    nature: str
    counts: bool
    flags: tuple[tuple[str, str], ...]
    values: tuple[ValueLine, ...]
    texts: tuple[tuple[str, str], ...]
    verdicts: tuple[VerdictLine, ...]
    confirmations: tuple[tuple[Confirmation, str], ...]
    by: str
    source: Link | None
    file_name: str
    photos: tuple[Shown, ...]


def report_blocks(reports: Sequence[Report], names: Mapping[str, str]) -> tuple[ReportBlock, ...]:
    """The versions, newest first; of each period the newest one that was not returned counts."""
    counting: dict[str, int] = {}
    for report in reports:
        if not _returned(report):
            counting.setdefault(report.period_key, report.pk)
    return tuple(_block(report, names, counts=counting.get(report.period_key) == report.pk) for report in reports)


def _returned(report: Report) -> bool:
    reviews = list(report.reviews.all())
    return bool(reviews) and max(reviews, key=lambda review: review.pk).verdict == Verdict.RETURN


def _block(report: Report, names: Mapping[str, str], *, counts: bool) -> ReportBlock:
    stored = report.source_file
    return ReportBlock(
        anchor=report_anchor(report.period_key, report.unit.name, report.version),
        period=parse_period(report.period_key).label(),
        report=report,
        nature=ReportNature(report.nature).label,
        counts=counts,
        flags=tuple(_flags(report)),
        values=tuple(_value(report, value) for value in _in_order(report.values.all())),
        texts=tuple((label, text) for name, label in _TEXTS if (text := getattr(report, name))),
        verdicts=tuple(_verdict(review, names) for review in sorted(report.reviews.all(), key=lambda one: one.pk)),
        confirmations=tuple((one, actor_name(one.recorded_by, names)) for one in report.confirmations.all()),
        by=actor_name(report.submitted_by, names),
        source=source_link(stored.sha256, report.source_sheet, report.source_row) if stored else None,
        file_name=stored.name if stored else "",
        photos=photos_shown(report),
    )


def _flags(report: Report) -> Iterable[tuple[str, str]]:
    for name, label in _FLAGS:
        said = getattr(report, name)
        yield label, "未说明" if said is None else "是" if said else "否"
    if report.percent is not None:
        yield "自报进度", f"{decimal_text(report.percent)}%"
    if report.invested_wan is not None:
        yield "完成投资", f"{decimal_text(report.invested_wan)}万元"


def _in_order(values: Iterable[ReportValue]) -> list[ReportValue]:
    """By target; the value for the whole before those of units."""
    return sorted(values, key=lambda value: (value.target.order, value.allocation_id or 0))


def _value(report: Report, value: ReportValue) -> ValueLine:
    target = value.target
    return ValueLine(
        target=target.name or "累计完成",
        unit=value.allocation.unit.name if value.allocation else "",
        amount="空白" if value.cumulative is None else f"{decimal_text(value.cumulative)}{target.unit}",
        month="" if value.month is None else f"{decimal_text(value.month)}{target.unit}",
        cell=source_link(report.source_file_id or "", report.source_sheet, report.source_row, value.source_cell),
    )


def _verdict(review: Review, names: Mapping[str, str]) -> VerdictLine:
    return VerdictLine(
        verdict=Verdict(review.verdict).label,
        returned=review.verdict == Verdict.RETURN,
        reason=review.reason,
        values=tuple(
            f"{value.target.name or '累计完成'}核定为{decimal_text(value.cumulative)}{value.target.unit}"
            for value in review.values.all()
        ),
        by=actor_name(review.by, names),
        review=review,
    )


def people_of(reports: Iterable[Report]) -> frozenset[str]:
    """The labels of whoever sent, reviewed or recorded something on the reports."""
    return frozenset(
        label
        for report in reports
        for label in (
            report.submitted_by,
            *(review.by for review in report.reviews.all()),
            *(confirmation.recorded_by for confirmation in report.confirmations.all()),
        )
    )
