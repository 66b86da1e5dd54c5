"""The items of a period that somebody may fill in, each with all that its form stands on, in a fixed number of queries."""

from shishi.domain.accounts.person import Person
from shishi.domain.projects.models import Programme
from shishi.domain.projects.queries import works_in_full
from shishi.domain.reporting.models import Report
from shishi.domain.reporting.permissions import NONE
from shishi.domain.reporting.queries import duties_for, is_standing, reports_said_on_duties, state_read
from shishi.interfaces.desk.filling.pages import Filling
from shishi.rulebook.report_flow import Filing

Key = tuple[int, int]  # unit and work


def fillings(actor: Person, programme: Programme, key: str) -> dict[Key, Filling]:
    """By unit and work, in the office's order. Exempted items are not among them; settled and accepted ones are."""
    duties = [duty for duty in duties_for(actor, programme, key) if duty.state != Filing.EXEMPT]
    works = works_in_full(programme, {duty.commitment_id for duty in duties}, actor)
    reports: dict[int, list[Report]] = {}
    for report in reports_said_on_duties(actor, programme):
        reports.setdefault(report.commitment_id, []).append(report)
    found: dict[Key, Filling] = {}
    for duty in duties:
        place = (duty.post.unit_id, duty.commitment_id)
        known = found.get(place)
        if duty.commitment_id not in works or (known and known.duty.due_on <= duty.due_on):
            continue
        page = Filling(duty, works[duty.commitment_id], actor)
        _tell(page, reports.get(duty.commitment_id, []))
        found[place] = page
    return found


def _tell(page: Filling, reports: list[Report]) -> None:
    """Puts what was read for all items at once where the page would look for it item by item."""
    period, unit = page.duty.period, page.duty.post.unit_id
    before = [one for one in reports if one.as_of < period.as_of and is_standing(one)]
    own = [one for one in reports if (one.period_key, one.unit_id) == (period.key, unit)]
    newest = max(own, key=lambda one: one.version, default=None)
    cached = vars(page)
    cached["previous"] = max(before, key=lambda one: (one.as_of, one.submitted_at, one.version, one.pk), default=None)
    cached["newest"], cached["draft"] = newest, None
    cached["state"] = state_read(newest).value if newest else NONE
