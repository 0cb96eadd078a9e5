"""Addresses of contracts and providers."""

from django.urls import path

from contracten.views.aanbieder import AanbiedersView, AanbiederView
from contracten.views.betaling import BetalingenView
from contracten.views.contract import ContractenView, ContractView
from contracten.views.voorschot import VoorschottenView

urlpatterns = [
    path("aanbieders", AanbiedersView.as_view(), name="aanbieders"),
    path("aanbieders/<int:pk>", AanbiederView.as_view(), name="aanbieder"),
    path("contracten", ContractenView.as_view(), name="contracten"),
    path("contracten/<int:pk>", ContractView.as_view(), name="contract"),
    path("contracten/<int:pk>/voorschotten", VoorschottenView.as_view(), name="voorschotten"),
    path("contracten/<int:pk>/betalingen", BetalingenView.as_view(), name="betalingen"),
]
