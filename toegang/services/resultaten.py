"""Intake of outcomes: at most one per allocation (docs/berekening.md §1, resultaat)."""

from collections.abc import Iterable

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgaverij, pass_rijen, pass_soorten
from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Regio
from toegang.models import Resultaat, Toewijzing
from toegang.regels.resultaat import Resultaatopgave, check_resultaat, tell_tweede


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
    toewijzingen = dict(Toewijzing.objects.filter(regio=regio).values_list("nummer", "pk"))
    gewenst = [
        {
            "toewijzing_id": toewijzingen[resultaat.toewijzing or ""],
            "datum": resultaat.datum,
            "behaald": resultaat.behaald,
        }
        for resultaat in pass_rijen(
            rijen,
            lambda opgave: check_resultaat(opgave, toewijzingen),
            bezwaren,
            sleutel=("toewijzing",),
            tell_herhaling=tell_tweede,
        )
    ]
    bezwaren.raise_if_any()
    bestaand = Resultaat.objects.filter(toewijzing__regio=regio)
    return sync_rijen(bestaand, ["toewijzing_id"], gewenst).telling
