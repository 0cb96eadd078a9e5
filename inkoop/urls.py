"""Addresses of the whole product."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/", admin.site.urls),
    path("", include("inkoop.platform.schermen.urls")),
    path("", include("segmenten.urls")),
    path("", include("contracten.urls")),
    path("", include("toegang.urls")),
    path("", include("bekostiging.urls")),
    path("", include("inkoop.signalen.urls")),
    path("", include("inkoop.inname.urls")),
    path("", include("inkoop.beheer.urls")),
    path("", include("inkoop.privacy.urls")),
    path("", include("inkoop.archief.urls")),
    path("", include("inkoop.paginas.urls")),
    path("api/v1/", include("inkoop.api.urls")),
    path("", include("inkoop.exploitatie.urls")),
    path("bestanden/", include("inkoop.platform.bestanden.urls")),
]

handler400 = "inkoop.fouten.fout_400"
handler403 = "inkoop.fouten.fout_403"
handler404 = "inkoop.fouten.fout_404"
handler500 = "inkoop.fouten.fout_500"
handler429 = "inkoop.fouten.fout_429"
