"""Addresses of bestanden."""

from django.urls import path

from inkoop.platform.bestanden.views.bestand import download

app_name = "bestanden"
urlpatterns = [path("<uuid:sleutel>", download, name="download")]
