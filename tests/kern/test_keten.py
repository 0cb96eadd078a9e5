"""Allocations that continue each other are one trajectory: its price once, whatever the links and years."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.codes import Erkenning, Voortijdig
from inkoop.kern.geld import som
from inkoop.kern.keten import Keten, Ketendeel, make_ketens
from inkoop.kern.traject import (
    Erkenningskeuze,
    Looptijd,
    Schakel,
    calculate_erkend_bedrag,
    get_erkende_dagen,
    get_jaardagen,
)

D = date
PRIJS = Decimal("4368.00")
BEGIN = date(2021, 11, 20)


def make_deel(
    sleutel: str, vervolg: str | None, start: date | None, stop: date | None = None, **anders: bool
) -> Ketendeel[str]:
    return Ketendeel(sleutel, vervolg, start, stop, stop, **anders)


def calculate_jaren(keten: Keten[str], keuze: Erkenningskeuze, doorlooptijd: int) -> dict[str, list[Decimal]]:
    looptijd = Looptijd(keten.start, keten.laatste, keten.gestopt, doorlooptijd)
    return {
        sleutel: [
            calculate_erkend_bedrag(PRIJS, *get_jaardagen(looptijd, schakel, jaar, keuze), doorlooptijd)
            for jaar in range(2020, 2030)
        ]
        for sleutel, schakel in keten.schakels
    }


def test_the_days_between_two_links_fall_to_the_next_one_when_it_starts() -> None:
    """Example 28: 40 days in Venlo, and all the others in Venray, in the year in which it begins."""
    delen = [make_deel("T2", "T1", D(2023, 1, 10)), make_deel("T1", None, D(2022, 11, 2), D(2022, 12, 11))]
    (keten,) = make_ketens(delen)
    assert keten.schakels == (
        ("T1", Schakel(D(2022, 11, 2), D(2022, 12, 11), None)),
        ("T2", Schakel(D(2023, 1, 10), None, D(2022, 12, 11))),
    )
    jaren = calculate_jaren(keten, Erkenningskeuze(Erkenning.NAAR_RATO, Voortijdig.VOLLEDIG), 182)
    assert (jaren["T1"][2], jaren["T2"][2], jaren["T2"][3]) == (Decimal(960), Decimal(0), Decimal(3408))


def test_a_link_that_is_not_delivered_is_passed_over_also_one_in_places() -> None:
    delen = [
        make_deel("T1", None, D(2022, 1, 1), D(2022, 1, 31)),
        make_deel("T2", "T1", None, in_plekken=True),
        make_deel("T3", "T2", D(2022, 3, 1)),
    ]
    (keten,) = make_ketens(delen)
    assert [sleutel for sleutel, _ in keten.schakels] == ["T1", "T3"]


def test_what_continues_care_in_places_begins_anew() -> None:
    delen = [
        make_deel("T1", None, D(2022, 1, 1), D(2022, 1, 31)),
        make_deel("T2", "T1", D(2022, 2, 1), D(2022, 2, 20), in_plekken=True),
        make_deel("T3", "T2", D(2022, 3, 1)),
    ]
    assert [keten.start for keten in make_ketens(delen)] == [D(2022, 1, 1), D(2022, 3, 1)]


def test_links_stand_in_the_order_of_their_start_and_of_equal_starts_the_last_begins() -> None:
    """`bij_start` falls to the first link, and of equal starts to the last of them."""
    delen = [
        make_deel("T1", None, D(2022, 5, 1)),
        make_deel("T2", "T1", D(2022, 5, 1)),
        make_deel("T3", "T2", D(2022, 4, 1), D(2022, 6, 1)),
    ]
    (keten,) = make_ketens(delen)
    assert [sleutel for sleutel, _ in keten.schakels] == ["T3", "T1", "T2"]
    (gelijk,) = make_ketens(delen[:2])
    jaren = calculate_jaren(gelijk, Erkenningskeuze(Erkenning.BIJ_START, Voortijdig.VOLLEDIG), 182)
    assert {sleutel: som(bedragen) for sleutel, bedragen in jaren.items()} == {"T1": Decimal(0), "T2": PRIJS}


@st.composite
def draw_keten(draw: st.DrawFn) -> list[Ketendeel[str]]:
    """Up to five allocations that continue each other; some overlap, some were not delivered."""
    delen: list[Ketendeel[str]] = []
    for nummer in range(draw(st.integers(1, 5))):
        start = BEGIN + timedelta(days=draw(st.integers(0, 500)))
        duur = draw(st.none() | st.integers(0, 300))
        stop = None if duur is None else start + timedelta(days=duur)
        gestopt = draw(st.sampled_from([None, stop]))
        geleverd = draw(st.integers(0, 4)) > 0
        vervolg = f"T{nummer - 1}" if nummer else None
        deel = Ketendeel(f"T{nummer}", vervolg, start, stop, gestopt)
        delen.append(deel if geleverd else Ketendeel(f"T{nummer}", vervolg, None, None, None))
    return draw(st.permutations(delen))


@given(
    draw_keten(),
    st.integers(1, 400),
    st.sampled_from(Erkenning),
    st.sampled_from(Voortijdig),
    st.none() | st.integers(0, 300).map(Decimal),
)
def test_links_and_years_together_are_exactly_what_one_trajectory_comes_to(
    delen: list[Ketendeel[str]],
    doorlooptijd: int,
    erkenning: Erkenning,
    voortijdig: Voortijdig,
    uitval: Decimal | None,
) -> None:
    keuze = Erkenningskeuze(erkenning, voortijdig, uitval)
    ketens = make_ketens(delen)
    assert len(ketens) <= 1
    for keten in ketens:
        looptijd = Looptijd(keten.start, keten.laatste, keten.gestopt, doorlooptijd)
        heel = get_erkende_dagen(looptijd, date(2030, 12, 31), keuze)
        bedragen = [
            bedrag for jaren in calculate_jaren(keten, keuze, doorlooptijd).values() for bedrag in jaren
        ]
        assert som(bedragen) == calculate_erkend_bedrag(PRIJS, 0, heel, doorlooptijd)
        assert all(bedrag >= 0 for bedrag in bedragen)
        if keten.laatste is None or (keten.gestopt and voortijdig is Voortijdig.VOLLEDIG and uitval is None):
            assert heel == (
                0 if keten.gestopt is None and erkenning is Erkenning.BIJ_AFSLUITING else doorlooptijd
            )


@given(draw_keten(), st.randoms())
def test_the_order_of_the_rows_does_not_matter(delen: list[Ketendeel[str]], willekeur: Random) -> None:
    anders = list(delen)
    willekeur.shuffle(anders)
    assert make_ketens(anders) == make_ketens(delen)
