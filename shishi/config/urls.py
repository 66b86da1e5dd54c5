"""Every address of the site. Each needs a rule in access.yaml, or nobody gets in."""

from django.urls import include, path

handler500 = "shishi.interfaces.web.incidents.unexpected"
urlpatterns = [
    path("", include("shishi.interfaces.desk.sign_in.urls")),
    path("", include("shishi.interfaces.desk.urls")),
]
