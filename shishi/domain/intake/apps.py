from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "shishi.domain.intake"
    label = "intake"
    verbose_name = "表格导入"
