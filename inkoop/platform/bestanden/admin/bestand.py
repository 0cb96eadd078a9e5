"""The list of private files, for the operator of the whole installation only."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from inkoop.platform.bestanden.models import Bestand

if TYPE_CHECKING:
    _Basis = admin.ModelAdmin[Bestand]
else:
    _Basis = admin.ModelAdmin


@admin.register(Bestand)
class BestandAdmin(_Basis):
    """Shows what is kept; changes nothing and gives no content.

    Scopes live in the apps above, which this floor does not know, so an operator of one region sees nothing.
    """

    list_display = ["naam", "soort", "onderwerp_soort", "onderwerp_sleutel", "regio", "grootte", "gemaakt_op"]
    list_filter = ["soort", "regio"]
    search_fields = ["naam", "onderwerp_sleutel", "sha256"]
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only for a superuser."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only for a superuser."""
        return request.user.is_active and request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds a file here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A file never changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Files are removed by the app that made them."""
        return False
