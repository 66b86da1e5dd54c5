from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "shishi.domain.projects"
    label = "projects"
    verbose_name = "实事清单"
