"""Finds the report files of a settlement, for those who may read them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from bekostiging.models import Afrekening, Afrekeningstatus, Gemeenteafrekening
from bekostiging.models.zicht import filter_gedeeld
from bekostiging.selectors.afrekening import sort_bindend
from bekostiging.selectors.overzicht import find_bindende_afrekeningen
from contracten.models import Aanbieder
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik
from inkoop.platform.gebruikers.zicht import met_regiozicht
from segmenten.models import Gemeente, Regio, get_gemeenten_van

RAPPORTSOORT = "afrekeningrapport"
# The forms of every report, by how the names of its files end.
RAPPORTVORMEN = ("excel.csv", "machine.csv", "xlsx", "pdf")
# So many readers fit on a page without getting in the way of what comes after.
_KORT = 10


class Rapportsoort(StrEnum):
    """For whom a report is made."""

    REGIO = "regio"
    GEMEENTE = "gemeente"
    AANBIEDER = "aanbieder"


_GROEPEN = {
    Rapportsoort.REGIO: "Hele regio",
    Rapportsoort.GEMEENTE: "Per gemeente",
    Rapportsoort.AANBIEDER: "Per aanbieder",
}


def get_onderwerp(afrekening: Afrekening, soort: Rapportsoort, code: str) -> tuple[str, str]:
    """Return what a report file is about: the settlement, and the code of its reader."""
    return f"afrekening-{soort}", f"{afrekening.pk}/{code}"


@dataclass(frozen=True)
class Leesrecht:
    """Whose reports an account may read in one region."""

    alles: bool
    gemeenten: frozenset[str]
    aanbieders: frozenset[str]

    def geldt_voor(self, bestand: Bestand) -> bool:
        """Tell whether a file falls under it."""
        code = bestand.onderwerp_sleutel.partition("/")[2]
        codes = {
            f"afrekening-{Rapportsoort.GEMEENTE}": self.gemeenten,
            f"afrekening-{Rapportsoort.AANBIEDER}": self.aanbieders,
        }
        # The report of the region is for who reads all of them, whatever the code of a reader.
        return self.alles or code in codes.get(bestand.onderwerp_soort, frozenset())


def get_leesrecht(gebruiker: Gebruiker, regio: str) -> Leesrecht:
    """Return whose reports `gebruiker` may read in the region with code `regio`.

    By the scope of the right RAPPORTEN: every report of the region, the one of the own municipality, or the
    own ones of a provider.
    """
    bereik = get_bereik(gebruiker, Recht.RAPPORTEN)
    eigen_regio = Regio.objects.zichtbaar_voor(gebruiker).filter(code=regio)
    eigen_gemeenten = Gemeente.objects.filter(pk__in=get_gemeenten_van(gebruiker), regio__code=regio)
    eigen_aanbieders = Aanbieder.objects.zichtbaar_voor(gebruiker).filter(regio__code=regio)
    return Leesrecht(
        alles=bereik == Bereik.REGIO and eigen_regio.exists(),
        gemeenten=_get_codes(eigen_gemeenten) if bereik == Bereik.GEMEENTE else frozenset(),
        aanbieders=_get_codes(eigen_aanbieders) if bereik == Bereik.AANBIEDER else frozenset(),
    )


def _get_codes(rijen: QuerySet[Any, Any]) -> frozenset[str]:
    return frozenset(rijen.values_list("code", flat=True))


@dataclass(frozen=True)
class Rapportlezer:
    """One municipality or provider by name, with the files that were made for it."""

    naam: str
    code: str
    bestanden: Sequence[Bestand]


@dataclass(frozen=True)
class Rapportgroep:
    """The readers of one kind, in alphabetical order."""

    titel: str
    lezers: Sequence[Rapportlezer]

    @property
    def is_lang(self) -> bool:
        """Whether there are so many readers that a page does better to show them when asked."""
        return len(self.lezers) > _KORT


def group_rapporten(bestanden: Iterable[Bestand], afrekening: Afrekening) -> list[Rapportgroep]:
    """Give the files by who they are made for, with names as in the year of the settlement."""
    per_lezer: dict[tuple[str, str], list[Bestand]] = {}
    for bestand in bestanden:
        code = bestand.onderwerp_sleutel.partition("/")[2]
        per_lezer.setdefault((bestand.onderwerp_soort, code), []).append(bestand)
    groepen = []
    for soort, titel in _GROEPEN.items():
        codes = [code for onderwerp, code in per_lezer if onderwerp == f"afrekening-{soort}"]
        namen = _get_namen(soort, codes, afrekening)
        lezers = [
            Rapportlezer(namen.get(code, code), code, per_lezer[f"afrekening-{soort}", code])
            for code in codes
        ]
        if lezers:
            groepen.append(Rapportgroep(titel, sorted(lezers, key=lambda lezer: lezer.naam.casefold())))
    return groepen


def _get_namen(soort: Rapportsoort, codes: Sequence[str], afrekening: Afrekening) -> Mapping[str, str]:
    if not codes:
        return {}
    if soort == Rapportsoort.REGIO:
        return {afrekening.regio.code: afrekening.regio.naam}
    if soort == Rapportsoort.GEMEENTE:
        gemeenten = Gemeente.objects.op(get_jaareinde(afrekening.jaar))
        return gemeenten.filter(regio=afrekening.regio_id, code__in=codes).get_namen()
    aanbieders = Aanbieder.objects.filter(regio=afrekening.regio_id, code__in=codes)
    return dict(aanbieders.values_list("code", "naam"))


def may_read_rapport(gebruiker: Gebruiker, bestand: Bestand) -> bool:
    """Tell whether an account may read a report file: of a version that it may see, and meant for it."""
    versie = bestand.onderwerp_sleutel.partition("/")[0]
    zichtbaar = Afrekening.objects.filter(filter_gedeeld(gebruiker, "status"), pk=versie)
    return zichtbaar.exists() and get_leesrecht(gebruiker, bestand.regio).geldt_voor(bestand)


def find_rapporten(gebruiker: Gebruiker, afrekening: Afrekening) -> list[Bestand]:
    """Return the report files of a settlement that `gebruiker` may read, by name."""
    return [bestand for _, bestand in find_rapporten_van(gebruiker, [afrekening])]


def find_rapporten_van(
    gebruiker: Gebruiker, afrekeningen: Iterable[Afrekening]
) -> list[tuple[Afrekening, Bestand]]:
    """Return the report files of some settlements that `gebruiker` may read, in that order, by name.

    Of each those that were made in the state it has now, where there are any. One statement for the files,
    and the rights once per region.
    """
    per_sleutel = {str(afrekening.pk): afrekening for afrekening in afrekeningen}
    rechten = {
        code: get_leesrecht(gebruiker, code) for code in {rij.regio.code for rij in per_sleutel.values()}
    }
    passend = Q(pk__in=[])
    for sleutel, afrekening in per_sleutel.items():
        passend |= Q(onderwerp_sleutel__startswith=f"{sleutel}/", regio=afrekening.regio.code)
    gevonden: dict[str, list[Bestand]] = {sleutel: [] for sleutel in per_sleutel}
    for bestand in Bestand.objects.filter(passend, soort=RAPPORTSOORT).order_by("naam"):
        sleutel = bestand.onderwerp_sleutel.partition("/")[0]
        if rechten[per_sleutel[sleutel].regio.code].geldt_voor(bestand):
            gevonden[sleutel].append(bestand)
    return [
        (afrekening, bestand)
        for sleutel, afrekening in per_sleutel.items()
        for bestand in _choose_van_stand(gevonden[sleutel], afrekening)
    ]


_STAND = re.compile(r"-v\d+-([a-z_]+)\.(?:excel\.csv|machine\.csv|csv|xlsx|pdf)$")


def get_stand(bestand: Bestand) -> str:
    """Return the state of the settlement when a report was made, as the report says it; "" of an old name."""
    gevonden = _STAND.search(bestand.naam)
    return gevonden[1] if gevonden else ""


@dataclass(frozen=True)
class Rapportstaat:
    """How the reports that somebody reads stand to the settlement.

    Attributes:
        status: the state that the reports tell, in words; "" when it is that of now.
        ontbreekt: how many files are still to be made for this reader, while some are there.
    """

    status: str = ""
    ontbreekt: int = 0


def get_rapportstaat(
    gebruiker: Gebruiker, afrekening: Afrekening, bestanden: Sequence[Bestand]
) -> Rapportstaat:
    """Say whether the reports are of the state of now, and whether all of them are there."""
    standen = {get_stand(bestand) for bestand in bestanden}
    if not bestanden:
        return Rapportstaat()
    eerder = standen - {afrekening.status}
    lezers = _find_lezers(gebruiker, afrekening)
    verwacht = len(lezers) * len(RAPPORTVORMEN)
    return Rapportstaat(
        status=", ".join(Afrekeningstatus(stand).label.lower() for stand in sorted(eerder) if stand),
        ontbreekt=max(verwacht - len(bestanden), 0),
    )


def _find_lezers(gebruiker: Gebruiker, afrekening: Afrekening) -> set[tuple[str, str]]:
    """Give for whom there is a report that this account may read: by kind and code."""
    with met_regiozicht(afrekening.regio_id):
        delen = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening).order_by()
        gemeenten = set(delen.values_list("gemeente__code", flat=True).distinct())
        pad = "contractafrekening__contract__aanbieder__code"
        aanbieders = set(delen.values_list(pad, flat=True).distinct())
    recht = get_leesrecht(gebruiker, afrekening.regio.code)
    if not recht.alles:
        gemeenten, aanbieders = gemeenten & recht.gemeenten, aanbieders & recht.aanbieders
    return {
        *([(Rapportsoort.REGIO, afrekening.regio.code)] if recht.alles else []),
        *((Rapportsoort.GEMEENTE, code) for code in gemeenten),
        *((Rapportsoort.AANBIEDER, code) for code in aanbieders),
    }


def _choose_van_stand(bestanden: list[Bestand], afrekening: Afrekening) -> list[Bestand]:
    """Leave reports of an earlier state out, where there are of this one; the amounts are the same."""
    van_nu = [bestand for bestand in bestanden if f"-{afrekening.status}." in bestand.naam]
    return van_nu or bestanden


def find_rapporten_per_jaar(gebruiker: Gebruiker, aantal: int) -> list[tuple[Afrekening, Bestand]]:
    """Return of the latest `aantal` settled years the reports that `gebruiker` may read.

    Of the version that binds, or when that has none, of the next one that has.
    """
    bindend = find_bindende_afrekeningen(gebruiker).order_by("-jaar", "regio__naam")
    jaren = [(rij.regio_id, rij.jaar) for rij in bindend[:aantal]]
    if not jaren:
        return []
    van_jaren = reduce(or_, (Q(regio=regio, jaar=jaar) for regio, jaar in jaren))
    versies = sort_bindend(Afrekening.objects.zichtbaar_voor(gebruiker).filter(van_jaren))
    gevonden: dict[tuple[int, int], Afrekening] = {}
    rapporten = find_rapporten_van(gebruiker, versies.select_related("regio"))
    for afrekening, _ in rapporten:
        gevonden.setdefault((afrekening.regio_id, afrekening.jaar), afrekening)
    return [rij for jaar in jaren for rij in rapporten if jaar in gevonden and rij[0] == gevonden[jaar]]
