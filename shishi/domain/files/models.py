from django.db import models
from django.db.models import Q


class StoredFile(models.Model):
    """A file kept under the SHA-256 of its bytes. The same bytes are kept once, under the name they first came with."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="stored_file_named")]

    def __str__(self) -> str:
        return self.name
