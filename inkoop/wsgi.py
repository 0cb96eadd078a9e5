"""WSGI entry point for gunicorn; an installation with settings that are too weak does not start."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
os.environ["INKOOP_WERK"] = "pagina"
# Whoever starts it may be the worker.
os.environ["INKOOP_DB_ROL"] = "app"

from django.core.wsgi import get_wsgi_application

from inkoop.exploitatie.controles import refuse_zwakke_instellingen

refuse_zwakke_instellingen()
application = get_wsgi_application()
