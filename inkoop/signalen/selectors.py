"""Reads signals for who may see them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from inkoop.kern.signaal import Signaalsoort
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.signalen.models import Signaal
from inkoop.signalen.soorten import SOORTEN


def count_signalen(gebruiker: Gebruiker | AnonymousUser) -> list[tuple[Signaalsoort, int]]:
    """Return how many signals an account sees of each kind that there are, the rarest first.

    What is there once is most often a mistake; what is there everywhere is how things are.
    """
    zichtbaar = Signaal.objects.zichtbaar_voor(gebruiker)
    aantallen = dict(zichtbaar.order_by().values_list("soort").annotate(Count("pk")))
    zeldzaam = sorted(
        (aantallen[code], plaats, code) for plaats, code in enumerate(SOORTEN) if code in aantallen
    )
    return [(SOORTEN[code], aantal) for aantal, _, code in zeldzaam]
