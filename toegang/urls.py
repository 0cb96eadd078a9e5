"""Addresses of care: allocations, prestaties, production, and the search box."""

from django.urls import path

from toegang.views.prestatie import AfgekeurdView, LeveringenView
from toegang.views.productie import ProductieView
from toegang.views.toewijzing import ToewijzingenView, ToewijzingView
from toegang.views.zoeken import ZoekenView

urlpatterns = [
    path("toewijzingen", ToewijzingenView.as_view(), name="toewijzingen"),
    path("toewijzingen/<int:pk>", ToewijzingView.as_view(), name="toewijzing"),
    path("prestaties/afgekeurd", AfgekeurdView.as_view(), name="afgekeurd"),
    path("leveringen", LeveringenView.as_view(), name="leveringen"),
    path("contracten/<int:pk>/productie", ProductieView.as_view(), name="productie"),
    path("zoeken", ZoekenView.as_view(), name="zoeken"),
]
