from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "shishi.domain.accounts"
    label = "accounts"
    verbose_name = "账号"
