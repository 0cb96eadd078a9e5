"""The contracts with an agreement for the year: agreement, perceel, surcharges, maatwerk and scores."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from bekostiging.berekening.invoer import (
    Besparing,
    BonusMalus,
    GemiddeldeKosten,
    Jaarafspraak,
    Kpiscore,
    Maatwerk,
    Opslag,
    Schaal,
    Subsidieprestatie,
    read_parameters,
)
from bekostiging.selectors.lezen.afspraakdelen import Afspraakdelen
from contracten import models as contracten
from inkoop.kern.codes import Afspraaksoort, BuitenBand, Grondslag, Kostenrichting, Prikkel
from inkoop.kern.periode import get_jaareinde
from segmenten.models import add_voorkomens

# Below what holds of the perceel, which `add_voorkomens` reads; the type checker does not know it.
_VAN_PERCEEL: Any = ["contract__perceel__geldend__gemeentekeuzes", "contract__perceel__geldend__deelnames"]


def find_jaarafspraken(regio_id: int, jaar: int) -> QuerySet[contracten.Jaarafspraak]:
    """Find the agreements of a region and year with all that hangs on them, in a fixed number of queries."""
    opslagen = contracten.Contractopslag.objects.select_related("opslag")
    scores = contracten.KpiScore.objects.filter(jaar=jaar)
    afspraken = (
        contracten.Jaarafspraak.objects.filter(contract__regio_id=regio_id, jaar=jaar)
        .select_related("contract__aanbieder", "contract__perceel", *contracten.PRIKKELMODELLEN)
        .prefetch_related(
            "prestaties",
            "bonus_malus__schalen",
            Prefetch("contract__contractopslagen", queryset=opslagen),
            "contract__maatwerk",
            "contract__deelnames",
            Prefetch("contract__kpiscores", queryset=scores),
        )
        .order_by("contract__nummer")
    )
    met = add_voorkomens(afspraken, get_jaareinde(jaar), "contract__perceel")
    return met.prefetch_related(*_VAN_PERCEEL)


def make_jaarafspraak(rij: contracten.Jaarafspraak, delen: Afspraakdelen) -> Jaarafspraak:
    """Give the agreement as input of the calculation, as it was made: defaults are for the rules.

    Raises `NietAfTeRekenen` for a parameter that cannot be.
    """
    velden = delen.as_velden()
    if not rij.heeft_gemeentekeuze:
        velden["gemeentekeuze"] = None
    return Jaarafspraak(
        soort=Afspraaksoort(rij.soort),
        bedrag=rij.bedrag,
        bandbreedte=rij.bandbreedte,
        buiten_bandbreedte=BuitenBand(rij.buiten_bandbreedte) if rij.buiten_bandbreedte else None,
        maximum_bijbetaling=rij.maximum_bijbetaling,
        parameters=read_parameters(rij.parameters),
        clienten=rij.clienten,
        bedrag_per_inwoner=rij.bedrag_per_inwoner,
        beschikbare_dagen=None if rij.beschikbare_dagen is None else Decimal(rij.beschikbare_dagen),
        prestaties=tuple(
            Subsidieprestatie(deel.naam, deel.afgesproken, deel.gerealiseerd, deel.gewicht)
            for deel in rij.prestaties.all()
        ),
        **velden,
        **_make_prikkels(rij),
    )


def make_opslagen(contract: contracten.Contract) -> tuple[Opslag, ...]:
    """Give the surcharges of a contract."""
    rijen = sorted(contract.contractopslagen.all(), key=lambda rij: rij.opslag.code)
    return tuple(Opslag(rij.opslag.code, rij.opslag.percentage) for rij in rijen)


def make_maatwerk(contract: contracten.Contract, trajecten: Mapping[int, str]) -> tuple[Maatwerk, ...]:
    """Give the made-to-measure trajectories of a contract."""
    rijen = [
        Maatwerk(trajecten[rij.traject_id], rij.uren_per_week, rij.doorlooptijd_dagen)
        for rij in contract.maatwerk.all()
    ]
    return tuple(sorted(rijen, key=lambda rij: rij.traject))


def make_kpis(contract: contracten.Contract) -> tuple[Kpiscore, ...]:
    """Give the KPI scores of the year (prefetched for it)."""
    rijen = sorted(contract.kpiscores.all(), key=lambda rij: rij.kpi)
    return tuple(Kpiscore(rij.kpi, rij.score, rij.gewicht) for rij in rijen)


def _make_besparing(rij: contracten.Besparingsdeling) -> Besparing:
    return Besparing(rij.deel_aanbieder, rij.minimaal, rij.minimum_clienten, rij.kwaliteit_minimaal)


def _make_bonus_malus(rij: contracten.BonusMalus) -> BonusMalus:
    schalen = [Schaal(schaal.vanaf, schaal.percentage) for schaal in rij.schalen.all()]
    return BonusMalus(
        schalen=tuple(sorted(schalen, key=lambda schaal: schaal.vanaf)),
        grondslag=Grondslag(rij.grondslag) if rij.grondslag else None,
        maximum=rij.maximum,
    )


def _make_gemiddelde_kosten(rij: contracten.GemiddeldeKosten) -> GemiddeldeKosten:
    richting = Kostenrichting(rij.richting) if rij.richting else None
    return GemiddeldeKosten(rij.referentie, rij.deel, rij.maximum_percentage, richting)


_PRIKKELMAKERS: Mapping[Prikkel, Callable[[Any], object]] = {
    Prikkel.BESPARING: _make_besparing,
    Prikkel.BONUS_MALUS: _make_bonus_malus,
    Prikkel.GEMIDDELDE_KOSTEN: _make_gemiddelde_kosten,
}


def _make_prikkels(rij: contracten.Jaarafspraak) -> dict[str, Any]:
    # A missing one-to-one row is an AttributeError, so that getattr gives None.
    gevonden = {prikkel: getattr(rij, prikkel, None) for prikkel in contracten.PRIKKELMODELLEN}
    return {str(prikkel): deel and _PRIKKELMAKERS[prikkel](deel) for prikkel, deel in gevonden.items()}
