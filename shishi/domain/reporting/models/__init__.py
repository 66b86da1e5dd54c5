"""Tables of a reporting month: periods, duties and reports; rulings on duties; reminders and what they reached."""

from shishi.domain.reporting.models.duty import Call, Closure, Exemption, Extension
from shishi.domain.reporting.models.photo import MOST_PHOTOS, Clearance, ReportPhoto
from shishi.domain.reporting.models.reminder import (
    Contact,
    Delivery,
    DeliveryChannel,
    DeliveryState,
    Notice,
    Reminder,
)
from shishi.domain.reporting.models.report import (
    Channel,
    Confirmation,
    ConfirmationWay,
    Draft,
    Obligation,
    Period,
    ProxySource,
    Report,
    ReportNature,
    ReportValue,
    Review,
    ReviewedValue,
    Submission,
    Verdict,
)

__all__ = [
    "MOST_PHOTOS",
    "Call",
    "Channel",
    "Clearance",
    "Closure",
    "Confirmation",
    "ConfirmationWay",
    "Contact",
    "Delivery",
    "DeliveryChannel",
    "DeliveryState",
    "Draft",
    "Exemption",
    "Extension",
    "Notice",
    "Obligation",
    "Period",
    "ProxySource",
    "Reminder",
    "Report",
    "ReportNature",
    "ReportPhoto",
    "ReportValue",
    "Review",
    "ReviewedValue",
    "Submission",
    "Verdict",
]
