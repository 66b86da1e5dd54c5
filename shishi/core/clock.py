"""The one place that asks what time it is. Interfaces call it and pass the answer down."""

import datetime as dt
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")


def now() -> dt.datetime:
    """The moment, aware, in UTC."""
    return dt.datetime.now(tz=dt.UTC)


def office_day(at: dt.datetime) -> dt.date:
    """The calendar day of a moment where the office sits; a day ends at 24:00 there."""
    return at.astimezone(OFFICE_ZONE).date()
