from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "shishi.interfaces.cli"
    label = "cli"
