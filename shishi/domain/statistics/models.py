from django.db import models
from django.db.models import Q

from shishi.domain.projects.models import Programme


class Snapshot(models.Model):
    """The inputs of one period's figures, frozen: canonical JSON and its SHA-256. Never overwritten.

    The same inputs give the same hash and no second row; a later correction gives a new snapshot.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="snapshots")
    period_key = models.CharField(max_length=20)
    as_of = models.DateField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "period_key", "sha256"], name="snapshot_once"),
            models.CheckConstraint(condition=~Q(content=""), name="snapshot_has_content"),
        ]

    def __str__(self) -> str:
        return f"{self.period_key} {self.sha256[:8]}"
