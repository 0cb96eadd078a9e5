"""The explanation in words shows every figure that is stored, to who may see it, as people write it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.afspraken.budget import BUDGET
from bekostiging.berekening.modellen.lumpsum import LUMPSUM_GEMEENTE
from bekostiging.berekening.realisatie import REALISATIE, REALISATIE_GEMEENTE
from bekostiging.berekening.register import get_regels
from bekostiging.berekening.stapregel import Stap
from bekostiging.berekening.uitleg import Uitleg
from bekostiging.berekening.verdelen import VERDEELSLEUTEL
from bekostiging.berekening.waarde import Reeks, Waarde
from bekostiging.uitleg import (
    ANDERE,
    BRONNEN,
    LeesbareStap,
    Namen,
    describe_bron,
    format_waarde,
    iter_stappen,
    make_leesbare_stappen,
    write_gegevens,
)
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from tests.bekostiging.berekening.bundel import LEESBARE_MAPPEN, VOORBEELDEN, read_bundel
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer

NAMEN = Namen({"0983": "Venlo", "0984": "Venray"}, {"45A04": "Jeugdhulp ambulant"})
DORPEN = Namen({"0001": "Aadorp", "0002": "Beedorp", "0003": "Ceedorp"})


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        ("1234.50", "euro", "€ 1.234,50"),
        ("0.05", "deel", "5%"),
        ("4.91", "procent", "4,91%"),
        (26, "dagen", "26 dagen"),
        (1, "dagen", "1 dag"),
        (1, "cliënten", "1 cliënt"),
        ("1", "inwoners", "1 inwoner"),
        ("1.00", "plekken", "1 plek"),
        ("0.5", "plekken", "0,5 plekken"),
        (1, "uren per week", "1 uur per week"),
        ("1/3", "volume", "1/3"),
        ("1000/3", "euro", "€ 1.000/3"),
        (None, "deel", "geen"),
        (2022, "jaar", "2022"),
        ("7.25", "volume", "7,25"),
        ("vrije tekst", "tekst", "vrije tekst"),
    ],
)
def test_a_value_is_written_with_its_unit(waarde: str | int | None, eenheid: str, tekst: str) -> None:
    assert format_waarde(waarde, eenheid).replace("\xa0", " ") == tekst


def read_voorbeeld(nummer: str, zichtbaar: set[str] | None = None) -> dict[str, LeesbareStap]:
    """The steps of the first contract of a worked example, by number."""
    (map_,) = VOORBEELDEN.glob(f"{nummer}-*")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), 2022)).contracten[0]
    uitleg = json.loads(json.dumps(uitkomst.uitleg.als_json()))
    return {stap.nummer: stap for stap in iter_stappen(make_leesbare_stappen(uitleg, NAMEN, zichtbaar))}


def test_steps_are_numbered_and_name_the_municipality() -> None:
    stappen = read_voorbeeld("10")
    assert [nummer for nummer, stap in stappen.items() if stap.diepte == 1] == ["1", "2", "3", "4", "5"]
    assert stappen["1.1"].titel.endswith(": Venlo")
    assert stappen["1.1.1"].titel.endswith(": Jeugdhulp ambulant (45A04)")
    assert "product" not in [gegeven.naam for gegeven in stappen["1.1.1"].invoer]
    assert stappen["1"].uitkomst.delen[0] == ("Venlo", stappen["1.1"].uitkomst.waarde)


def test_a_reader_sees_only_the_steps_that_concern_it() -> None:
    titels = [stap.titel for stap in read_voorbeeld("10", {"0984"}).values()]
    assert any("Venray" in titel for titel in titels)
    assert not any("Venlo" in titel for titel in titels)


def test_parts_that_have_no_name_are_told_in_words() -> None:
    tekst = " ".join(write_gegevens(stap.invoer) for stap in read_voorbeeld("04").values())
    assert "dagen erkend " in tekst
    schaal = [write_gegevens(stap.invoer) for stap in read_voorbeeld("10").values()]
    assert all("_" not in regel for regel in schaal)


@pytest.mark.parametrize("map_", LEESBARE_MAPPEN, ids=lambda map_: map_.name)
def test_every_worked_example_can_be_written_in_words(map_: Path) -> None:
    for contract in calculate_afrekening(make_regioinvoer(read_bundel(map_), 2022)).contracten:
        for stap in iter_stappen(make_leesbare_stappen(contract.uitleg.als_json(), NAMEN)):
            assert stap.uitkomst.waarde or stap.uitkomst.delen, stap
            assert stap.titel
            assert stap.bron
            assert stap.formule


def make_dorpen(zichtbaar: set[str] | None) -> list[LeesbareStap]:
    """An explanation about three municipalities, as somebody sees it who may see some of them."""
    bedragen = {"0001": Decimal("1.00"), "0002": Decimal("2.50"), "0003": Decimal("3.00")}
    gemeenten = tuple(
        REALISATIE_GEMEENTE.make_stap(gemeente=gemeente, stappen=(LUMPSUM_GEMEENTE.make_stap(bedrag=bedrag),))
        for gemeente, bedrag in bedragen.items()
    )
    delen = Reeks(tuple((gemeente, Fraction(1, 3)) for gemeente in bedragen), Eenheid.DEEL)
    realisatie = Stap(
        REALISATIE,
        {"deel": Waarde(Decimal("0.05"), Eenheid.DEEL), "aandelen": delen},
        bedragen,
        stappen=gemeenten,
    )
    peiljaren = Reeks(tuple((gemeente, 2020) for gemeente in bedragen), Eenheid.JAAR)
    sleutel = Stap(VERDEELSLEUTEL, {"peiljaren": peiljaren}, None, Eenheid.DEEL)
    uitleg = Uitleg("C1", 2022, "2022.1", (realisatie, sleutel)).als_json()
    return make_leesbare_stappen(uitleg, DORPEN, zichtbaar)


def test_who_may_see_all_sees_every_municipality_by_name() -> None:
    realisatie = make_dorpen(None)[0]
    assert [naam for naam, _ in realisatie.uitkomst.delen] == ["Aadorp", "Beedorp", "Ceedorp"]
    assert [stap.gemeente for stap in realisatie.stappen] == ["0001", "0002", "0003"]
    assert realisatie.weggelaten == 0


def test_of_other_municipalities_only_the_sum_is_shown() -> None:
    realisatie = make_dorpen({"0001"})[0]
    assert realisatie.uitkomst.delen == [("Aadorp", "€\xa01,00"), (ANDERE, "€\xa05,50")]
    assert realisatie.invoer[1].delen == [("Aadorp", "1/3"), (ANDERE, "2/3")]
    assert [stap.gemeente for stap in realisatie.stappen] == ["0001"]
    assert realisatie.weggelaten == 2


def make_budget(zichtbaar: set[str] | None, gemeente: str | None) -> LeesbareStap:
    """A budget with two raises, of the contract or of a municipality, as somebody sees it."""
    verhogingen = [("01-06-2022", Decimal("77.00")), ("01-09-2022", Decimal("23.00"))]
    stap = BUDGET.make_stap(gemeente=gemeente, afgesproken=Decimal("100.00"), verhogingen=verhogingen)
    (gelezen,) = make_leesbare_stappen(Uitleg("C1", 2022, "2026.1", (stap,)).als_json(), DORPEN, zichtbaar)
    return gelezen


def test_raises_of_a_contract_do_not_tell_one_municipality_what_another_got() -> None:
    tekst = write_gegevens(make_budget({"0001"}, None).invoer)
    assert "77,00" not in tekst
    assert "verhogingen: samen €\xa0100,00" in tekst
    for stap in (make_budget(None, None), make_budget({"0001"}, "0001")):
        assert "77,00" in write_gegevens(stap.invoer)


def test_what_cannot_be_added_up_is_left_out() -> None:
    assert make_dorpen({"0001"})[1].invoer[0].delen == [("Aadorp", "2020")]


def test_the_place_of_a_step_does_not_depend_on_who_looks() -> None:
    een, allen = make_dorpen({"0003"})[0].stappen[0], make_dorpen(None)[0].stappen[2]
    assert een.pad == allen.pad == "0.2"
    assert een.nummer == allen.nummer == "1.3"


def test_steps_of_municipalities_are_by_name_and_keep_their_own_order_and_place() -> None:
    """What is of the contract and stands between two runs of them stays in its place."""
    namen = Namen({"0001": "Ceedorp", "0002": "Aadorp", "0003": "Beedorp"})

    def make_gemeentestap(gemeente: str, bedrag: int) -> Stap:
        delen = (LUMPSUM_GEMEENTE.make_stap(bedrag=Decimal(bedrag)),)
        return REALISATIE_GEMEENTE.make_stap(gemeente=gemeente, stappen=delen)

    sleutel = Stap(VERDEELSLEUTEL, {}, None, Eenheid.DEEL)
    onder = (
        *(make_gemeentestap(gemeente, bedrag) for bedrag in (1, 2) for gemeente in ("0001", "0002", "0003")),
        sleutel,
        make_gemeentestap("0003", 9),
        make_gemeentestap("0002", 9),
    )
    stap = Stap(REALISATIE, {}, {"0001": Decimal(1)}, stappen=onder)
    uitleg = Uitleg("C1", 2022, "2022.1", (stap,)).als_json()
    voor = json.dumps(uitleg)
    (allen,), (een,) = (make_leesbare_stappen(uitleg, namen, zichtbaar) for zichtbaar in (None, {"0001"}))
    assert json.dumps(uitleg) == voor
    gelezen = [(deel.nummer, deel.pad, deel.titel.rpartition(": ")[2]) for deel in allen.stappen]
    assert gelezen[:6] == [
        ("1.1", "0.1", "Aadorp"),
        ("1.2", "0.4", "Aadorp"),
        ("1.3", "0.2", "Beedorp"),
        ("1.4", "0.5", "Beedorp"),
        ("1.5", "0.0", "Ceedorp"),
        ("1.6", "0.3", "Ceedorp"),
    ]
    assert [deel[1] for deel in gelezen[6:]] == ["0.6", "0.8", "0.7"]
    assert [(deel.nummer, deel.pad) for deel in een.stappen] == [
        ("1.5", "0.0"),
        ("1.6", "0.3"),
        ("1.7", "0.6"),
    ]
    assert allen.stappen[1].stappen[0].nummer == "1.2.1"


def test_what_is_absent_is_called_so() -> None:
    assert make_dorpen(None)[1].uitkomst.waarde == "geen"


def test_sources_are_those_that_a_reader_can_open() -> None:
    """No file of the program is named as a source: a document, or the page with all rules."""
    bronnen = {describe_bron(regel.bron) for regel in get_regels().values()}
    assert not any("docs/" in bron or ".md" in bron for bron in bronnen)
    assert "Rekenregels §2" in bronnen
    afkortingen = {naam for naam, _ in BRONNEN}
    assert {bron.split()[0] for bron in bronnen} <= {*afkortingen, "Rekenregels"}
