"""The figures of Noord-Limburg agree with each other, where the note says so and where it does not."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.regios.bundels import get_cijfers, get_percelen, read_jaarcijfers, read_regio

REGIO = "noord-limburg"


def rond_half_omhoog(waarde: Fraction, decimalen: int = 0) -> Decimal:
    """Rounds the exact fraction half up; the tests do not borrow the rounding that they check."""
    schaal: int = 10**decimalen
    heel = (2 * waarde.numerator * schaal + waarde.denominator) // (2 * waarde.denominator)
    return Decimal(heel) / schaal


def test_it_has_all_segments_of_the_three_domains() -> None:
    assert [segment["code"] for segment in read_regio(REGIO)["segmenten"]] == [
        "wmo-s1a", "wmo-s1b", "wmo-s2a", "wmo-s2b", "wmo-s3a", "wmo-s3b",
        "jeugd-s1", "jeugd-s2", "jeugd-s3", "jeugd-s4", "pw-s1", "pw-s2", "pw-s3",
    ]  # fmt: skip


def test_the_youth_segments_of_2019_add_up_to_one_euro_more_than_the_stated_total() -> None:
    uitgaven = get_cijfers(REGIO, "uitgaven", "2019", "segment")
    som = sum(bedrag for code, bedrag in uitgaven.items() if code.startswith("jeugd-"))
    assert som - get_cijfers(REGIO, "uitgaven", "2019", "domein")["jeugd"] == 1


def test_the_wmo_segments_of_2019_add_up_to_the_stated_total() -> None:
    uitgaven = get_cijfers(REGIO, "uitgaven", "2019", "segment")
    som = sum(bedrag for code, bedrag in uitgaven.items() if code.startswith("wmo-"))
    assert som == get_cijfers(REGIO, "uitgaven", "2019", "domein")["wmo"]


def test_the_cost_per_client_is_spending_by_clients_in_whole_euros() -> None:
    uitgaven = get_cijfers(REGIO, "uitgaven", "2019", "segment")
    clienten = get_cijfers(REGIO, "aantal_clienten", "2019", "segment")
    per_client = get_cijfers(REGIO, "kosten_per_client", "2019", "segment")
    assert {
        code: rond_half_omhoog(Fraction(uitgaven[code]) / Fraction(aantal))
        for code, aantal in clienten.items()
    } == per_client


def test_the_programme_lines_add_up_to_the_totals() -> None:
    for jaar, totaal, beschikbaar, aanvullend in (
        ("2020", 420_550, 200_000, 220_550),
        ("2021", 215_000, 0, 215_000),
    ):
        regels = {
            rij["grootheid"].removeprefix("programmakosten_"): Decimal(rij["waarde"])
            for rij in read_jaarcijfers(REGIO)
            if rij["jaar"] == jaar and rij["grootheid"].startswith("programmakosten_")
        }
        assert regels.pop("totaal") == totaal
        assert regels.pop("al_beschikbaar") == beschikbaar
        assert regels.pop("aanvullend") == aanvullend == totaal - beschikbaar
        assert sum(regels.values()) == totaal


def get_sleutel() -> dict[str, Decimal]:
    """Percentages by inhabitants, rounded to the decimals that the bundle asks for (NL §9)."""
    inhoud = read_regio(REGIO)
    decimalen = inhoud["regio"]["verdeelsleutel"]["afronding_percentage"]
    inwoners = {gemeente["code"]: gemeente["inwoners"][2020] for gemeente in inhoud["gemeenten"]}
    totaal = sum(inwoners.values())
    return {
        code: rond_half_omhoog(Fraction(100 * aantal, totaal), decimalen) for code, aantal in inwoners.items()
    }


def test_the_inhabitants_add_up_to_the_stated_total() -> None:
    inwoners = [gemeente["inwoners"][2020] for gemeente in read_regio(REGIO)["gemeenten"]]
    assert sum(inwoners) == get_cijfers(REGIO, "inwoners", "2020", "regio")[REGIO] == 274_733


def test_the_key_by_inhabitants_is_the_printed_column_of_percentages() -> None:
    assert get_sleutel() == get_cijfers(REGIO, "aandeel_verdeelsleutel", "2020", "gemeente")
    assert sum(get_sleutel().values()) == 100


@pytest.mark.parametrize(
    ("jaar", "bedrag", "kolomtotaal"), [("2020", 220_550, 220_550), ("2021", 215_000, 215_002)]
)
def test_the_key_gives_the_printed_amounts_per_whole_euro(jaar: str, bedrag: int, kolomtotaal: int) -> None:
    gedrukt = get_cijfers(REGIO, "bijdrage_programmakosten", jaar, "gemeente")
    berekend = {
        code: rond_half_omhoog(bedrag * Fraction(procent) / 100) for code, procent in get_sleutel().items()
    }
    assert berekend == gedrukt
    assert sum(gedrukt.values()) == kolomtotaal
    assert get_cijfers(REGIO, "bijdrage_programmakosten", jaar, "regio") == {REGIO: bedrag}


def test_what_the_note_leaves_open_stays_open() -> None:
    percelen = {perceel["code"]: perceel for _, perceel in get_percelen(REGIO)}
    assert [code for code, p in percelen.items() if p["model"] == "nog_te_kiezen"] == ["jeugd-s1"]
    assert [code for code, p in percelen.items() if "gemeentekeuze" in p] == []


def test_the_boeggolf_keeps_a_horizon_of_three_of_at_most_nine_years() -> None:
    percelen = {perceel["code"]: perceel for _, perceel in get_percelen(REGIO)}
    assert percelen["pw-s3"]["looptijd"] == {"boeggolf": 3, "maximaal": 9}


def test_the_new_contracts_start_in_2022() -> None:
    assert get_cijfers(REGIO, "start_contracten", "", "regio") == {REGIO: 2022}
