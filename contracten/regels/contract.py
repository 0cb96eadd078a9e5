"""Contracts: what they refer to, and what may not be true of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.jaarafspraak import Jaarafspraakopgave, check_jaarafspraak
from contracten.regels.kader import Contractkader
from contracten.regels.tarief import Tariefopgave, check_segment, check_tarieven
from inkoop.kern.bezwaar import Bezwaar, below
from inkoop.kern.codes import NOG_TE_KIEZEN, Afspraaksoort, Perceelsoort
from inkoop.kern.deelname import check_deelnemerlijst
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.looptijd import JAREN, check_looptijd
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import (
    DAGEN,
    GEMEENTECODE,
    LANGE_TEKST,
    UREN_PER_WEEK,
    Bronvermelding,
    Codetekst,
    Datum,
    LijstVan,
)
from inkoop.kern.verwijzing import check_codelijst, check_uniek, check_verwijzing, number

# The path of a field of an agreement, and of a place in a list.
_IN_AFSPRAAK = re.compile(r"jaarafspraken\[(\d+)\]\.?(.*)")
_PLAATS = re.compile(r"\[\d+\]")
# What a table keeps of each as it is said; the rest is a key of something else, or a table of its own.
CONTRACTKOLOMMEN = (
    *("nummer", "raamovereenkomst", "ingangsdatum", "einddatum", "looptijd_basis", "looptijd_verlengingen"),
    *("looptijd_boeggolf", "looptijd_maximaal", "bron"),
)
MAATWERKKOLOMMEN = ("uren_per_week", "doorlooptijd_dagen", "motivering", "bron")


@dataclass(frozen=True, kw_only=True)
class Maatwerkopgave(Opgave):
    """A trajectory that is made to measure for one provider (NL §8)."""

    traject: str | None = veld(Codetekst(50), verplicht=True)
    uren_per_week: Decimal | None = veld(UREN_PER_WEEK)
    doorlooptijd_dagen: int | None = veld(DAGEN)
    motivering: str = veld(LANGE_TEKST, standaard="")
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Contractopgave(Opgave):
    """A contract with a provider in a perceel, with all that is agreed in it (NL §4).

    Without `deelnemers` those of the perceel take part; `einddatum` is the last day, if there is one.
    """

    nummer: str | None = veld(Codetekst(), verplicht=True)
    raamovereenkomst: str = veld(Codetekst(), standaard="")
    aanbieder: str | None = veld(Codetekst(), verplicht=True)
    perceel: str | None = veld(Codetekst(), verplicht=True)
    deelnemers: Sequence[str] = veld(LijstVan(GEMEENTECODE), standaard=[])
    ingangsdatum: date | None = veld(Datum(), verplicht=True)
    einddatum: date | None = veld(Datum())
    looptijd_basis: int | None = veld(JAREN)
    looptijd_verlengingen: Sequence[int] | None = veld(LijstVan(JAREN))
    looptijd_boeggolf: int | None = veld(JAREN)
    looptijd_maximaal: int | None = veld(JAREN)
    opslagen: Sequence[str] = veld(LijstVan(Codetekst(50)), standaard=[])
    maatwerk: Sequence[Maatwerkopgave] = veld(LijstVan(Maatwerkopgave), standaard=[])
    tarieven: Sequence[Tariefopgave] = veld(LijstVan(Tariefopgave), standaard=[])
    jaarafspraken: Sequence[Jaarafspraakopgave] = veld(LijstVan(Jaarafspraakopgave), standaard=[])
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Contractenopgave(Opgave):
    """Providers and contracts: what is named becomes as it says, what is not named stays."""

    aanbieders: Sequence[Aanbiederopgave] = veld(LijstVan(Aanbiederopgave), standaard=[])
    contracten: Sequence[Contractopgave] = veld(LijstVan(Contractopgave), standaard=[])

    def get_paden(self) -> dict[tuple[str, str], str]:
        """Return by kind and code where each contract stands that is named."""
        return {("contract", c.nummer or ""): pad for pad, c in number("contracten", self.contracten)}


def extend_kader(kader: Contractkader, opgave: Contractenopgave) -> Contractkader:
    """Return the frame with the providers that are named beside those that were there."""
    nieuw = frozenset(aanbieder.code for aanbieder in opgave.aanbieders if aanbieder.code)
    return replace(kader, aanbieders=kader.aanbieders | nieuw)


def check_contracten(opgave: Contractenopgave, kader: Contractkader) -> Iterator[Bezwaar]:
    """Yield everything in providers and contracts that cannot be true.

    Args:
        opgave: what is asked to be saved.
        kader: what the region has, `opgave` included (`extend_kader`).
    """
    yield from check_uniek(number("aanbieders", opgave.aanbieders), "code")
    yield from check_uniek(number("contracten", opgave.contracten), "nummer")
    for pad, contract in number("contracten", opgave.contracten):
        yield from below(pad, check_contract(contract, kader))


def check_contract(contract: Contractopgave, kader: Contractkader) -> Iterator[Bezwaar]:
    """Yield everything in one contract that cannot be true."""
    structuur = kader.structuur
    perceel = structuur.percelen.get(contract.perceel or "")
    yield from check_verwijzing(
        "aanbieder", contract.aanbieder, kader.aanbieders, "aanbieder", structuur.suggest
    )
    yield from check_verwijzing("perceel", contract.perceel, structuur.percelen, "perceel", structuur.suggest)
    yield from check_gekozen_model(contract, perceel)
    yield from check_zelfde_aanbieder(contract, kader)
    yield from check_einddatum(contract)
    yield from check_looptijd(contract)
    yield from check_deelnemerlijst("deelnemers", contract.deelnemers, perceel, structuur)
    yield from check_codelijst("opslagen", contract.opslagen, structuur.opslagen, "opslag", structuur.suggest)
    yield from check_maatwerk(contract.maatwerk, perceel, structuur)
    yield from check_tarieven(contract.tarieven, perceel, structuur)
    yield from check_uniek(number("jaarafspraken", contract.jaarafspraken), "jaar")
    eigen = narrow_deelnemers(perceel, contract)
    for pad, afspraak in number("jaarafspraken", contract.jaarafspraken):
        yield from below(pad, check_in_termijn(afspraak, contract))
        yield from below(pad, check_plafond(afspraak, contract, kader))
        yield from below(pad, check_jaarafspraak(afspraak, eigen, structuur))


def name_veld(contract: Contractopgave, veld: str) -> tuple[int | None, str]:
    """Return the year of a field of a contract, when it is of an agreement, and what people call it."""
    gevonden = _IN_AFSPRAAK.match(veld)
    if gevonden is None:
        return None, _PLAATS.sub("", veld)
    jaar = contract.jaarafspraken[int(gevonden[1])].jaar
    return jaar, f"jaarafspraak {jaar}, {_PLAATS.sub('', gevonden[2])}"


def narrow_deelnemers(perceel: Perceelkader | None, contract: Contractopgave) -> Perceelkader | None:
    """Return the perceel with the participants of a contract in it: those that it names, else all."""
    if perceel is None or not contract.deelnemers:
        return perceel
    return replace(perceel, deelnemers=frozenset(contract.deelnemers))


def check_einddatum(contract: Contractopgave) -> Iterator[Bezwaar]:
    """Refuse a contract that ends before it begins (docs/regiobundel.md)."""
    ingang, einde = contract.ingangsdatum, contract.einddatum
    if ingang is not None and einde is not None and einde < ingang:
        yield Bezwaar("einddatum", f"{einde} ligt voor de ingangsdatum {ingang}")


def check_in_termijn(afspraak: Jaarafspraakopgave, contract: Contractopgave) -> Iterator[Bezwaar]:
    """Refuse an agreement for a year in which the contract has no day (docs/regiobundel.md)."""
    jaar, ingang, einde = afspraak.jaar, contract.ingangsdatum, contract.einddatum
    if jaar is None:
        return
    if ingang is not None and jaar < ingang.year:
        yield Bezwaar("jaar", f"in {jaar} loopt het contract nog niet: het gaat in op {ingang}")
    elif einde is not None and jaar > einde.year:
        yield Bezwaar("jaar", f"in {jaar} loopt het contract niet meer: het eindigt op {einde}")


def check_plafond(
    afspraak: Jaarafspraakopgave, contract: Contractopgave, kader: Contractkader
) -> Iterator[Bezwaar]:
    """Refuse a ceiling for a year in which an advance was paid already (NL §3)."""
    is_plafond = afspraak.soort == Afspraaksoort.BUDGETPLAFOND
    if is_plafond and (contract.nummer, afspraak.jaar) in kader.voorschotten:
        reden = f"in {afspraak.jaar} is al een voorschot betaald; onder een budgetplafond kan dat niet"
        yield Bezwaar("soort", reden, "NL §3")


def check_gekozen_model(contract: Contractopgave, perceel: Perceelkader | None) -> Iterator[Bezwaar]:
    """Refuse a contract in a perceel whose funding model is still to be chosen (docs/regiobundel.md)."""
    if perceel is not None and perceel.model == NOG_TE_KIEZEN:
        reden = f"perceel '{contract.perceel}' heeft nog geen bekostigingsmodel: contracteren kan nog niet"
        yield Bezwaar("perceel", reden)


def check_zelfde_aanbieder(contract: Contractopgave, kader: Contractkader) -> Iterator[Bezwaar]:
    """Refuse a known contract with another provider: that is another contract (docs/regiobundel.md)."""
    vorige = kader.contracten.get(contract.nummer or "")
    if vorige is not None and contract.aanbieder not in (None, vorige):
        reden = f"dit contract is van aanbieder '{vorige}'; een contract wisselt niet van aanbieder"
        yield Bezwaar("aanbieder", reden)


def check_maatwerk(
    maatwerk: Sequence[Maatwerkopgave], perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Refuse made-to-measure on a local perceel, named twice, unknown, or of another segment (NL §8)."""
    if maatwerk and perceel is not None and perceel.soort == Perceelsoort.LOKAAL:
        yield Bezwaar("maatwerk", "kan niet in een lokaal perceel", "NL §8, bijlage 1")
    yield from check_uniek(number("maatwerk", maatwerk), "traject")
    for pad, deel in number("maatwerk", maatwerk):
        traject = deel.traject
        segment = kader.get_segment_van_traject(traject or "")
        yield from below(pad, check_verwijzing("traject", traject, kader.trajecten, "traject", kader.suggest))
        yield from below(pad, check_segment("traject", "traject", traject, segment, perceel))
