"""Addresses of the signals."""

from django.urls import path

from inkoop.signalen.views.signaal import SignalenView

urlpatterns = [path("signalen", SignalenView.as_view(), name="signalen")]
