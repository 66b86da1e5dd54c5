"""What every page's head needs: whose register this is."""

from django.conf import settings
from django.http import HttpRequest


def office(_request: HttpRequest) -> dict[str, str]:
    return {"office_name": settings.OFFICE_NAME, "area_name": settings.AREA_NAME}
