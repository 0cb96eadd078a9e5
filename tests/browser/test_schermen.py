"""The pages of the design base in a real browser, with no, one and many rows."""

from typing import TYPE_CHECKING, Any

import pytest

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.schermen.stijlgids.themas import THEMAS
from inkoop.platform.schermen.stijlgids.views import DELEN
from tests.browser.controle import check_pagina, check_zoals_het_er_staat, meld_aan

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def aangemeld(pagina: "Page", live_server: Any) -> "Page":
    """Return a page on which an operator is signed in."""
    beheerder = Gebruiker.objects.create_user("beheer", naam="Bea de Beheerder", rollen=[Rol.BEHEERDER])
    meld_aan(pagina, beheerder, live_server.url)
    return pagina


@pytest.mark.parametrize(
    ("url", "naam", "status"),
    [
        ("/aanmelden", "aanmelden", 200),
        ("/toegankelijkheid", "toegankelijkheid", 200),
        ("/bestaat-niet", "fout-404", 404),
    ],
)
def test_public_pages_are_accessible(pagina: "Page", url: str, naam: str, status: int) -> None:
    check_pagina(pagina, url, naam, status=status)


def test_pages_of_a_signed_in_user_are_accessible(aangemeld: "Page") -> None:
    check_pagina(aangemeld, "/", "start")
    check_pagina(aangemeld, "/wachtwoord", "wachtwoord")
    for aantal in ("0", "1", "veel"):
        check_pagina(aangemeld, f"/stijlgids?aantal={aantal}", f"stijlgids-{aantal}")
    check_pagina(aangemeld, "/stijlgids?aantal=1&fouten", "stijlgids-fouten")
    check_pagina(aangemeld, "/stijlgids?zoek=nummer+7&status=fout", "stijlgids-filter")


@pytest.mark.parametrize("thema", [thema.naam for thema in THEMAS])
@pytest.mark.parametrize("deel", DELEN)
def test_every_component_is_accessible_in_every_state_and_theme(
    aangemeld: "Page", thema: str, deel: str
) -> None:
    check_pagina(aangemeld, f"/stijlgids?deel={deel}&thema={thema}", f"stijlgids-{deel}-{thema}")


def test_error_pages_are_accessible(pagina: "Page", live_server: Any) -> None:
    inkoper = Gebruiker.objects.create_user("inkoper", naam="Ina de Inkoper", rollen=[Rol.INKOPER])
    meld_aan(pagina, inkoper, live_server.url)
    check_pagina(pagina, "/stijlgids", "fout-403", status=403)
    pagina.context.clear_cookies()
    pagina.context.add_cookies([{"name": "sessionid", "value": "verlopen", "url": live_server.url}])
    check_pagina(pagina, "/stijlgids", "sessie-verlopen", status=401)


def test_the_description_of_the_api_shows_itself(pagina: "Page") -> None:
    meldingen: list[str] = []
    pagina.on("console", lambda bericht: meldingen.append(bericht.text) if bericht.type == "error" else None)
    pagina.goto("/api/v1/documentatie")
    pagina.get_by_text("/contracten", exact=True).wait_for()
    assert pagina.title() == "Beschrijving van de API – Inkoop API"
    assert meldingen == []


def test_the_icon_is_found_where_browsers_look(pagina: "Page") -> None:
    antwoord = pagina.goto("/favicon.ico")
    assert antwoord is not None
    assert (antwoord.status, antwoord.headers["content-type"]) == (200, "image/svg+xml")


def test_an_order_that_is_not_offered_gives_an_accessible_page(aangemeld: "Page") -> None:
    check_pagina(aangemeld, "/stijlgids?sorteer=geheim", "fout-400", status=400)


def test_progress_follows_the_job_and_reloads_the_page_at_the_end(aangemeld: "Page") -> None:
    gereed = iter(("60", "80"))
    aangemeld.route(
        "**/stijlgids/voortgang*",
        lambda route: route.continue_(url=route.request.url.replace("=37", f"={next(gereed, '80')}")),
    )
    aangemeld.goto("/stijlgids?aantal=1")
    aangemeld.get_by_text("60 van 80 onderdelen zijn klaar.").wait_for()
    assert aangemeld.locator("progress").get_attribute("value") == "60"
    assert aangemeld.locator("#voortgang-voorbeeld-melding").inner_text() == "Voorbeeldtaak: 75% klaar"
    with aangemeld.expect_navigation():
        pass
    assert aangemeld.locator("progress").get_attribute("value") == "37"


def test_filter_sort_and_pages_work_without_javascript(browser: "Browser", live_server: Any) -> None:
    beheerder = Gebruiker.objects.create_user("beheer", naam="Bea", rollen=[Rol.BEHEERDER])
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    pagina = context.new_page()
    meld_aan(pagina, beheerder, live_server.url)
    pagina.goto("/stijlgids")
    pagina.get_by_label("Status").select_option("klaar")
    pagina.get_by_role("button", name="Toon").click()
    pagina.get_by_role("link", name="Begroot").click()
    pagina.get_by_role("link", name="Begroot").click()
    assert pagina.get_by_role("columnheader", name="Begroot").first.get_attribute("aria-sort") == "descending"
    assert pagina.get_by_role("rowheader").first.inner_text() == "R-0117"
    assert pagina.get_by_text("Status: Klaar").is_visible()
    pagina.get_by_role("link", name="Wis het filter").click()
    pagina.get_by_role("link", name="Volgende").click()
    assert pagina.get_by_role("rowheader").first.inner_text() == "R-0070"
    context.close()


def test_the_keyboard_alone_signs_in_opens_the_menu_and_signs_out(pagina: "Page") -> None:
    bea = Gebruiker.objects.create_user(
        "beheer", "vier gewone lange woorden", naam="Bea", rollen=[Rol.BEHEERDER]
    )
    set_adres(bea, "bea@example.org", is_bevestigd=True)
    pagina.goto("/aanmelden")
    pagina.keyboard.type("beheer")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("vier gewone lange woorden")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/")
    # Past the link to the content, the name of the product and the search box, to the menu of the user.
    for _ in range(5):
        pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.tagName") == "SUMMARY"
    pagina.keyboard.press("Enter")
    assert pagina.get_by_role("button", name="Afmelden").is_visible()
    # Past the own account and the own downloads.
    for _ in range(3):
        pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/aanmelden*")


def test_the_skip_link_leads_past_the_menu(aangemeld: "Page") -> None:
    aangemeld.goto("/stijlgids?aantal=1")
    aangemeld.keyboard.press("Tab")
    assert aangemeld.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    aangemeld.keyboard.press("Enter")
    assert aangemeld.evaluate("document.activeElement.id") == "inhoud"


def test_an_error_summary_has_the_focus_and_its_links_lead_to_the_fields(aangemeld: "Page") -> None:
    aangemeld.goto("/stijlgids?aantal=0&fouten")
    assert "foutoverzicht" in aangemeld.evaluate("document.activeElement.className")
    aangemeld.get_by_role(
        "link", name="Bedrag in euro: 'veel' is geen bedrag; schrijf het als 1.234,56."
    ).click()
    assert aangemeld.evaluate("document.activeElement.name") == "bedrag"


@pytest.mark.parametrize("adres", ["/wachtwoord", "/bewaartermijnen/nieuw"])
def test_a_form_that_is_refused_is_accessible(aangemeld: "Page", adres: str) -> None:
    """On a page where the summary of what is wrong comes right after the title, and not below a section."""
    aangemeld.goto(adres)
    aangemeld.evaluate("document.querySelector('main form').noValidate = true")
    aangemeld.locator("main form button[type=submit]").first.click()
    aangemeld.wait_for_selector(".foutoverzicht")
    check_zoals_het_er_staat(aangemeld, adres)


def test_a_wide_table_scrolls_in_its_own_region_with_the_keyboard(aangemeld: "Page") -> None:
    aangemeld.set_viewport_size({"width": 360, "height": 780})
    aangemeld.goto("/stijlgids?aantal=1")
    venster = aangemeld.get_by_role("region", name="Voorbeeldregels").locator(".tabelvak__venster")
    venster.focus()
    for _ in range(4):
        aangemeld.keyboard.press("ArrowRight")
    aangemeld.wait_for_function("document.querySelector('.tabelvak__venster').scrollLeft > 0")


def test_on_paper_there_is_only_the_contents(aangemeld: "Page") -> None:
    aangemeld.goto("/stijlgids?aantal=1")
    aangemeld.emulate_media(media="print")
    for wat in ("header", "nav", "footer", "form.filter__formulier", ".tabelvak__export"):
        assert not aangemeld.locator(wat).first.is_visible(), wat
    assert aangemeld.get_by_role("heading", name="Stijlgids").is_visible()
    assert aangemeld.locator("svg").first.is_visible()


def test_nothing_moves_for_who_asks_for_less_motion(aangemeld: "Page") -> None:
    aangemeld.goto("/stijlgids?aantal=1")
    duren = aangemeld.evaluate(
        "[...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration)"
    )
    assert set(duren) == {"0s"}
