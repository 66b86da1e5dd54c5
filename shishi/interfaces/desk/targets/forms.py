from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from shishi.core.fields import InexactAmount
from shishi.domain.projects.actions.target import Goal
from shishi.domain.projects.models import Better, Site
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.posts.forms import DayField
from shishi.rulebook.report_checks import AmountError, amount
from shishi.rulebook.stages import Kind, stages_of

NUMERIC = {"inputmode": "decimal", "autocomplete": "off"}


class AmountBox(forms.CharField):
    """An amount as typed; None for a blank."""

    def __init__(self, label: str, *, required: bool = False, help_text: str = "", cell: str = "") -> None:
        widget = forms.TextInput({**NUMERIC, "data-cell": cell} if cell else NUMERIC)
        super().__init__(label=label, required=required, help_text=help_text, max_length=40, widget=widget)

    def clean(self, value: object) -> Decimal | None:
        try:
            return amount(str(super().clean(value)))
        except AmountError as refusal:
            sentence = "不能是负数，请核对。" if refusal.code == "negative" else refusal.sentence
            raise forms.ValidationError(sentence) from refusal
        except InexactAmount as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class TargetForm(forms.Form):
    name = forms.CharField(label="目标名称", max_length=120, required=False, help_text="只有一个目标的，可不填。")
    unit = forms.CharField(label="计量单位", max_length=20, help_text="如 户、公里、万元。")
    quantity = AmountBox("任务数", help_text="尚未下达的留空，以后再填。")
    better = forms.ChoiceField(label="方向", choices=Better.choices)
    source_system = forms.CharField(
        label="数据来源系统", max_length=60, required=False, help_text="这个数平时在哪个系统里，没有的不填。"
    )

    def goal(self) -> Goal:
        return Goal(**self.cleaned_data)


class AssignForm(forms.Form):
    quantity = AmountBox("任务数", required=True)


class AdjustForm(AssignForm):
    """A quantity that was set once: the new one with what approved it. ``was`` is what the form was opened on."""

    document = forms.CharField(label="批准文件", max_length=120, help_text="文号或会议纪要，与原数一并留存。")
    on = DayField("批准日期")
    was = forms.DecimalField(widget=forms.HiddenInput)


class PlanForm(forms.Form):
    """A box for each month. ``points`` are those that were filled in."""

    def __init__(self, data: object, initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))  # type: ignore[arg-type]  # a QueryDict or None
        for month in range(1, 13):
            self.fields[f"m{month}"] = AmountBox(f"{month}月累计计划", cell=str(month))

    def points(self) -> dict[int, Decimal]:
        typed = {month: self.cleaned_data[f"m{month}"] for month in range(1, 13)}
        return {month: value for month, value in typed.items() if value is not None}


class SharesForm(forms.Form):
    """A box for each unit, in the office's order. A blank is no share."""

    def __init__(self, data: object, units: Sequence[Unit], initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))  # type: ignore[arg-type]  # a QueryDict or None
        self.units = units
        for unit in units:
            self.fields[f"u{unit.pk}"] = AmountBox(f"{unit.name}的任务", cell=unit.name)

    def shares(self) -> dict[Unit, Decimal]:
        typed = {unit: self.cleaned_data[f"u{unit.pk}"] for unit in self.units}
        return {unit: value for unit, value in typed.items() if value is not None}


class PasteForm(forms.Form):
    rows = forms.CharField(
        label="点位表",
        max_length=60000,
        strip=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
        help_text="从表格复制，一行一个点位，依次为：单位、点位名称、村代码（12位）、数量、阶段、开始日期、完成日期。后五列可空。",
    )


class SiteForm(forms.Form):
    started_on = DayField("开始日期", required=False)
    finished_on = DayField("完成日期", required=False)

    def __init__(self, data: object, site: Site, kind: Kind) -> None:
        started, finished = site.started_on, site.finished_on
        initial: dict[str, Any] = {"stage": site.stage, "started_on": started, "finished_on": finished}
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # a QueryDict or None
        named = [("", "未填"), *((stage.value, stage.label) for stage in stages_of(kind))]
        self.fields["stage"] = forms.ChoiceField(label="阶段", required=False, choices=named)
        self.order_fields(["stage", "started_on", "finished_on"])
