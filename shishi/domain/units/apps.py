from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "shishi.domain.units"
    label = "units"
    verbose_name = "单位"
