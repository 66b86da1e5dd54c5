from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from shishi.domain.projects.models import Target
from shishi.domain.reporting.models import Verdict
from shishi.interfaces.desk.filling.forms import KeyForm
from shishi.interfaces.desk.reviews.pages import ReviewLine
from shishi.rulebook.report_checks import AmountError, amount


class ReviewForm(KeyForm):
    """Accept or return; beside each reported value the one that the office holds to be right, where it differs."""

    reason = forms.CharField(
        label="退回理由",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text="退回时必填；单位填的内容保留，改后重新报送。",
    )

    def __init__(self, lines: Sequence[ReviewLine], **more: Any) -> None:
        super().__init__(**more)
        self.lines = lines
        for line in lines:
            box = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
            self.fields[line.name] = forms.CharField(
                label=f"{line.label}核定数", required=False, max_length=40, widget=box
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        reviewed: dict[Target, Decimal] = {}
        for line in self.lines:
            try:
                value = amount(cleaned.get(line.name, ""))
            except AmountError as refusal:
                self.add_error(line.name, refusal.sentence)
            else:
                if value is not None:
                    reviewed[line.target] = value
        if self.data.get("verdict") == Verdict.RETURN and not cleaned.get("reason", "").strip():
            self.add_error("reason", "退回时请说明理由。")
        if self.data.get("verdict") not in Verdict.values:
            self.add_error(None, "请点“采纳”或“退回”。")
        cleaned["reviewed"] = reviewed
        return cleaned
