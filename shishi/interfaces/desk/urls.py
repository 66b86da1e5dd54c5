from django.urls import path

from shishi.interfaces.desk.bulletins import views as bulletins
from shishi.interfaces.desk.figures import views as figures
from shishi.interfaces.desk.matters import views as matters
from shishi.interfaces.desk.periods import views as periods
from shishi.interfaces.desk.programme import views as programme
from shishi.interfaces.desk.proof import views as proof
from shishi.interfaces.desk.sources import views as sources
from shishi.interfaces.desk.units import views as units

app_name = "desk"
urlpatterns = [
    path("", programme.programme, name="programme"),
    path("matters/<int:pk>/", matters.matter, name="matter"),
    path("units/", units.units, name="units"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("periods/", periods.periods, name="periods"),
    path("periods/<str:key>/", periods.period, name="period"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/<int:pk>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/files/<int:pk>/", bulletins.download, name="bulletin-file"),
    path("proof/", proof.proof, name="proof"),
    path("proof/report/", proof.report, name="proof-report"),
    path("figures/<str:digest>/<path:figure_id>/", figures.figure, name="figure"),
    path("sources/<str:sha256>/", sources.source, name="source"),
    path("sources/<str:sha256>/file/", sources.download, name="source-file"),
]
