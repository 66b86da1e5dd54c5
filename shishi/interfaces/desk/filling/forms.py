import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest

from shishi.core.errors import DomainError
from shishi.domain.files.models import Photo
from shishi.domain.reporting.actions.report import Filled, NewValue, Proxy
from shishi.domain.reporting.models import Channel, ConfirmationWay, Report
from shishi.interfaces.desk.filling.items import Entry, shares_of
from shishi.interfaces.desk.posts.forms import DayField
from shishi.interfaces.desk.uploads import PaperField
from shishi.rulebook import stages
from shishi.rulebook.report_checks import AmountError, Remark, amount, remarks, sum_remark
from shishi.rulebook.stages import Kind, Stage
from shishi.rulebook.wording import decimal_text

LENGTHS = {"narrative": 1000, "problems": 500, "help_needed": 500, "next_step": 500, "reason": 200}
LABELS = {
    "narrative": "进展情况",
    "problems": "存在问题",
    "help_needed": "需协调解决",
    "next_step": "下一步打算",
    "reason": "更正或减少的原因",
}
HIDDEN = {"key", "base"}


class KeyForm(forms.Form):
    """What every form of a report carries: its key, and the row that it was opened on."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReportForm(KeyForm):
    """The report on one item. ``warned`` holds after cleaning what is unlikely, by field; errors are the impossible."""

    def __init__(self, entries: Sequence[Entry], kind: Kind, *, correcting: bool, by_office: bool, **more: Any) -> None:
        super().__init__(**more)
        self.entries, self.kind, self.by_office = entries, kind, by_office
        self.warned: dict[str, list[str]] = {}
        for entry in entries:
            box = forms.TextInput(
                {"inputmode": "decimal", "autocomplete": "off", "aria-describedby": f"{entry.name}_say"}
            )
            self.fields[entry.name] = forms.CharField(label=entry.label, required=False, max_length=40, widget=box)
        named = [("", "未填"), *((stage.value, stage.label) for stage in stages.stages_of(kind))]
        self.fields["stage"] = forms.ChoiceField(label="阶段", required=False, choices=named)
        for name, length in LENGTHS.items():
            area = forms.Textarea({"rows": 2, "data-counter": f"{name}_count"})
            self.fields[name] = forms.CharField(
                label=LABELS[name], required=correcting and name == "reason", max_length=length, widget=area
            )
        self.fields["reason"].error_messages["required"] = "本期已有报告，更正时请说明原因。"
        if by_office:
            self._ask_source()

    def _ask_source(self) -> None:
        self.fields["channel"] = forms.ChoiceField(label="来源", choices=Channel.choices)
        self.fields["informant"] = forms.CharField(label="由谁告知（单位、姓名）", max_length=60)
        self.fields["told_on"] = DayField("收到日期")
        self.fields["paper"] = PaperField("原件照片或扫描件（可不传）", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        numbers: dict[str, Decimal | None] = {}
        for entry in self.entries:
            try:
                numbers[entry.name] = amount(cleaned.get(entry.name, ""))
            except AmountError as refusal:
                self.add_error(entry.name, refusal.sentence)
        explained = bool(cleaned.get("reason", "").strip())
        for entry in self.entries:
            if entry.name in numbers and not (entry.allocation and numbers[entry.name] is None):
                for remark in remarks(numbers[entry.name], entry.expected, explained=explained):
                    self._say(entry.name, remark)
        self._compare_sums(numbers)
        if not any(number is not None for number in numbers.values()) and not cleaned.get("narrative", "").strip():
            self.add_error(None, "数值和进展情况都没有填。与上期相同的，请点“本期无变化”。")
        cleaned["numbers"] = numbers
        return cleaned

    def _compare_sums(self, numbers: Mapping[str, Decimal | None]) -> None:
        for entry in self.entries:
            if entry.allocation is None:
                parts = [numbers.get(share.name) for share in shares_of(self.entries, entry.target)]
                differs = sum_remark(numbers.get(entry.name), parts, entry.target.unit)
                if differs:
                    self._say(entry.name, differs)

    def _say(self, name: str, remark: Remark) -> None:
        if remark.blocks:
            self.add_error(name, remark.sentence)
        else:
            self.warned.setdefault(name, []).append(remark.sentence)

    def filled(
        self, before: Report | None, cells: Mapping[str, str] | None = None, photos: Sequence[Photo] = ()
    ) -> Filled:
        """What the form says, once it is valid. The four flags follow from the stage; without one they stand as before.

        ``cells`` are those of the workbook that the values came from, by the fields' names.
        """
        cells = cells or {}
        said, numbers, flags = self.cleaned_data, self.cleaned_data["numbers"], self._flags(before)
        return Filled(
            values=tuple(
                NewValue(entry.target, numbers[entry.name], allocation=entry.allocation, cell=cells.get(entry.name, ""))
                for entry in self.entries
                if entry.allocation is None or numbers[entry.name] is not None
            ),
            stage=said["stage"],
            started=flags[0],
            under_construction=flags[1],
            done=flags[2],
            in_use=flags[3],
            photos=tuple(photos),
            **{name: said[name] for name in LENGTHS if name != "reason"},
        )

    def _flags(self, before: Report | None) -> tuple[bool | None, bool | None, bool | None, bool | None]:
        if self.cleaned_data["stage"]:
            stage, kind = Stage(self.cleaned_data["stage"]), self.kind
            begun_works = stages.under_construction(kind, stage)
            return stages.started(kind, stage), begun_works, stages.done(kind, stage), stages.in_use(kind, stage)
        return (before.started, before.under_construction, before.done, before.in_use) if before else (None,) * 4

    def proxy(self, paper: Any = None) -> Proxy | None:
        """Where the office had it from; None for a unit's own report."""
        if not self.by_office:
            return None
        said = self.cleaned_data
        return Proxy(Channel(said["channel"]), said["informant"], said["told_on"], paper)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, as a draft keeps it."""
        return {name: str(self.data.get(name, "")) for name in self.fields if name not in HIDDEN and name != "paper"}


def begun(entries: Sequence[Entry], previous: Report | None, kept: Report | None, stage: str) -> dict[str, Any]:
    """What the form begins with: a returned version's own words, else what was said last time and still holds."""
    source = kept or previous
    start: dict[str, Any] = {"stage": (source.stage if source else "") or stage}
    for entry in entries:
        start[entry.name] = _kept_text(kept, entry) if kept else entry.last
    if source:
        start |= {"problems": source.problems, "help_needed": source.help_needed}
    if kept:
        start |= {"narrative": kept.narrative, "next_step": kept.next_step}
    return start


def _kept_text(kept: Report, entry: Entry) -> str:
    wanted = (entry.target.pk, entry.allocation.pk if entry.allocation else None)
    found = [value.cumulative for value in kept.values.all() if (value.target_id, value.allocation_id) == wanted]
    return "" if not found or found[0] is None else decimal_text(found[0])


class PaperForm(KeyForm):
    """A confirmation that lies on paper: the signed and sealed form, or a dated delegation."""

    way = forms.ChoiceField(
        label="方式",
        choices=[(way.value, way.label) for way in ConfirmationWay if way is not ConfirmationWay.ONLINE],
    )
    decider = forms.CharField(label="由谁确认（职务、姓名）", max_length=60, help_text="写签字人或委托人，不写经办人。")
    on = DayField("签字或委托日期")
    code = forms.CharField(
        label="核对码", max_length=30, help_text="印在打印件右上角，说明签的是这一版。", required=False
    )
    paper = PaperField("扫描件或照片", required=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") == ConfirmationWay.SEALED_PAPER and not cleaned.get("code", "").strip():
            self.add_error("code", "签字盖章件请填写右上角的核对码。")
        return cleaned


def fresh(base: int, **more: Any) -> dict[str, Any]:
    """The hidden fields of a form that is opened now."""
    return {"key": uuid.uuid4(), "base": base, **more}


def key_of(request: HttpRequest) -> uuid.UUID:
    """The key of a form that is a button alone. Refuses one that carries none."""
    form = KeyForm({"key": request.POST.get("key"), "base": 0})
    if not form.is_valid():
        raise DomainError("页面内容不完整，请刷新后再办。", code="no-key")
    key: uuid.UUID = form.cleaned_data["key"]
    return key
