"""The static files as an installation serves them: one sheet for all components, names with a hash."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.finders import get_finders
from django.templatetags.static import static
from django.test import Client, override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from inkoop.platform.schermen.statisch import BUNDELS, BundelStorage, flatten_imports

PROJECT = Path(__file__).resolve().parents[4]
JAAR = 365 * 24 * 60 * 60


def find_paths() -> dict[str, tuple[object, str]]:
    """Return what `collectstatic` would hand over, of the components alone."""
    alles = {
        f"{opslag.prefix}/{pad}" if getattr(opslag, "prefix", None) else pad: (opslag, pad)
        for finder in get_finders()
        for pad, opslag in finder.list([])
    }
    return {naam: bron for naam, bron in alles.items() if re.match(r"(css|npm/(utrecht|nl)-).*\.css$", naam)}


def test_the_one_sheet_holds_every_component_in_order() -> None:
    css = flatten_imports("css/inkoop.css", find_paths())
    assert "@import" not in css
    plekken = [
        css.index(f"\n{begin}")
        for begin in ("html {", ".kop {", ".tabelvak {", ".stap {", "@media print {\n  .kop,")
    ]
    assert plekken == sorted(plekken)


def find_klassen() -> set[str]:
    """Return the classes of NL Design System that templates, code and our sheets name, or begin to name."""
    bronnen = [
        *(PROJECT / "templates").rglob("*.html"),
        *(PROJECT / "inkoop/platform/schermen").rglob("*.py"),
        *(PROJECT / "static/css/onderdelen").glob("*.css"),
    ]
    teksten = [pad.read_text() for pad in bronnen]
    return {klas for tekst in teksten for klas in re.findall(r"(?<![\w/-])(?:utrecht|nl)-[a-z][\w-]*", tekst)}


def test_every_component_of_nl_design_system_that_a_page_uses_is_loaded() -> None:
    css = flatten_imports("css/bouwstenen.css", find_paths())
    assert "@import" not in css
    assert {klas for klas in find_klassen() if f".{klas}" not in css} == set()


def test_no_component_of_nl_design_system_is_loaded_for_nothing() -> None:
    blad = (PROJECT / "static" / "css" / "bouwstenen.css").read_text()
    geladen = re.findall(r"npm/([\w-]+)/", blad)
    assert geladen
    # The class of a component, or of one of its parts or variants, and not of another with a longer name.
    klassen = find_klassen()
    zonder = [naam for naam in geladen if not any(re.match(rf"{naam}(--|__|$)", klas) for klas in klassen)]
    assert zonder == []


def collect(map_: Path) -> BundelStorage:
    """Collect the components in a folder, as `collectstatic` does; what goes wrong fails."""
    opslag = BundelStorage(location=map_, base_url="/static/")
    paden = find_paths()
    for naam, (bron, pad) in paden.items():
        with bron.open(pad) as bestand:  # type: ignore[attr-defined]
            opslag.save(naam, bestand)
    assert [fout for _, _, fout in opslag.post_process(paden) if isinstance(fout, Exception)] == []
    return opslag


@pytest.mark.parametrize("bundel", BUNDELS)
def test_collecting_gives_one_sheet_with_a_hash_in_its_name(tmp_path: Path, bundel: str) -> None:
    opslag = collect(tmp_path)
    with override_settings(DEBUG=False):
        url = opslag.url(bundel)
    assert re.fullmatch(rf"/static/{bundel.removesuffix('.css')}\.[0-9a-f]{{12}}\.css", url)
    inhoud = (tmp_path / url.removeprefix("/static/")).read_text()
    assert "@import" not in inhoud
    assert {"css/inkoop.css": ".tabelvak {", "css/bouwstenen.css": ".utrecht-alert {"}[bundel] in inhoud


def read_body(antwoord: Any) -> bytes:
    return b"".join(antwoord.streaming_content)


@pytest.mark.parametrize("bundel", BUNDELS)
def test_the_site_sends_a_static_file_small_and_lets_it_be_kept_for_years(
    tmp_path: Path, settings: LazySettings, bundel: str
) -> None:
    collect(tmp_path)
    # The site itself, with its middleware in its own order; a new client starts it anew.
    settings.STATIC_ROOT = tmp_path
    url = static(bundel)
    klein = Client().get(url, headers={"accept-encoding": "gzip, br"})
    groot = Client().get(url, headers={"accept-encoding": "identity"})
    assert (klein.status_code, klein["Content-Encoding"]) == (200, "gzip")
    assert not groot.has_header("Content-Encoding")
    ingepakt, inhoud = read_body(klein), read_body(groot)
    assert gzip.decompress(ingepakt) == inhoud == (tmp_path / url.removeprefix("/static/")).read_bytes()
    assert len(ingepakt) < len(inhoud) / 3
    for antwoord in (klein, groot):
        regel = antwoord["Cache-Control"]
        assert "immutable" in regel
        assert "public" in regel
        assert int(re.findall(r"max-age=(\d+)", regel)[0]) >= JAAR
        # A cache on the way keeps both, and mixes nobody up.
        assert antwoord["Vary"] == "Accept-Encoding"


def test_a_name_without_a_hash_is_kept_for_a_short_while(tmp_path: Path, settings: LazySettings) -> None:
    collect(tmp_path)
    settings.STATIC_ROOT = tmp_path
    antwoord = Client().get(f"/static/{BUNDELS[0]}")
    assert read_body(antwoord)
    regel = antwoord["Cache-Control"]
    assert "immutable" not in regel
    assert int(re.findall(r"max-age=(\d+)", regel)[0]) <= 3600


def test_a_tree_of_sources_has_plain_names(tmp_path: Path) -> None:
    with override_settings(DEBUG=False):
        assert (
            BundelStorage(location=tmp_path, base_url="/static/").url(BUNDELS[1]) == "/static/css/inkoop.css"
        )


def test_a_page_asks_for_the_components_around_the_theme() -> None:
    kop = (PROJECT / "templates" / "schermen" / "kop.html").read_text()
    assert re.findall(r"static '?((?:css|thema|npm/(?:nl|utrecht))/[^' ]*|huisstijl\b)", kop) == [
        *("css/bouwstenen.css", "thema/inkoop.css", "huisstijl", "css/inkoop.css"),
    ]


def test_a_static_file_says_what_it_is_and_is_for_our_own_pages(
    tmp_path: Path, settings: LazySettings
) -> None:
    collect(tmp_path)
    settings.STATIC_ROOT = tmp_path
    antwoord = Client().get(f"/static/{BUNDELS[0]}", headers={"origin": "https://elders.example"})
    assert read_body(antwoord)
    assert antwoord["Content-Type"] == 'text/css; charset="utf-8"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in antwoord["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in antwoord
    # What is sent is a list of files, of which no folder is one.
    assert [adres for adres in WhiteNoiseMiddleware(lambda _: None).files if adres.endswith("/")] == []
