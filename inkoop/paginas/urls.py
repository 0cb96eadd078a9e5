"""Addresses of background jobs."""

from django.urls import path

from inkoop.paginas.views.taak import TaakView, TakenView, taak_voortgang

urlpatterns = [
    path("taken", TakenView.as_view(), name="taken"),
    path("taken/<uuid:pk>", TaakView.as_view(), name="taak"),
    path("taken/<uuid:pk>/voortgang", taak_voortgang, name="taak_voortgang"),
]
