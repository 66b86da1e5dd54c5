from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "shishi.domain.files"
    label = "files"
    verbose_name = "文件"
