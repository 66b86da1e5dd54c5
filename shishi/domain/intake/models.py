from django.db import models
from django.db.models import Q

from shishi.domain.files.models import StoredFile
from shishi.domain.projects.models import Programme


class ImportKind(models.TextChoices):
    LISTS = "lists", "清单"
    REPORTS = "reports", "进展报告"


class ImportRun(models.Model):
    """That a workbook was applied, and how many of its rows did what. Never overwritten."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=20, choices=ImportKind)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="imports")
    period_key = models.CharField(max_length=20, blank=True)
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ImportKind.values), name="import_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="lists", period_key="") | (Q(kind="reports") & ~Q(period_key="")),
                name="import_reports_name_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_id[:8]}"


class Question(models.TextChoices):
    SAME_WORK = "same-work", "与其他清单上的哪几件是同一工作"
    KIND = "kind", "属于哪一类"


class Answer(models.Model):
    """A person's answer to a question that a workbook raised, remembered for the next time.

    ``reply`` is JSON: for 同一工作 a list of [list, name] (empty: a work of its own), for 类型 the kind.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=20, choices=Question)
    name = models.CharField(max_length=200)
    reply = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "question", "name"], name="answer_once"),
            models.CheckConstraint(condition=Q(question__in=Question.values), name="answer_question_known"),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.name}"
