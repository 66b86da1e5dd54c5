from django.urls import path

from shishi.interfaces.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.programme, name="programme"),
    path("bulletins/", views.bulletins, name="bulletins"),
    path("bulletins/files/<int:pk>/", views.download, name="bulletin-file"),
]
