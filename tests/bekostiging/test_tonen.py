"""How outcomes look: somebody is named, and a page does not grow with the files."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.template.loader import render_to_string

from bekostiging.models import Contractafrekening, Gemeenteafrekening
from bekostiging.rapporten.kolommen import KOLOMMEN
from bekostiging.selectors import Rapportgroep
from bekostiging.selectors.rapporten import Rapportlezer
from bekostiging.templatetags.uitleg import rapportvorm
from bekostiging.views.afrekening import Correctietabel, Uitkomsttabel
from bekostiging.views.bedragen import explain_saldo
from bekostiging.views.contractafrekening import Correctiegemeentetabel, Gemeentetabel
from bekostiging.views.tonen import describe_betaler, describe_gemeentebetaling
from bekostiging.views.verrekening import Correctieposten, Posttabel
from contracten.models import Aanbieder, Contract
from inkoop.platform.bestanden.models import Bestand
from segmenten.models import Gemeente, Gemeentevoorkomen


@pytest.mark.parametrize(
    ("saldo", "woorden"),
    [("0.01", "Alfa betaalt terug"), ("-0.01", "MGR Noord betaalt bij"), ("0.00", "Niemand")],
)
def test_who_pays_is_named(saldo: str, woorden: str) -> None:
    contract = Contractafrekening(contract=Contract(aanbieder=Aanbieder(naam="Alfa")))
    contract.opdrachtgever = "MGR Noord"  # type: ignore[attr-defined]
    assert describe_betaler(contract, Decimal(saldo)) == woorden


@pytest.mark.parametrize(
    ("saldo", "woorden"), [("5", "Venlo krijgt terug"), ("-5", "Venlo betaalt bij"), ("0", "Niemand")]
)
def test_the_municipality_is_named(saldo: str, woorden: str) -> None:
    gemeente = Gemeente(code="0983")
    gemeente.voorkomen = Gemeentevoorkomen(naam="Venlo")
    assert describe_gemeentebetaling(Gemeenteafrekening(gemeente=gemeente), Decimal(saldo)) == woorden


@pytest.mark.parametrize(
    ("saldo", "kort"),
    [("5", "Mijn gemeente krijgt terug"), ("-5", "Mijn gemeente betaalt bij"), ("0", "Niets te betalen")],
)
def test_a_municipality_is_not_told_that_providers_pay(saldo: str, kort: str) -> None:
    assert explain_saldo(Decimal(saldo), is_eigen=True) == kort


def test_amounts_what_is_settled_and_who_pays_stand_in_one_order_on_pages_and_in_reports() -> None:
    rapport = [kolom.blad.naam for kolom in KOLOMMEN]
    for tabel in (Posttabel, Correctieposten):
        titels = [kolom.titel for kolom in tabel.kolommen]
        assert titels == [titel for titel in rapport if titel in titels]
        assert titels[-2:] == ["Rekent af met de aanbieder", "Wie betaalt"]
    for eerste, correctie in ((Uitkomsttabel, Correctietabel), (Gemeentetabel, Correctiegemeentetabel)):
        titels = [kolom.titel for kolom in eerste.kolommen]
        assert titels[-1] == "Wie betaalt"
        assert [kolom.titel for kolom in correctie.kolommen] == [*titels[:-1], "Te verrekenen", "Wie betaalt"]


@pytest.mark.parametrize(
    ("saldo", "woorden"), [("5", "Venlo krijgt terug van MGR"), ("-5", "Venlo betaalt bij aan MGR")]
)
def test_with_whom_a_municipality_settles_is_named(saldo: str, woorden: str) -> None:
    gemeente = Gemeente(code="0983")
    gemeente.voorkomen = Gemeentevoorkomen(naam="Venlo")
    deel = Gemeenteafrekening(gemeente=gemeente)
    deel.tegenpartij = "MGR"  # type: ignore[attr-defined]
    assert describe_gemeentebetaling(deel, Decimal(saldo)) == woorden


@pytest.mark.parametrize(
    ("naam", "woord"),
    [
        ("a.excel.csv", "CSV voor Excel"),
        ("a.machine.csv", "CSV voor systemen"),
        ("a.csv", "CSV"),
        ("a.pdf", "PDF"),
    ],
)
def test_each_kind_of_file_has_a_word_of_its_own(naam: str, woord: str) -> None:
    assert rapportvorm(Bestand(naam=naam)) == woord


def make_groep(aantal: int) -> Rapportgroep:
    moment = datetime(2023, 4, 1, 9, 30, tzinfo=UTC)
    lezers = [
        Rapportlezer(
            f"Aanbieder {nummer}",
            str(nummer),
            [
                Bestand(pk=UUID(int=nummer), naam=f"afrekening-{nummer}.{vorm}", gemaakt_op=moment)
                for vorm in ("csv", "pdf", "xlsx")
            ],
        )
        for nummer in range(1, aantal + 1)
    ]
    return Rapportgroep("Per aanbieder", lezers)


def test_files_stand_by_the_name_of_their_reader_and_in_words() -> None:
    html = render_to_string("bekostiging/downloads.html", {"rapportgroepen": [make_groep(2)]})
    assert "Aanbieder 1" in html
    assert "afrekening-1" not in html
    assert html.count(">Rekenblad<") == html.count(">PDF<") == html.count(">CSV<") == 2
    assert "<details" not in html


def test_many_readers_are_closed_until_somebody_asks() -> None:
    html = render_to_string("bekostiging/downloads.html", {"rapportgroepen": [make_groep(11)]})
    kop, _, inhoud = html.partition("</summary>")
    assert "Per aanbieder, 11" in kop
    assert "<details" in kop
    assert " open" not in kop
    assert inhoud.count("Aanbieder ") == 11


def test_without_files_it_says_so() -> None:
    assert "nog geen rapporten" in render_to_string("bekostiging/downloads.html", {"rapportgroepen": []})
