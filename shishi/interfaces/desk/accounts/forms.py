from django import forms
from django.core.validators import RegexValidator

from shishi.domain.accounts.roles import Role

_PLAIN = RegexValidator(r"^[a-z][a-z0-9._-]*$", "用户名用小写字母开头，只用小写字母、数字、点、横线。")


class RegisterForm(forms.Form):
    username = forms.CharField(
        label="用户名", max_length=60, validators=[_PLAIN], widget=forms.TextInput({"autocapitalize": "none"})
    )
    name = forms.CharField(label="姓名", max_length=60)


class RoleForm(forms.Form):
    role = forms.TypedChoiceField(label="角色", choices=Role.choices, coerce=Role)
