from django import forms
from django.core.validators import RegexValidator

_NUMBER = RegexValidator(r"^[0-9+()（）\- 转]{3,30}$", "电话只用数字、空格、横线和“转”。")


class ContactForm(forms.Form):
    mobile = forms.CharField(
        label="电话", max_length=30, required=False, validators=[_NUMBER], widget=forms.TextInput({"inputmode": "tel"})
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        help_text="填写后，提醒同时发到邮箱；不填只在本系统内通知。",
        error_messages={"invalid": "邮箱请写成 name@example.gov.cn 的样子。"},
    )
