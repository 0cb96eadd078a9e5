"""Addresses of settlements."""

from django.urls import path

from bekostiging.views.afrekening import AfrekeningView
from bekostiging.views.afrekeningen import AfrekeningenView
from bekostiging.views.beslissen import AfrekeningStartenView, DelenView, RapportenView, VaststellenView
from bekostiging.views.contractafrekening import ContractafrekeningenView, ContractafrekeningView
from bekostiging.views.jaarrekening import JaarrekeningView
from bekostiging.views.lijnen import LijnenView
from bekostiging.views.rapportbundel import RapportbundelView
from bekostiging.views.rekenregels import RekenregelsView
from bekostiging.views.steekproef import SteekproefNieuwView, SteekproefView, SteekproevenView
from bekostiging.views.verrekening import VerrekeningView
from bekostiging.views.verschil import VerschilView

urlpatterns = [
    path("afrekeningen", AfrekeningenView.as_view(), name="afrekeningen"),
    path("afrekeningen/starten", AfrekeningStartenView.as_view(), name="afrekening_starten"),
    path("afrekeningen/<int:pk>", AfrekeningView.as_view(), name="afrekening"),
    path("afrekeningen/<int:pk>/verschil", VerschilView.as_view(), name="afrekening_verschil"),
    path("afrekeningen/<int:pk>/delen", DelenView.as_view(), name="afrekening_delen"),
    path("afrekeningen/<int:pk>/vaststellen", VaststellenView.as_view(), name="afrekening_vaststellen"),
    path("afrekeningen/<int:pk>/rapporten", RapportenView.as_view(), name="afrekening_rapporten"),
    path("afrekeningen/<int:pk>/rapporten.zip", RapportbundelView.as_view(), name="afrekening_rapportbundel"),
    path("afrekeningen/<int:pk>/verrekening", VerrekeningView.as_view(), name="afrekening_verrekening"),
    path("afrekeningen/<int:pk>/jaarrekening", JaarrekeningView.as_view(), name="afrekening_jaarrekening"),
    path("afrekeningen/<int:pk>/steekproeven", SteekproevenView.as_view(), name="steekproeven"),
    path("afrekeningen/<int:pk>/steekproeven/nieuw", SteekproefNieuwView.as_view(), name="steekproef_nieuw"),
    path("steekproeven/<int:pk>", SteekproefView.as_view(), name="steekproef"),
    path("contractafrekeningen", ContractafrekeningenView.as_view(), name="contractafrekeningen"),
    path("contractafrekeningen/<int:pk>", ContractafrekeningView.as_view(), name="contractafrekening"),
    path("rekenregels", RekenregelsView.as_view(), name="rekenregels"),
    path("contractafrekeningen/<int:pk>/stap/<str:pad>", LijnenView.as_view(), name="lijnen"),
]
