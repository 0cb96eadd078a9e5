"""Addresses of the whole product."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from inkoop.gezondheid import gezondheid

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/", admin.site.urls),
    path("api/v1/", include("inkoop.api.urls")),
    path("gezondheid", gezondheid, name="gezondheid"),
]
