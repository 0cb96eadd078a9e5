"""Reads signals for who may see them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from inkoop.kern.signaal import Signaalsoort
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.signalen.models import Signaal
from inkoop.signalen.soorten import SOORTEN


def count_signalen(gebruiker: Gebruiker | AnonymousUser) -> list[tuple[Signaalsoort, int]]:
    """Return how many signals an account sees of each kind that there are, in one statement."""
    zichtbaar = Signaal.objects.zichtbaar_voor(gebruiker)
    aantallen = dict(zichtbaar.order_by().values_list("soort").annotate(Count("pk")))
    return [(SOORTEN[code], aantallen[code]) for code in SOORTEN if code in aantallen]
