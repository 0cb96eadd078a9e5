"""The menu and the named places: each role sees its own, in a fixed order."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.schermen import menu, vakken
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak

INKOPER = Recht.INKOOP_VOORBEREIDEN
ALLEN = Recht.START


@pytest.fixture(autouse=True)
def _leeg(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without what the apps registered."""
    monkeypatch.setattr(menu, "_menupunten", {})
    monkeypatch.setattr(vakken, "_vakken", {})


def als(rol: str | None, pad: str = "/") -> HttpRequest:
    """Return a request of a user with this role; None is nobody."""
    request = RequestFactory().get(pad)
    request.user = SimpleNamespace(rollen=[rol], is_active=True) if rol else SimpleNamespace()  # type: ignore[assignment]
    return request


def test_each_role_sees_its_own_entries_in_groups() -> None:
    register_menu(
        Menupunt("Stijlgids", "stijlgids", INKOPER, groep="Beheer", volgorde=9),
        Menupunt("Start", "start", ALLEN, volgorde=1),
    )
    groepen = menu.get_menu(als("inkoper"))
    assert [(g.titel, [link.titel for link in g.links]) for g in groepen] == [
        ("", ["Start"]),
        ("Beheer", ["Stijlgids"]),
    ]
    assert [link.titel for g in menu.get_menu(als("aanbieder")) for link in g.links] == ["Start"]
    assert menu.get_menu(als(None)) == []


def test_the_entry_above_the_page_is_marked() -> None:
    register_menu(Menupunt("Start", "start", ALLEN), Menupunt("Stijlgids", "stijlgids", ALLEN))
    for pad, titel in (("/", "Start"), ("/stijlgids/voortgang", "Stijlgids")):
        links = [link for g in menu.get_menu(als("inkoper", pad)) for link in g.links]
        assert [link.titel for link in links if link.is_huidig] == [titel]


def test_an_address_stands_in_the_menu_once() -> None:
    register_menu(Menupunt("Start", "start", ALLEN), Menupunt("Start", "start", ALLEN))
    with pytest.raises(ValueError, match="'start'"):
        register_menu(Menupunt("Begin", "start", ALLEN))


def test_a_named_place_shows_its_fillings_in_order_for_the_role() -> None:
    def make(request: HttpRequest, onderwerp: object) -> object:
        return format_html("<p>{}</p>", onderwerp)

    register_vak("proef", Vulling("tweede", make, ALLEN, volgorde=2))  # type: ignore[arg-type]
    register_vak("proef", Vulling("eerste", make, INKOPER, volgorde=1))  # type: ignore[arg-type]
    assert vakken.make_vak("proef", als("inkoper"), "<x>") == ["<p>&lt;x&gt;</p>"] * 2
    assert len(vakken.make_vak("proef", als("aanbieder"), "x")) == 1
    assert vakken.make_vak("ander", als("inkoper"), "x") == []
    with pytest.raises(ValueError, match="'eerste'"):
        register_vak("proef", Vulling("eerste", make, ALLEN))  # type: ignore[arg-type]


def test_an_entry_and_a_filling_can_be_for_who_has_the_right_within_one_scope() -> None:
    eigen = {Bereik.AANBIEDER}
    register_menu(Menupunt("Start", "start", ALLEN, bereiken=eigen))
    register_vak("proef", Vulling("eigen", lambda *_: SafeString("<p>eigen</p>"), ALLEN, bereiken=eigen))
    assert menu.get_menu(als("inkoper")) == []
    assert vakken.make_vak("proef", als("inkoper"), None) == []
    assert [link.titel for g in menu.get_menu(als("aanbieder")) for link in g.links] == ["Start"]
    assert vakken.make_vak("proef", als("aanbieder"), None) == ["<p>eigen</p>"]
