"""The theme: every colour and size comes from it, another fits over it, and its colours can be told apart."""

import re
from pathlib import Path

import pytest
from django.test import override_settings

from inkoop.platform.documenten.thema import THEMA, fill_tokens, get_kleur, read_tokens
from inkoop.platform.schermen.stijlgids.themas import THEMAS

PROJECT = Path(__file__).resolve().parents[4]
STATIC = PROJECT / "static"
STIJLBLADEN = sorted([*(STATIC / "css").rglob("*.css"), STATIC / "documenten" / "document.css"])
CODE = [
    pad
    for map_ in ("inkoop", "segmenten", "contracten", "toegang", "bekostiging", "templates")
    for pad in (PROJECT / map_).rglob("*")
    if pad.suffix in {".py", ".html"} and "regiobundel" not in pad.parts
]
HUISSTIJLEN = [thema.css for thema in THEMAS]

KLEUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(", re.IGNORECASE)
KLEURNAAM = re.compile(
    r"(?:color|background|border[\w-]*|outline|fill|stroke|shadow)\s*:[^;]*"
    r"\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow|silver|navy|teal|maroon)\b"
)
LENGTE = re.compile(r"(?<![\w.-])\d*\.?\d+(?:px|rem|em|pt|mm|cm|in|pc|ch|ex)\b")
GEBRUIKT = re.compile(r"var\(\s*(--[\w-]+)")


def read(pad: Path) -> str:
    """Return a style sheet without its comments and the conditions of its media queries."""
    css = re.sub(r"/\*.*?\*/", "", pad.read_text(), flags=re.DOTALL)
    return re.sub(r"@media[^{]*\{", "{", css)


@pytest.mark.parametrize("pad", STIJLBLADEN, ids=lambda pad: pad.stem)
def test_a_component_has_no_colour_or_size_of_its_own(pad: Path) -> None:
    css = read(pad)
    for patroon in (KLEUR, KLEURNAAM, LENGTE):
        assert patroon.findall(css) == []


@pytest.mark.parametrize("pad", STIJLBLADEN, ids=lambda pad: pad.stem)
def test_a_component_uses_tokens_that_exist_and_never_the_palette(pad: Path) -> None:
    gebruikt = set(GEBRUIKT.findall(read(pad)))
    assert {naam for naam in gebruikt if naam.startswith("--inkoop-kleur-")} == set()
    assert gebruikt - set(read_tokens("")) == set()


def test_no_program_or_template_names_a_colour() -> None:
    patroon = re.compile(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}(?=[\"';])|\brgba?\(\d", re.IGNORECASE)
    gevonden = [str(pad.relative_to(PROJECT)) for pad in CODE if patroon.search(pad.read_text())]
    assert gevonden == []


def test_every_component_sheet_is_loaded_once() -> None:
    bladen = re.findall(r'@import url\("([^"]+)"\);\n', (STATIC / "css" / "inkoop.css").read_text())
    bestanden = {str(pad.relative_to(STATIC / "css")) for pad in (STATIC / "css").rglob("*.css")}
    assert sorted(bladen) == sorted(bestanden - {"inkoop.css", "bouwstenen.css"})


@pytest.mark.parametrize("huisstijl", HUISSTIJLEN)
def test_every_token_has_a_value(huisstijl: str) -> None:
    with override_settings(HUISSTIJL_CSS=huisstijl):
        for waarde in read_tokens(huisstijl).values():
            assert "var(" not in fill_tokens(waarde)


def test_a_theme_of_nl_design_system_reaches_everything_without_knowing_inkoop() -> None:
    """What the second theme gives are only tokens that other products know as well, and its own."""
    for thema in THEMAS[1:]:
        css = (STATIC / thema.css).read_text()
        assert "--inkoop-" not in css
        eigen = set(re.findall(r"^\s*(--[\w-]+):", css, re.MULTILINE))
        assert all(re.match(rf"--(utrecht|nl|{thema.naam.lower()})-", naam) for naam in eigen)
        with override_settings(HUISSTIJL_CSS=""):
            van_ons = {naam: get_kleur(naam) for naam in ("--inkoop-papier-merk", "--inkoop-papier-kop")}
        with override_settings(HUISSTIJL_CSS=thema.css):
            assert all(get_kleur(naam) != kleur for naam, kleur in van_ons.items())


# Text and what it stands on; WCAG 2.2, 1.4.3.
TEKSTPAREN = [
    ("--inkoop-tekst", "--inkoop-achtergrond"),
    ("--inkoop-tekst", "--inkoop-vlak"),
    ("--inkoop-tekst-zacht", "--inkoop-achtergrond"),
    ("--inkoop-tekst-zacht", "--inkoop-vlak"),
    ("--inkoop-kop-tekst", "--inkoop-kop-achtergrond"),
    ("--inkoop-voet-tekst", "--inkoop-voet-achtergrond"),
    ("--inkoop-menu-gekozen-tekst", "--inkoop-menu-gekozen-achtergrond"),
    ("--inkoop-fout", "--inkoop-achtergrond"),
    ("--nl-link-color", "--inkoop-achtergrond"),
    ("--nl-link-color", "--utrecht-table-header-background-color"),
    ("--nl-button-primary-color", "--nl-button-primary-background-color"),
    ("--nl-button-primary-hover-color", "--nl-button-primary-hover-background-color"),
    ("--nl-button-secondary-color", "--nl-button-secondary-background-color"),
    ("--nl-data-badge-color", "--nl-data-badge-background-color"),
    *(
        (f"--inkoop-status-{t}-tekst", f"--inkoop-status-{t}-achtergrond")
        for t in ("info", "goed", "let-op", "fout")
    ),
    ("--inkoop-papier-tekst", "--inkoop-papier"),
    ("--inkoop-papier-tekst", "--inkoop-papier-totaal"),
    ("--inkoop-papier-tekst-zacht", "--inkoop-papier"),
    ("--inkoop-papier-kop", "--inkoop-papier"),
    ("--inkoop-papier-op-merk", "--inkoop-papier-merk"),
    ("--inkoop-papier-fout", "--inkoop-papier"),
]
# What must be seen but is no text; WCAG 2.2, 1.4.11.
BEELDPAREN = [
    *((f"--inkoop-grafiek-{nummer}", "--inkoop-grafiek-achtergrond") for nummer in (1, 2, 3, 4)),
    ("--inkoop-lijn-sterk", "--inkoop-achtergrond"),
    ("--inkoop-focus", "--inkoop-achtergrond"),
    ("--inkoop-kop-tekst", "--inkoop-kop-achtergrond"),
]


@pytest.mark.parametrize("huisstijl", HUISSTIJLEN)
@pytest.mark.parametrize(
    ("voor", "achter", "minstens"),
    [*((*paar, 4.5) for paar in TEKSTPAREN), *((*paar, 3) for paar in BEELDPAREN)],
)
def test_what_must_be_read_or_seen_stands_out(
    huisstijl: str, voor: str, achter: str, minstens: float
) -> None:
    with override_settings(HUISSTIJL_CSS=huisstijl):
        licht, donker = sorted((_helderheid(get_kleur(voor)), _helderheid(get_kleur(achter))), reverse=True)
    assert (licht + 0.05) / (donker + 0.05) >= minstens


def _helderheid(kleur: str) -> float:
    """Return the relative luminance of "#RRGGBB" as WCAG 2.2 defines it."""
    delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
    rood, groen, blauw = (
        deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def test_the_base_theme_is_the_first() -> None:
    assert (THEMAS[0].css, THEMA) == ("", "thema/inkoop.css")
