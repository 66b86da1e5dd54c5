from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "shishi.interfaces.desk"
    label = "desk"
