"""Addresses of exports for Woo and archive."""

from django.urls import path

from inkoop.archief.views.archiefexport import (
    ExportBestandView,
    ExportenView,
    ExportNieuwView,
    ExportView,
)

urlpatterns = [
    path("exporten", ExportenView.as_view(), name="archiefexporten"),
    path("exporten/nieuw", ExportNieuwView.as_view(), name="archiefexport_nieuw"),
    path("exporten/<int:pk>", ExportView.as_view(), name="archiefexport"),
    path("exporten/<int:pk>/bestand.zip", ExportBestandView.as_view(), name="archiefexport_bestand"),
]
