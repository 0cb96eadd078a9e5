"""Celery application; tasks start on commit and hold a lease in the database (inkoop.platform.taken)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
app = Celery("inkoop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
