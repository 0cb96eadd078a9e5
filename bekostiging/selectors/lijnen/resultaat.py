"""Model `resultaat`: the starts and outcomes behind a group (NL bijlage 1, AH ad 3)."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn, get_tarief
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.opmaak import format_bedrag, format_datum, format_percentage
from toegang.models import Toewijzing


def find_starts(stap: Groepstap) -> list[Lijn]:
    """Return a line per allocation that started in the year: tariff x the part at the start."""
    zorg = _find_zorg(stap).filter(start__range=(stap.begin, stap.eind))
    tarief, deel = stap.decimaal("tarief"), stap.decimaal("start_deel")
    zin = f"{format_bedrag(tarief)} x {format_percentage(100 * deel)}"
    bedrag = rond_af(exact(tarief) * exact(deel))
    return [
        _make_lijn(rij, f"start op {format_datum(rij.start)}: {zin}", bedrag)
        for rij in _kies(stap, zorg)
        if rij.start is not None
    ]


def find_uitkomsten(stap: Groepstap) -> list[Lijn]:
    """Return a line per outcome recorded in the year: tariff x the other part x what was achieved."""
    behaald = stap.decimaal("behaald")
    zorg = _find_zorg(stap).filter(
        resultaat__datum__range=(stap.begin, stap.eind), resultaat__behaald=behaald, start__isnull=False
    )
    tarief, rest = stap.decimaal("tarief"), 1 - stap.decimaal("start_deel")
    zin = f"{format_bedrag(tarief)} x {format_percentage(100 * rest)} x {format_percentage(100 * behaald)}"
    bedrag = rond_af(exact(tarief) * exact(rest) * exact(behaald))
    gevonden = _kies(stap, zorg.select_related("client", "gemeente", "resultaat"))
    return [
        _make_lijn(rij, f"resultaat op {format_datum(rij.resultaat.datum)}: {zin}", bedrag)
        for rij in gevonden
    ]


def _find_zorg(stap: Groepstap) -> QuerySet[Toewijzing]:
    return stap.find_toewijzingen().filter(product__code=stap.gegevens.tekst("product")).order_by("nummer")


def _kies(stap: Groepstap, zorg: QuerySet[Toewijzing]) -> list[Toewijzing]:
    """Keep the allocations that started at the tariff of the step."""
    tarieven, tarief = stap.find_tarieven(), stap.decimaal("tarief")
    return [rij for rij in zorg if get_tarief(tarieven, rij.start or date.min) == tarief]


def _make_lijn(zorg: Toewijzing, berekening: str, bedrag: Decimal) -> Lijn:
    return Lijn(zorg.nummer, zorg.pk, zorg.client.pseudoniem, berekening, bedrag)
