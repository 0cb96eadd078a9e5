"""The set-based control equals its pure form, on small random deliveries with many collisions."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkoop.kern.codes import Frequentie
from inkoop.kern.controle import Oordeel, Prestatie, Tariefperiode, Toewijzing, check_levering
from inkoop.kern.periode import Periode
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.toegang.gegevens import KOP, PEILMOMENT, Proefregio, make_proefregio, write_bestand
from toegang.selectors import find_totaalverschillen
from toegang.services import neem_prestaties_in, recount_maandtotalen

Waarde = TypeVar("Waarde")
BEGIN = date(2022, 1, 1)
VAST = (Tariefperiode("uur", Periode(BEGIN)),)
WISSELEND = (
    Tariefperiode("uur", Periode(BEGIN, date(2022, 1, 2))),
    Tariefperiode("dag", Periode(date(2022, 1, 4))),
)
KENMERKEN = ["P1", "P10", "P2", "P02", "p1", "Z", "a", "é", "P 3", "𝛼", "ﬀ", "P-4", "P.5", "P_6", "9", "10"]


@dataclass(frozen=True)
class Wereld:
    """A region and the deliveries that it gets, one after the other."""

    tarieven: tuple[Tariefperiode, ...]
    toewijzingen: tuple[Toewijzing, ...]
    leveringen: tuple[tuple[Prestatie, ...], ...]


def _rarely(vaak: Waarde, *zelden: Waarde) -> st.SearchStrategy[Waarde]:
    return st.sampled_from([vaak] * 6 + list(zelden))


@st.composite
def werelden(draw: st.DrawFn) -> Wereld:
    tarieven = draw(_rarely(VAST, WISSELEND, ()))
    toewijzingen = tuple(
        Toewijzing(
            nummer=f"T{n}",
            ingangsdatum=draw(_rarely(BEGIN, date(2022, 1, 2))),
            einddatum=draw(_rarely(None, date(2022, 1, 4), date(2023, 6, 30))),
            stop=draw(_rarely(None, date(2022, 1, 3))),
            volume=draw(st.sampled_from([None, *map(Decimal, ("0", "1.5", "3", "4.25", "100"))])),
            frequentie=draw(st.sampled_from([Frequentie.TOTAAL, Frequentie.TOTAAL, Frequentie.WEEK, None])),
            tarieven=tarieven,
        )
        for n in range(draw(st.integers(1, 2)))
    )
    kenmerken = draw(st.lists(st.sampled_from(KENMERKEN), unique=True, min_size=6))
    lijnen = [_draw_prestatie(draw, kenmerk, toewijzingen) for kenmerk in kenmerken]
    aantal = draw(st.sampled_from([1, 2, 2, 3, 3]))
    return Wereld(tarieven, toewijzingen, tuple(tuple(lijnen[n::aantal]) for n in range(aantal)))


def _draw_prestatie(draw: st.DrawFn, kenmerk: str, toewijzingen: Sequence[Toewijzing]) -> Prestatie:
    begin = BEGIN + timedelta(days=draw(_rarely(0, 1, 2, 3)))
    duur = draw(st.sampled_from([0] * 6 + [1] * 6 + [365]))
    return Prestatie(
        id=kenmerk,
        toewijzing=draw(st.sampled_from(toewijzingen)).nummer,
        begindatum=begin,
        einddatum=begin + timedelta(days=duur),
        volume=draw(st.sampled_from([Decimal(volume) for volume in ("0", "0.5", "1", "1.0", "2", "2.25")])),
        eenheid=draw(st.sampled_from(["uur"] * 12 + ["dag"])),
    )


def judge_zuiver(wereld: Wereld) -> list[list[Oordeel]]:
    """Judge every delivery in the pure form, each against what the earlier ones left."""
    toewijzingen = {toewijzing.nummer: toewijzing for toewijzing in wereld.toewijzingen}
    eerder: list[Prestatie] = []
    alle = []
    for levering in wereld.leveringen:
        oordelen = check_levering(levering, toewijzingen, eerder)
        eerder += [oordeel.prestatie for oordeel in oordelen if oordeel.goedgekeurd]
        alle.append(oordelen)
    return alle


def build(wereld: Wereld) -> Proefregio:
    proef = make_proefregio()
    for tarief in wereld.tarieven:
        proef.add_tarief(tarief.geldig.begin, tarief.geldig.eind, tarief.eenheid, "33.335")
    for toewijzing in wereld.toewijzingen:
        proef.add_toewijzing(
            toewijzing.nummer,
            ingangsdatum=toewijzing.ingangsdatum,
            einddatum=toewijzing.einddatum,
            stop=toewijzing.stop,
            volume=toewijzing.volume,
            frequentie=toewijzing.frequentie or "",
        )
    return proef


def write_levering(map_: Path, levering: Sequence[Prestatie]) -> Path:
    lijnen = [f"{p.id},{p.toewijzing},{p.begindatum},{p.einddatum},{p.volume},{p.eenheid}" for p in levering]
    return write_bestand(map_, lijnen, KOP)


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
            verwacht |= {oordeel.prestatie.id: oordeel.reden or "" for oordeel in oordelen}
            assert proef.get_redenen() == verwacht
            assert resultaat.goedgekeurd == sum(oordeel.goedgekeurd for oordeel in oordelen)
            assert find_totaalverschillen(proef.regio) == []
        assert recount_maandtotalen(proef.regio) == 0
        transaction.set_rollback(True)
