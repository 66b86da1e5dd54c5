from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "shishi.domain.statistics"
    label = "statistics"
    verbose_name = "统计"
