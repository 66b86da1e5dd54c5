from django.db import models
from django.db.models import F, Q

from shishi.core.fields import AmountField
from shishi.domain.files.models import StoredFile
from shishi.domain.projects.models import Allocation, Commitment, ListOf, Target
from shishi.domain.units.models import Post, Unit
from shishi.rulebook.report_flow import Filing
from shishi.rulebook.stages import Stage


class ReportNature(models.TextChoices):
    """What a version is: a report, the one-click 本期无变化, or a nil return. None of them is a blank or a 0."""

    FULL = "full", "进展报告"
    NO_CHANGE = "no-change", "本期无变化"
    NIL = "nil", "零报告"


class Verdict(models.TextChoices):
    ACCEPT = "accept", "审核通过"
    RETURN = "return", "退回"


class ConfirmationWay(models.TextChoices):
    """Three equal ways; one suffices."""

    ONLINE = "online", "网上确认"
    SEALED_PAPER = "sealed-paper", "签字盖章纸质件"
    DELEGATION = "delegation", "书面委托"


class Period(models.Model):
    """A reporting period of one list, with the days that its notice sets. ``key`` is the rulebook's (2016-07)."""

    list_of = models.ForeignKey(ListOf, on_delete=models.PROTECT, related_name="periods")
    key = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    as_of = models.DateField()
    opens_on = models.DateField()
    due_on = models.DateField()
    notice = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list_of", "key"], name="period_once"),
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="period_due_after_opening"),
        ]

    def __str__(self) -> str:
        return f"{self.list_of_id} {self.key}"


class Obligation(models.Model):
    """That a post owes a report on a work in a period. Every expected report is a row, whoever holds the post."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="obligations")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="obligations")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="obligations")
    due_on = models.DateField()
    state = models.CharField(
        max_length=20,
        choices=[(state.value, state.label) for state in Filing],
        default=Filing.NOT_FILED.value,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "commitment", "post"], name="obligation_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in Filing]),
                name="obligation_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.commitment_id} {self.state}"


class Report(models.Model):
    """One version of what a unit reported on a work for a period. Never overwritten: a correction is a new version.

    ``received_on`` is the day the office had it, on which lateness is judged; ``submitted_at`` is when it was recorded.
    The four flags are empty where the report does not say; ``stage`` is that of the work's kind. ``nature`` tells a report with values from 本期无变化
    and from a nil return (零报告); a value row may still be 0 or blank, which are two further things.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    period_key = models.CharField(max_length=20)
    as_of = models.DateField()
    version = models.PositiveIntegerField()
    nature = models.CharField(max_length=20, choices=ReportNature)
    stage = models.CharField(max_length=30, blank=True, default="")
    started = models.BooleanField(null=True)
    under_construction = models.BooleanField(null=True)
    done = models.BooleanField(null=True)
    in_use = models.BooleanField(null=True)
    percent = AmountField(null=True)
    invested_wan = AmountField(null=True)
    narrative = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    help_needed = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    received_on = models.DateField()
    submitted_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=120)
    source_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    source_sheet = models.CharField(max_length=100, blank=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "unit", "period_key", "version"],
                name="report_version_once",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="report_version_from_one"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="report_correction_has_reason"),
            models.CheckConstraint(
                condition=Q(nature__in=ReportNature.values),
                name="report_nature_known",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["", *[stage.value for stage in Stage]]), name="report_stage_known"
            ),
        ]
        indexes = [models.Index(fields=["period_key", "commitment"], name="report_period_commitment")]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.period_key} v{self.version}"


class ReportValue(models.Model):
    """A report's value for a target, or for one unit's share of it. Blank (empty) and 0 differ.

    ``source_cell`` is the cell of the workbook that the cumulative value came from.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="values")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="values")
    allocation = models.ForeignKey(Allocation, null=True, on_delete=models.PROTECT, related_name="values")
    cumulative = AmountField(null=True)
    month = AmountField(null=True)
    source_cell = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "target", "allocation"], name="report_value_share_once"),
            models.UniqueConstraint(
                fields=["report", "target"],
                condition=Q(allocation=None),
                name="report_value_whole_once",
            ),
            models.CheckConstraint(
                condition=Q(cumulative=None) | Q(cumulative__gte=0), name="report_value_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.target_id} {self.cumulative}"


class Review(models.Model):
    """The office's verdict on one version of a report. Never overwritten. A return says why; values are kept."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict="accept") | ~Q(reason=""), name="review_return_says_why"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="review_verdict_known"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.verdict}"


class ReviewedValue(models.Model):
    """The value that the office holds to be right, beside the reported one."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="values")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    cumulative = AmountField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "target"], name="reviewed_value_once")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.target_id} {self.cumulative}"


class Confirmation(models.Model):
    """That the unit stands by a version. ``decider`` decided; ``recorded_by`` is the clerk who entered it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="confirmations")
    way = models.CharField(max_length=20, choices=ConfirmationWay)
    decider = models.CharField(max_length=60)
    on = models.DateField()
    paper = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(way__in=ConfirmationWay.values), name="confirmation_way_known"),
            models.CheckConstraint(condition=~Q(decider=""), name="confirmation_names_decider"),
            models.CheckConstraint(
                condition=Q(way="online") | Q(paper__isnull=False),
                name="confirmation_paper_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.way}"


class Channel(models.TextChoices):
    """How the office had a report that it entered for a unit (代报)."""

    PHONE = "phone", "电话"
    WECHAT = "wechat", "微信"
    FAX = "fax", "传真"
    PAPER = "paper", "纸质"
    SHEET = "sheet", "表格"


class ProxySource(models.Model):
    """Where a report came from that the office entered for a unit: who told it, when, how, and the paper if there is."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="proxy_source")
    channel = models.CharField(max_length=20, choices=Channel)
    informant = models.CharField(max_length=60)
    told_on = models.DateField()
    paper = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="proxy_source_channel_known"),
            models.CheckConstraint(condition=~Q(informant=""), name="proxy_source_names_informant"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.channel}"


class Submission(models.Model):
    """One press of a button: the key that the form carried and the row that came of it. A second press gives the same."""

    key = models.UUIDField()
    act = models.CharField(max_length=40)
    row = models.PositiveBigIntegerField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "act", "by"], name="submission_once")]

    def __str__(self) -> str:
        return f"{self.act} {self.row}"


class Draft(models.Model):
    """What somebody typed into the form of a post's report and did not send yet. Nobody's act: not in the ledger.

    ``content`` is the form's fields as text. One for each person, so that two people on one form lose nothing.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="drafts")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="drafts")
    period_key = models.CharField(max_length=20)
    content = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "commitment", "period_key", "saved_by"], name="draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.period_key} {self.saved_by}"
