"""What the office decided about duties and periods, and what was said on the telephone. Rows are never overwritten."""

from django.db import models
from django.db.models import F, Q

from shishi.domain.projects.models import Programme
from shishi.domain.reporting.models.report import Obligation, Period
from shishi.domain.units.models import Unit


class Extension(models.Model):
    """That a duty's last day was moved, from which day and why. The duty itself carries the day that holds."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="extensions")
    before_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gt=F("before_on")), name="extension_is_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.due_on}"


class Exemption(models.Model):
    """That a duty was lifted (免报), or with ``withdrawn`` that it holds again; each time with its reason."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="exemptions")
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="exemption_says_why")]

    def __str__(self) -> str:
        return f"{self.obligation_id} {'withdrawn' if self.withdrawn else 'exempt'}"


class Closure(models.Model):
    """That a list's period was locked, or opened again with a reason. The latest row says how it stands."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="closures")
    locked = models.BooleanField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(locked=True) | ~Q(reason=""), name="closure_opening_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {'locked' if self.locked else 'open'}"


class Call(models.Model):
    """A telephone call of the office to a unit about a period: with whom, and what was said."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    period_key = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="calls")
    person = models.CharField(max_length=60)
    said = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=""), name="call_names_person"),
            models.CheckConstraint(condition=~Q(said=""), name="call_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period_key} {self.at}"
