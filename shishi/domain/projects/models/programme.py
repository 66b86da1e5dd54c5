from django.db import models
from django.db.models import Q

from shishi.domain.units.models import Area

# The first kind of list: 为民兴办实事. Other kinds are named in the office's own words.
PRACTICAL_MATTERS = "为民实事"
KINDS = (PRACTICAL_MATTERS, "政府工作报告任务", "会议议定事项", "领导批示", "重点项目")


class Tier(models.TextChoices):
    """Which government set a list up."""

    PROVINCE = "province", "省列"
    CITY = "city", "市列"
    COUNTY = "county", "县列"
    TOWNSHIP = "township", "乡列"


class Programme(models.Model):
    """The matters of one county in one year."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="programmes")
    year = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "year"], name="programme_once_a_year"),
            models.CheckConstraint(condition=Q(year__gte=1990, year__lte=2100), name="programme_year_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year}"


class ListOf(models.Model):
    """A list on which matters stand: 省列, 市列, 县列为民实事, and any other list that the office follows.

    ``kind`` is open: 为民实事 is the first; 政府工作报告任务, 会议议定事项, 领导批示 and 重点项目 use the same kernel under
    kinds of their own.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="lists")
    name = models.CharField(max_length=40)
    tier = models.CharField(max_length=20, choices=Tier)
    kind = models.CharField(max_length=40, default=PRACTICAL_MATTERS)
    owning_office = models.CharField(max_length=80, blank=True)
    approving_document = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True)
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="list_name_once"),
            models.UniqueConstraint(fields=["programme", "order"], name="list_order_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(kind=""), name="list_named"),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="list_tier_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Aspect(models.Model):
    """方面: a field of life under which a list groups its matters."""

    list_of = models.ForeignKey(ListOf, on_delete=models.PROTECT, related_name="aspects")
    name = models.CharField(max_length=80)
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list_of", "name"], name="aspect_name_once")]

    def __str__(self) -> str:
        return self.name


class Heading(models.Model):
    """项: a heading of a list that may hold several 件 (省列 8项10件)."""

    list_of = models.ForeignKey(ListOf, on_delete=models.PROTECT, related_name="headings")
    name = models.CharField(max_length=200)
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list_of", "name"], name="heading_name_once")]

    def __str__(self) -> str:
        return self.name
