"""The static files as an installation serves them: one sheet for all components, names with a hash."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.test import override_settings

from inkoop.platform.schermen.statisch import BUNDEL, BundelStorage, flatten_imports


def find_paths() -> dict[str, tuple[object, str]]:
    """Return what `collectstatic` would hand over, of the components alone."""
    return {
        pad: (opslag, pad)
        for finder in get_finders()
        for pad, opslag in finder.list([])
        if pad.startswith("css/") and not getattr(opslag, "prefix", None)
    }


def test_the_one_sheet_holds_every_component_in_order() -> None:
    css = flatten_imports(find_paths())
    assert "@import" not in css
    plekken = [
        css.index(f"\n{begin}")
        for begin in ("html {", ".kop {", ".tabelvak {", ".stap {", "@media print {\n  .kop,")
    ]
    assert plekken == sorted(plekken)


def test_collecting_gives_one_sheet_with_a_hash_in_its_name(tmp_path: Path) -> None:
    opslag = BundelStorage(location=tmp_path, base_url="/static/")
    paden = find_paths()
    for naam, (bron, pad) in paden.items():
        with bron.open(pad) as bestand:  # type: ignore[attr-defined]
            opslag.save(naam, bestand)
    assert [fout for _, _, fout in opslag.post_process(paden) if isinstance(fout, Exception)] == []
    with override_settings(DEBUG=False):
        url = opslag.url(BUNDEL)
    assert re.fullmatch(r"/static/css/inkoop\.[0-9a-f]{12}\.css", url)
    inhoud = (tmp_path / url.removeprefix("/static/")).read_text()
    assert "@import" not in inhoud
    assert ".tabelvak {" in inhoud


def test_a_tree_of_sources_has_plain_names(tmp_path: Path) -> None:
    with override_settings(DEBUG=False):
        assert BundelStorage(location=tmp_path, base_url="/static/").url(BUNDEL) == "/static/css/inkoop.css"


@pytest.mark.parametrize("naam", ["css/inkoop.css"])
def test_a_page_asks_for_the_components_once(naam: str) -> None:
    kop = (Path(__file__).resolve().parents[4] / "templates" / "schermen" / "kop.html").read_text()
    assert kop.count("'css/") == 1
    assert naam in kop
