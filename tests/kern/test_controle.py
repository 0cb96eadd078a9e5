"""Control of prestaties (docs/berekening.md, Controle): one reason at most, the first, judged once."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.codes import Afkeurreden, Frequentie, Prestatieoordeel
from inkoop.kern.controle import Oordeel, Prestatie, Tariefperiode, Toewijzing, check_levering
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.periode import Periode

UUR = Tariefperiode("uur", Periode(date(2022, 2, 1), date(2022, 8, 31)))
TOEWIJZING = Toewijzing(
    nummer="T1",
    contract="C1",
    ingangsdatum=date(2022, 1, 1),
    einddatum=date(2022, 11, 30),
    volume=Decimal(10),
    eenheid="uur",
    frequentie=Frequentie.TOTAAL,
    tarieven=(UUR,),
)
GOED = Prestatie("P1", "T1", date(2022, 3, 1), date(2022, 3, 31), Decimal(6), "uur")


def get_redenen(
    *prestaties: Prestatie, toewijzing: Toewijzing = TOEWIJZING, eerder: tuple[Prestatie, ...] = ()
) -> dict[str, Afkeurreden | None]:
    toewijzingen = {toewijzing.nummer: toewijzing}
    oordelen = check_levering(prestaties, toewijzingen, check_levering(eerder, toewijzingen))
    return {oordeel.prestatie.id: oordeel.reden for oordeel in oordelen}


def test_a_line_that_meets_every_condition_is_approved() -> None:
    assert get_redenen(GOED) == {"P1": None}


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"begindatum": date(2022, 12, 15), "einddatum": date(2023, 1, 1)}, "over_jaargrens"),
        ({"begindatum": date(2021, 12, 1), "einddatum": date(2021, 12, 31)}, "buiten_toewijzing"),
        ({"begindatum": date(2022, 9, 1), "einddatum": date(2022, 12, 1)}, "buiten_toewijzing"),
        ({"eenheid": "dagdeel"}, "eenheid_onjuist"),
        ({"begindatum": date(2022, 1, 1), "einddatum": date(2022, 1, 31)}, "geen_tarief"),
        ({"begindatum": date(2022, 9, 1), "einddatum": date(2022, 9, 30)}, "geen_tarief"),
        ({"volume": Decimal(0)}, "geen_volume"),
        ({"volume": Decimal("10.01")}, "volume_overschreden"),
        ({"volume": Decimal(601), "eenheid": "minuut"}, "volume_overschreden"),
        ({"crediteert": "P0"}, "credit_onbekend"),
    ],
)
def test_each_condition_rejects(anders: dict[str, object], reden: str) -> None:
    assert get_redenen(replace(GOED, **anders)) == {"P1": reden}  # type: ignore[arg-type]


def test_the_first_condition_that_holds_is_the_reason() -> None:
    alles_fout = Prestatie("P1", "T1", date(2021, 12, 1), date(2022, 12, 31), Decimal(99), "minuut")
    assert get_redenen(alles_fout) == {"P1": Afkeurreden.OVER_JAARGRENS}


def test_care_outside_the_term_of_the_contract_or_on_what_was_withdrawn_is_rejected() -> None:
    termijn = replace(TOEWIJZING, termijn=Periode(date(2022, 3, 2), date(2022, 12, 31)))
    assert get_redenen(GOED, toewijzing=termijn) == {"P1": "buiten_contract"}
    begint_erin = replace(termijn, termijn=Periode(date(2022, 3, 1), date(2022, 3, 1)))
    assert get_redenen(GOED, toewijzing=begint_erin) == {"P1": None}
    assert get_redenen(GOED, toewijzing=replace(TOEWIJZING, ingetrokken=True)) == {
        "P1": "toewijzing_ingetrokken"
    }


def test_minutes_and_hours_convert_and_nothing_else() -> None:
    assert get_redenen(replace(GOED, eenheid="minuut", volume=Decimal(600))) == {"P1": None}
    in_dagdelen = replace(TOEWIJZING, eenheid="dagdeel")
    assert get_redenen(GOED, toewijzing=in_dagdelen) == {"P1": "eenheid_onjuist"}


def test_a_total_without_a_unit_is_in_that_of_the_tariff_of_the_day() -> None:
    tarieven = (UUR, Tariefperiode("minuut", Periode(date(2022, 9, 1), None)))
    kaal = replace(TOEWIJZING, eenheid="", tarieven=tarieven)
    september = replace(
        GOED, id="P2", begindatum=date(2022, 9, 1), einddatum=date(2022, 9, 2), volume=Decimal(1)
    )
    assert get_redenen(GOED, september, toewijzing=kaal) == {
        "P1": None,
        "P2": Afkeurreden.VOLUME_OVERSCHREDEN,
    }


def test_the_second_of_two_equal_lines_is_double() -> None:
    assert get_redenen(replace(GOED, id="P2"), GOED) == {"P1": None, "P2": Afkeurreden.DUBBEL}


def test_a_line_that_shares_a_day_with_an_approved_one_is_double() -> None:
    op_de_laatste = replace(
        GOED, id="P2", begindatum=date(2022, 3, 31), einddatum=date(2022, 4, 2), volume=Decimal(1)
    )
    erna = replace(op_de_laatste, id="P3", begindatum=date(2022, 4, 1))
    assert get_redenen(GOED, op_de_laatste) == {"P1": None, "P2": Afkeurreden.DUBBEL}
    assert get_redenen(GOED, op_de_laatste, erna) == {"P1": None, "P2": Afkeurreden.DUBBEL, "P3": None}


def test_a_credit_takes_back_an_earlier_line_once() -> None:
    credit = replace(GOED, id="K1", crediteert="P1")
    nieuw = replace(GOED, id="P2", volume=Decimal(10))
    assert get_redenen(nieuw, credit, eerder=(GOED,)) == {"K1": None, "P2": None}
    tweede = replace(credit, id="K2")
    assert get_redenen(tweede, credit, eerder=(GOED,)) == {"K1": None, "K2": Afkeurreden.CREDIT_ONBEKEND}
    (oordeel,) = check_levering([credit], {"T1": TOEWIJZING}, [Oordeel(GOED, None)])
    assert oordeel.oordeel is Prestatieoordeel.GECREDITEERD
    assert not oordeel.goedgekeurd


def test_a_rejected_line_is_not_the_first_of_a_double() -> None:
    te_veel = replace(GOED, volume=Decimal(11))
    assert get_redenen(te_veel, replace(GOED, id="P2")) == {
        "P1": Afkeurreden.VOLUME_OVERSCHREDEN,
        "P2": None,
    }


def test_lines_are_taken_by_begindatum_and_then_by_code_point() -> None:
    p2 = replace(GOED, id="P2", volume=Decimal(6))
    p10 = replace(GOED, id="P10", volume=Decimal(6), einddatum=date(2022, 3, 30))
    assert get_redenen(p2, p10) == {"P10": None, "P2": Afkeurreden.DUBBEL}


def test_exactly_the_volume_is_not_too_much() -> None:
    rest = replace(GOED, id="P2", begindatum=date(2022, 4, 1), einddatum=date(2022, 4, 30), volume=Decimal(4))
    assert get_redenen(GOED, rest) == {"P1": None, "P2": None}


def test_a_rejected_line_leaves_its_room_for_the_next() -> None:
    regels = [
        replace(GOED, id=f"P{n}", begindatum=date(2022, n, 1), einddatum=date(2022, n, 28), volume=Decimal(v))
        for n, v in ((3, 6), (4, 5), (5, 4))
    ]
    assert list(get_redenen(*regels).values()) == [None, Afkeurreden.VOLUME_OVERSCHREDEN, None]


def test_what_an_earlier_delivery_approved_stands() -> None:
    later = replace(
        GOED, id="P0", begindatum=date(2022, 2, 1), einddatum=date(2022, 2, 28), volume=Decimal(5)
    )
    assert get_redenen(later, eerder=(GOED,)) == {"P0": Afkeurreden.VOLUME_OVERSCHREDEN}
    assert get_redenen(replace(GOED, id="P9"), eerder=(GOED,)) == {"P9": Afkeurreden.DUBBEL}


@pytest.mark.parametrize("frequentie", [None, Frequentie.WEEK, Frequentie.MAAND, Frequentie.DAG])
def test_only_a_total_is_a_ceiling(frequentie: Frequentie | None) -> None:
    wekelijks = replace(TOEWIJZING, frequentie=frequentie)
    assert get_redenen(replace(GOED, volume=Decimal(999)), toewijzing=wekelijks) == {"P1": None}


def test_without_any_tariff_for_the_product_the_unit_is_not_blamed() -> None:
    kaal = replace(TOEWIJZING, tarieven=())
    assert get_redenen(GOED, toewijzing=kaal) == {"P1": Afkeurreden.GEEN_TARIEF}


def test_a_unit_that_some_tariff_of_the_product_has_only_lacks_its_tariff() -> None:
    wissel = replace(
        TOEWIJZING,
        eenheid="",
        tarieven=(UUR, Tariefperiode("etmaal", Periode(date(2022, 9, 1), date(2022, 9, 30)))),
    )
    september = replace(GOED, begindatum=date(2022, 9, 1), einddatum=date(2022, 9, 15))
    assert get_redenen(september, toewijzing=wissel) == {"P1": Afkeurreden.GEEN_TARIEF}
    assert get_redenen(replace(september, eenheid="stuk"), toewijzing=wissel) == {
        "P1": Afkeurreden.EENHEID_ONJUIST
    }
    assert get_redenen(replace(september, eenheid="etmaal"), toewijzing=wissel) == {"P1": None}
    januari = replace(GOED, begindatum=date(2022, 1, 1), einddatum=date(2022, 1, 31), eenheid="etmaal")
    assert get_redenen(januari, toewijzing=wissel) == {"P1": Afkeurreden.GEEN_TARIEF}


def test_a_prestatie_on_an_unknown_toewijzing_is_refused() -> None:
    with pytest.raises(OntbrekendGegevenError, match="toewijzing T9"):
        check_levering([replace(GOED, toewijzing="T9")], {})


@st.composite
def make_prestaties(draw: st.DrawFn) -> list[Prestatie]:
    regels = draw(
        st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), st.integers(1, 6)), max_size=12)
    )
    return [
        replace(
            GOED,
            id=f"P{nummer}",
            begindatum=date(2021, 12, 1) + timedelta(days=begin),
            einddatum=date(2021, 12, 1) + timedelta(days=begin + duur),
            volume=Decimal(volume),
        )
        for nummer, (begin, duur, volume) in enumerate(regels)
    ]


@given(make_prestaties(), st.integers(0, 99))
def test_the_order_of_rows_never_matters(prestaties: list[Prestatie], zaad: int) -> None:
    geschud = prestaties.copy()
    Random(zaad).shuffle(geschud)  # noqa: S311
    assert get_redenen(*geschud) == get_redenen(*prestaties)


@given(make_prestaties())
def test_the_approved_volume_never_exceeds_the_total(prestaties: list[Prestatie]) -> None:
    oordelen = check_levering(prestaties, {"T1": TOEWIJZING})
    assert sum(oordeel.prestatie.volume for oordeel in oordelen if oordeel.goedgekeurd) <= 10


@given(make_prestaties())
def test_delivering_the_approved_lines_again_approves_nothing(prestaties: list[Prestatie]) -> None:
    oordelen = check_levering(prestaties, {"T1": TOEWIJZING})
    goed = [oordeel.prestatie for oordeel in oordelen if oordeel.goedgekeurd]
    opnieuw = check_levering(goed, {"T1": TOEWIJZING}, oordelen)
    assert all(oordeel.reden is Afkeurreden.DUBBEL for oordeel in opnieuw)
