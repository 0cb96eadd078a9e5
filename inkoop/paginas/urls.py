"""Addresses of background jobs, of files that they made, and of the log."""

from django.urls import path

from inkoop.paginas.views.download import DownloadsView, DownloadView, download_voortgang
from inkoop.paginas.views.logboek import LogboekView, LogregelView
from inkoop.paginas.views.regiokeuze import RegiokeuzeView
from inkoop.paginas.views.taak import TaakView, TakenView, taak_voortgang

urlpatterns = [
    path("downloads", DownloadsView.as_view(), name="downloads"),
    path("downloads/<uuid:pk>", DownloadView.as_view(), name="download"),
    path("downloads/<uuid:pk>/voortgang", download_voortgang, name="download_voortgang"),
    path("logboek", LogboekView.as_view(), name="logboek"),
    path("logboek/<int:pk>", LogregelView.as_view(), name="logregel"),
    path("regiokeuze", RegiokeuzeView.as_view(), name="regiokeuze"),
    path("taken", TakenView.as_view(), name="taken"),
    path("taken/<uuid:pk>", TaakView.as_view(), name="taak"),
    path("taken/<uuid:pk>/voortgang", taak_voortgang, name="taak_voortgang"),
]
