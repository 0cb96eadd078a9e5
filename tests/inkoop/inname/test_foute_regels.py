"""What is wrong is told cell by cell, and given back to be mended."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from inkoop.inname.models import Laaduitkomst
from inkoop.platform.gebruikers.models import Gebruiker
from tests.inkoop.inname.hulp import (
    FOUT,
    GOED,
    bring,
    choose,
    fetch_te_herstellen,
    find_tellend,
    get_pagina,
    get_upload,
    make_boek,
    take,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_every_wrong_cell_is_named_and_only_the_right_rows_can_be_taken_in(manager: Gebruiker) -> None:
    bring(manager, "prestaties", FOUT)
    tekst = choose(manager)
    assert "4 regels: 2 goed, 2 fout." in tekst
    upload = get_upload()
    assert upload.uitslag is not None
    assert {(fout["regel"], fout["veld"]) for fout in upload.uitslag["fouten"]} == {
        (4, "toewijzing"),
        (5, "begindatum"),
        (5, "volume"),
    }
    assert "&#x27;31-02-2022&#x27; is geen bestaande datum" in tekst
    assert "Er zijn 2 regels fout." in take(manager)
    assert find_tellend() == {}
    take(manager, alleen_goede="on")
    assert set(find_tellend()) == {"P1", "P2"}
    verslag = get_upload().verslag
    assert verslag is not None
    assert (verslag.uitkomst, verslag.aantal_fouten) == (Laaduitkomst.DEELS, 3)


def test_the_wrong_rows_come_back_with_a_column_that_says_why(manager: Gebruiker) -> None:
    bring(manager, "prestaties", FOUT)
    choose(manager)
    regels = fetch_te_herstellen(manager).decode("utf-8-sig").splitlines()
    assert regels[0] == "Kenmerk;Toewijzingsnummer;Begindatum;Einddatum;Volume;Eenheid;Wat is er fout"
    assert regels[1].startswith("P3;T9;01-03-2022;31-03-2022;1;uur;Toewijzingsnummer (Toewijzing): ")
    assert regels[2].startswith("P4;T1;31-02-2022;31-03-2022;x;uur;")
    assert "Volume: 'x' is geen getal" in regels[2]
    assert len(regels) == 3


def test_wrong_rows_of_a_machine_come_back_as_dutch_excel_writes_them(manager: Gebruiker) -> None:
    kop = "id,toewijzing,begindatum,einddatum,volume,eenheid\n"
    bring(manager, "prestaties", kop + "P1,T9,2022-03-01,2022-03-31,10.5,uur\n")
    choose(manager)
    tekst = fetch_te_herstellen(manager).decode("utf-8-sig")
    assert "P1;T9;01-03-2022;31-03-2022;10,5;uur;" in tekst


def test_wrong_rows_of_a_workbook_come_back_as_one_and_are_mended_without_choosing_again(
    manager: Gebruiker,
) -> None:
    kop = ["Kenmerk", "Toewijzing", "Gemeente", "Begindatum", "Einddatum", "Volume", "Eenheid", "Opmerking"]
    rij = ["0012", "T9", "0983", date(2022, 3, 1), "31-3-2022", 30.5, "uur", "007"]
    bring(manager, "prestaties", make_boek(["Declaratie maart"], [], kop, rij), "maart.xlsx")
    choose(manager)
    boek = load_workbook(BytesIO(fetch_te_herstellen(manager)))
    blad: Any = boek.worksheets[0]
    koppen, regel = ([cel.value for cel in rij] for rij in blad.iter_rows())
    assert koppen == [*kop, "Wat is er fout"]
    dagen = [datetime.combine(date(2022, 3, dag), time()) for dag in (1, 31)]
    assert regel[:8] == ["0012", "T9", "0983", *dagen, 30.5, "uur", "007"]
    assert "bestaat niet in deze regio" in regel[8]
    blad["B2"] = "T1"
    hersteld = BytesIO()
    boek.save(hersteld)
    assert "De regel is goed." in bring(manager, "prestaties", hersteld.getvalue(), "hersteld.xlsx")


def test_errors_name_the_heading_and_the_reference_of_the_reader_and_are_grouped(manager: Gebruiker) -> None:
    kop, *_ = GOED.replace("Kenmerk", "Declaratieregel").splitlines()
    rijen = "".join(f"P{nr};T{nr};1-3-2022;31-3-2022;1;uur\n" for nr in range(1, 9))
    bring(manager, "prestaties", f"{kop}\n{rijen}")
    tekst = choose(manager)
    upload = get_upload()
    assert upload.uitslag is not None
    (soort,) = upload.uitslag["soorten"]
    assert (soort["aantal"], soort["regel"], soort["kenmerken"]) == (6, 4, ["P3", "P4", "P5"])
    assert soort["kolom"] == "Toewijzingsnummer (Toewijzing)"
    assert "P3, P4, P5, ..." in tekst


def test_a_row_that_is_wrong_only_because_another_one_is_goes_with_it(manager: Gebruiker) -> None:
    kop = "nummer;client;gemeente;contract;product;ingangsdatum;vervolg_op\n"
    rijen = "A1;c1;0983;C1;45A04;1-1-2022;\nA1;c3;0983;C1;45A04;1-1-2022;\nA2;c4;9999;C1;45A04;1-1-2022;\n"
    bring(manager, "toewijzingen", kop + rijen)
    choose(manager)
    upload = get_upload()
    assert upload.uitslag is not None
    assert (upload.uitslag["goed"], sorted(upload.uitslag["rijen"])) == (1, ["3", "4"])


def test_a_thousand_with_a_point_is_not_guessed(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED.replace("10,5", "1.234"))
    assert "&#x27;1.234&#x27; kan 1234 of 1,234 zijn; schrijf een van beide" in choose(manager)


def test_an_unknown_municipality_is_told_at_its_own_column(manager: Gebruiker) -> None:
    kop = "Kenmerk;Toewijzing;Gemeente;Begindatum;Einddatum;Volume;Eenheid\n"
    bring(manager, "prestaties", kop + "P1;T1;Velno;1-3-2022;31-3-2022;1;uur\n")
    assert "bedoelde u &#x27;Venlo&#x27;?" in choose(manager)
    upload = get_upload()
    assert upload.uitslag is not None
    assert [fout["veld"] for fout in upload.uitslag["fouten"]] == ["gemeente"]


def test_a_rule_speaks_dutch_to_who_uploads(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED.replace("31-03-2022", "1-2-2022").replace("1.234,25", "-500,5"))
    tekst = choose(manager)
    assert "einddatum 01-02-2022 ligt voor begindatum 01-03-2022" in tekst
    assert "het volume -500,5 is negatief" in tekst


def test_lines_that_the_control_will_reject_are_told_before_they_are_taken_in(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED.replace("10,5;uur", "10,5;dag"))
    assert "Afgekeurd: 1 regel, namelijk 1 eenheid past niet bij tarief of toewijzing (P1)." in choose(
        manager
    )


def test_rejected_lines_are_counted_apart_listed_and_given_back_with_the_reason(manager: Gebruiker) -> None:
    kop, eerste, tweede = GOED.splitlines()
    rijen = [eerste, tweede.replace("uur", "dag"), "P3;T9;01-03-2022;31-03-2022;1;uur"]
    inhoud = "\n".join([kop, *rijen])
    bring(manager, "prestaties", inhoud)
    tekst = choose(manager)
    assert "3 regels: 1 goed, 1 afgekeurd, 1 fout." in tekst
    assert "Afgekeurde regels" in tekst
    regels = fetch_te_herstellen(manager).decode("utf-8-sig").splitlines()
    assert regels[1].endswith(";dag;afgekeurd: eenheid past niet bij tarief of toewijzing")
    assert regels[2].startswith("P3;")
    assert len(regels) == 3

    tekst = take(manager, alleen_goede="on")
    assert "3 regels: 1 goed, 1 afgekeurd, 1 fout. De goede regels tellen mee." in tekst
    nieuw_kenmerk = "geef een herstelde regel een nieuw kenmerk: een kenmerk is uniek binnen het contract"
    assert nieuw_kenmerk in tekst
    assert nieuw_kenmerk in fetch_te_herstellen(manager).decode().splitlines()[1]
    verslag = get_upload().verslag
    assert verslag is not None
    pagina = get_pagina(manager, reverse("laadverslag", args=[verslag.pk]))
    assert f"kan ze herstellen en opnieuw leveren: {nieuw_kenmerk}." in pagina

    tekst = bring(manager, "prestaties", inhoud)
    assert "3 regels: 1 gelijk aan wat er al was, 1 afgekeurd, 1 fout." in tekst
    tekst = bring(manager, "prestaties", "\n".join([kop, rijen[1].replace("dag", "uur")]))
    assert f"eerder geleverd met een andere waarde; {nieuw_kenmerk}" in tekst
