from django.db import models

from shishi.domain.files.models import Photo
from shishi.domain.reporting.models.report import Report

MOST_PHOTOS = 6


class ReportPhoto(models.Model):
    """A photo that a version of a report names as evidence. A correction names its own; the former keeps its."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="photos")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="uses")
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "photo"], name="report_photo_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.photo_id}"


class Clearance(models.Model):
    """That the office compared a report's photo with an earlier use of one like it: no reuse (已核实：不是重复).

    Holds for the two photos in the two works and periods, so that a corrected version is not asked about again.
    """

    use = models.ForeignKey(ReportPhoto, on_delete=models.PROTECT, related_name="clearances")
    earlier = models.ForeignKey(ReportPhoto, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["use", "earlier"], name="clearance_once")]

    def __str__(self) -> str:
        return f"{self.use_id} {self.earlier_id}"
