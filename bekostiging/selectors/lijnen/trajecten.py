"""Model `trajecten`: the trajectories behind a group, each with its recognised days (NL §8)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from bekostiging.berekening.invoer import Parameters
from bekostiging.selectors.lezen.parameters import parse_parameters
from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn
from inkoop.kern.codes import Erkenning, Voortijdig
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.opmaak import format_bedrag
from inkoop.kern.periode import is_geleverd
from inkoop.kern.traject import Looptijd, calculate_erkend_bedrag, get_erkende_dagen, get_tariefjaar
from segmenten.models import Uurtarief
from toegang.models import Toewijzing


def find_lijnen(stap: Groepstap) -> list[Lijn]:
    """Return a line per trajectory: recognised up to this year minus recognised up to last year."""
    zorg = stap.find_toewijzingen().filter(traject__code=stap.gegevens.tekst("traject"), start__isnull=False)
    return list(_make_lijnen(stap, list(zorg.select_related("traject__expertise").order_by("nummer"))))


def _make_lijnen(stap: Groepstap, zorg: list[Toewijzing]) -> Iterator[Lijn]:
    parameters, tarieven = _get_parameters(stap), _get_tarieven(stap, zorg)
    prijs, doorlooptijd = stap.decimaal("prijs"), int(stap.gegevens.getal("doorlooptijd"))
    for toewijzing in zorg:
        start = toewijzing.start
        if start is None or not is_geleverd(start, toewijzing.stop, stap.jaar):
            continue
        voor, tot = _get_dagen(Looptijd(start, toewijzing.stop, doorlooptijd), stap.jaar, parameters)
        if voor != tot and _get_tariefjaar(tarieven, start.year) == stap.gegevens.getal("tariefjaar"):
            yield Lijn(
                toewijzing.nummer,
                toewijzing.pk,
                toewijzing.client.pseudoniem,
                f"{format_bedrag(prijs)} x {tot} / {doorlooptijd} dagen, min x {voor} / {doorlooptijd} dagen",
                calculate_erkend_bedrag(prijs, voor, tot, doorlooptijd),
            )


def _get_dagen(looptijd: Looptijd, jaar: int, parameters: Parameters) -> tuple[int, int]:
    erkenning = parameters.erkenning or Erkenning.NAAR_RATO
    voortijdig = parameters.voortijdig or Voortijdig.VOLLEDIG
    voor = get_erkende_dagen(looptijd, date(jaar - 1, 12, 31), erkenning, voortijdig)
    return voor, get_erkende_dagen(looptijd, date(jaar, 12, 31), erkenning, voortijdig)


def _get_parameters(stap: Groepstap) -> Parameters:
    """Those of the agreement go before those of the perceel."""
    afspraak = stap.contract.jaarafspraken.filter(jaar=stap.jaar).first()
    return parse_parameters({**stap.contract.perceel.parameters, **(afspraak.parameters if afspraak else {})})


def _get_tarieven(stap: Groepstap, zorg: list[Toewijzing]) -> Mapping[int, Decimal]:
    expertises = {rij.traject.expertise_id for rij in zorg if rij.traject is not None}
    rijen = Uurtarief.objects.filter(expertise__in=expertises)
    return dict(rijen.values_list("jaar", "bedrag"))


def _get_tariefjaar(tarieven: Mapping[int, Decimal], jaar: int) -> int | None:
    try:
        return get_tariefjaar(tarieven, jaar, "")
    except OntbrekendGegevenError:
        # Such a trajectory was parked and stands in no step.
        return None
