"""Addresses of the purchase structure."""

from django.urls import path

from segmenten.views.inrichten import DeelView, InrichtenView
from segmenten.views.jaarcijfer import JaarcijfersView
from segmenten.views.perceel import PerceelView, PercelenView
from segmenten.views.product import ProductenView, TrajectenView
from segmenten.views.regio import RegiosView, RegioView, SturingsmatrixView
from segmenten.views.segment import SegmentenView, SegmentView

urlpatterns = [
    path("regios", RegiosView.as_view(), name="regios"),
    path("regios/<int:pk>", RegioView.as_view(), name="regio"),
    path("regios/<int:pk>/sturingsmatrix", SturingsmatrixView.as_view(), name="sturingsmatrix"),
    path("regios/<int:pk>/cijfers", JaarcijfersView.as_view(), name="jaarcijfers"),
    path("regios/<int:pk>/inrichten", InrichtenView.as_view(), name="inrichten"),
    path("regios/<int:pk>/inrichten/<slug:soort>", DeelView.as_view(), name="deel_nieuw"),
    path("regios/<int:pk>/inrichten/<slug:soort>/<path:code>", DeelView.as_view(), name="deel"),
    path("segmenten", SegmentenView.as_view(), name="segmenten"),
    path("segmenten/<int:pk>", SegmentView.as_view(), name="segment"),
    path("percelen", PercelenView.as_view(), name="percelen"),
    path("percelen/<int:pk>", PerceelView.as_view(), name="perceel"),
    path("producten", ProductenView.as_view(), name="producten"),
    path("trajecten", TrajectenView.as_view(), name="trajecten"),
]
