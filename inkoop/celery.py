"""Celery application; tasks start on commit and hold a lease in the database (inkoop.platform.taken)."""

import os

# Celery looks for Django when its application is made, which is at the import below.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")

from inkoop.platform.taken.wachtrij import app

app.autodiscover_tasks()

__all__ = ["app"]
