"""The page of one item's form: what is asked, what is known, and what became of it meanwhile."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.functional import cached_property

from shishi.domain.accounts.person import Person
from shishi.domain.projects.models import Commitment, Programme
from shishi.domain.projects.queries import work_in_full
from shishi.domain.reporting.models import Draft, Obligation, Report
from shishi.domain.reporting.queries import draft_of, duty_at, newest_version, previous_report, state_of
from shishi.interfaces.desk.filling.forms import LENGTHS, ReportForm, begun, fresh
from shishi.interfaces.desk.filling.items import Entry, entries_of
from shishi.interfaces.desk.filling.receipts import returned_for
from shishi.rulebook.deadlines import days_left_text
from shishi.rulebook.periods import Period, parse_period
from shishi.rulebook.report_flow import ReportState
from shishi.rulebook.stages import Kind


@dataclass
class Filling:
    """A duty with everything that its form stands on. ``by_office`` says that the office enters it for the unit."""

    duty: Obligation
    work: Commitment
    actor: Person

    @property
    def by_office(self) -> bool:
        return self.actor.reach("reporting.submit").everything

    @property
    def period(self) -> Period:
        return parse_period(self.duty.period.key).with_as_of(self.duty.period.as_of)

    @cached_property
    def previous(self) -> Report | None:
        return previous_report(self.work, self.duty.period.as_of)

    @cached_property
    def newest(self) -> Report | None:
        return newest_version(self.work, self.duty.post.unit, self.duty.period.key)

    @cached_property
    def draft(self) -> Draft | None:
        return None if self.by_office else draft_of(self.actor, self.duty)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return entries_of(self.work, self.previous, self.duty.period.as_of)

    @cached_property
    def state(self) -> str:
        return state_of(self.work, self.duty.post.unit, self.duty.period.key)

    @property
    def is_open(self) -> bool:
        """Whether the actor may still report as the report stands."""
        return self.actor.reach("reporting.submit", self.state).covers(self.duty.post.unit_id)

    @property
    def returned(self) -> str:
        return returned_for(self.newest.reviews.all()) if self.newest and self.state == ReportState.RETURNED else ""

    @property
    def may_be_unchanged(self) -> bool:
        return self.previous is not None and self.newest is None and not self.by_office

    def form(self, sent: Mapping[str, Any] | None = None, files: Any = None) -> ReportForm:
        """The form as sent, or as it begins: with the draft, else the returned version, else last time's.

        Whether it corrects something is said by the version that it was opened on, not by what was filed meanwhile.
        """
        base = self.newest.pk if self.newest else 0
        opened_on = str(base) if sent is None else sent.get("base", "")
        start = begun(self.entries, self.previous, self.newest, self._stage())
        start |= {"reason": "按退回意见更正。"} if self.returned else {}
        start |= self.draft.content if self.draft else {}
        return ReportForm(
            self.entries,
            Kind(self.work.kind),
            correcting=opened_on not in {"", "0"},
            by_office=self.by_office,
            data=sent,
            files=files,
            initial=fresh(base, **start),
        )

    def rows(self, form: ReportForm) -> Iterator[tuple[Entry, BoundField, str]]:
        """The values one by one: what is known, the field, and what is unlikely about what was typed."""
        for entry in self.entries:
            yield entry, form[entry.name], "".join(form.warned.get(entry.name, ()))

    def texts(self, form: ReportForm) -> Iterator[tuple[BoundField, int]]:
        """The fields for prose with their lengths, the narrative first."""
        for name, length in LENGTHS.items():
            yield form[name], length

    def left(self, today: dt.date) -> str:
        return days_left_text(self.duty.due_on, today)

    def _stage(self) -> str:
        events = list(self.work.stage_events.all())
        return events[-1].stage if events else ""


def filling_at(actor: Person, programme: Programme | None, key: str, pk: int) -> Filling | None:
    """The form's page, where the actor may see the duty."""
    duty = duty_at(actor, programme, key, pk) if programme else None
    work = work_in_full(programme, pk, actor) if programme and duty else None
    return Filling(duty, work, actor) if duty and work else None
