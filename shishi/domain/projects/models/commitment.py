from django.db import models
from django.db.models import Q

from shishi.core.fields import AmountField
from shishi.domain.files.models import StoredFile
from shishi.domain.projects.models.programme import Aspect, Heading, ListOf, Programme
from shishi.domain.units.models import Unit
from shishi.rulebook.stages import Kind


class PartyRole(models.TextChoices):
    LEAD = "lead", "牵头部门"
    COOPERATING = "cooperating", "协办单位"


class Commitment(models.Model):
    """One real work (件), whatever number of lists it stands on. ``due_on`` is the last day promised."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="commitments")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in Kind])
    content = models.TextField(blank=True)
    leader = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True)
    investment_wan = AmountField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="commitment_named"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="commitment_kind_known"),
            models.CheckConstraint(
                condition=Q(investment_wan=None) | Q(investment_wan__gte=0),
                name="commitment_investment_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Listing(models.Model):
    """A 件 as one list has it: number, name as listed, aspect, heading; and the real works that it stands for.

    Usually one work. A list may take two works of another list as one 件 (城乡低保 for 城市低保 and 农村低保).
    ``source_*`` name the cell row of the workbook that it came from.
    """

    list_of = models.ForeignKey(ListOf, on_delete=models.PROTECT, related_name="listings")
    aspect = models.ForeignKey(Aspect, null=True, on_delete=models.PROTECT, related_name="listings")
    heading = models.ForeignKey(Heading, null=True, on_delete=models.PROTECT, related_name="listings")
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField()
    works = models.ManyToManyField(Commitment, through="ListingWork", related_name="listings")
    source_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    source_sheet = models.CharField(max_length=100, blank=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list_of", "name"], name="listing_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="listing_named"),
        ]

    def __str__(self) -> str:
        return self.name


class ListingWork(models.Model):
    """That a listing stands for a work."""

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="links")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "commitment"], name="listing_work_once")]

    def __str__(self) -> str:
        return f"{self.listing_id}→{self.commitment_id}"


class Party(models.Model):
    """A unit's part in a work: exactly one leads, any number cooperate."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="parties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20, choices=PartyRole)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "unit", "role"], name="party_once"),
            models.UniqueConstraint(fields=["commitment"], condition=Q(role="lead"), name="party_one_lead"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="party_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.role} {self.unit_id}"
