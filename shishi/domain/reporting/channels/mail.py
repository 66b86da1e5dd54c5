"""E-mail over the SMTP server of the settings, all messages through one connection."""

import smtplib
from collections.abc import Iterable

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from shishi.domain.reporting.models import Delivery


def send_mails(messages: Iterable[Delivery]) -> dict[Delivery, str]:
    """Hand the messages to the mail server; gives for each what went wrong, or an empty text.

    Where the server can't be reached, all of them fail alike, and none waits for a timeout of its own.
    """
    waiting = list(messages)
    if not waiting:
        return {}
    connection = get_connection(fail_silently=False)
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return dict.fromkeys(waiting, f"邮件服务器连接不上：{_said(error)}")
    try:
        return {one: _send(one, connection) for one in waiting}
    finally:
        connection.close()


def _send(one: Delivery, connection: BaseEmailBackend) -> str:
    try:
        EmailMessage(one.subject, one.text, to=[one.address], connection=connection).send()
    except (OSError, smtplib.SMTPException) as error:
        return f"邮件服务器没有接受：{_said(error)}"
    return ""


def _said(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()
