"""The whole input of a settlement: every statement once, whatever the number of contracts."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Regiogegevens, Regioinvoer, read_parameters
from bekostiging.berekening.uitkomst import GeparkeerdContract
from bekostiging.selectors.lezen.afgekeurd import read_afgekeurd
from bekostiging.selectors.lezen.afspraakdelen import Afspraakdelen, read_afspraakdelen
from bekostiging.selectors.lezen.afspraken import (
    find_jaarafspraken,
    make_jaarafspraak,
    make_kpis,
    make_maatwerk,
    make_opslagen,
)
from bekostiging.selectors.lezen.regiogegevens import read_regiogegevens
from bekostiging.selectors.lezen.voorschotten import read_betalingen, read_voorschotten
from bekostiging.selectors.lijnquery import PRODUCT
from bekostiging.selectors.modellen import LIJNQUERIES
from bekostiging.selectors.opdracht import Gelezen, Leesopdracht
from contracten.models import Contract, Jaarafspraak
from inkoop.kern.codes import NOG_TE_KIEZEN, Model
from inkoop.kern.opmaak import format_datum
from inkoop.kern.periode import Periode, get_jaareinde
from segmenten.models import Gemeente, Perceelvoorkomen, Product, Regio, Traject
from toegang.selectors import find_verouderde_sommen

# Per query the field of `Contractinvoer` and what was read for it.
Groepen = Sequence[tuple[str, Gelezen[Any]]]


@dataclass(frozen=True)
class Regiolezing:
    """What was read: the input of the calculation, and contracts that cannot even be read as input.

    `contracten` and `gemeenten` give the key of a number or code, for storing the outcome.
    """

    invoer: Regioinvoer
    geparkeerd: tuple[GeparkeerdContract, ...]
    contracten: Mapping[str, int]
    gemeenten: Mapping[str, int]

    def leave_out(self, nummers: Container[str]) -> "Regiolezing":
        """Give the same without the input of some contracts."""
        contracten = tuple(een for een in self.invoer.contracten if een.nummer not in nummers)
        return replace(self, invoer=replace(self.invoer, contracten=contracten))


def read_regioinvoer(
    regio: Regio, jaar: int, contracten: Iterable[str] | None = None, *, uit_regels: bool = False
) -> Regiolezing:
    """Read everything the settlement of a region and calendar year needs, in a fixed number of statements.

    Args:
        contracten: numbers of the contracts to read; None is all with an agreement for the year.
        uit_regels: add the prestaties themselves up, where else sums that are kept of them are read.

    The caller opens the context (`met_systeemzicht`) and decides on the snapshot.
    """
    afspraken = find_jaarafspraken(regio.pk, jaar)
    if contracten is not None:
        afspraken = afspraken.filter(contract__nummer__in=list(contracten))
    rijen = list(afspraken)
    verouderd = None if uit_regels else find_verouderde_sommen(regio.pk)
    opdracht = make_opdracht(regio, jaar, rijen, verouderd)
    gegevens = read_regiogegevens(regio, jaar)
    gelezen, geparkeerd = _make_contracten(rijen, opdracht, gegevens, read_groepen(opdracht))
    return Regiolezing(
        invoer=Regioinvoer(gegevens, tuple(gelezen), read_afgekeurd(opdracht)),
        geparkeerd=tuple(geparkeerd),
        contracten={rij.contract.nummer: rij.contract_id for rij in rijen},
        gemeenten={code: sleutel for sleutel, code in opdracht.gemeenten.items()},
    )


def read_contractinvoer(
    contract: Contract, jaar: int, tot_en_met: date
) -> Contractinvoer | GeparkeerdContract | None:
    """Read of one contract what its R and B need, as far as the year is: up to and including a day.

    None where there is no agreement for the year. By the statements of the settlement itself, but for what
    was paid.
    """
    rijen = list(find_jaarafspraken(contract.regio_id, jaar).filter(contract=contract))
    # From the lines: a month that has not passed has no sum up to a day.
    opdracht = make_opdracht(contract.regio, jaar, rijen, None, tot_en_met)
    gegevens = read_regiogegevens(contract.regio, jaar, tot_en_met)
    gelezen, geparkeerd = _make_contracten(rijen, opdracht, gegevens, read_lijngroepen(opdracht))
    gevonden: list[Contractinvoer | GeparkeerdContract] = [*gelezen, *geparkeerd]
    return next(iter(gevonden), None)


def make_opdracht(
    regio: Regio,
    jaar: int,
    afspraken: Iterable[Jaarafspraak],
    verouderd: frozenset[int] | None,
    tot_en_met: date | None = None,
) -> Leesopdracht:
    """Say what the statements must read for these agreements."""
    per_model: dict[Model, list[int]] = defaultdict(list)
    for afspraak in afspraken:
        inrichting = afspraak.contract.perceel.gelezen
        if inrichting is not None and inrichting.model != NOG_TE_KIEZEN:
            per_model[Model(inrichting.model)].append(afspraak.contract_id)
    producten = Product.objects.filter(regio=regio).values_list("pk", "code")
    vraagt_product = any(PRODUCT in query.sleutels and query.geldt_voor(per_model) for query in LIJNQUERIES)
    return Leesopdracht(
        regio_id=regio.pk,
        jaar=jaar,
        contracten={model: tuple(sleutels) for model, sleutels in per_model.items()},
        gemeenten=dict(Gemeente.objects.filter(regio=regio).values_list("pk", "code")),
        producten=dict(producten) if vraagt_product else {},
        trajecten=dict(Traject.objects.filter(regio=regio).values_list("pk", "code")),
        verouderd=verouderd,
        tot_en_met=tot_en_met,
    )


def _make_contracten(
    rijen: Sequence[Jaarafspraak], opdracht: Leesopdracht, regio: Regiogegevens, groepen: Groepen
) -> tuple[list[Contractinvoer], list[GeparkeerdContract]]:
    delen = read_afspraakdelen((rij.pk for rij in rijen), opdracht)
    gelezen, geparkeerd = [], []
    for rij in rijen:
        try:
            gelezen.append(_make_contract(rij, opdracht, regio, delen[rij.pk], groepen))
        except NietAfTeRekenen as fout:
            contract = rij.contract
            parkeer = GeparkeerdContract(contract.nummer, contract.aanbieder.code, fout.code, fout.reden)
            geparkeerd.append(parkeer)
    return gelezen, geparkeerd


def read_groepen(opdracht: Leesopdracht) -> Groepen:
    """Read the groups of every funding model that occurs, and what was paid."""
    return [
        *read_lijngroepen(opdracht),
        ("voorschotten", read_voorschotten(opdracht)),
        ("betalingen", read_betalingen(opdracht)),
    ]


def read_lijngroepen(opdracht: Leesopdracht) -> Groepen:
    """Read the groups of every funding model that occurs, each beside its field of `Contractinvoer`."""
    return [(query.veld, query.read_groepen(opdracht)) for query in LIJNQUERIES]


def _make_contract(
    rij: Jaarafspraak,
    opdracht: Leesopdracht,
    regio: Regiogegevens,
    delen: Afspraakdelen,
    groepen: Groepen,
) -> Contractinvoer:
    contract, perceel = rij.contract, rij.contract.perceel
    inrichting = _get_inrichting(rij)
    return Contractinvoer(
        regio=regio,
        nummer=contract.nummer,
        aanbieder=contract.aanbieder.code,
        perceel=perceel.code,
        model=Model(inrichting.model),
        afspraak=make_jaarafspraak(rij, delen),
        deelnemers=_get_codes(contract.deelnames.all(), opdracht),
        perceel_deelnemers=_get_codes(inrichting.deelnames.all(), opdracht),
        termijn=Periode(contract.ingangsdatum, contract.einddatum),
        perceelparameters=read_parameters(inrichting.parameters),
        perceel_gemeentekeuze=_get_codes(inrichting.gemeentekeuzes.all(), opdracht),
        opslagen=make_opslagen(contract),
        maatwerk=make_maatwerk(contract, opdracht.trajecten),
        kpis=make_kpis(contract),
        tekorten=tuple(tekort for _, gelezen in groepen for tekort in gelezen.get_tekorten(rij.contract_id)),
        **_collect(rij.contract_id, groepen),
    )


def _get_codes(rijen: Iterable[Any], opdracht: Leesopdracht) -> tuple[str, ...]:
    """Give the codes of the municipalities that rows name."""
    return tuple(sorted(opdracht.gemeenten[rij.gemeente_id] for rij in rijen))


def _collect(contract: int, groepen: Groepen) -> dict[str, Any]:
    """Give the groups of a contract by field; models may share one, a contract has one model."""
    velden: dict[str, Any] = {}
    for veld, gelezen in groepen:
        velden[veld] = velden.get(veld, ()) + gelezen.get(contract)
    return velden


def _get_inrichting(rij: Jaarafspraak) -> Perceelvoorkomen:
    """Give how the perceel is paid at the end of the year; without a model nothing can be settled."""
    perceel = rij.contract.perceel
    inrichting = perceel.gelezen
    if inrichting is None:
        dag = format_datum(get_jaareinde(rij.jaar))
        zin = f"Voor perceel {perceel.code} geldt op {dag} niets: ook geen bekostigingsmodel."
    elif inrichting.model == NOG_TE_KIEZEN:
        zin = f"Van perceel {perceel.code} is het bekostigingsmodel nog niet gekozen."
    else:
        return inrichting
    raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
