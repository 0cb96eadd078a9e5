"""Intake of outcomes: at most one per allocation (docs/berekening.md §1, resultaat)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgaverij, pass_rijen, pass_soorten
from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Regio
from toegang.models import Resultaat
from toegang.regels.resultaat import Resultaatopgave, check_resultaat, tell_tweede
from toegang.regels.verwijzing import Verwijsbaar
from toegang.selectors.verwijzingen import get_verwijsbaar


def save_resultaten(regio: Regio, resultaten: Iterable[Resultaatopgave]) -> Telling:
    """Add or change outcomes; call it within `met_systeemzicht()`.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_resultaten(regio, pass_soorten(resultaten, bezwaren), bezwaren)


def take_resultaten(
    regio: Regio, rijen: Iterable[Opgaverij[Resultaatopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save outcomes whose fields were found to be of their kind; raises what `bezwaren` raises."""
    verwijsbaar = get_verwijsbaar(regio)
    gewenst = [
        {
            "toewijzing_id": verwijsbaar.find(resultaat.toewijzing, resultaat.gemeente),
            "datum": resultaat.datum,
            "behaald": resultaat.behaald,
        }
        for resultaat in pass_rijen(
            _name_gemeenten(rijen, verwijsbaar),
            lambda opgave: check_resultaat(opgave, verwijsbaar),
            bezwaren,
            sleutel=("toewijzing", "gemeente"),
            tell_herhaling=tell_tweede,
        )
    ]
    bezwaren.raise_if_any()
    bestaand = Resultaat.objects.filter(toewijzing__regio=regio)
    return sync_rijen(bestaand, ["toewijzing_id"], gewenst).telling


def remove_resultaten(regio: Regio, sleutels: Iterable[tuple[str, ...]]) -> int:
    """Remove the outcomes of allocations by (nummer, gemeente), where a delivery is taken back."""
    verwijsbaar = get_verwijsbaar(regio)
    gevonden = [verwijsbaar.find(nummer, gemeente) for nummer, gemeente in sleutels]
    return Resultaat.objects.filter(toewijzing__in=filter(None, gevonden)).delete()[0]


def _name_gemeenten(
    rijen: Iterable[Opgaverij[Resultaatopgave]], verwijsbaar: Verwijsbaar
) -> Iterator[Opgaverij[Resultaatopgave]]:
    """Yield the rows with the municipality that they mean, so that two ways of naming one are the same."""
    for rij in rijen:
        gemeente = verwijsbaar.find_gemeente(rij.waarde.toewijzing, rij.waarde.gemeente)
        yield Opgaverij(rij.plaats, replace(rij.waarde, gemeente=gemeente))
