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
    Afrekeningstatus,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
)
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN
from inkoop.kern.geld import NUL
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
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
    afrekening: Afrekening, gebruiker: Gebruiker | None = None
) -> Afrekeningverschil | None:
    """Compare with the version before: of a correction what it corrects; None for a first version.

    With `gebruiker` only what that account may see is compared, and its total with it.
    """
    vorige = get_vergeleken_versie(afrekening, gebruiker)
    if vorige is None:
        return None
    oud, nieuw = (_read_versie(versie, gebruiker) for versie in (vorige, afrekening))
    contracten = tuple(_compare(oud, nieuw))
    return Afrekeningverschil(
        versie=afrekening.versie,
        vorige_versie=vorige.versie,
        is_correctie=afrekening.corrigeert is not None,
        zelfde_invoer=afrekening.vingerafdruk == vorige.vingerafdruk,
        zelfde_regels=afrekening.regelversie == vorige.regelversie,
        totaal={
            veld: Bedragverschil(_add(oud.contracten, veld), _add(nieuw.contracten, veld)) for veld in VELDEN
        },
        contracten=contracten,
    )


def get_vergeleken_versie(afrekening: Afrekening, gebruiker: Gebruiker | None = None) -> Afrekening | None:
    """Give the version with which one is compared; None without one, or one that an account may not see."""
    eerder = afrekening.corrigeert or afrekening.vorige
    if eerder is None or gebruiker is None:
        return eerder
    mag_concept = has_recht(gebruiker, Recht.CONCEPTAFREKENINGEN)
    return eerder if mag_concept or eerder.status != Afrekeningstatus.CONCEPT else None


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
    return _Versie(
        contracten={nummer: dict(zip(VELDEN, bedragen, strict=True)) for nummer, *bedragen in rijen},
        gemeenten=per_gemeente,
        geparkeerd=dict(geparkeerd.values_list("contract__nummer", "reden")),
    )


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
