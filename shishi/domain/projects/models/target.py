from django.db import models
from django.db.models import Q

from shishi.core.fields import AmountField
from shishi.domain.projects.models.commitment import Commitment
from shishi.domain.units.models import Unit


class Better(models.TextChoices):
    MORE = "more", "多为好"
    LESS = "less", "少为好"


class Target(models.Model):
    """A quantified target of a work. ``quantity`` is empty while the task is not yet assigned (待下达)."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="targets")
    name = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=20)
    quantity = AmountField(null=True)
    better = models.CharField(max_length=10, choices=Better, default=Better.MORE.value)
    source_system = models.CharField(max_length=60, blank=True)
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "name", "unit"], name="target_once"),
            models.CheckConstraint(condition=Q(quantity=None) | Q(quantity__gte=0), name="target_not_negative"),
            models.CheckConstraint(condition=Q(better__in=Better.values), name="target_better_known"),
            models.CheckConstraint(condition=~Q(unit=""), name="target_has_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.name}{self.quantity}{self.unit}"


class Allocation(models.Model):
    """A unit's share of a target (元坝镇280户). The shares may fall short of the target or exceed it; that is shown."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="allocations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="allocations")
    quantity = AmountField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "unit"], name="allocation_once"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="allocation_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.unit_id} {self.quantity}"


class Site(models.Model):
    """点位: a place where a share is done. ``place_code`` is the twelve-digit statistical code of the village."""

    allocation = models.ForeignKey(Allocation, on_delete=models.PROTECT, related_name="sites")
    place_code = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=120)
    quantity = AmountField(null=True)
    stage = models.CharField(max_length=30, blank=True)
    started_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["allocation", "name"], name="site_once"),
            models.CheckConstraint(condition=~Q(name=""), name="site_named"),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(started_on=None) | Q(finished_on__gte=models.F("started_on")),
                name="site_finished_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanPoint(models.Model):
    """What should be reached by the end of a month, cumulative, in the target's unit."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="plan")
    month = models.PositiveSmallIntegerField()
    cumulative = AmountField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "month"], name="plan_point_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="plan_point_month"),
            models.CheckConstraint(condition=Q(cumulative__gte=0), name="plan_point_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.month}: {self.cumulative}"
