"""Settles a region and year: dry, or stored as a new version."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import structlog
from django.db.models import Model
from django.utils import timezone

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.afspraken.budget import find_budget
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.uitkomst import Afrekeninguitkomst
from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening, GeparkeerdContract
from bekostiging.selectors import (
    Regiolezing,
    get_laatste_afrekening,
    get_vastgestelde_afrekening,
    read_regioinvoer,
)
from bekostiging.selectors.invoertellers import read_invoertellers
from bekostiging.services.compleet import complete
from bekostiging.services.correctie import add_bestaand, find_overgenomen, store_overgenomen
from bekostiging.services.hergebruik import (
    NIETS_EERDER,
    Eerder,
    find_gehouden,
    read_eerder,
    store_gehouden,
)
from bekostiging.services.invoerkenmerken import make_kenmerken
from bekostiging.services.invoerstand import Gelezenstand, make_stand, read_leveringen, save_stand
from bekostiging.services.rechten import check_mag_afrekenen
from bekostiging.services.slot import met_slot
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN
from inkoop.kern.geheugen import zonder_opruimen
from inkoop.kern.geld import als_tekst
from inkoop.platform.databank.invoegen import insert_rijen, reserve_sleutels
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_momentopname, met_regiozicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.taken.services import Voortgang
from segmenten.models import Regio
from toegang.services import renew_sommen

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Berekening:
    """A computed settlement that is not stored yet, with what it was computed from.

    Attributes:
        uitkomst: of the contracts that were computed.
        kenmerken: what tells a next version whether results can be kept.
        gehouden: keys of stored results of the other contracts, which have not changed.
    """

    lezing: Regiolezing
    uitkomst: Afrekeninguitkomst
    stand: Gelezenstand
    kenmerken: Mapping[str, Any]
    gehouden: Sequence[int]


def calculate_regiojaar(regio: Regio, jaar: int) -> Afrekeninguitkomst:
    """Settle a region and calendar year without storing anything; all amounts in euros.

    A contract that cannot be settled is parked in the outcome, the others go on.
    """
    _renew(regio)
    with zonder_opruimen():
        with met_momentopname(regio.pk):
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
    *,
    hergebruik: bool = True,
) -> Afrekening:
    """Settle a region and calendar year and store it as a new version, wholly or not at all.

    Args:
        gebruiker: who asked for it; None for the system.
        voortgang: told before reading, and per contract that is verified.
        taak: the job that asks; one job makes one version, however often it is tried.
        hergebruik: keep what the latest version computed of contracts of which nothing changed since; the
            outcome is the same.

    Raises `AfrekenenGeweigerdError` when `gebruiker` may not have it made, and `UitlegKloptNietError` when an
    explanation does not lead to its amounts: nothing is stored then.
    """
    with met_slot(regio.code, jaar):
        with met_regiozicht(regio.pk):
            gemaakt = Afrekening.objects.filter(taak=taak).first() if taak else None
        if gemaakt is not None:
            return gemaakt
        return _make(regio, jaar, gebruiker, voortgang or _niet_melden, taak, hergebruik=hergebruik)[0]


def reken_af(regio: Regio, jaar: int, gebruiker: Gebruiker | None) -> tuple[Afrekening, Afrekeninguitkomst]:
    """Settle all contracts anew, store it as a new version, and give the outcome with it."""
    with met_slot(regio.code, jaar):
        return _make(regio, jaar, gebruiker, _niet_melden, None, hergebruik=False)


def _make(
    regio: Regio,
    jaar: int,
    gebruiker: Gebruiker | None,
    voortgang: Voortgang,
    taak: uuid.UUID | None,
    *,
    hergebruik: bool,
) -> tuple[Afrekening, Afrekeninguitkomst]:
    check_mag_afrekenen(regio, gebruiker)
    voortgang(0, 1, "Gegevens lezen")
    with zonder_opruimen():
        berekening = _calculate(regio, jaar, NIETS_EERDER if not hergebruik else None)
        with met_regiozicht(regio.pk):
            afrekening = _store(regio, berekening, voortgang, gebruiker, taak)
            _log_gemaakt(afrekening, berekening, gebruiker)
    _log.info("afrekening_gemaakt", regio=regio.code, jaar=jaar, versie=afrekening.versie)
    return afrekening, berekening.uitkomst


def _niet_melden(gedaan: int, totaal: int, melding: str) -> None:
    """Nobody is waiting for progress."""


def _renew(regio: Regio) -> None:
    """Make stale sums anew before the snapshot, in which nothing is written."""
    with met_regiozicht(regio.pk):
        renew_sommen(regio)


def _calculate(regio: Regio, jaar: int, eerder: Eerder | None) -> Berekening:
    """Read and settle; what was computed before is looked for, unless `eerder` says it."""
    _renew(regio)
    with met_momentopname(regio.pk):
        tellers = read_invoertellers(regio, jaar)
        eerder = read_eerder(regio, jaar) if eerder is None else eerder
        ongewijzigd = eerder.find_ongewijzigd(tellers)
        te_lezen = [nummer for nummer in tellers.contracten if nummer not in ongewijzigd]
        lezing = read_regioinvoer(regio, jaar, te_lezen if ongewijzigd else None)
        leveringen = read_leveringen(regio)
    stand = make_stand(lezing, leveringen, ongewijzigd)
    gelijk = eerder.find_gelijk(stand)
    lezing = lezing.leave_out(gelijk)
    kenmerken = make_kenmerken(stand, tellers)
    return Berekening(lezing, calculate_lezing(lezing), stand, kenmerken, list(gelijk.values()))


def _store(
    regio: Regio,
    berekening: Berekening,
    voortgang: Voortgang,
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
        **add_bestaand(uitkomst.totaal, [*find_gehouden(berekening.gehouden), *overgenomen]).as_dict(),
        gemaakt_op=timezone.now(),
        gemaakt_door=gebruiker,
        taak=taak,
    )
    _store_contracten(afrekening, berekening, voortgang)
    store_gehouden(afrekening, berekening.gehouden)
    store_overgenomen(afrekening, overgenomen)
    save_stand(afrekening, berekening.stand, berekening.kenmerken)
    return complete(afrekening)


def _store_contracten(afrekening: Afrekening, berekening: Berekening, voortgang: Voortgang) -> None:
    sleutels = reserve_sleutels(Contractafrekening, len(berekening.uitkomst.contracten))
    insert_rijen(_iter_rijen(afrekening, berekening, sleutels, voortgang))
    GeparkeerdContract.objects.bulk_create(
        GeparkeerdContract(
            afrekening=afrekening,
            contract_id=berekening.lezing.contracten[rij.contract],
            reden=rij.reden[:500],
        )
        for rij in berekening.uitkomst.geparkeerd
    )


def _iter_rijen(
    afrekening: Afrekening, berekening: Berekening, sleutels: Sequence[int], voortgang: Voortgang
) -> Iterator[Sequence[Model]]:
    """Give each contract and then its municipalities: while one is checked, the one before is stored."""
    lezing, contracten = berekening.lezing, berekening.uitkomst.contracten
    budgetten = {invoer.nummer: find_budget(invoer) for invoer in lezing.invoer.contracten}
    for gedaan, (sleutel, contract) in enumerate(zip(sleutels, contracten, strict=True), start=1):
        yield [
            Contractafrekening(
                pk=sleutel,
                afrekening=afrekening,
                contract_id=lezing.contracten[contract.contract],
                model=contract.model,
                soort=contract.soort,
                budget=budgetten[contract.contract],
                **contract.as_dict(),
                richting=contract.richting,
                uitleg=check_uitleg(contract),
            )
        ]
        if contract.gemeenten:
            yield [
                Gemeenteafrekening(
                    contractafrekening_id=sleutel,
                    gemeente_id=lezing.gemeenten[deel.gemeente],
                    **deel.as_dict(GEMEENTEBEDRAGEN),
                )
                for deel in contract.gemeenten
            ]
        voortgang(gedaan, len(contracten) + 1, f"Contract {contract.contract} berekend")


def _log_gemaakt(afrekening: Afrekening, berekening: Berekening, gebruiker: Gebruiker | None) -> None:
    uitkomst = berekening.uitkomst
    log_handeling(
        "afrekening_gemaakt",
        onderwerp=afrekening.get_onderwerp(),
        gebruiker=gebruiker.gebruikersnaam if gebruiker else "",
        regio=uitkomst.regio,
        verschil={
            "vingerafdruk": afrekening.vingerafdruk,
            "regelversie": afrekening.regelversie,
            "contracten": len(uitkomst.contracten) + len(berekening.gehouden),
            "ongewijzigd": len(berekening.gehouden),
            "geparkeerd": len(uitkomst.geparkeerd),
            "vergoeding": als_tekst(afrekening.vergoeding),
            "saldo": als_tekst(afrekening.saldo),
        },
    )
