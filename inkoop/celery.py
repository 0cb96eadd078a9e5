"""Celery application; tasks start on commit and hold a lease in the database (inkoop.platform.taken)."""

import os

# Celery looks for Django when its application is made, which is at the import below.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
os.environ["INKOOP_WERK"] = "taak"
os.environ["INKOOP_DB_ROL"] = "werker"

from inkoop.exploitatie import werker
from inkoop.exploitatie.controles import refuse_zwakke_instellingen
from inkoop.platform.taken.wachtrij import app

refuse_zwakke_instellingen()
werker.connect()
app.autodiscover_tasks()

__all__ = ["app"]
