"""Addresses of the pages that belong to no app in particular."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from inkoop.platform.schermen.aanmelden import AanmeldenView, WachtwoordView
from inkoop.platform.schermen.favicon import FaviconView
from inkoop.platform.schermen.start import StartView
from inkoop.platform.schermen.stijlgids.views import StijlgidsView, stijlgids_voortgang
from inkoop.platform.schermen.toegankelijkheid import ToegankelijkheidView

urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("aanmelden", AanmeldenView.as_view(), name="aanmelden"),
    path("afmelden", LogoutView.as_view(), name="afmelden"),
    path("wachtwoord", WachtwoordView.as_view(), name="wachtwoord"),
    path("favicon.ico", FaviconView.as_view(), name="favicon"),
    path("toegankelijkheid", ToegankelijkheidView.as_view(), name="toegankelijkheid"),
    path("stijlgids", StijlgidsView.as_view(), name="stijlgids"),
    path("stijlgids/voortgang", stijlgids_voortgang, name="stijlgids_voortgang"),
]
