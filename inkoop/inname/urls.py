"""Addresses of what is delivered."""

from django.urls import path

from inkoop.inname.views.downloads import upload_fouten, upload_voorbeeld
from inkoop.inname.views.laadverslag import LaadverslagenView, LaadverslagView
from inkoop.inname.views.stappen import (
    UploadInlezenView,
    UploadIntrekkenView,
    UploadKolommenView,
    UploadNieuwView,
    UploadVervallenView,
)
from inkoop.inname.views.upload import UploadsView, UploadView, upload_voortgang

urlpatterns = [
    path("laadverslagen", LaadverslagenView.as_view(), name="laadverslagen"),
    path("laadverslagen/<int:pk>", LaadverslagView.as_view(), name="laadverslag"),
    path("aanleveren", UploadsView.as_view(), name="uploads"),
    path("aanleveren/nieuw", UploadNieuwView.as_view(), name="upload_nieuw"),
    path("aanleveren/voorbeeld/<slug:soort>.<slug:vorm>", upload_voorbeeld, name="upload_voorbeeld"),
    path("aanleveren/<int:pk>", UploadView.as_view(), name="upload"),
    path("aanleveren/<int:pk>/kolommen", UploadKolommenView.as_view(), name="upload_kolommen"),
    path("aanleveren/<int:pk>/inlezen", UploadInlezenView.as_view(), name="upload_inlezen"),
    path("aanleveren/<int:pk>/intrekken", UploadIntrekkenView.as_view(), name="upload_intrekken"),
    path("aanleveren/<int:pk>/vervallen", UploadVervallenView.as_view(), name="upload_vervallen"),
    path("aanleveren/<int:pk>/fouten", upload_fouten, name="upload_fouten"),
    path("aanleveren/<int:pk>/voortgang", upload_voortgang, name="upload_voortgang"),
]
