"""A person's own list as plain values: what is owed, over all posts, by its last day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from shishi.domain.accounts.person import Person
from shishi.domain.projects.models import Commitment, Party, PartyRole
from shishi.domain.reporting.models import Obligation, Report
from shishi.domain.reporting.queries import is_standing, state_read
from shishi.domain.units.queries import HeldPost
from shishi.interfaces.desk.chips import Chip, filing_chip, report_chip
from shishi.interfaces.desk.duties import duties_of
from shishi.interfaces.desk.links import Link, matter_address
from shishi.rulebook.deadlines import days_left_text
from shishi.rulebook.periods import parse_period
from shishi.rulebook.report_flow import Filing, ReportState


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A work that the person's units have a part in; ``part`` names the units and what each does."""

    matter: Link
    lists: str
    part: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One item of one period. ``unchanged`` is what the button 本期无变化 sends; empty where it cannot be pressed."""

    name: str
    unit: str
    key: str
    period: str
    lists: str
    due_on: dt.date
    left: str
    chips: tuple[Chip, ...]
    form: str
    receipt: str
    unchanged: str
    settled: bool


@dataclass(frozen=True, slots=True)
class MinePage:
    posts: tuple[HeldPost, ...]
    owed: tuple[Owed, ...]
    settled: tuple[Owed, ...]
    to_confirm: tuple[Report, ...]
    works: tuple[OwnWork, ...]

    @property
    def books(self) -> tuple[tuple[str, str], ...]:
        """The periods that can be filled in as a spreadsheet: key and name."""
        return tuple(dict.fromkeys((one.key, one.period) for one in self.owed))

    @property
    def unchanged(self) -> tuple[str, ...]:
        """What the one button for all items sends."""
        return tuple(one.unchanged for one in self.owed if one.unchanged)


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds about the duties: every version on their works, and the actor's drafts."""

    reports: tuple[Report, ...]
    drafts: frozenset[tuple[str, int]]
    today: dt.date

    def versions(self, key: str, unit: int, work: int) -> list[Report]:
        found = [one for one in self.reports if (one.period_key, one.unit_id, one.commitment_id) == (key, unit, work)]
        return sorted(found, key=lambda report: report.version)

    def has_earlier(self, work: int, before: dt.date) -> bool:
        return any(one.commitment_id == work and one.as_of < before and is_standing(one) for one in self.reports)


def owed_of(obligations: Iterable[Obligation], known: Known) -> tuple[Owed, ...]:
    """Every open item of every period once, whatever number of lists it stands on, by its last day.

    What is settled is listed for the newest period only.
    """
    by_period: dict[str, list[Obligation]] = {}
    for obligation in obligations:
        by_period.setdefault(obligation.period.key, []).append(obligation)
    newest = max(by_period, key=lambda key: by_period[key][0].period.as_of, default="")
    rows = [
        row
        for key, same in by_period.items()
        for row in _period_rows(key, same, known)
        if key == newest or not row.settled
    ]
    return tuple(sorted(rows, key=lambda row: (row.due_on, row.name)))


def mine_page(
    person: Person,
    posts: Sequence[HeldPost],
    rows: Sequence[Owed],
    works: Sequence[Commitment],
    to_confirm: Sequence[Report] = (),
) -> MinePage:
    """Open items by their last day; of those sent the newest first."""
    return MinePage(
        posts=tuple(posts),
        owed=tuple(row for row in rows if not row.settled),
        settled=tuple(row for row in reversed(rows) if row.settled),
        to_confirm=tuple(to_confirm),
        works=tuple(_work(work, person.units) for work in works),
    )


def _period_rows(key: str, same: list[Obligation], known: Known) -> Iterable[Owed]:
    period = same[0].period
    ids = {(one.post.unit_id, one.commitment.name): one.commitment_id for one in same}
    for duty in duties_of(same, ()):
        work = ids[duty.unit.pk, duty.matter.text]
        versions = known.versions(key, duty.unit.pk, work)
        newest = versions[-1] if versions else None
        silent = duty.filing is Filing.NOT_FILED and newest is None
        may = silent and known.has_earlier(work, period.as_of)
        yield Owed(
            name=duty.matter.text,
            unit=duty.unit.name,
            key=key,
            period=parse_period(key).with_as_of(period.as_of).label(),
            lists="、".join(duty.lists),
            due_on=duty.due_on,
            left=days_left_text(duty.due_on, known.today),
            chips=tuple(_chips(duty.filing, newest, drafted=(key, work) in known.drafts)),
            form=reverse("desk:report-form", args=[key, work]),
            receipt=reverse("desk:receipt", args=[newest.pk]) if newest else "",
            unchanged=f"{key}|{work}" if may else "",
            settled=duty.filing.is_settled,
        )


def _chips(filing: Filing, newest: Report | None, *, drafted: bool) -> Iterable[Chip]:
    yield filing_chip(filing)
    if newest is not None:
        yield report_chip(state_read(newest))
    if drafted:
        yield report_chip(ReportState.DRAFT)


def _work(work: Commitment, units: frozenset[int]) -> OwnWork:
    own = [party for party in work.parties.all() if party.unit_id in units]
    names = dict.fromkeys(listing.list_of.name for listing in work.listings.all())
    return OwnWork(
        matter=Link(work.name, matter_address(f"w{work.pk}")),
        lists="、".join(names),
        part="；".join(map(_part, own)) or "承担分解任务",
    )


def _part(party: Party) -> str:
    return f"{party.unit.name}{'牵头' if party.role == PartyRole.LEAD else '协办'}"
