"""The icon that a browser asks for when a page, such as those of the admin and the API, names none."""

from typing import Any

from django.templatetags.static import static
from django.views.generic import RedirectView


class FaviconView(RedirectView):
    """Leads to the icon of the product, for everybody."""

    http_method_names = ["get", "head", "options"]

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        """Return the address of the icon among the static files."""
        return static("beeld/merk.svg")
