from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "shishi.interfaces.web"
    label = "web"
