"""The WSGI entry that gunicorn serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")  # noqa: TID251 - Django's own switch

from shishi.interfaces.web.service import start

application = start()
