from django.db import models
from django.db.models import Q

from shishi.domain.projects.models.commitment import Commitment, Listing


class ChangeKind(models.TextChoices):
    ADJUST = "adjust", "调整"
    CANCEL = "cancel", "取消"
    MERGE = "merge", "合并"
    POSTPONE = "postpone", "延期"


ENDINGS = (ChangeKind.CANCEL, ChangeKind.MERGE)  # after one of these the work owes nothing and changes no more


class StageEvent(models.Model):
    """That a work reached a stage on a day, by a document where there is one. Never overwritten.

    ``reason`` is said where the stage does not follow from the one before: a correction.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="stage_events")
    stage = models.CharField(max_length=30)
    on = models.DateField()
    document = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(stage=""), name="stage_event_has_stage")]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.stage} {self.on}"


class Change(models.Model):
    """An approved change of a promise, with the document that approved it. Never overwritten.

    ``listing`` is set where only the place on one list is concerned; else the work itself changes on every list.
    ``into`` is the work that a merged one goes on in; ``before`` and ``after`` say in words what is different.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="changes")
    listing = models.ForeignKey(Listing, null=True, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind)
    document = models.CharField(max_length=120)
    on = models.DateField()
    into = models.ForeignKey(Commitment, null=True, on_delete=models.PROTECT, related_name="absorbed")
    due_on = models.DateField(null=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(document=""), name="change_has_document"),
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="change_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="merge", into__isnull=False) | (~Q(kind="merge") & Q(into=None)),
                name="change_merge_names_work",
            ),
            models.CheckConstraint(
                condition=Q(kind="postpone", due_on__isnull=False) | (~Q(kind="postpone") & Q(due_on=None)),
                name="change_postpone_names_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.kind} {self.document}"
