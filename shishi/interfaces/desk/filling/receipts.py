"""A report as its receipt and its printed form show it: number, short hash, values, what was said to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from shishi.domain.accounts.queries import names_behind
from shishi.domain.files.models import StoredFile
from shishi.domain.reporting.models import Confirmation, Report, Review
from shishi.domain.reporting.queries import newest_version, paper_code, receipt_of, state_of_version
from shishi.interfaces.desk.chips import Chip, report_chip
from shishi.interfaces.desk.matters.reports import ReportBlock, report_blocks
from shishi.interfaces.desk.people import actor_name
from shishi.rulebook.periods import parse_period
from shishi.rulebook.stages import Stage

UNCONFIRMED, CONFIRMED = Chip("○", "待单位确认", "slow"), Chip("✓", "单位已确认", "done")


@dataclass(frozen=True, slots=True)
class ConfirmationLine:
    row: Confirmation
    by: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """``number`` and ``hash`` are those of the ledger entry, which was written in one transaction with the report."""

    report: Report
    block: ReportBlock
    period: str
    number: str
    hash: str
    code: str
    stage: str
    by: str
    chips: tuple[Chip, ...]
    is_newest: bool
    confirmations: tuple[ConfirmationLine, ...]

    @property
    def confirmable(self) -> bool:
        return self.is_newest and not self.confirmations


def receipt(report: Report) -> Receipt:
    entry, newest = receipt_of(report), newest_version(report.commitment, report.unit, report.period_key)
    confirmations = list(report.confirmations.all())
    names = names_behind([report.submitted_by, *(one.recorded_by for one in confirmations)])
    return Receipt(
        report=report,
        block=report_blocks([report], names)[0],
        period=parse_period(report.period_key).with_as_of(report.as_of).label(),
        number=f"{report.submitted_at:%Y}-{entry.seq:04d}" if entry else "",
        hash=short_hash(entry.hash) if entry else "",
        code=paper_code(report),
        stage=Stage(report.stage).label if report.stage else "",
        by=names.get(report.submitted_by, actor_name(report.submitted_by)),
        chips=(report_chip(state_of_version(report)), CONFIRMED if confirmations else UNCONFIRMED),
        is_newest=newest is None or newest.pk == report.pk,
        confirmations=tuple(
            ConfirmationLine(one, names.get(one.recorded_by, actor_name(one.recorded_by))) for one in confirmations
        ),
    )


def short_hash(digest: str) -> str:
    """The first eight digits, as somebody reads them out on the phone: 7F3A-91C2."""
    return f"{digest[:4]}-{digest[4:8]}".upper()


def returned_for(reviews: Iterable[Review]) -> str:
    """The reason of the last return, where the last verdict was one."""
    latest = max(reviews, key=lambda review: review.pk, default=None)
    return latest.reason if latest else ""


def papers_of(report: Report) -> dict[str, StoredFile]:
    """The kept papers that hang on a report, by hash."""
    kept = [one.paper for one in report.confirmations.all() if one.paper]
    source = getattr(report, "proxy_source", None)
    kept += [source.paper] if source and source.paper else []
    return {stored.pk: stored for stored in kept}
