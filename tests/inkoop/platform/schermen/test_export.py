"""Exports hold all filtered rows, as values and not as formulas."""

from io import BytesIO

import pytest
from django.conf import LazySettings
from django.core.exceptions import BadRequest
from django.db import connection
from django.http import FileResponse
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.schermen.export import is_lang, write_tabel
from inkoop.platform.schermen.services import exporteer
from tests.inkoop.platform.schermen.regels import AccountTabel, make_accounts, make_tabel, read_bestand

pytestmark = pytest.mark.django_db


class Klein(AccountTabel):
    """Accounts without their numbers, which differ per database."""

    kolommen = AccountTabel.kolommen[:4]


class Lijst(Klein):
    """Rows in memory."""

    filters = None
    volgorde = ""


def inhoud(vorm: str, adres: str = "/") -> bytes:
    """Return the exported file."""
    tabel = Klein(Gebruiker.objects.all(), make_tabel(adres).request)
    antwoord = exporteer(tabel, vorm)
    assert isinstance(antwoord, FileResponse)
    return read_bestand(antwoord)


def test_csv_has_the_filtered_rows_of_all_pages_in_order() -> None:
    make_accounts(12)
    regels = inhoud("csv", "/?rol=inkoper&sorteer=-gebruikersnaam").decode("utf-8-sig").split("\r\n")
    assert regels[0] == "Account;Naam;Laatst gezien;Rol"
    assert [regel.split(";")[0] for regel in regels[1:-1]] == ["g011", "g009", "g007", "g005", "g003", "g001"]
    assert regels[1] == "g011;Naam 4;02-01-2022 01:00;Inkoper"


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    Gebruiker.objects.create_user("g", naam="=1+1", rollen=[Rol.INKOPER])
    assert "g;'=1+1;;Inkoper" in inhoud("csv").decode("utf-8-sig")
    blad = load_workbook(BytesIO(inhoud("xlsx"))).worksheets[0]
    assert [cel.value for cel in blad[2]] == ["g", "=1+1", None, "Inkoper"]
    assert blad["B2"].data_type == "s"


def test_the_download_has_a_name_and_a_type() -> None:
    antwoord = exporteer(make_tabel(), "xlsx")
    assert isinstance(antwoord, FileResponse)
    assert read_bestand(antwoord)[:2] == b"PK"
    assert antwoord["Content-Disposition"] == 'attachment; filename="accounts.xlsx"'
    assert antwoord["Content-Type"].endswith("spreadsheetml.sheet")


def test_another_form_is_refused() -> None:
    with pytest.raises(BadRequest, match="'pdf' bestaat niet"):
        exporteer(make_tabel(), "pdf")


def test_how_long_a_list_is_is_counted_no_further_than_needed(settings: LazySettings) -> None:
    make_accounts(12)
    for grens, lang in ((11, True), (12, False)):
        settings.EXPORT_REGELS_DIRECT = grens
        with CaptureQueriesContext(connection) as opdrachten:
            assert is_lang(make_tabel("/?sorteer=-naam")) is lang
        (opdracht,) = opdrachten.captured_queries
        assert f"LIMIT {grens + 1}" in opdracht["sql"]
        assert is_lang(Lijst(list(range(12)), make_tabel().request)) is lang


def test_a_long_list_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inkoop.platform.schermen.export.BLOKGROOTTE", 5)
    make_accounts(12)
    stappen: list[tuple[int, int, str]] = []
    tabel = Klein(Gebruiker.objects.all(), make_tabel().request)
    assert b"".join(write_tabel(tabel, "csv", lambda *stap: stappen.append(stap))).count(b"\n") == 13
    assert stappen == [
        (5, 12, "5 van 12 regels geschreven"),
        (10, 12, "10 van 12 regels geschreven"),
    ]
