from django.conf import settings
from django.db import models
from django.db.models import F, Q


class UnitKind(models.TextChoices):
    OFFICE = "office", "政府办公室"
    LEADERSHIP = "leadership", "县政府领导"
    DEPARTMENT = "department", "部门"
    TOWNSHIP = "township", "乡镇"
    OTHER = "other", "其他单位"


class PostKind(models.TextChoices):
    REPORTER = "reporter", "报送人"
    HEAD = "head", "单位负责人"
    LEADER = "leader", "包抓领导"
    SECRETARY = "secretary", "领导秘书"
    OFFICER = "officer", "督查员"


class Area(models.Model):
    """An administrative area by its code of GB/T 2260 (six digits) or its statistical code (twelve)."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A department, township or office. ``order`` is the office's fixed order, in which every table lists units."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=UnitKind)
    order = models.PositiveIntegerField()
    credit_code = models.CharField(max_length=18, null=True, unique=True)  # noqa: DJ001 - unique where there is one

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="unit_name_once"),
            models.UniqueConstraint(fields=["area", "order"], name="unit_order_once"),
            models.CheckConstraint(condition=~Q(name=""), name="unit_named"),
            models.CheckConstraint(condition=Q(kind__in=UnitKind.values), name="unit_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A place in a unit that carries duties, whoever holds it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=PostKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="post_name_once"),
            models.CheckConstraint(condition=Q(kind__in=PostKind.values), name="post_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}:{self.name}"


class Tenure(models.Model):
    """Who holds a post from a day (included) to a day (excluded; empty while it lasts)."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tenures")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="tenure_not_empty"),
            models.UniqueConstraint(fields=["post"], condition=Q(to_on=None), name="tenure_one_open_per_post"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.user_id} {self.from_on}—{self.to_on or ''}"


class Delegation(models.Model):
    """That somebody else acts for a post from a day (included) to a day (excluded): AB角. ``deputy`` acts in the own name.

    ``document`` is what it rests on. An end before the day agreed moves ``to_on`` forward; one that equals ``from_on``
    says that the delegation never began.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations")
    from_on = models.DateField()
    to_on = models.DateField()
    document = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="delegation_not_backwards"),
            models.UniqueConstraint(fields=["post", "deputy", "from_on"], name="delegation_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.deputy_id} {self.from_on}—{self.to_on}"
