from django import forms


class FirstPasswordForm(forms.Form):
    """Setting a password with a one-time code. Whether the password will do is for the action to say."""

    username = forms.CharField(
        label="用户名",
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "class": "form-control"}),
    )
    code = forms.CharField(
        label="一次性口令",
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "class": "form-control"}),
    )
    password = forms.CharField(
        label="新密码",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "class": "form-control"}),
    )
    again = forms.CharField(
        label="再输一次新密码",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "class": "form-control"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError("两次输入的新密码不一致。")
        return again
