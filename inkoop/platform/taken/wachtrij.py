"""The queue that jobs are sent to; the worker that knows the tasks of every app is `inkoop.celery`."""

from celery import Celery

app = Celery("inkoop")
app.config_from_object("django.conf:settings", namespace="CELERY")
