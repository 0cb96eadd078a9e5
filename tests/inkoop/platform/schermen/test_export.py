"""Exports hold all filtered rows, as values and not as formulas."""

from io import BytesIO

import pytest
from django.core.exceptions import BadRequest
from openpyxl import load_workbook

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.schermen.services import exporteer
from tests.inkoop.platform.schermen.regels import AccountTabel, make_accounts, make_tabel, read_bestand

pytestmark = pytest.mark.django_db


class Klein(AccountTabel):
    """Accounts without their numbers, which differ per database."""

    kolommen = AccountTabel.kolommen[:4]


def inhoud(vorm: str, adres: str = "/") -> bytes:
    """Return the exported file."""
    tabel = Klein(Gebruiker.objects.all(), make_tabel(adres).request)
    antwoord = exporteer(tabel, vorm)
    return read_bestand(antwoord)


def test_csv_has_the_filtered_rows_of_all_pages_in_order() -> None:
    make_accounts(12)
    regels = inhoud("csv", "/?rol=inkoper&sorteer=-gebruikersnaam").decode("utf-8-sig").split("\r\n")
    assert regels[0] == "Account;Naam;Laatst gezien;Rol"
    assert [regel.split(";")[0] for regel in regels[1:-1]] == ["g011", "g009", "g007", "g005", "g003", "g001"]
    assert regels[1] == "g011;Naam 4;02-01-2022 01:00;Inkoper"


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    Gebruiker.objects.create_user("g", naam="=1+1", rol=Rol.INKOPER)
    assert "g;'=1+1;;Inkoper" in inhoud("csv").decode("utf-8-sig")
    blad = load_workbook(BytesIO(inhoud("xlsx"))).worksheets[0]
    assert [cel.value for cel in blad[2]] == ["g", "=1+1", None, "Inkoper"]
    assert blad["B2"].data_type == "s"


def test_the_download_has_a_name_and_a_type() -> None:
    antwoord = exporteer(make_tabel(), "xlsx")
    assert read_bestand(antwoord)[:2] == b"PK"
    assert antwoord["Content-Disposition"] == 'attachment; filename="accounts.xlsx"'
    assert antwoord["Content-Type"].endswith("spreadsheetml.sheet")


def test_another_form_is_refused() -> None:
    with pytest.raises(BadRequest, match="'pdf' bestaat niet"):
        exporteer(make_tabel(), "pdf")
