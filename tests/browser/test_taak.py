"""The page of a job in a real browser, from waiting to done."""

from typing import TYPE_CHECKING, Any

from django.db.models.functions import Now
from django.urls import reverse

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.taken.models import Taak, Taakstatus
from tests.browser.controle import check_pagina, meld_aan
from tests.fabrieken import TaakFactory, make_gebruiker

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_page_of_a_job_says_that_it_runs_once_it_runs(pagina: "Page", live_server: Any) -> None:
    manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    taak = TaakFactory.create(gevraagd_door=manager, totaal=4)
    meld_aan(pagina, manager, live_server.url)
    adres = reverse("taak", args=[taak.pk])
    check_pagina(pagina, adres, "taak-wacht")
    pagina.goto(adres)
    assert pagina.get_by_text("Wacht", exact=True).is_visible()
    Taak.objects.filter(pk=taak.pk).update(status=Taakstatus.LOOPT, lease_tot=Now(), gedaan=3)
    pagina.get_by_text("Loopt", exact=True).wait_for()
    assert pagina.locator("progress").get_attribute("value") == "3"
    assert pagina.get_by_text("Wacht", exact=True).count() == 0
    check_pagina(pagina, adres, "taak-loopt")
    pagina.goto(adres)
    with pagina.expect_navigation():
        Taak.objects.filter(pk=taak.pk).update(status=Taakstatus.KLAAR, lease_tot=None)
    assert pagina.get_by_text("Klaar", exact=True).is_visible()
