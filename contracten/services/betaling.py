"""Brings advances and KPI scores to what somebody says of them: a file, a form, another system."""

from collections.abc import Iterable

from contracten.models import Contract, KpiScore, Voorschot
from contracten.regels.kpiscore import KPISLEUTEL, Kpiscoreopgave, check_kpiscore
from contracten.regels.voorschot import VOORSCHOTSLEUTEL, Voorschotopgave, check_voorschot
from inkoop.kern.bezwaar import Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgaverij, pass_rijen, pass_soorten
from inkoop.kern.verwijzing import tell_herhaling
from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Gemeente, Regio


def save_voorschotten(regio: Regio, voorschotten: Iterable[Voorschotopgave]) -> Telling:
    """Add the advances that are not there yet; one that was booked before is never booked again.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_voorschotten(regio, pass_soorten(voorschotten, bezwaren), bezwaren)


def take_voorschotten(
    regio: Regio, rijen: Iterable[Opgaverij[Voorschotopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save advances whose fields were found to be of their kind; raises what `bezwaren` raises."""
    contracten = _get_contracten(regio)
    gemeenten = dict(Gemeente.objects.filter(regio=regio).values_list("code", "pk"))
    gewenst = [
        {
            "contract_id": contracten[voorschot.contract or ""],
            "gemeente_id": gemeenten[voorschot.gemeente or ""],
            "datum": voorschot.datum,
            "bedrag": voorschot.bedrag,
        }
        for voorschot in pass_rijen(
            rijen,
            lambda opgave: check_voorschot(opgave, contracten, gemeenten),
            bezwaren,
            sleutel=VOORSCHOTSLEUTEL,
            tell_herhaling=tell_herhaling,
        )
    ]
    bezwaren.raise_if_any()
    bestaand = Voorschot.objects.filter(contract__regio=regio)
    return sync_rijen(bestaand, ["contract_id", "gemeente_id", "datum", "bedrag"], gewenst).telling


def save_kpiscores(regio: Regio, scores: Iterable[Kpiscoreopgave]) -> Telling:
    """Add or change the scores that are named.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_kpiscores(regio, pass_soorten(scores, bezwaren), bezwaren)


def take_kpiscores(
    regio: Regio, rijen: Iterable[Opgaverij[Kpiscoreopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save scores whose fields were found to be of their kind; raises what `bezwaren` raises."""
    contracten = _get_contracten(regio)
    gewenst = [
        {
            "contract_id": contracten[score.contract or ""],
            "jaar": score.jaar,
            "kpi": score.kpi,
            "score": score.score,
            "gewicht": score.gewicht,
        }
        for score in pass_rijen(
            rijen,
            lambda opgave: check_kpiscore(opgave, contracten),
            bezwaren,
            sleutel=KPISLEUTEL,
            tell_herhaling=tell_herhaling,
        )
    ]
    bezwaren.raise_if_any()
    bestaand = KpiScore.objects.filter(contract__regio=regio)
    return sync_rijen(bestaand, ["contract_id", "jaar", "kpi"], gewenst).telling


def _get_contracten(regio: Regio) -> dict[str, int]:
    return dict(Contract.objects.filter(regio=regio).values_list("nummer", "pk"))
