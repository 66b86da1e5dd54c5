import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms

from shishi.domain.reporting.actions.report import Proxy
from shishi.domain.reporting.models import Channel
from shishi.interfaces.desk.posts.forms import DayField
from shishi.interfaces.desk.uploads import SheetField


class SheetForm(forms.Form):
    """The filled workbook; from the office also where it had it."""

    sheet = SheetField("填好的填报表")

    def __init__(self, *args: Any, by_office: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if by_office:
            self.fields["informant"] = forms.CharField(label="由谁报来（单位、姓名）", max_length=60)
            self.fields["told_on"] = DayField("收到日期")

    def source(self) -> dict[str, str]:
        """What the office says of where it had the workbook, as the form of an item asks it; empty for a unit's own."""
        if "informant" not in self.fields:
            return {}
        said = self.cleaned_data
        return {"channel": Channel.SHEET, "informant": said["informant"], "told_on": said["told_on"].isoformat()}


def told_on(source: Mapping[str, str]) -> dt.date | None:
    return dt.date.fromisoformat(source["told_on"]) if source else None


def proxy_of(source: Mapping[str, str]) -> Proxy | None:
    day = told_on(source)
    return Proxy(Channel.SHEET, source["informant"], day) if day else None
