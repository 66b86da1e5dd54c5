import datetime as dt

from django import forms

from shishi.domain.accounts.models import User
from shishi.domain.accounts.queries import user_named
from shishi.domain.accounts.roles import ADMINISTRATORS


class PersonField(forms.CharField):
    """A person by user name. Typed, not chosen: a list would show every account to whoever may fill in the form."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, max_length=60, widget=forms.TextInput({"autocapitalize": "none"}))

    def clean(self, value: object) -> User:
        known = user_named(str(super().clean(value)))
        if known is None or not known.is_active:
            raise forms.ValidationError("没有这个用户名，或账号已注销。")
        if known.role in ADMINISTRATORS:
            raise forms.ValidationError(f"“{known.name}”是管理员，不兼任岗位。")
        return known


class DayField(forms.DateField):
    def __init__(
        self, label: str, help_text: str = "", initial: dt.date | None = None, *, required: bool = True
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            initial=initial,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "日期请写成 2016-08-01 的样子。"},
        )


class AppointForm(forms.Form):
    user = PersonField("任职人的用户名")
    from_on = DayField("任职起始日", "现任到这一天为止，未办的任务随岗位转给新任。")


class HandOverForm(forms.Form):
    leaver = PersonField("交接人的用户名")
    successor = PersonField("接任人的用户名")
    from_on = DayField(
        "接任起始日", "交接人在各单位的所有岗位一次转给接任人，未办的任务一并转走；其代理的岗位同日停止。"
    )


class DelegateForm(forms.Form):
    deputy = PersonField("代理人（B角）的用户名")
    from_on = DayField("起始日")
    to_on = DayField("截止日", "到这一天零时为止，这一天不再代理。")
    document = forms.CharField(label="授权依据", max_length=120, required=False)
