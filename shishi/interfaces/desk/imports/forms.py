from typing import Any

from django import forms

from shishi.domain.intake.models import ImportKind
from shishi.interfaces.desk.posts.forms import DayField
from shishi.interfaces.desk.uploads import SheetField
from shishi.rulebook.periods import PeriodError, parse_period


class UploadForm(forms.Form):
    """A county's workbook with what its titles may not say."""

    sheet = SheetField("表格文件")
    kind = forms.ChoiceField(label="导入为", choices=ImportKind.choices)
    list_name = forms.CharField(
        label="清单名称", required=False, max_length=60, help_text="导入清单时用，如：县列。标题里写明的可不填。"
    )
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    period = forms.CharField(
        label="报告期", required=False, max_length=20, help_text="导入月报时用，如：2016-08（2016年8月）。"
    )
    received_on = DayField("收到日期")
    reason = forms.CharField(
        label="更正原因", required=False, max_length=200, help_text="月报更正已报的数时填写，其余不填。"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == ImportKind.REPORTS:
            try:
                cleaned["period"] = parse_period(cleaned.get("period", "").strip()).key
            except PeriodError as error:
                self.add_error("period", error.sentence)
        return cleaned

    def about(self) -> dict[str, str]:
        """What was said, as text that goes with the file."""
        said = self.cleaned_data
        return {
            "kind": said["kind"],
            "list": said["list_name"].strip(),
            "year": str(said["year"]),
            "period": said["period"],
            "received_on": said["received_on"].isoformat(),
            "reason": said["reason"],
        }
