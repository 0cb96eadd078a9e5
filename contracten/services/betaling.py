"""Brings advances, payments and KPI scores to what somebody says of them: a file, a form, another system."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any

from contracten.models import Betaling, Contract, KpiScore, Voorschot
from contracten.regels.kpiscore import KPISLEUTEL, Kpiscoreopgave, check_kpiscore
from contracten.regels.voorschot import (
    BETALINGSLEUTEL,
    VOORSCHOTSLEUTEL,
    Betalingopgave,
    Voorschotopgave,
    check_betaling,
    check_voorschot,
)
from contracten.selectors.kader import get_plafondjaren
from inkoop.kern.bezwaar import Bezwaar, Bezwaren, Verzamelaar
from inkoop.kern.opgave import O, Opgaverij, pass_rijen, pass_soorten, to_rij
from inkoop.kern.verwijzing import tell_herhaling
from inkoop.platform.databank.sync import PER_KEER, Telling, sync_rijen
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
    check = partial(check_voorschot, plafonds=get_plafondjaren(regio))
    return _take_betaalde(regio, Voorschot, VOORSCHOTSLEUTEL, check, rijen, bezwaren)


def save_betalingen(regio: Regio, betalingen: Iterable[Betalingopgave]) -> Telling:
    """Add the payments on declarations that are not there yet; a payment is never booked twice.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_betalingen(regio, pass_soorten(betalingen, bezwaren), bezwaren)


def take_betalingen(
    regio: Regio, rijen: Iterable[Opgaverij[Betalingopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save payments whose fields were found to be of their kind; raises what `bezwaren` raises."""
    return _take_betaalde(regio, Betaling, BETALINGSLEUTEL, check_betaling, rijen, bezwaren)


def _take_betaalde(
    regio: Regio,
    model: Any,
    sleutel: Sequence[str],
    check: Callable[[O, Collection[str], Collection[str]], Iterable[Bezwaar]],
    rijen: Iterable[Opgaverij[O]],
    bezwaren: Verzamelaar,
) -> Telling:
    """Add what is not there yet; the columns of `sleutel` together are the payment."""
    contracten = _get_contracten(regio)
    gemeenten = dict(Gemeente.objects.filter(regio=regio).values_list("code", "pk"))
    eigen = [naam for naam in sleutel if naam not in ("contract", "gemeente")]
    gewenst: list[dict[str, Any]] = [
        {
            "contract_id": contracten[rij["contract"]],
            "gemeente_id": gemeenten[rij["gemeente"]],
            **{naam: rij[naam] for naam in eigen},
        }
        for rij in map(
            to_rij,
            pass_rijen(
                rijen,
                lambda opgave: check(opgave, contracten, gemeenten),
                bezwaren,
                sleutel=sleutel,
                tell_herhaling=tell_herhaling,
            ),
        )
    ]
    bezwaren.raise_if_any()
    bestaand = model.objects.filter(contract__regio=regio)
    return sync_rijen(bestaand, ["contract_id", "gemeente_id", *eigen], gewenst).telling


def rename_voorschotten(regio: Regio, rijen: Iterable[tuple[Opgaverij[Voorschotopgave], str]]) -> None:
    """Give advances that are taken back another kenmerk, so that their own may be used again."""
    _rename(Voorschot, VOORSCHOTSLEUTEL, regio, rijen)


def rename_betalingen(regio: Regio, rijen: Iterable[tuple[Opgaverij[Betalingopgave], str]]) -> None:
    """Give payments that are taken back another kenmerk, so that their own may be used again."""
    _rename(Betaling, BETALINGSLEUTEL, regio, rijen)


def _rename(
    model: Any, sleutel: Sequence[str], regio: Regio, rijen: Iterable[tuple[Opgaverij[Any], str]]
) -> None:
    paden = {"contract": "contract__nummer", "gemeente": "gemeente__code"}
    kolommen = [paden.get(naam, naam) for naam in sleutel]
    bestaand = model.objects.filter(contract__regio=regio)
    sleutels = {tuple(waarden): pk for pk, *waarden in bestaand.values_list("pk", *kolommen)}
    hernoemd = []
    for rij, kenmerk in rijen:
        waarden = to_rij(rij.waarde)
        hernoemd.append(model(pk=sleutels[tuple(waarden[naam] for naam in sleutel)], kenmerk=kenmerk))
    model.objects.bulk_update(hernoemd, ["kenmerk"], batch_size=PER_KEER)


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


def remove_kpiscores(regio: Regio, sleutels: Iterable[Sequence[str]]) -> int:
    """Remove scores by (contract, jaar, kpi), where a delivery is taken back; return how many there were.

    What a score was stays in the history of its contract.
    """
    aantal = 0
    for contract, jaar, kpi in sleutels:
        scores = KpiScore.objects.filter(contract__regio=regio, contract__nummer=contract, jaar=jaar, kpi=kpi)
        aantal += scores.delete()[0]
    return aantal


def _get_contracten(regio: Regio) -> dict[str, int]:
    return dict(Contract.objects.filter(regio=regio).values_list("nummer", "pk"))
