"""Who settles with the provider, and what municipalities then owe: together nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.codes import Domein
from inkoop.kern.geld import som, uit_centen
from inkoop.kern.verrekening import (
    AANBIEDER,
    AANBIEDERS,
    VERSCHILLENDE,
    Betaler,
    Saldozin,
    describe_gemeentesaldo,
    explain_saldoteken,
    get_betaler,
    make_verrekenstaat,
    name_tegenpartijen,
)

NAMEN = {"0392": "Haarlem", "0377": "Bloemendaal", "0983": "Venlo"}
MGR = Betaler("MGR Sociaal Domein Limburg-Noord")
HAARLEM = Betaler("Gemeente Haarlem", "0392")


@pytest.mark.parametrize(
    ("opdrachtgevers", "betaler"),
    [
        (("", ""), Betaler()),
        (("De gemeenten in de IJmond", "MGR"), Betaler()),
        (("", "De Achterhoekse gemeenten"), Betaler()),
        (("", MGR.naam), MGR),
        (("Gemeente Haarlem (centrumgemeente)", "De gemeenten in Kennemerland"), HAARLEM),
        (("haarlem", ""), HAARLEM),
        # A municipality of another region is somebody else, as a joint body is.
        (("Gemeente Almere (centrumgemeente)", ""), Betaler("Gemeente Almere (centrumgemeente)")),
    ],
)
def test_who_pays_follows_the_perceel_and_else_the_region(
    opdrachtgevers: tuple[str, str], betaler: Betaler
) -> None:
    assert get_betaler(opdrachtgevers, NAMEN) == betaler


def test_a_municipality_settles_with_who_buys_for_it_and_a_central_one_with_the_provider() -> None:
    assert MGR.get_tegenpartij("0983") == MGR.naam
    assert HAARLEM.get_tegenpartij("0377") == "Gemeente Haarlem"
    assert HAARLEM.get_tegenpartij("0392") == Betaler().get_tegenpartij("0377") == "de aanbieder"


@pytest.mark.parametrize(
    ("saldo", "woorden"),
    [("5", "Te ontvangen van MGR"), ("-5", "Te betalen aan MGR"), ("0", "Niets te betalen")],
)
def test_a_municipality_reads_from_whom_it_gets_and_whom_it_pays(saldo: str, woorden: str) -> None:
    assert describe_gemeentesaldo(Decimal(saldo), "MGR") == woorden


@given(
    st.dictionaries(st.sampled_from(sorted(NAMEN)), st.integers(-(10**9), 10**9).map(uit_centen)),
    st.sampled_from([MGR, HAARLEM]),
)
def test_among_its_parties_a_statement_adds_up_to_nothing(
    saldi: dict[str, Decimal], betaler: Betaler
) -> None:
    staat = make_verrekenstaat(betaler, saldi, NAMEN)
    assert staat.totaal == 0
    assert staat.met_aanbieders == som(saldi.values())
    assert {regel.gemeente: regel.saldo for regel in staat.regels[:-1]} == {
        code: saldo for code, saldo in saldi.items() if not betaler.is_zelf(code)
    }


def test_the_sentence_names_amount_other_party_year_and_laws() -> None:
    zin = Saldozin(
        "Venlo",
        2022,
        Decimal("-699.95"),
        "MGR",
        ((Domein.JEUGD, Decimal("-712.10")), (Domein.WMO, Decimal("12.15"))),
    )
    assert str(zin).replace("\xa0", " ") == (
        "Venlo betaalt nog € 699,95 aan MGR over 2022: € 712,10 te betalen voor Jeugd, "
        "€ 12,15 te ontvangen voor Wmo."
    )


def test_the_sentence_says_so_when_there_is_nothing_left() -> None:
    zin = Saldozin("Venlo", 2022, Decimal(0), AANBIEDERS, ())
    assert str(zin) == "Venlo hoeft over 2022 per saldo niets te betalen en krijgt niets terug."


def test_several_other_parties_are_named_together() -> None:
    assert name_tegenpartijen([]) == name_tegenpartijen(["de aanbieder"]) == AANBIEDERS
    assert name_tegenpartijen(["MGR", "MGR"]) == "MGR"
    assert name_tegenpartijen(["MGR", "de aanbieder"]) == VERSCHILLENDE


@pytest.mark.parametrize(
    ("partijen", "van"),
    [
        ([AANBIEDER, AANBIEDER], "de aanbieders"),
        (["MGR Noord", "MGR Noord"], "MGR Noord"),
        (["MGR Noord", AANBIEDER], "aanbieders en opdrachtgevers"),
        ([], "de aanbieders"),
    ],
)
def test_the_sign_of_a_saldo_is_explained_by_the_counterparty(partijen: list[str], van: str) -> None:
    assert explain_saldoteken("de gemeente", partijen) == (
        f"Is het saldo hoger dan nul, dan krijgt de gemeente geld terug van {van}. "
        f"Is het lager dan nul, dan betaalt de gemeente bij aan {van}."
    )
