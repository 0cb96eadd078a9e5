"""What stays in view while one scrolls, on a wide, a narrow and a low screen, and what gives way there."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from tests.browser.controle import meld_aan

if TYPE_CHECKING:
    from playwright.sync_api import Page

BREED = {"width": 1280, "height": 900}
TELEFOON = {"width": 390, "height": 780}
# 1280 by 1024 at 400%, and a low window.
VERGROOT = {"width": 320, "height": 256}
LAAG = {"width": 1280, "height": 256}
TABELLEN = "/stijlgids?deel=tabellen"
VENSTER = "#tabel-breed .tabelvak__venster"

# Scroll the region of the wide table, and say where its parts are from its own corner.
SCHUIF = """([over, omlaag]) => {
  const venster = document.querySelector('#tabel-breed .tabelvak__venster');
  venster.scrollIntoView({block: 'start'});
  venster.scrollTo(over, omlaag);
  const rand = venster.getBoundingClientRect();
  const plek = keuze => {
    const r = venster.querySelector(keuze).getBoundingClientRect();
    return {boven: r.top - rand.top, onder: rand.top + venster.clientHeight - r.bottom,
            links: r.left - rand.left, breed: r.width};
  };
  const doel = document.elementFromPoint(rand.left + 20, rand.top + venster.clientHeight / 2);
  return {kop: plek('thead th:nth-child(3)'), hoek: plek('thead th:first-child'),
          eerste: plek('tbody tr:nth-child(20) th'), tweede: plek('tbody tr:nth-child(20) td'),
          totaal: plek('tfoot td'), zicht: venster.clientWidth, hoog: rand.height,
          over: venster.scrollLeft, omlaag: venster.scrollTop, opDeRand: doel?.closest('th') != null};
}"""


@pytest.fixture
def aangemeld(pagina: "Page", live_server: Any) -> "Page":
    """Return a page on which an operator is signed in."""
    beheerder = Gebruiker.objects.create_user("beheer", naam="Bea de Beheerder", rollen=[Rol.BEHEERDER])
    meld_aan(pagina, beheerder, live_server.url)
    return pagina


def open_pagina(pagina: "Page", maat: Any, url: str = TABELLEN) -> None:
    """Open a page on a screen of this size."""
    pagina.set_viewport_size(maat)
    pagina.goto(url)


def meet(pagina: "Page", keuze: str) -> dict[str, float]:
    """Return where the first visible element of this selector begins on the screen, and how high it is."""
    vak = pagina.locator(keuze).locator("visible=true").first.bounding_box()
    assert vak is not None, keuze
    return {"y": vak["y"], "height": vak["height"]}


@pytest.mark.parametrize("maat", [BREED, TELEFOON], ids=["breed", "telefoon"])
def test_the_head_the_first_column_and_the_totals_of_a_table_stay(aangemeld: "Page", maat: Any) -> None:
    open_pagina(aangemeld, maat)
    plek = aangemeld.evaluate(SCHUIF, [400, 300])
    assert (plek["over"], plek["omlaag"]) == (400, 300)
    # Within the border of the region.
    assert abs(plek["kop"]["boven"]) <= 2
    assert abs(plek["hoek"]["boven"]) <= 2
    assert abs(plek["hoek"]["links"]) <= 2
    assert abs(plek["eerste"]["links"]) <= 2
    assert abs(plek["totaal"]["onder"]) <= 2
    assert plek["tweede"]["links"] < plek["eerste"]["links"]
    assert plek["opDeRand"]


def test_on_a_phone_the_first_column_leaves_room_for_the_others(aangemeld: "Page") -> None:
    open_pagina(aangemeld, TELEFOON)
    plek = aangemeld.evaluate(SCHUIF, [400, 300])
    assert plek["eerste"]["breed"] <= 0.45 * plek["zicht"]
    assert plek["hoog"] <= TELEFOON["height"]
    assert aangemeld.evaluate("document.documentElement.scrollWidth") == TELEFOON["width"]


@pytest.mark.parametrize(
    "vorm", ["<span class='tabel__naam'>{}</span>", "<a class='nl-link' href='#'>{}</a>"]
)
def test_on_a_phone_a_long_number_breaks_before_it_runs_into_the_next_column(
    aangemeld: "Page", vorm: str
) -> None:
    open_pagina(aangemeld, TELEFOON)
    nummers = [vorm.format(nummer) for nummer in ("R-1", "DEMO-2022-0001", "P202202-2022-0001477", "X" * 40)]
    regels = aangemeld.evaluate(
        """nummers => {
          const cellen = [...document.querySelectorAll('#tabel-breed tbody th')].slice(0, nummers.length);
          cellen.forEach((cel, i) => { cel.className = 'tabel__heel'; cel.innerHTML = nummers[i]; });
          return cellen.map(cel => ({over: cel.scrollWidth - cel.clientWidth,
            hoog: cel.firstElementChild.getBoundingClientRect().height}));
        }""",
        nummers,
    )
    assert [regel["over"] for regel in regels] == [0, 0, 0, 0]
    # Only what does not fit takes more than one line.
    assert regels[0]["hoog"] == regels[1]["hoog"] < regels[2]["hoog"]


def test_all_headings_of_a_table_stand_on_one_line(aangemeld: "Page") -> None:
    open_pagina(aangemeld, BREED)
    onder = aangemeld.evaluate(
        """() => {
          document.querySelectorAll('.tabel__toelichting').forEach(uitleg => uitleg.remove());
          return [...document.querySelectorAll('#tabel-breed thead th')].map(kop => {
            const woord = [...(kop.querySelector('a') ?? kop).childNodes].find(n => n.textContent.trim());
            const bereik = document.createRange();
            bereik.selectNodeContents(woord);
            return bereik.getBoundingClientRect().bottom;
          });
        }"""
    )
    assert max(onder) - min(onder) < 1, onder


def test_on_a_low_screen_the_rows_get_the_room_and_only_the_first_column_stays(aangemeld: "Page") -> None:
    open_pagina(aangemeld, VERGROOT)
    plek = aangemeld.evaluate(SCHUIF, [200, 0])
    assert plek["over"] == 200
    assert abs(plek["eerste"]["links"]) <= 2
    assert plek["hoog"] > 4 * VERGROOT["height"]


@pytest.mark.parametrize("maat", [VERGROOT, LAAG], ids=["vergroot", "laag"])
def test_at_four_times_the_size_the_bar_leaves_the_screen_to_the_page(aangemeld: "Page", maat: Any) -> None:
    open_pagina(aangemeld, maat)
    balk = meet(aangemeld, ".kop")
    assert balk["height"] <= maat["height"] / 4
    inhoud = meet(aangemeld, ".kader__inhoud")
    assert inhoud["y"] <= maat["height"] / 4
    aangemeld.evaluate("window.scrollTo(0, 600)")
    assert meet(aangemeld, ".kader__inhoud")["y"] <= 0
    assert aangemeld.locator(".kop").bounding_box()["y"] < -100  # type: ignore[index]


def test_on_a_phone_the_bar_with_the_menu_stays_and_is_small(aangemeld: "Page") -> None:
    open_pagina(aangemeld, TELEFOON)
    aangemeld.evaluate("window.scrollTo(0, 600)")
    balk = meet(aangemeld, ".kop")
    assert balk["y"] == 0
    assert balk["height"] <= TELEFOON["height"] / 10


def test_on_a_wide_screen_the_menu_stays_beside_the_page(aangemeld: "Page") -> None:
    open_pagina(aangemeld, BREED)
    aangemeld.evaluate("window.scrollTo(0, 1200)")
    menu = meet(aangemeld, ".menu--breed .menu__lijst")
    assert 0 <= menu["y"] <= 100
    assert aangemeld.get_by_role("link", name="Stijlgids").is_visible()


@pytest.mark.parametrize("maat", [TELEFOON, VERGROOT], ids=["telefoon", "vergroot"])
def test_the_menu_opens_without_script_and_shows_all(browser: Any, live_server: Any, maat: Any) -> None:
    beheerder = Gebruiker.objects.create_user("beheer", naam="Bea", rollen=[Rol.BEHEERDER])
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, viewport=maat)
    pagina = context.new_page()
    meld_aan(pagina, beheerder, live_server.url)
    pagina.goto("/stijlgids?deel=onderdelen")
    pagina.get_by_text("Menu", exact=True).click()
    knop = pagina.get_by_role("button", name="Afmelden")
    knop.scroll_into_view_if_needed()
    assert knop.is_visible()
    knop.click()
    pagina.wait_for_url("**/aanmelden*")
    context.close()


@pytest.mark.parametrize("maat", [BREED, TELEFOON], ids=["breed", "telefoon"])
def test_what_gets_the_focus_in_a_table_does_not_hide_below_what_stays(aangemeld: "Page", maat: Any) -> None:
    open_pagina(aangemeld, maat)
    aangemeld.evaluate("document.querySelector('#tabel-breed .tabelvak__venster').scrollTo(400, 900)")
    # From below upwards, so that every row comes in under the head.
    aangemeld.locator("#tabel-breed tbody tr:nth-child(30) a").focus()
    for _ in range(20):
        aangemeld.keyboard.press("Shift+Tab")
        assert aangemeld.evaluate(
            """() => {
              const e = document.activeElement, r = e.getBoundingClientRect();
              const boven = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
              return e.contains(boven);
            }"""
        ), aangemeld.evaluate("document.activeElement.outerHTML")


def test_on_paper_a_long_table_is_whole_and_nothing_floats(aangemeld: "Page") -> None:
    open_pagina(aangemeld, BREED)
    aangemeld.emulate_media(media="print")
    venster = aangemeld.locator(VENSTER)
    assert venster.evaluate("e => e.scrollHeight - e.clientHeight") <= 1
    posities = venster.evaluate(
        "e => [...e.querySelectorAll('th,td')].map(c => getComputedStyle(c).position)"
    )
    assert set(posities) == {"static"}
    letters = venster.evaluate(
        "e => [...e.querySelectorAll('td, th, .status')].map(c => getComputedStyle(c).fontSize)"
    )
    assert len(set(letters)) == 1


def test_on_paper_a_wide_table_lies_on_its_side_and_keeps_its_last_column(aangemeld: "Page") -> None:
    open_pagina(aangemeld, BREED)
    for kolommen, liggend in ((7, True), (3, False)):
        rijen = "".join(f"<td class='tabel__getal'>-€ 5.869.523,7{n}</td>" for n in range(kolommen))
        aangemeld.evaluate(
            """([rijen, kolommen]) => {
              const tabel = document.querySelector('.tabel');
              document.querySelectorAll('.tabel').forEach(t => t === tabel || t.remove());
              tabel.tHead.innerHTML = '<tr>' + '<th>Bedrag</th>'.repeat(kolommen) + '</tr>';
              tabel.tBodies[0].innerHTML = '<tr>' + rijen + '</tr>';
              tabel.tFoot?.remove();
            }""",
            [rijen, kolommen],
        )
        with pikepdf.open(BytesIO(aangemeld.pdf(prefer_css_page_size=True))) as pdf:
            breed, hoog = (float(maat) for maat in list(pdf.pages[0].mediabox)[2:])
        assert (breed > hoog) is liggend, kolommen


def test_a_theme_changes_colours_letters_corners_and_charts(aangemeld: "Page") -> None:
    def kijk(thema: str) -> dict[str, str]:
        open_pagina(aangemeld, BREED, f"/stijlgids?thema={thema}")
        gevonden: dict[str, str] = aangemeld.evaluate(
            """() => {
              const stijl = keuze => getComputedStyle(document.querySelector(keuze));
              return {knop: stijl('main .nl-button--primary').backgroundColor,
                      hoek: stijl('main .nl-button--primary').borderRadius,
                      letter: stijl('main h1').fontFamily, kop: stijl('.kop').backgroundColor,
                      tabelkop: stijl('.tabel thead th').backgroundColor,
                      staaf: stijl('.grafiek__staaf').fill, pagina: stijl('html').backgroundColor};
            }"""
        )
        return gevonden

    eigen, ander = kijk("Inkoop"), kijk("Duinrand")
    assert [naam for naam in eigen if eigen[naam] == ander[naam]] == []
    assert ander["staaf"] == "rgb(122, 31, 61)"


def test_forced_colours_keep_the_chart_and_the_choice_of_the_menu(aangemeld: "Page") -> None:
    aangemeld.emulate_media(forced_colors="active")
    open_pagina(aangemeld, BREED, "/stijlgids")
    staaf = aangemeld.locator(".grafiek__staaf").first.evaluate("e => getComputedStyle(e).fill")
    tekst = aangemeld.locator("body").evaluate("e => getComputedStyle(e).color")
    assert staaf == tekst
    rand = "e => getComputedStyle(e).borderInlineStartColor"
    gekozen = aangemeld.locator(".menu--breed .menu__link[aria-current]").evaluate(rand)
    assert gekozen != aangemeld.locator(".menu--breed .menu__link").first.evaluate(rand)
