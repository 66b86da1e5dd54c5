from django.apps import AppConfig
from django.core import checks


class WebConfig(AppConfig):
    name = "shishi.interfaces.web"
    label = "web"

    def ready(self) -> None:
        from shishi.interfaces.web.checks import durable_databases  # noqa: PLC0415 - what needs loaded apps

        checks.register(durable_databases, checks.Tags.database)
