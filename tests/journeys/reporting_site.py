"""A demonstration of its own for the journeys that report: two months more are open, one for each screen."""

import json

from tests.journeys.browsing import shell

OPEN = """
import datetime as dt
from shishi.core.clock import now
from shishi.domain.projects.queries import latest_programme, lists_of
from shishi.domain.reporting.actions.period import Days, open_period
from shishi.interfaces.cli.system import CLI
from shishi.rulebook import periods
for month in (8, 9):
    period = periods.month(2016, month)
    days = Days(period.as_of, period.as_of.replace(day=20), period.as_of.replace(day=28), "督查室通知")
    for list_of in lists_of(latest_programme("620123")):
        open_period(list_of=list_of, period=period, days=days, by=CLI, at=now())
"""
ROWS = """
import json
from django.apps import apps
from django.db.models import F
from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.models import Report
found = []
for report in Report.objects.filter(period_key="{key}", commitment__name="{work}").order_by("version"):
    review = report.reviews.order_by("-pk").first()
    confirmation = report.confirmations.first()
    source = getattr(report, "proxy_source", None)
    entries = LedgerEntry.objects.filter(act="reporting.submit_report", object_id=str(report.pk))
    found.append({{
        "pk": report.pk, "version": report.version, "nature": report.nature, "by": report.submitted_by,
        "narrative": report.narrative, "values": [str(v.cumulative) for v in report.values.order_by("target__order")],
        "verdict": review.verdict if review else "", "reviewed": [str(v.cumulative) for v in review.values.all()] if review else [],
        "way": confirmation.way if confirmation else "", "decider": confirmation.decider if confirmation else "",
        "channel": source.channel if source else "", "entries": entries.count(),
        "judged": LedgerEntry.objects.filter(act="reporting.review_report", object_id=str(review.pk if review else 0)).count(),
        "confirmed": LedgerEntry.objects.filter(
            act="reporting.confirm_report", object_id=str(confirmation.pk if confirmation else 0)).count(),
    }})
print(json.dumps(found))
"""
MONTHS = {1366: "2016-08", 360: "2016-09"}


def open_months(site):
    said = site.shishi("shell", "--no-imports", "-c", OPEN)
    assert said.returncode == 0, said.stderr


def rows(site, key, work):
    """What the register holds of a work's reports of a month, with the ledger entries behind them."""
    return json.loads(shell(site, ROWS.format(key=key, work=work)))
