"""The lines of `trajecten` are the allocations at their place in a chain, with the year of their rates."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.trajecten import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.keten import Keten, Ketendeel, make_ketens
from inkoop.kern.levering import Zorglevering
from inkoop.kern.periode import binnen_jaar, jaarperiode
from inkoop.kern.traject import Schakel, get_tariefjaar
from segmenten.models import Uurtarief
from tests.bekostiging.berekening.bundel import Bundel, Rij, get_zorg
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


ZOMER = date(2024, 7, 1)


def split_trajecten(opslag: Opslag) -> None:
    """Let every trajectory be of another expertise from the summer of 2024 on."""
    ander, _ = opslag.regio.expertises.get_or_create(code="f", defaults={"naam": "F"})
    ander.uurtarieven.get_or_create(jaar=2023, bedrag=70)
    for traject in opslag.trajecten.values():
        traject.voorkomens.filter(vanaf=ZOMER).delete()
        traject.voorkomens.update(tot=ZOMER - timedelta(days=1))
        traject.voorkomens.create(
            regio=opslag.regio,
            naam=traject.code,
            expertise=ander,
            uren_per_week=3,
            doorlooptijd_dagen=50,
            vanaf=ZOMER,
        )


def get_vorm(start: date) -> tuple[str, int]:
    """The first day of what held on a start, and the year of its rate."""
    code, vanaf = ("f", "01-07-2024") if start >= ZOMER else ("e", "")
    tarieven = dict(Uurtarief.objects.filter(expertise__code=code).values_list("jaar", "bedrag"))
    return vanaf, get_tariefjaar(tarieven, start.year, code)


@st.composite
def draw_vervolgen(draw: st.DrawFn) -> Tabellen:
    """Random allocations of which some continue another, some were withdrawn, and some have two periods."""
    tabellen = draw(draw_tabellen())
    vrij: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    perioden: list[Rij] = []
    for rij in tabellen["toewijzingen"]:
        rij["ingetrokken"] = draw(st.sampled_from(["", "", "", "ja"]))
        eerder = vrij[rij["client"], rij["traject"]]
        if rij["traject"] and eerder and draw(st.booleans()):
            vorige = eerder.pop(draw(st.integers(0, len(eerder) - 1)))
            rij["vervolg_op"], rij["vervolg_gemeente"] = vorige["nummer"], vorige["gemeente"]
        eerder.append(rij)
        if rij["start"] and rij["stop"] and draw(st.booleans()):
            later = date.fromisoformat(rij["stop"]) + timedelta(days=draw(st.integers(2, 200)))
            einde = draw(st.sampled_from(["", str(later + timedelta(days=draw(st.integers(0, 100))))]))
            vast = {"toewijzing": rij["nummer"], "gemeente": rij["gemeente"]}
            perioden += [
                {**vast, "start": rij["start"], "stop": rij["stop"]},
                {**vast, "start": str(later), "stop": einde},
            ]
            rij["start"] = rij["stop"] = ""
    return {**{naam: list(rijen) for naam, rijen in tabellen.items()}, "zorgperioden": perioden}


@pytest.mark.parametrize("model", [Model.TRAJECTEN, Model.PLEKKEN])
@zuinig
@given(
    tabellen=draw_vervolgen(),
    jaar=st.sampled_from(JAREN),
    perceel=st.booleans(),
    eigen=st.none() | st.booleans(),
)
def test_a_line_is_an_allocation_at_its_place_in_its_chain(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int, perceel: bool, eigen: bool | None
) -> None:
    rates = opslag.regio.expertises.get(code="e").uurtarieven
    rates.exclude(jaar=2022).delete()
    rates.create(jaar=2024, bedrag=90)
    split_trajecten(opslag)
    choose_plekken(opslag, jaar, perceel, eigen)
    bundel = Bundel(opslag.bundel.regio, tabellen)
    zorg = [(rij, get_zorg(rij, bundel)) for rij in tabellen["toewijzingen"]]
    in_plekken = {"9001"} if (perceel if eigen is None else eigen) else set()
    verwacht = get_zonder_traject(zorg, jaar)
    if model is Model.TRAJECTEN:
        verwacht |= get_met_traject(zorg, in_plekken, jaar)
    gelezen = {
        rij["toewijzing_id"]: (
            rij["gemeente_id"],
            rij["traject_id"],
            *(rij[dag] for dag in ("start", "stop", "gestopt")),
            Schakel(rij["begin"], rij["laatste"], rij["vorige_laatste"]),
            rij["geldt_vanaf"],
            rij["tariefjaar"],
        )
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    }
    assert gelezen == verwacht


def choose_plekken(opslag: Opslag, jaar: int, perceel: bool, eigen: bool | None) -> None:
    """Let one municipality settle in places by the perceel, or by the agreement, which goes before it."""
    gemeente = opslag.gemeenten["9001"]
    contract = opslag.contracten["C1"]
    voorkomen = contract.perceel.op(date(jaar, 12, 31))
    afspraak = contract.jaarafspraken.get(jaar=jaar)
    for keuzes, kiest in ((voorkomen.gemeentekeuzes, perceel), (afspraak.gemeentekeuzes, bool(eigen))):
        keuzes.all().delete()
        if kiest:
            keuzes.create(gemeente=gemeente, keuze="plekken")
    contract.jaarafspraken.filter(jaar=jaar).update(heeft_gemeentekeuze=eigen is not None)


def get_zonder_traject(zorg: Sequence[tuple[Rij, Zorglevering]], jaar: int) -> dict[str, tuple[Any, ...]]:
    return {
        rij["nummer"]: (
            rij["gemeente"],
            None,
            *(levering.start, levering.stop, levering.gestopt),
            Schakel(levering.start),
            *(None, None),
        )
        for rij, levering in zorg
        if not rij["traject"] and levering.start and levering.get_dagen(jaarperiode(jaar))
    }


def get_met_traject(
    zorg: Sequence[tuple[Rij, Zorglevering]], in_plekken: Collection[str], jaar: int
) -> dict[str, tuple[Any, ...]]:
    """By the pure form of chains; one that settles in places stands by itself."""
    rijen = {rij["nummer"]: rij for rij, _ in zorg}
    delen = [
        Ketendeel(
            rij["nummer"],
            rij.get("vervolg_op"),
            *(levering.start, levering.stop, levering.gestopt),
            in_plekken=rij["gemeente"] in in_plekken,
        )
        for rij, levering in zorg
        if rij["traject"]
    ]
    los = [
        Keten(deel.start, deel.laatste, deel.gestopt, ((deel.sleutel, Schakel(deel.start)),))
        for deel in delen
        if deel.in_plekken and deel.start
    ]
    return {
        nummer: (
            *(rijen[nummer]["gemeente"], rijen[nummer]["traject"]),
            *(keten.start, keten.laatste, keten.gestopt, schakel, *get_vorm(keten.start)),
        )
        for keten in [*make_ketens(delen), *los]
        for nummer, schakel in keten.schakels
        if binnen_jaar(schakel.begin, max(schakel.begin, schakel.laatste or keten.laatste or date.max), jaar)
    }
