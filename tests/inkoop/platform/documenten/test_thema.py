"""The tokens of the theme, as documents and spreadsheets read them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import override_settings

from inkoop.platform.documenten import thema
from inkoop.platform.documenten.ophalen import get_statisch_pad
from inkoop.platform.documenten.services import DocumentError

Blad = Callable[[str], str]


@pytest.fixture
def blad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blad:
    """Give a function that makes a house style and returns its name among the static files."""

    def vind(naam: str) -> Path:
        return tmp_path / naam if (tmp_path / naam).exists() else get_statisch_pad(naam)

    def make(css: str) -> str:
        (tmp_path / "eigen.css").write_text(css)
        thema.read_tokens.cache_clear()
        return "eigen.css"

    monkeypatch.setattr(thema, "get_statisch_pad", vind)
    return make


def test_a_token_is_followed_to_its_value() -> None:
    assert thema.get_token("--inkoop-papier-merk") == "#14586b"
    assert thema.get_kleur("--inkoop-papier-merk") == "#14586B"
    assert thema.fill_tokens("margin: var(--inkoop-papier-marge)") == "margin: 24mm 18mm 22mm"


def test_a_value_that_was_not_given_falls_back() -> None:
    assert thema.fill_tokens("color: var(--geen, var(--ook-niet, red))") == "color: red"


def test_a_house_style_stands_over_the_theme(blad: Blad) -> None:
    naam = blad(".eigen-theme { --utrecht-button-primary-action-background-color: #abc /* ja */ }")
    with override_settings(HUISSTIJL_CSS=naam):
        assert thema.get_kleur("--inkoop-papier-merk") == "#AABBCC"
    assert thema.get_kleur("--inkoop-papier-merk") == "#14586B"


def test_what_holds_only_on_some_screens_is_not_read(blad: Blad) -> None:
    naam = blad(
        "@media (prefers-color-scheme: dark) { .x { --inkoop-kleur-merk: #000000; } } .x { --y: 'a;}b'; }"
    )
    assert thema.read_tokens(naam)["--inkoop-kleur-merk"] == "#14586b"
    assert thema.read_tokens(naam)["--y"] == "'a;}b'"
    assert "--van-papier" not in thema.read_tokens(blad("@page { --van-papier: 1cm; }"))


def test_a_token_that_is_missing_or_made_of_itself_is_refused(blad: Blad) -> None:
    with pytest.raises(DocumentError, match="geeft het token --bestaat-niet niet"):
        thema.get_token("--bestaat-niet")
    with (
        override_settings(HUISSTIJL_CSS=blad(".x { --a: var(--b); --b: var(--a); }")),
        pytest.raises(DocumentError, match="verwijst via --a, --b naar zichzelf"),
    ):
        thema.get_token("--a")


def test_a_colour_that_a_spreadsheet_cannot_write_is_refused(blad: Blad) -> None:
    naam = blad(".x { --inkoop-kleur-merk: oklch(0.5 0.1 200); }")
    with (
        override_settings(HUISSTIJL_CSS=naam),
        pytest.raises(DocumentError, match=r"--inkoop-papier-merk is 'oklch\(0.5 0.1 200\)'"),
    ):
        thema.get_kleur("--inkoop-papier-merk")


def test_a_house_style_that_is_not_there_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"weg.css' staat niet bij de statische bestanden"):
        thema.read_tokens("weg.css")
