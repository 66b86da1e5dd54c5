"""The WSGI entry that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shishi.config.settings")  # noqa: TID251 - Django's own switch
application = get_wsgi_application()
