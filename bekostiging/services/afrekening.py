"""Settles a region and year: dry, or stored as a new version."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog
from django.utils import timezone

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.afspraken.budget import find_budget
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.uitkomst import Afrekeninguitkomst, Contractuitkomst
from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening, GeparkeerdContract
from bekostiging.selectors import (
    Regiolezing,
    get_laatste_afrekening,
    get_vastgestelde_afrekening,
    read_regioinvoer,
)
from bekostiging.services.compleet import complete
from bekostiging.services.correctie import add_overgenomen, find_overgenomen, store_overgenomen
from bekostiging.services.invoerstand import Gelezenstand, make_stand, read_leveringen, save_stand
from bekostiging.services.rechten import check_mag_afrekenen
from bekostiging.services.slot import met_slot
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN
from inkoop.kern.geheugen import zonder_opruimen
from inkoop.kern.geld import als_tekst
from inkoop.platform.databank.invoegen import insert_rijen
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_momentopname, met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.taken.services import Voortgang
from segmenten.models import Regio
from toegang.services import renew_sommen

_log = structlog.get_logger(__name__)
# The explanation in JSON form, by number of the contract.
Uitlegvormen = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Berekening:
    """A computed settlement that is not stored yet, with what it was computed from."""

    lezing: Regiolezing
    uitkomst: Afrekeninguitkomst
    stand: Gelezenstand


def calculate_regiojaar(regio: Regio, jaar: int) -> Afrekeninguitkomst:
    """Settle a region and calendar year without storing anything; all amounts in euros.

    A contract that cannot be settled is parked in the outcome, the others go on.
    """
    _renew(regio)
    with zonder_opruimen():
        with met_momentopname():
            lezing = read_regioinvoer(regio, jaar)
        return calculate_lezing(lezing)


def calculate_lezing(lezing: Regiolezing) -> Afrekeninguitkomst:
    """Settle what was read; contracts that could not even be read as input are parked too."""
    uitkomst = calculate_afrekening(lezing.invoer)
    geparkeerd = sorted([*uitkomst.geparkeerd, *lezing.geparkeerd], key=lambda rij: rij.contract)
    return replace(uitkomst, geparkeerd=tuple(geparkeerd))


def make_afrekening(
    regio: Regio,
    jaar: int,
    gebruiker: Gebruiker | None,
    voortgang: Voortgang | None = None,
    taak: uuid.UUID | None = None,
) -> Afrekening:
    """Settle a region and calendar year and store it as a new version, wholly or not at all.

    Args:
        gebruiker: who asked for it; None for the system.
        voortgang: told before reading, and per contract that is verified.
        taak: the job that asks; one job makes one version, however often it is tried.

    Raises `AfrekenenGeweigerdError` when `gebruiker` may not have it made, and `UitlegKloptNietError` when an
    explanation does not lead to its amounts: nothing is stored then.
    """
    with met_slot(regio.code, jaar):
        gemaakt = Afrekening.objects.filter(taak=taak).first() if taak else None
        return gemaakt or _make(regio, jaar, gebruiker, voortgang or _niet_melden, taak)[0]


def reken_af(regio: Regio, jaar: int, gebruiker: Gebruiker | None) -> tuple[Afrekening, Afrekeninguitkomst]:
    """Do the same as `make_afrekening`, and give the outcome with the stored version."""
    with met_slot(regio.code, jaar):
        return _make(regio, jaar, gebruiker, _niet_melden, None)


def _make(
    regio: Regio, jaar: int, gebruiker: Gebruiker | None, voortgang: Voortgang, taak: uuid.UUID | None
) -> tuple[Afrekening, Afrekeninguitkomst]:
    check_mag_afrekenen(regio, gebruiker)
    voortgang(0, 1, "Gegevens lezen")
    with zonder_opruimen():
        berekening = _calculate(regio, jaar)
        uitleg = _check_uitleg(berekening.uitkomst.contracten, voortgang)
        with met_systeemzicht():
            afrekening = _store(regio, berekening, uitleg, gebruiker, taak)
            _log_gemaakt(afrekening, berekening.uitkomst, gebruiker)
    _log.info("afrekening_gemaakt", regio=regio.code, jaar=jaar, versie=afrekening.versie)
    return afrekening, berekening.uitkomst


def _niet_melden(gedaan: int, totaal: int, melding: str) -> None:
    """Nobody is waiting for progress."""


def _renew(regio: Regio) -> None:
    """Make stale sums anew before the snapshot, in which nothing is written."""
    with met_systeemzicht():
        renew_sommen(regio)


def _calculate(regio: Regio, jaar: int) -> Berekening:
    _renew(regio)
    with met_momentopname():
        lezing = read_regioinvoer(regio, jaar)
        leveringen = read_leveringen(regio)
    return Berekening(lezing, calculate_lezing(lezing), make_stand(lezing, leveringen))


def _check_uitleg(contracten: Iterable[Contractuitkomst], voortgang: Voortgang) -> Uitlegvormen:
    """Give the explanation of each contract by number, in the form that was checked."""
    rijen, vormen = list(contracten), {}
    for gedaan, contract in enumerate(rijen, start=1):
        vormen[contract.contract] = check_uitleg(contract)
        voortgang(gedaan, len(rijen) + 1, f"Contract {contract.contract} berekend")
    return vormen


def _store(
    regio: Regio,
    berekening: Berekening,
    uitleg: Uitlegvormen,
    gebruiker: Gebruiker | None,
    taak: uuid.UUID | None,
) -> Afrekening:
    uitkomst, vorige = berekening.uitkomst, get_laatste_afrekening(regio, berekening.uitkomst.jaar)
    vast = get_vastgestelde_afrekening(regio, uitkomst.jaar)
    overgenomen = find_overgenomen(vast, {rij.contract for rij in uitkomst.geparkeerd})
    afrekening = Afrekening.objects.create(
        regio=regio,
        jaar=uitkomst.jaar,
        versie=vorige.versie + 1 if vorige else 1,
        vorige=vorige,
        corrigeert=vast,
        vingerafdruk=berekening.stand.vingerafdruk,
        regelversie=uitkomst.regelversie,
        afgekeurd={rij.reden: rij.aantal for rij in uitkomst.afgekeurd},
        **add_overgenomen(uitkomst.totaal, overgenomen).as_dict(),
        gemaakt_op=timezone.now(),
        gemaakt_door=gebruiker,
        taak=taak,
    )
    _store_contracten(afrekening, berekening, uitleg)
    store_overgenomen(afrekening, overgenomen)
    save_stand(afrekening, berekening.stand)
    return complete(afrekening)


def _store_contracten(afrekening: Afrekening, berekening: Berekening, uitleg: Uitlegvormen) -> None:
    lezing, uitkomst = berekening.lezing, berekening.uitkomst
    budgetten = {invoer.nummer: find_budget(invoer) for invoer in lezing.invoer.contracten}
    rijen = [
        Contractafrekening(
            afrekening=afrekening,
            contract_id=lezing.contracten[contract.contract],
            model=contract.model,
            soort=contract.soort,
            budget=budgetten[contract.contract],
            **contract.as_dict(),
            richting=contract.richting,
            uitleg=uitleg[contract.contract],
        )
        for contract in uitkomst.contracten
    ]
    insert_rijen(rijen)
    _store_gemeenten(rijen, berekening)
    GeparkeerdContract.objects.bulk_create(
        GeparkeerdContract(
            afrekening=afrekening, contract_id=lezing.contracten[rij.contract], reden=rij.reden[:500]
        )
        for rij in uitkomst.geparkeerd
    )


def _store_gemeenten(rijen: list[Contractafrekening], berekening: Berekening) -> None:
    Gemeenteafrekening.objects.bulk_create(
        Gemeenteafrekening(
            contractafrekening=rij,
            gemeente_id=berekening.lezing.gemeenten[deel.gemeente],
            **deel.as_dict(GEMEENTEBEDRAGEN),
        )
        for rij, contract in zip(rijen, berekening.uitkomst.contracten, strict=True)
        for deel in contract.gemeenten
    )


def _log_gemaakt(afrekening: Afrekening, uitkomst: Afrekeninguitkomst, gebruiker: Gebruiker | None) -> None:
    log_handeling(
        "afrekening_gemaakt",
        onderwerp=afrekening.get_onderwerp(),
        gebruiker=gebruiker.gebruikersnaam if gebruiker else "",
        regio=uitkomst.regio,
        verschil={
            "vingerafdruk": afrekening.vingerafdruk,
            "regelversie": afrekening.regelversie,
            "contracten": len(uitkomst.contracten),
            "geparkeerd": len(uitkomst.geparkeerd),
            "vergoeding": als_tekst(afrekening.vergoeding),
            "saldo": als_tekst(afrekening.saldo),
        },
    )
