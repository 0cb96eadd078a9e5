"""How often a program may ask, so that none takes the time of all others or copies everything by asking."""

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from inkoop.platform.gebruikers.adres import make_adreskenmerk

if TYPE_CHECKING:
    # The views ask for this module while they are read themselves.
    from rest_framework.views import APIView


class Verzoekgrens(SimpleRateThrottle):
    """Counts per account, whatever token or session it comes with; without an account per address."""

    scope = "api"

    def get_rate(self) -> str:
        """Return the limit of this installation."""
        return str(settings.API_GRENS)

    def get_cache_key(self, request: Request, view: "APIView") -> str:
        """Return whose counter it is; an address stands in it as a digest with key."""
        wie = request.user.pk if request.user.is_authenticated else make_adreskenmerk(request)
        return f"api-{wie}"
