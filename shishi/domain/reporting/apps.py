from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "shishi.domain.reporting"
    label = "reporting"
    verbose_name = "进展报送"
