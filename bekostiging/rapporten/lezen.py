"""Reads a stored settlement into reports, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bekostiging.models import Afrekening, Afrekeningstatus, Contractafrekening, Gemeenteafrekening
from bekostiging.rapporten.gegevens import (
    Afrekeningkenmerk,
    Contractuitleg,
    Rapport,
)
from bekostiging.selectors import find_afwikkelingen_per_lezer
from bekostiging.selectors.boekingen import get_eerste_versie
from bekostiging.selectors.posten import Post, read_posten
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.selectors.uitlegblad import get_namen
from bekostiging.uitleg import Namen, iter_stappen, make_leesbare_stappen
from inkoop.kern.afwikkeling import Afwikkeling
from segmenten.models import Regio


@dataclass(frozen=True)
class _Gelezen:
    """The rows of a settlement; explanations by contract number, parked contracts with provider code."""

    kenmerk: Afrekeningkenmerk
    regels: Sequence[Post]
    namen: Namen
    uitleg: Mapping[str, Mapping[str, Any]]
    geparkeerd: Sequence[tuple[str, str, str]]
    afwikkelingen: Mapping[tuple[Rapportsoort, str], Afwikkeling]
    eerste_regels: Sequence[Post] | None

    def get_eerste(self, gemeente: str = "") -> Sequence[Post] | None:
        """Give the lines that were established first, of one municipality or all; None for no correction."""
        if self.eerste_regels is None or not gemeente:
            return self.eerste_regels
        return [regel for regel in self.eerste_regels if regel.gemeente_code == gemeente]


def read_rapporten(afrekening: Afrekening) -> list[Rapport]:
    """Return all reports of a settlement: region, municipalities in its order, then providers by code.

    The caller opens a context that sees the region (`met_systeemzicht`): each report is for one reader only.
    """
    gelezen = _read(afrekening)
    per_gemeente = defaultdict(list)
    per_aanbieder = defaultdict(list)
    for regel in gelezen.regels:
        per_gemeente[regel.gemeente_code].append(regel)
        per_aanbieder[regel.aanbieder_code].append(regel)
    gemeenten = [_make_gemeenterapport(gelezen, regels) for regels in per_gemeente.values()]
    aanbieders = [_make_aanbiederrapport(gelezen, per_aanbieder[code]) for code in sorted(per_aanbieder)]
    return [_make_regiorapport(gelezen), *gemeenten, *aanbieders]


def _make_regiorapport(gelezen: _Gelezen) -> Rapport:
    """The region reads all parts; the calculation of each stands in the report of who it concerns."""
    return Rapport(
        soort=Rapportsoort.REGIO,
        code=gelezen.kenmerk.regio_code,
        naam=gelezen.kenmerk.regio,
        kenmerk=gelezen.kenmerk,
        regels=gelezen.regels,
        uitleg=[],
        geparkeerd=[(contract, reden) for contract, _, reden in gelezen.geparkeerd],
        afwikkeling=gelezen.afwikkelingen[Rapportsoort.REGIO, gelezen.kenmerk.regio_code],
        eerste_regels=gelezen.get_eerste(),
    )


def _make_gemeenterapport(gelezen: _Gelezen, regels: Sequence[Post]) -> Rapport:
    """A municipality reads its own part; parked contracts are named, since they may concern it."""
    code = regels[0].gemeente_code
    return Rapport(
        soort=Rapportsoort.GEMEENTE,
        code=code,
        naam=regels[0].gemeente,
        kenmerk=gelezen.kenmerk,
        regels=sorted(regels, key=lambda regel: regel.contract),
        uitleg=_make_uitleg(gelezen, regels, {code}),
        geparkeerd=[(contract, reden) for contract, _, reden in gelezen.geparkeerd],
        afwikkeling=gelezen.afwikkelingen[Rapportsoort.GEMEENTE, code],
        eerste_regels=gelezen.get_eerste(code),
    )


def _make_aanbiederrapport(gelezen: _Gelezen, regels: Sequence[Post]) -> Rapport:
    """A provider reads its own contracts, whole."""
    code = regels[0].aanbieder_code
    return Rapport(
        soort=Rapportsoort.AANBIEDER,
        code=code,
        naam=regels[0].aanbieder,
        kenmerk=gelezen.kenmerk,
        regels=sorted(regels, key=lambda regel: regel.contract),
        uitleg=_make_uitleg(gelezen, regels, None),
        geparkeerd=[(contract, reden) for contract, van, reden in gelezen.geparkeerd if van == code],
        afwikkeling=gelezen.afwikkelingen[Rapportsoort.AANBIEDER, code],
    )


def _make_uitleg(
    gelezen: _Gelezen, regels: Sequence[Post], zichtbaar: Collection[str] | None
) -> list[Contractuitleg]:
    aanbieders = {regel.contract: regel.aanbieder for regel in regels}
    stappen = {
        contract: make_leesbare_stappen(gelezen.uitleg[contract], gelezen.namen, zichtbaar)
        for contract in sorted(aanbieders)
    }
    return [
        Contractuitleg(contract, aanbieders[contract], list(iter_stappen(eigen)))
        for contract, eigen in stappen.items()
    ]


def _read(afrekening: Afrekening) -> _Gelezen:
    regio = afrekening.regio
    contracten = Contractafrekening.objects.filter(afrekening=afrekening).values_list(
        "contract__nummer", "uitleg"
    )
    geparkeerd = afrekening.geparkeerd.order_by("contract__nummer").values_list(
        "contract__nummer", "contract__aanbieder__code", "reden"
    )
    return _Gelezen(
        kenmerk=_make_kenmerk(afrekening, regio),
        regels=_read_regels(afrekening),
        namen=get_namen(regio, afrekening.jaar),
        uitleg=dict(contracten),
        geparkeerd=list(geparkeerd),
        afwikkelingen=find_afwikkelingen_per_lezer(afrekening),
        eerste_regels=_read_regels(eerste) if (eerste := get_eerste_versie(afrekening)) else None,
    )


def _make_kenmerk(afrekening: Afrekening, regio: Regio) -> Afrekeningkenmerk:
    return Afrekeningkenmerk(
        regio_code=regio.code,
        regio=regio.naam,
        jaar=afrekening.jaar,
        versie=afrekening.versie,
        corrigeert=afrekening.corrigeert.versie if afrekening.corrigeert else None,
        status=afrekening.get_status_display(),
        stand=afrekening.status,
        vastgesteld=afrekening.status == Afrekeningstatus.VASTGESTELD,
        regelversie=afrekening.regelversie,
        vingerafdruk=afrekening.vingerafdruk,
        moment=afrekening.vastgesteld_op or afrekening.gedeeld_op or afrekening.gemaakt_op,
        is_demo=regio.is_demo,
    )


def _read_regels(afrekening: Afrekening) -> list[Post]:
    """The parts in the order of the region's municipalities, then by contract number."""
    rijen = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening)
    return read_posten(rijen, afrekening)
