from django.db import models
from django.db.models import Q

from shishi.domain.files.models import StoredFile
from shishi.domain.statistics.models import Snapshot


class Bulletin(models.Model):
    """One version of a period's bulletin: a snapshot, and the few particulars that figures do not give.

    The text is a function of both, so it isn't kept twice: ``text_sha256`` is the hash of the composed text, and
    rendering refuses to go on when composing again gives another. Never overwritten: a new version is a new row.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="bulletins")
    version = models.PositiveIntegerField()
    issuer = models.CharField(max_length=80)
    document_number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField()
    supervision_office = models.CharField(max_length=80)
    addressees = models.JSONField(default=list)
    copy_to = models.JSONField(default=list)
    text_sha256 = models.CharField(max_length=64)
    composed_at = models.DateTimeField()
    composed_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "version"], name="bulletin_version_once"),
            models.CheckConstraint(condition=~Q(issuer=""), name="bulletin_has_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot_id} v{self.version}"


class BulletinFile(models.Model):
    """A file that was rendered from a bulletin, under the name that it goes out with.

    Rendered anew with other bytes, as when the office has installed its fonts, it is a further version of that name; the
    newest is offered. ``substituted`` has a sentence for each font that stood in for another.
    """

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()
    substituted = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "name", "version"], name="bulletin_file_version_once")
        ]

    def __str__(self) -> str:
        return self.name
