"""Base of the admin pages: scoped like every other page, and read-only unless a class says otherwise."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest


class LeesBeheer(admin.ModelAdmin[Any]):
    """Operators look here; data changes through a bundle, a service or the page made for it.

    A change made beside the services would skip month totals, the audit log and the checks of a bundle.
    """

    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Return only what this operator may see."""
        rijen: models.QuerySet[Any] = self.model.objects.zichtbaar_voor(request.user)
        return rijen.order_by(*(self.get_ordering(request) or ["pk"]))

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        """Nothing is added here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is changed here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is removed here."""
        return False
