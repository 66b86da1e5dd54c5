import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms

from shishi.domain.projects.models import ListOf
from shishi.domain.reporting.models import Obligation
from shishi.domain.units.models import Unit
from shishi.interfaces.desk.posts.forms import DayField
from shishi.rulebook.periods import Period, PeriodError, parse_period


class WordsField(forms.CharField):
    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(
            label=label, help_text=help_text, max_length=500, widget=forms.Textarea({"rows": 3, "cols": 40})
        )


@dataclass(frozen=True, slots=True)
class DutyChoice:
    """A work that a unit owes: one box to tick, however many lists the work stands on."""

    value: str
    unit: str
    label: str
    duties: tuple[Obligation, ...]


def choices_of(duties: Iterable[Obligation]) -> tuple[DutyChoice, ...]:
    """The duties put together by unit and work, in the order given."""
    together: dict[tuple[int, int], list[Obligation]] = {}
    for duty in duties:
        together.setdefault((duty.post_id, duty.commitment_id), []).append(duty)
    return tuple(
        DutyChoice(
            value=f"{post}-{work}",
            unit=same[0].post.unit.name,
            label=f"{same[0].commitment.name}（{_lists(same)}，时限{_days(same)}）",
            duties=tuple(same),
        )
        for (post, work), same in together.items()
    )


def _lists(duties: Sequence[Obligation]) -> str:
    return "、".join(dict.fromkeys(duty.period.list_of.name for duty in duties))


def _days(duties: Sequence[Obligation]) -> str:
    return "、".join(f"{day.month}月{day.day}日" for day in sorted({duty.due_on for duty in duties}))


class RulingForm(forms.Form):
    """Which duties, and why. ``chosen`` gives the duties behind the boxes."""

    duties = forms.MultipleChoiceField(label="实事", widget=forms.CheckboxSelectMultiple)
    reason = WordsField("理由")

    def __init__(self, data: object, choices: Sequence[DutyChoice], initial: dict[str, object]) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # a QueryDict or None
        self.known = {choice.value: choice for choice in choices}
        texts = [(choice.value, f"{choice.unit}：{choice.label}") for choice in choices]
        self.fields["duties"].choices = texts  # type: ignore[attr-defined]  # the field declared above
        self.fields["duties"].error_messages["required"] = "请至少选择一件实事。"

    def chosen(self) -> list[Obligation]:
        return [duty for value in self.cleaned_data["duties"] for duty in self.known[value].duties]


class ExtendForm(RulingForm):
    due_on = DayField("延期到")
    field_order = ["duties", "due_on", "reason"]


class ReasonForm(forms.Form):
    reason = WordsField("理由", "写入存证，以后查得到。")


class CallForm(forms.Form):
    unit = forms.TypedChoiceField(label="单位", coerce=int)
    person = forms.CharField(label="通话人", max_length=60)
    said = WordsField("通话内容")

    def __init__(self, data: object, units: Sequence[Unit], initial: dict[str, object]) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # a QueryDict or None
        self.fields["unit"].choices = [(unit.pk, unit.name) for unit in units]  # type: ignore[attr-defined]  # as above


class PeriodField(forms.CharField):
    def clean(self, value: object) -> Period:
        try:
            return parse_period(str(super().clean(value)))
        except PeriodError as error:
            raise forms.ValidationError(error.sentence) from error


class OpenForm(forms.Form):
    """What a notice says about a period. The days are the notice's own: the last day may lie before the as-of day."""

    lists = forms.TypedMultipleChoiceField(label="清单", coerce=int, widget=forms.CheckboxSelectMultiple)
    period = PeriodField(label="报告期", max_length=30, help_text="例如 2016-08、2016年1—8月、2016年第三季度。")
    as_of = DayField("数据截至", "通知要求统计到哪一天。")
    opens_on = DayField("开启日", "这一天起可以报送，也从这一天起提醒。")
    due_on = DayField("报送时限", "当天24时前报送的不算迟报。")
    notice = forms.CharField(label="通知文号", max_length=120, required=False)

    def __init__(self, data: object, lists: Sequence[ListOf], initial: dict[str, object]) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # a QueryDict or None
        self.fields["lists"].choices = [(one.pk, one.name) for one in lists]  # type: ignore[attr-defined]  # as above
        self.fields["lists"].error_messages["required"] = "请至少选择一份清单。"

    def clean(self) -> dict[str, object]:
        filled: dict[str, object] = super().clean() or {}
        opens_on, due_on = filled.get("opens_on"), filled.get("due_on")
        if isinstance(opens_on, dt.date) and isinstance(due_on, dt.date) and due_on < opens_on:
            self.add_error("due_on", "报送时限早于开启日，请核对通知。")
        period, as_of = filled.get("period"), filled.get("as_of")
        if isinstance(period, Period) and isinstance(as_of, dt.date):
            try:
                filled["period"] = period.with_as_of(as_of)
            except PeriodError as error:
                self.add_error("as_of", error.sentence)
        return filled
