from django.db import models
from django.db.models import Q

ALGORITHMS = ("sha256", "sm3")


class Chain(models.Model):
    """The head of one area's chain. Its row is also the lock that puts writers of one area in a queue."""

    area_code = models.CharField(max_length=12, primary_key=True)
    size = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.area_code}#{self.size}"


class LedgerEntry(models.Model):
    """One act. ``after`` is canonical JSON of what the act wrote; ``hash`` covers every other column and ``prev``."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    act = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=80)
    after = models.TextField()
    file_hashes = models.TextField(default="[]")
    prev = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    algorithm = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="ledger_entry_seq_once"),
            models.CheckConstraint(condition=Q(algorithm__in=ALGORITHMS), name="ledger_entry_algorithm_known"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="ledger_entry_seq_from_one"),
        ]
        indexes = [models.Index(fields=["object_type", "object_id"], name="ledger_entry_object")]

    def __str__(self) -> str:
        return f"{self.chain_id}#{self.seq} {self.act}"
