"""Reminders of owed reports, the notices and messages that they became, and how persons are reached."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from shishi.domain.projects.models import Programme
from shishi.domain.units.models import Post
from shishi.rulebook.reminders import Occasion


class Contact(models.Model):
    """A person's telephone and e-mail address, for reminders and for the office's calls. Either may be empty."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contact")
    mobile = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.mobile}"


class Reminder(models.Model):
    """That a post was reminded of what it owes for a period: by the calendar, or because the office urged (催报).

    ``day`` is the day that the reminder belongs to, which is what makes a second scan do nothing. Never overwritten.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    period_key = models.CharField(max_length=20)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="reminders")
    occasion = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Occasion])
    day = models.DateField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "period_key", "post", "occasion", "day"], name="reminder_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=[one.value for one in Occasion]), name="reminder_occasion_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.period_key} {self.occasion} {self.day}"


class Notice(models.Model):
    """A reminder as one person finds it inside (站内通知), and when it was read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, related_name="notices")
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "reminder"], name="notice_once")]
        indexes = [models.Index(fields=["user"], condition=Q(read_at=None), name="notice_unread")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.reminder_id}"


class DeliveryChannel(models.TextChoices):
    MAIL = "mail", "电子邮件"
    WECOM = "wecom", "企业微信群"
    DINGTALK = "dingtalk", "钉钉群"


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "待发"
    SENDING = "sending", "正在发"
    SENT = "sent", "已发"
    FAILED = "failed", "未发出"


class Delivery(models.Model):
    """A message on its way out of the house. ``address`` is a mail address, or the name of a webhook in the settings.

    A waiting one is tried again until it was tried often enough; then it failed for good, and ``error`` says why.
    """

    channel = models.CharField(max_length=20, choices=DeliveryChannel)
    address = models.CharField(max_length=254)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    period_key = models.CharField(max_length=20)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    state = models.CharField(max_length=20, choices=DeliveryState, default=DeliveryState.WAITING.value)
    tries = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=DeliveryChannel.values), name="delivery_channel_known"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="delivery_state_known"),
        ]
        indexes = [models.Index(fields=["state"], name="delivery_by_state")]

    def __str__(self) -> str:
        return f"{self.channel} {self.address} {self.state}"
