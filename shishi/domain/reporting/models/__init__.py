"""Tables of a reporting month: periods, duties and reports; rulings on duties; reminders and what they reached."""

from shishi.domain.reporting.models.duty import Call, Closure, Exemption, Extension
from shishi.domain.reporting.models.reminder import Channel, Contact, Delivery, DeliveryState, Notice, Reminder
from shishi.domain.reporting.models.report import (
    Confirmation,
    ConfirmationWay,
    Obligation,
    Period,
    Report,
    ReportNature,
    ReportValue,
    Review,
    ReviewedValue,
    Verdict,
)

__all__ = [
    "Call",
    "Channel",
    "Closure",
    "Confirmation",
    "ConfirmationWay",
    "Contact",
    "Delivery",
    "DeliveryState",
    "Exemption",
    "Extension",
    "Notice",
    "Obligation",
    "Period",
    "Reminder",
    "Report",
    "ReportNature",
    "ReportValue",
    "Review",
    "ReviewedValue",
    "Verdict",
]
