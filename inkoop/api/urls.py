"""Addresses of the REST API, version 1."""

from django.urls import path
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter

from bekostiging.api.afrekening import ContractafrekeningViewSet
from contracten.api.contract import ContractViewSet
from inkoop.platform.koppelvlak.schema import Eindpuntbeschrijving

router = SimpleRouter(trailing_slash=False)
router.register("contracten", ContractViewSet, basename="api-contract")
router.register("afrekeningen", ContractafrekeningViewSet, basename="api-afrekening")

# The description of the API is public, what it gives is not.
urlpatterns = [
    *router.urls,
    path("openapi.json", Eindpuntbeschrijving.as_view(), name="api-openapi"),
    path(
        "documentatie",
        # Its script at an address of its own: the content security policy lets no script in the page run.
        SpectacularSwaggerSplitView.as_view(permission_classes=[AllowAny], url_name="api-openapi"),
        name="api-documentatie",
    ),
]
