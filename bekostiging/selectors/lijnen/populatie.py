"""Model `populatie`: the unique clients that were delivered in the year (NL bijlage 1, LS §3.1)."""

from decimal import Decimal

from django.db.models import Q

from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn
from inkoop.kern.opmaak import format_datum
from toegang.models import Toewijzing


def find_lijnen(stap: Groepstap) -> list[Lijn]:
    """Return a line per client, at its allocation with the earliest start, then the lowest number."""
    zorg = stap.find_toewijzingen().filter(
        Q(stop__isnull=True) | Q(stop__gte=stap.begin), start__lte=stap.eind
    )
    eerste: dict[int, Toewijzing] = {}
    # A number is compared by code point, as in the settlement, whatever the language of the database.
    for rij in sorted(zorg, key=lambda rij: (rij.start, rij.nummer)):
        eerste.setdefault(rij.client_id, rij)
    return [
        Lijn(
            rij.nummer,
            rij.pk,
            rij.client.pseudoniem,
            f"{rij.gemeente.naam}, start zorg {format_datum(rij.start)}" if rij.start else rij.gemeente.naam,
            Decimal(1),
        )
        for rij in sorted(eerste.values(), key=lambda rij: rij.nummer)
    ]
