"""What a new version of a settlement changed, per contract and municipality."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from django.db.models import Model, QuerySet

from bekostiging.models import (
    Afrekening,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
)
from bekostiging.selectors.overzicht import is_gemeentelijk
from bekostiging.selectors.versies import get_versiestand
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN, SALDO, Bedragsoort
from inkoop.kern.geld import NUL
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import ZichtManager

_M = TypeVar("_M", bound=Model)

VELDEN = tuple(soort.code for soort in BEDRAGSOORTEN)
GEMEENTEVELDEN = tuple(soort.code for soort in GEMEENTEBEDRAGEN)


class Verschilsoort(StrEnum):
    """What happened to a contract between two versions."""

    GELIJK = "gelijk"
    GEWIJZIGD = "gewijzigd"
    NIEUW = "nieuw"
    VERDWENEN = "verdwenen"
    GEPARKEERD = "geparkeerd"
    NIET_MEER_GEPARKEERD = "niet_meer_geparkeerd"
    NOG_GEPARKEERD = "nog_geparkeerd"


@dataclass(frozen=True)
class Bedragverschil:
    """One amount in euros before and after; zero where the contract was not settled."""

    oud: Decimal
    nieuw: Decimal

    @property
    def verschil(self) -> Decimal:
        """Nieuw - oud."""
        return self.nieuw - self.oud


@dataclass(frozen=True)
class Contractverschil:
    """The difference of one contract; `bedragen` by field, `gemeenten` by code and field.

    Municipalities whose amounts did not change are left out.
    """

    contract: str
    soort: Verschilsoort
    bedragen: Mapping[str, Bedragverschil]
    gemeenten: Mapping[str, Mapping[str, Bedragverschil]]
    reden: str = ""

    @property
    def is_alleen_verdeeld(self) -> bool:
        """Whether the contract came to the same, and only the parts of municipalities are others."""
        return bool(self.gemeenten) and not any(bedrag.verschil for bedrag in self.bedragen.values())

    def iter_regels(self) -> Iterator["Bedragregel"]:
        """Give the amounts of the contract that are others, and always its saldo."""
        yield from _iter_regels(self, self.bedragen)

    def iter_gemeenteregels(self) -> Iterator["Bedragregel"]:
        """Give the same of each municipality that has another part."""
        for gemeente, bedragen in self.gemeenten.items():
            yield from _iter_regels(self, bedragen, gemeente)


@dataclass(frozen=True)
class Bedragregel:
    """One amount of a contract, or of the municipality with a code in it, in two versions."""

    van: Contractverschil
    soort: Bedragsoort
    bedrag: Bedragverschil
    gemeente: str = ""

    @property
    def contract(self) -> str:
        """The number of the contract."""
        return self.van.contract


def _iter_regels(
    van: Contractverschil, bedragen: Mapping[str, Bedragverschil], gemeente: str = ""
) -> Iterator[Bedragregel]:
    for soort in BEDRAGSOORTEN:
        bedrag = bedragen.get(soort.code)
        if bedrag is not None and (bedrag.verschil or soort.code == SALDO):
            yield Bedragregel(van, soort, bedrag, gemeente)


@dataclass(frozen=True)
class Afrekeningverschil:
    """The difference between a version and the one it refers back to; contracts ordered by number."""

    versie: int
    vorige_versie: int
    is_correctie: bool
    zelfde_invoer: bool
    zelfde_regels: bool
    totaal: Mapping[str, Bedragverschil]
    contracten: tuple[Contractverschil, ...]

    @property
    def gewijzigd(self) -> tuple[Contractverschil, ...]:
        """The contracts that are not the same as before."""
        gelijk = {Verschilsoort.GELIJK, Verschilsoort.NOG_GEPARKEERD}
        return tuple(rij for rij in self.contracten if rij.soort not in gelijk)


_Rijen = dict[str, dict[str, Decimal]]


@dataclass(frozen=True)
class _Versie:
    contracten: _Rijen
    gemeenten: dict[str, _Rijen]
    geparkeerd: dict[str, str]


def verschil_met_vorige(
    afrekening: Afrekening, gebruiker: Gebruiker | None = None, met: Afrekening | None = None
) -> Afrekeningverschil | None:
    """Compare with an earlier version; None when there is none.

    Args:
        gebruiker: only what this account may see is compared, and its total with it; of municipal finance the
            amounts of its own municipalities.
        met: the version to compare with; else what a correction corrects, or the latest before it that the
            account may see.
    """
    vorige = met or _get_vergeleken_versie(afrekening, gebruiker)
    if vorige is None:
        return None
    oud, nieuw = (_read_versie(versie, gebruiker) for versie in (vorige, afrekening))
    contracten = tuple(_compare(oud, nieuw))
    return Afrekeningverschil(
        versie=afrekening.versie,
        vorige_versie=vorige.versie,
        is_correctie=afrekening.corrigeert_id == vorige.pk,
        zelfde_invoer=afrekening.vingerafdruk == vorige.vingerafdruk,
        zelfde_regels=afrekening.regelversie == vorige.regelversie,
        totaal={
            veld: Bedragverschil(_add(oud.contracten, veld), _add(nieuw.contracten, veld)) for veld in VELDEN
        },
        contracten=contracten,
    )


def _get_vergeleken_versie(afrekening: Afrekening, gebruiker: Gebruiker | None) -> Afrekening | None:
    if gebruiker is None:
        return afrekening.corrigeert or afrekening.vorige
    return next(iter(get_versiestand(afrekening, gebruiker).eerdere), None)


def _add(rijen: _Rijen, veld: str) -> Decimal:
    return sum((rij[veld] for rij in rijen.values()), NUL)


def _read_versie(afrekening: Afrekening, gebruiker: Gebruiker | None) -> _Versie:
    contracten = _find(Contractafrekening.objects, gebruiker).filter(afrekening=afrekening)
    geparkeerd = _find(GeparkeerdContract.objects, gebruiker).filter(afrekening=afrekening)
    delen = _find(Gemeenteafrekening.objects, gebruiker).filter(contractafrekening__afrekening=afrekening)
    per_gemeente: dict[str, _Rijen] = defaultdict(dict)
    sleutels = ("contractafrekening__contract__nummer", "gemeente__code")
    for nummer, code, *bedragen in delen.values_list(*sleutels, *GEMEENTEVELDEN):
        per_gemeente[nummer][code] = dict(zip(GEMEENTEVELDEN, bedragen, strict=True))
    rijen = contracten.values_list("contract__nummer", *VELDEN)
    bedragen = {nummer: dict(zip(VELDEN, waarden, strict=True)) for nummer, *waarden in rijen}
    if gebruiker is not None and is_gemeentelijk(gebruiker):
        bedragen = {nummer: _add_delen(per_gemeente[nummer]) for nummer in bedragen if nummer in per_gemeente}
    return _Versie(
        contracten=bedragen,
        gemeenten=per_gemeente,
        geparkeerd=dict(geparkeerd.values_list("contract__nummer", "reden")),
    )


def _add_delen(delen: _Rijen) -> dict[str, Decimal]:
    """Give the own part of a contract; what is not stated of a municipality is zero."""
    return dict.fromkeys(VELDEN, NUL) | {veld: _add(delen, veld) for veld in GEMEENTEVELDEN}


def _find(manager: ZichtManager[_M], gebruiker: Gebruiker | None) -> QuerySet[_M, _M]:
    return manager.all() if gebruiker is None else manager.zichtbaar_voor(gebruiker)


def _compare(oud: _Versie, nieuw: _Versie) -> Iterator[Contractverschil]:
    nummers = {*oud.contracten, *oud.geparkeerd, *nieuw.contracten, *nieuw.geparkeerd}
    for nummer in sorted(nummers):
        gemeenten = _compare_gemeenten(oud.gemeenten.get(nummer, {}), nieuw.gemeenten.get(nummer, {}))
        bedragen = _compare_rij(oud.contracten.get(nummer), nieuw.contracten.get(nummer), VELDEN)
        is_anders = bool(gemeenten) or any(bedrag.verschil for bedrag in bedragen.values())
        soort = _get_soort(nummer, oud, nieuw, is_anders=is_anders)
        yield Contractverschil(nummer, soort, bedragen, gemeenten, nieuw.geparkeerd.get(nummer, ""))


def _get_soort(nummer: str, oud: _Versie, nieuw: _Versie, *, is_anders: bool) -> Verschilsoort:
    if nummer in nieuw.geparkeerd:
        nog = nummer in oud.geparkeerd
        return Verschilsoort.NOG_GEPARKEERD if nog else Verschilsoort.GEPARKEERD
    if nummer not in nieuw.contracten:
        return Verschilsoort.VERDWENEN
    if nummer in oud.geparkeerd:
        return Verschilsoort.NIET_MEER_GEPARKEERD
    if nummer not in oud.contracten:
        return Verschilsoort.NIEUW
    return Verschilsoort.GEWIJZIGD if is_anders else Verschilsoort.GELIJK


def _compare_rij(
    oud: Mapping[str, Decimal] | None, nieuw: Mapping[str, Decimal] | None, velden: Sequence[str]
) -> dict[str, Bedragverschil]:
    return {veld: Bedragverschil(oud[veld] if oud else NUL, nieuw[veld] if nieuw else NUL) for veld in velden}


def _compare_gemeenten(oud: _Rijen, nieuw: _Rijen) -> dict[str, dict[str, Bedragverschil]]:
    verschillen = {
        code: _compare_rij(oud.get(code), nieuw.get(code), GEMEENTEVELDEN) for code in sorted({*oud, *nieuw})
    }
    return {
        code: bedragen
        for code, bedragen in verschillen.items()
        if any(bedrag.verschil for bedrag in bedragen.values())
    }
