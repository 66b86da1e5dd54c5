import datetime as dt
from decimal import Decimal

from shishi.domain.projects.models import PartyRole
from shishi.domain.reporting.actions.period import Days, open_period
from shishi.domain.reporting.actions.report import Filled, NewValue, submit_report
from shishi.domain.reporting.actions.review import confirm_report, review_report
from shishi.domain.reporting.models import ConfirmationWay, Verdict
from shishi.rulebook import periods
from tests.factories.acting import AT, CLERK

JULY = periods.month(2016, 7)


def days_of(period):
    """Opened on the 20th, due on the 28th, as a notice of the office usually says."""
    end = period.as_of
    return Days(as_of=end, opens_on=end.replace(day=20), due_on=end.replace(day=28), notice="青政督通〔2016〕3号")


def make_period(list_of, period=JULY, **days):
    usual = days_of(period)
    return open_period(
        list_of=list_of,
        period=period,
        days=Days(
            as_of=days.get("as_of", usual.as_of),
            opens_on=days.get("opens_on", usual.opens_on),
            due_on=days.get("due_on", usual.due_on),
            notice=usual.notice,
        ),
        by=CLERK,
        at=AT,
    )


def lead_unit(work):
    return work.parties.get(role=PartyRole.LEAD).unit


def said(work, *amounts, **more):
    """What a report says: the amounts for the work's targets in their order; None is blank and stays blank."""
    targets = work.targets.order_by("order")
    values = (
        NewValue(target, None if amount is None else Decimal(amount))
        for target, amount in zip(targets, amounts, strict=False)
    )
    return Filled(values=tuple(values), **more)


def make_report(work, *amounts, unit=None, period=JULY, received_on=dt.date(2016, 7, 27), by=CLERK, at=AT, **more):
    """A report of the lead unit; ``nature`` and ``reason`` go to the action, the rest into what is said."""
    outer = {name: more.pop(name) for name in ("nature", "reason", "origin", "proxy", "sending") if name in more}
    return submit_report(
        work=work,
        unit=unit or lead_unit(work),
        period=period,
        filled=said(work, *amounts, **more),
        received_on=received_on,
        by=by,
        at=at,
        **outer,
    )


def make_review(report, verdict=Verdict.ACCEPT, **more):
    return review_report(report=report, verdict=verdict, by=CLERK, at=AT, **more)


def make_confirmation(report, way=ConfirmationWay.ONLINE, decider="王建国", **more):
    return confirm_report(report=report, way=way, decider=decider, on=dt.date(2016, 7, 27), by=CLERK, at=AT, **more)
