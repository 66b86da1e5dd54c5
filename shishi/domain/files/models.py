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


class Photo(models.Model):
    """A photograph as it came, and its clean copy: what everybody but the office sees, and the only one ever published.

    When and where it was taken stand in the original and here, for the office. ``taken_at`` is the camera's own clock,
    which has no zone and may be wrong. ``print`` is compared by ``rulebook.evidence``.
    """

    original = models.OneToOneField(StoredFile, primary_key=True, on_delete=models.PROTECT, related_name="photo")
    clean_copy = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    taken_at = models.CharField(max_length=19, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    print = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="photo_place_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.original_id


class Likeness(models.Model):
    """That a photo looks like one that was kept before it. What it means is for the office to say."""

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="likenesses")
    earlier = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+")
    bits = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "earlier"], name="likeness_once")]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.earlier_id}"
