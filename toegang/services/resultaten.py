"""Intake of outcomes: at most one per allocation (rekenregels.md §1, resultaat)."""

from decimal import Decimal
from pathlib import Path

from inkoop.platform.bestanden.csvkolommen import Csvkolom, code, read_csv_rijen
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.waarden import WaardeFoutError, read_datum, read_decimaal, shorten
from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Regio
from toegang.models import Resultaat, Toewijzing


def read_behaald(waarde: str) -> Decimal:
    """Return how far an outcome was achieved, 0 to 1; raise `WaardeFoutError` otherwise."""
    behaald = read_decimaal(waarde)
    if not 0 <= behaald <= 1:
        raise WaardeFoutError(f"{behaald} ligt niet tussen 0 en 1")
    return behaald


RESULTAATKOLOMMEN = (
    Csvkolom("toewijzing", code()),
    Csvkolom("datum", read_datum),
    Csvkolom("behaald", read_behaald),
)


def neem_resultaten_in(regio: Regio, bestand: Path) -> Telling:
    """Take in a file of outcomes; call it within `met_systeemzicht()`.

    Args:
        regio: the region of the allocations.
        bestand: CSV with the columns of `resultaten.csv` (regiobundel.md).

    Raises:
        BestandFoutenError: for any error in the file, by line and field; nothing has changed then.
    """
    fouten = Fouten()
    toewijzingen = dict(Toewijzing.objects.filter(regio=regio).values_list("nummer", "pk"))
    regels: dict[int, int] = {}
    gewenst = []
    for rij in read_csv_rijen(bestand, RESULTAATKOLOMMEN, fouten):
        nummer, datum, behaald = rij.waarden
        pk = toewijzingen.get(nummer)
        if pk is None:
            reden = f"toewijzing '{shorten(nummer)}' is niet bekend in deze regio"
            fouten.add(bestand.name, rij.regel, "toewijzing", reden)
        elif pk in regels:
            reden = f"toewijzing '{nummer}' heeft al een resultaat op regel {regels[pk]}"
            fouten.add(bestand.name, rij.regel, "toewijzing", reden)
        else:
            regels[pk] = rij.regel
            gewenst.append({"toewijzing_id": pk, "datum": datum, "behaald": behaald})
    fouten.raise_if_any()
    bestaand = Resultaat.objects.filter(toewijzing__regio=regio)
    return sync_rijen(bestaand, ["toewijzing_id"], gewenst).telling
