"""What is too large is refused before it is read, on every route, in words."""

from io import BytesIO
from typing import Any

import pytest
from django import forms
from django.conf import LazySettings
from django.test import Client
from django.urls import get_resolver, reverse

from inkoop.inhoudgrenzen import get_grens, get_grenzen
from inkoop.kern.opmaak import MB
from inkoop.platform.gebruikers.models import Rol
from tests.fabrieken import make_gebruiker
from tests.rechten.routes import walk_routes, walk_views

pytestmark = pytest.mark.django_db


class Bron(BytesIO):
    """What a server would read from the network; it counts how much was asked for at once."""

    meeste = 0
    gelezen = 0

    def read(self, aantal: int | None = -1) -> bytes:
        deel = super().read(aantal)
        self.meeste, self.gelezen = max(self.meeste, len(deel)), self.gelezen + len(deel)
        return deel


def send(adres: str, bron: Bron, lengte: str | None, client: Client | None = None, **koppen: str) -> Any:
    """Send a body as a server hands it on."""
    extra: dict[str, Any] = {"wsgi.input": bron, **koppen}
    if lengte is not None:
        extra["CONTENT_LENGTH"] = lengte
    return (client or Client()).generic("POST", adres, **extra)


def test_a_form_that_is_too_large_is_refused_in_words_and_kept_nowhere() -> None:
    bron = Bron(b"x" * (3 * MB))
    antwoord = send("/aanmelden", bron, str(3 * MB))
    assert antwoord.status_code == 413
    tekst = antwoord.content.decode()
    assert "Dit is te groot" in tekst
    assert "ten hoogste 2 MB" in tekst
    # It was thrown away bit by bit.
    assert bron.meeste <= 2**16
    assert bron.gelezen == 3 * MB


def test_what_says_to_be_endless_is_not_read_to_its_end() -> None:
    bron = Bron(b"x" * (12 * MB))
    assert send("/aanmelden", bron, str(2**40)).status_code == 413
    assert bron.gelezen == 4 * get_grens("aanmelden")


def test_the_api_refuses_as_a_problem() -> None:
    antwoord = send(reverse("api-contract-list"), Bron(b"x" * (3 * MB)), str(3 * MB))
    assert (antwoord.status_code, antwoord["Content-Type"]) == (413, "application/problem+json")
    assert antwoord.json()["detail"] == "Het verzoek is groter dan 2 MB."


def test_what_does_not_say_how_large_it_is_is_refused() -> None:
    for adres in ("/aanmelden", reverse("api-contract-list")):
        bron = Bron(b"x" * 100)
        antwoord = send(adres, bron, "", HTTP_TRANSFER_ENCODING="chunked")
        assert antwoord.status_code == 411
        assert bron.gelezen == 0


def test_an_upload_may_be_large_but_not_larger_than_it_may(settings: LazySettings) -> None:
    settings.UPLOAD_GROOTSTE = 4 * MB
    client = Client()
    client.force_login(make_gebruiker("manager", Rol.CONTRACTMANAGER))
    adres = reverse("upload_nieuw")
    assert send(adres, Bron(b"x" * (4 * MB)), str(4 * MB), client).status_code in {200, 400}
    antwoord = send(adres, Bron(b"x" * (6 * MB)), str(6 * MB), client)
    assert antwoord.status_code == 413
    assert "ten hoogste 4 MB" in antwoord.content.decode()


def test_a_file_is_read_of_who_is_signed_in_only() -> None:
    bron = Bron(b"x" * (4 * MB))
    antwoord = send(reverse("upload_nieuw"), bron, str(4 * MB))
    assert (antwoord.status_code, bron.gelezen) == (302, 0)


def test_a_length_that_is_no_number_is_nothing() -> None:
    assert send("/aanmelden", Bron(b""), "veel").status_code != 413


def find_routes_met_bestand() -> set[str]:
    """The routes whose form has a field for a file."""
    gevonden = set()
    for naam, view in walk_views():
        formulier = getattr(getattr(view, "view_class", None), "form_class", None)
        velden = getattr(formulier, "base_fields", {})
        if any(isinstance(veld, forms.FileField) for veld in velden.values()):
            gevonden.add(naam)
    return gevonden


def test_every_route_that_takes_a_file_is_in_the_table_and_nothing_else() -> None:
    assert get_resolver()
    assert find_routes_met_bestand() == set(get_grenzen())
    assert set(get_grenzen()) <= set(walk_routes())
