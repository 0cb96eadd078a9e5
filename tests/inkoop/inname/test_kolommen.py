"""Columns are known by what people call them, explained in words, and given as an empty file to fill in."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.services import make_voorbeeld_csv, make_voorbeeld_xlsx
from inkoop.inname.services.kolommen import REDENKOLOM, drop_redenkolom, guess_kolommen
from inkoop.inname.services.rijfouten import Rijfouten, group_fouten
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.schrijfwijzen import Schrijfwijze, read_zoals_getypt
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.bestanden.tabellezer import read_tabel

ALLE = pytest.mark.parametrize("bron", BRONNEN.values(), ids=list(BRONNEN))
EXCEL = Schrijfwijze(gemeenten={"0983": ["Venlo"]})


@ALLE
def test_every_column_is_explained_with_an_example_that_is_read(bron: Rijenbron) -> None:
    assert list(bron.kolommen) == list(bron.get_velden())
    assert bron.kenmerk in bron.kolommen
    for naam, tekst in bron.kolommen.items():
        assert tekst.label
        assert tekst.uitleg.endswith(".")
        assert read_zoals_getypt(bron.get_velden()[naam].soort, tekst.voorbeeld, EXCEL) not in (None, "")


@ALLE
def test_an_empty_file_has_headings_that_are_known(bron: Rijenbron) -> None:
    for inhoud in (make_voorbeeld_csv(bron), make_voorbeeld_xlsx(bron)):
        kop = read_tabel(BytesIO(inhoud)).kop
        assert guess_kolommen(bron, kop) == {naam: plaats for plaats, naam in enumerate(bron.kolommen)}


def test_a_code_that_is_typed_in_an_empty_workbook_stays_text() -> None:
    blad = load_workbook(BytesIO(make_voorbeeld_xlsx(BRONNEN["betalingen"]))).worksheets[0]
    kolommen = {
        str(cel.value): blad.column_dimensions[get_column_letter(plaats)].number_format
        for plaats, cel in enumerate(blad[1], start=1)
    }
    assert kolommen["Gemeente"] == kolommen["Contract"] == "@"
    assert kolommen["Datum"] == "dd\\-mm\\-yyyy"


@pytest.mark.parametrize(
    ("soort", "kop", "velden"),
    [
        (
            "toewijzingen",
            "Gemeentecode;Toewijzingsnummer;Pseudoniem cliënt;Contractnummer;Productcode;Startdatum zorg",
            ["gemeente", "nummer", "client", "contract", "product", "start"],
        ),
        (
            "prestaties",
            "Declaratieregel;Toewijzingsnr.;Begindatum;Einddatum;Aantal;Eenheid",
            ["id", "toewijzing", "begindatum", "einddatum", "volume", "eenheid"],
        ),
        (
            "betalingen",
            "contractnummer;Gemeente;Zorgjaar;Betaaldatum;Bedrag;Factuurnr",
            ["contract", "gemeente", "jaar", "datum", "bedrag", "kenmerk"],
        ),
        ("zorgperioden", "Toewijzing;Begin zorg;Einde zorg", ["toewijzing", "start", "stop"]),
        ("kpis", "Contractnr;Jaar;KPI;Score;Weging", ["contract", "jaar", "kpi", "score", "gewicht"]),
        ("prestaties", "Kenmerk;Id;Onbekend", ["id"]),
    ],
)
def test_headings_of_practice_are_known(soort: str, kop: str, velden: list[str]) -> None:
    gevonden = guess_kolommen(BRONNEN[soort], kop.split(";"))
    assert sorted(gevonden, key=lambda veld: gevonden[veld]) == velden


def test_the_column_of_reasons_is_no_column_of_the_list() -> None:
    assert drop_redenkolom(["Toewijzing", "Reden", REDENKOLOM]) == ["Toewijzing", "Reden"]
    assert drop_redenkolom(["Toewijzing", "Reden"]) == ["Toewijzing", "Reden"]


def test_equal_mistakes_are_told_once_with_how_many_there_are() -> None:
    fouten = [
        {
            "regel": rij,
            "veld": "toewijzing",
            "kenmerk": f"P{rij}",
            "reden": f"toewijzing 'T{rij}' bestaat niet",
        }
        for rij in range(2, 7)
    ]
    fouten.insert(0, {"regel": 2, "veld": "volume", "kenmerk": "P2", "reden": "is leeg"})
    eerste, tweede = group_fouten(fouten, 10)
    assert (eerste["aantal"], eerste["regel"], eerste["reden"]) == (5, 2, "toewijzing 'T2' bestaat niet")
    assert eerste["kenmerken"] == ["P2", "P3", "P4"]
    assert (tweede["aantal"], tweede["veld"]) == (1, "volume")


def test_of_a_row_no_more_than_five_mistakes_are_told() -> None:
    fouten = Rijfouten()
    for nummer in range(7):
        fouten.add(Bezwaar(f"[2].veld{nummer}", f"is fout {nummer}"))
    assert [veld for veld, _ in fouten.per_rij[2]] == ["veld0", "veld1", "veld2", "veld3", "veld4"]


def test_when_twenty_thousand_rows_are_wrong_the_file_is() -> None:
    fouten = Rijfouten()
    for rij in range(1, 20_000):
        fouten.add(Bezwaar(f"[{rij}].volume", "is leeg"))
    assert not fouten.is_vol
    for rij in (20_000, 20_001):
        fouten.add(Bezwaar(f"[{rij}].volume", "is leeg"))
    assert fouten.is_vol
    assert 20_001 not in fouten.per_rij
