"""Choosing where the headings of a file are, in a real browser: by keyboard, and with what is refused."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import LazySettings
from django.urls import reverse
from openpyxl import Workbook

from inkoop.inname.models import Upload
from inkoop.inname.services import receive_upload
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import RegioToegang
from tests.browser.controle import check_pagina, meld_aan
from tests.fabrieken import RegioFactory, make_gebruiker

if TYPE_CHECKING:
    from playwright.sync_api import Page

RIJEN = (
    ("Kenmerk", "Toewijzing", "Zorg", "Zorg", "Geleverd", "Geleverd"),
    ("Nr", "Verwijzing", "Van", "Tot", "Hoeveel", "Per"),
    ("P1", "T1", "1-3-2022", "31-3-2022", 1, "uur"),
)


def make_upload() -> Upload:
    """A workbook with two rows of headings on its second sheet, brought by who works for the region."""
    boek = Workbook()
    lijst: Any = boek.create_sheet("Productie van maart")
    lijst.append(["Productie van maart, zoals de aanbieder haar in het eerste kwartaal heeft opgegeven"])
    for rij in RIJEN:
        lijst.append(rij)
    inhoud = BytesIO()
    boek.save(inhoud)
    inhoud.seek(0)
    manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    with met_systeemzicht():
        regio = RegioFactory.create()
        RegioToegang.objects.create(gebruiker=manager, regio=regio)
        return receive_upload(regio, "prestaties", "levering.xlsx", inhoud, manager)


def test_the_row_of_the_headings_is_chosen_with_the_keyboard(
    pagina: "Page", live_server: Any, tmp_path: Path, settings: LazySettings
) -> None:
    settings.BESTANDEN_MAP = tmp_path
    upload = make_upload()
    meld_aan(pagina, upload.gebruiker, live_server.url)
    adres = reverse("upload_kolommen", args=[upload.pk])
    check_pagina(pagina, adres, "koppen")
    check_pagina(pagina, f"{adres}?blad=Productie+van+maart&regel=40", "koppen-fout")
    assert pagina.get_by_text("Er is geen regel 40. De laatste regel is 4.").first.is_visible()

    pagina.goto(adres)
    assert pagina.get_by_label("Blad").input_value() == "Productie van maart"
    regel = pagina.get_by_label("Regel met de koppen")
    assert regel.input_value() == "2"
    regel.focus()
    pagina.keyboard.press("Control+A")
    pagina.keyboard.type("3")
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    assert pagina.get_by_role("rowheader", name="3 Koppen").is_visible()
    keuzes = pagina.get_by_label("Kenmerk", exact=True).locator("option").all_inner_texts()
    assert keuzes[1:] == list(RIJEN[1])
