"""Refuses a change of the structure or a contract that puts stored allocations in the wrong."""

from collections.abc import Callable, Iterator

from django.db import connection

from inkoop.kern.bezwaar import Bezwaar
from inkoop.platform.gebruikers.zicht import met_regiozicht
from segmenten.models import Regio
from segmenten.services import Paden
from toegang.controle import STRIJDIG
from toegang.regels.strijd import Strijd, tell_strijd

_VIND = f"SELECT soort, code, nummer, id, contract, perceel FROM ({STRIJDIG}) s"  # noqa: S608 - a constant


def find_strijd(regio: Regio) -> frozenset[Strijd]:
    """Return every reason why a stored allocation of any provider is in the wrong."""
    with met_regiozicht(regio.pk), connection.cursor() as cursor:
        cursor.execute(_VIND, {"regio": regio.pk})
        return frozenset(Strijd(*rij) for rij in cursor.fetchall())


def make_strijdvergelijking(regio: Regio) -> Callable[[Paden], Iterator[Bezwaar]]:
    """Look at what is in the wrong now; return what tells, after a change, what that put in the wrong.

    What was in the wrong for a reason already is not judged on it again, whatever is in its way now.
    """
    eerder = {(strijd.soort, strijd.toewijzing) for strijd in find_strijd(regio)}

    def compare(paden: Paden) -> Iterator[Bezwaar]:
        nieuw = (s for s in find_strijd(regio) if (s.soort, s.toewijzing) not in eerder)
        return tell_strijd(nieuw, paden)

    return compare
