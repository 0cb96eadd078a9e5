"""Addresses of privacy."""

from django.urls import path

from inkoop.privacy.views.inzageverzoek import (
    VerzoekBestandView,
    VerzoekenView,
    VerzoekNieuwView,
    VerzoekView,
)
from inkoop.privacy.views.termijn import TermijnenView, TermijnNieuwView
from inkoop.privacy.views.vernietiging import (
    VernietigingAfwijzenView,
    VernietigingBevestigenView,
    VernietigingenView,
    VernietigingView,
)

urlpatterns = [
    path("inzageverzoeken", VerzoekenView.as_view(), name="inzageverzoeken"),
    path("inzageverzoeken/nieuw", VerzoekNieuwView.as_view(), name="inzageverzoek_nieuw"),
    path("inzageverzoeken/<int:pk>", VerzoekView.as_view(), name="inzageverzoek"),
    path(
        "inzageverzoeken/<int:pk>/overzicht.<slug:vorm>", VerzoekBestandView.as_view(), name="inzageoverzicht"
    ),
    path("bewaartermijnen", TermijnenView.as_view(), name="bewaartermijnen"),
    path("bewaartermijnen/nieuw", TermijnNieuwView.as_view(), name="bewaartermijn_nieuw"),
    path("vernietigen", VernietigingenView.as_view(), name="vernietigingen"),
    path("vernietigen/<int:pk>", VernietigingView.as_view(), name="vernietiging"),
    path(
        "vernietigen/<int:pk>/bevestigen",
        VernietigingBevestigenView.as_view(),
        name="vernietiging_bevestigen",
    ),
    path("vernietigen/<int:pk>/afwijzen", VernietigingAfwijzenView.as_view(), name="vernietiging_afwijzen"),
]
