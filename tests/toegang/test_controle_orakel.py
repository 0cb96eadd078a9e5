"""The set-based control equals its pure form, on small random deliveries with many collisions."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkoop.kern.codes import CREDIT, Frequentie, Prestatieoordeel
from inkoop.kern.controle import Oordeel, Prestatie, Tariefperiode, Toewijzing, check_levering
from inkoop.kern.periode import Periode
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente
from tests.toegang.gegevens import KOP, PEILMOMENT, Proefregio, make_proefregio, write_bestand
from toegang.selectors import find_somverschillen, find_totaalverschillen
from toegang.services import neem_prestaties_in, recount_maandtotalen

Waarde = TypeVar("Waarde")
BEGIN = date(2022, 1, 1)
TARIEVEN: list[tuple[Tariefperiode, ...]] = [
    (Tariefperiode("uur", Periode(BEGIN)),),
    (
        Tariefperiode("uur", Periode(BEGIN, date(2022, 1, 2))),
        Tariefperiode("dag", Periode(date(2022, 1, 4))),
    ),
    (
        Tariefperiode("uur", Periode(BEGIN, date(2022, 1, 2))),
        Tariefperiode("minuut", Periode(date(2022, 1, 3), date(2022, 1, 9))),
    ),
    (),
]
KENMERKEN = ["P1", "P10", "P2", "P02", "p1", "Z", "a", "é", "P 3", "𝛼", "ﬀ", "P-4", "P.5", "P_6", "9", "10"]
# Two of them have one number, so that a line must name the municipality.
PLEKKEN = [("0983", "T0"), ("0984", "T0"), ("0984", "T1")]


@dataclass(frozen=True)
class Wereld:
    """A region and the deliveries that it gets, one after the other."""

    termijn: Periode
    tarieven: tuple[Tariefperiode, ...]
    toewijzingen: tuple[Toewijzing, ...]
    leveringen: tuple[tuple[Prestatie, ...], ...]


def _rarely(vaak: Waarde, *zelden: Waarde) -> st.SearchStrategy[Waarde]:
    return st.sampled_from([vaak] * 6 + list(zelden))


@st.composite
def werelden(draw: st.DrawFn) -> Wereld:
    tarieven = draw(st.sampled_from(TARIEVEN * 2 + TARIEVEN[:3]))
    termijn = Periode(draw(_rarely(BEGIN, date(2022, 1, 2))), draw(_rarely(None, date(2022, 1, 4))))
    toewijzingen = tuple(
        Toewijzing(
            nummer=" ".join(plek),
            contract="C1",
            termijn=termijn,
            ingangsdatum=draw(_rarely(BEGIN, date(2022, 1, 2))),
            einddatum=draw(_rarely(None, date(2022, 1, 4), date(2023, 6, 30))),
            volume=draw(st.sampled_from([None, *map(Decimal, ("0", "1.5", "3", "4.25", "100"))])),
            eenheid=draw(st.sampled_from(["uur", "", "minuut", "uur", "dag"])),
            frequentie=draw(st.sampled_from([Frequentie.TOTAAL, Frequentie.TOTAAL, Frequentie.WEEK, None])),
            ingetrokken=draw(st.sampled_from([False] * 6 + [True])),
            tarieven=tarieven,
        )
        for plek in PLEKKEN[: draw(st.integers(1, 3))]
    )
    kenmerken = draw(st.lists(st.sampled_from(KENMERKEN), unique=True, min_size=6))
    lijnen = [_draw_prestatie(draw, kenmerk, toewijzingen) for kenmerk in kenmerken]
    aantal = draw(st.sampled_from([1, 2, 2, 3, 3]))
    leveringen: list[tuple[Prestatie, ...]] = []
    for plaats in range(aantal):
        credits = _draw_credits(draw, plaats, [regel for levering in leveringen for regel in levering])
        leveringen.append((*credits, *lijnen[plaats::aantal]))
    return Wereld(termijn, tarieven, toewijzingen, tuple(leveringen))


def _draw_prestatie(draw: st.DrawFn, kenmerk: str, toewijzingen: Sequence[Toewijzing]) -> Prestatie:
    begin = BEGIN + timedelta(days=draw(_rarely(0, 1, 2, 3, 4)))
    duur = draw(st.sampled_from([0] * 6 + [1] * 6 + [2, 365]))
    return Prestatie(
        id=kenmerk,
        toewijzing=draw(st.sampled_from(toewijzingen)).nummer,
        begindatum=begin,
        einddatum=begin + timedelta(days=duur),
        volume=draw(
            st.sampled_from([Decimal(volume) for volume in ("0", "0.5", "1", "1.0", "2", "45", "2.25")])
        ),
        eenheid=draw(st.sampled_from(["uur"] * 8 + ["minuut"] * 4 + ["dag"])),
    )


def _draw_credits(draw: st.DrawFn, plaats: int, eerder: Sequence[Prestatie]) -> list[Prestatie]:
    """Credits of earlier lines, some twice and some of credits; and one of a line that never came."""
    terug = draw(st.lists(st.sampled_from(eerder), max_size=3)) if eerder else []
    credits = [replace(regel, id=f"K{plaats}-{n}", crediteert=regel.id) for n, regel in enumerate(terug)]
    is_onbekend = draw(st.booleans())
    if eerder and is_onbekend:
        credits.append(replace(eerder[0], id=f"K{plaats}-X", crediteert="nooit"))
    return credits


def judge_zuiver(wereld: Wereld) -> list[list[Oordeel]]:
    """Judge every delivery in the pure form, each against what the earlier ones left."""
    toewijzingen = {toewijzing.nummer: toewijzing for toewijzing in wereld.toewijzingen}
    alle: list[list[Oordeel]] = []
    for levering in wereld.leveringen:
        eerder = [oordeel for oordelen in alle for oordeel in oordelen]
        alle.append(check_levering(levering, toewijzingen, eerder))
    return alle


def build(wereld: Wereld) -> Proefregio:
    proef = make_proefregio(ingangsdatum=wereld.termijn.begin, einddatum=wereld.termijn.eind)
    ander = Gemeente.objects.make(regio=proef.regio, code="0984", naam="Venray", volgorde=2)
    gemeenten = {"0983": proef.gemeente, "0984": ander}
    for tarief in wereld.tarieven:
        proef.add_tarief(tarief.geldig.begin, tarief.geldig.eind, tarief.eenheid, "33.335")
    for toewijzing in wereld.toewijzingen:
        gemeente, nummer = toewijzing.nummer.split()
        proef.add_toewijzing(
            nummer,
            gemeente=gemeenten[gemeente],
            ingangsdatum=toewijzing.ingangsdatum,
            einddatum=toewijzing.einddatum,
            volume=toewijzing.volume,
            eenheid=toewijzing.eenheid,
            frequentie=toewijzing.frequentie or "",
            ingetrokken=toewijzing.ingetrokken,
        )
    return proef


def write_levering(map_: Path, levering: Sequence[Prestatie]) -> Path:
    lijnen = [
        f"{p.id},{p.toewijzing.split()[1]},{p.begindatum},{p.einddatum},{p.volume},{p.eenheid},"
        f"{p.toewijzing.split()[0]},{p.crediteert}"
        for p in levering
    ]
    return write_bestand(map_, lijnen, f"{KOP},gemeente,crediteert")


def get_reden(oordeel: Oordeel) -> str:
    """The reason as it is stored: that of a credit says that it was one."""
    return CREDIT if oordeel.oordeel is Prestatieoordeel.GECREDITEERD else oordeel.reden or ""


@pytest.mark.django_db
@settings(
    max_examples=300 if os.environ.get("VOLLEDIG") else 50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(wereld=werelden())
def test_the_control_in_sql_equals_its_pure_form(wereld: Wereld) -> None:
    """Also after several deliveries; and the month totals equal the lines after each."""
    with met_systeemzicht(), transaction.atomic(), tempfile.TemporaryDirectory() as map_:
        proef = build(wereld)
        verwacht: dict[str, str] = {}
        for levering, oordelen in zip(wereld.leveringen, judge_zuiver(wereld), strict=True):
            resultaat = neem_prestaties_in(proef.regio, write_levering(Path(map_), levering), PEILMOMENT)
            verwacht |= {oordeel.prestatie.id: get_reden(oordeel) for oordeel in oordelen}
            assert proef.get_redenen() == verwacht
            assert resultaat.goedgekeurd == sum(oordeel.goedgekeurd for oordeel in oordelen)
            assert find_totaalverschillen(proef.regio) == []
            assert find_somverschillen(proef.regio) == []
        assert recount_maandtotalen(proef.regio) == 0
        transaction.set_rollback(True)
