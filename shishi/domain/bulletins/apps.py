from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    name = "shishi.domain.bulletins"
    label = "bulletins"
    verbose_name = "通报"
