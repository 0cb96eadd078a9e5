"""The accessibility statement, which everyone may read."""

from typing import Any

from django.conf import settings
from django.views.generic import TemplateView

from inkoop.platform.schermen.views import Kruimel


class ToegankelijkheidView(TemplateView):
    """Says how accessible this installation is, how that was tested and where to report a problem."""

    template_name = "schermen/toegankelijkheid.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title and the contact of this installation."""
        titel = "Toegankelijkheid"
        return super().get_context_data(
            titel=titel,
            kruimelpad=[Kruimel(titel)],
            contact=settings.CONTACT_TOEGANKELIJKHEID,
            **kwargs,
        )
