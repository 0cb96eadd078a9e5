"""What one account may see is kept by no cache, and a view that fails leaves nothing behind."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from inkoop.platform.gebruikers.middleware import ZichtMiddleware, zonder_zicht
from inkoop.platform.gebruikers.models import Gebruiker, Rol


def get_bewaarregel(antwoord: HttpResponse) -> str:
    return str(ZichtMiddleware(lambda _: antwoord)(HttpRequest())["Cache-Control"])


def test_an_answer_that_says_nothing_is_kept_by_no_cache() -> None:
    assert get_bewaarregel(HttpResponse()) == "private, no-store"


def test_an_answer_that_says_how_long_it_may_be_kept_keeps_its_word() -> None:
    assert get_bewaarregel(HttpResponse(headers={"Cache-Control": "max-age=60"})) == "max-age=60"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("status", "blijft"), [(499, True), (500, False), (503, False)])
def test_what_a_failing_view_wrote_is_taken_back(status: int, blijft: bool) -> None:
    def view(_: HttpRequest) -> HttpResponse:
        Gebruiker.objects.create_user("iemand", "wachtwoord", naam="Iemand", rollen=[Rol.BEHEERDER])
        return HttpResponse(status=status)

    antwoord = handle(view)
    assert antwoord is not None
    assert antwoord.status_code == status
    assert Gebruiker.objects.filter(gebruikersnaam="iemand").exists() == blijft


def test_a_view_that_needs_no_database_is_left_alone() -> None:
    assert handle(zonder_zicht(lambda _: HttpResponse())) is None


def handle(view: Callable[..., HttpResponse]) -> HttpResponseBase | None:
    verzoek = HttpRequest()
    verzoek.user, verzoek.session = AnonymousUser(), SessionStore()
    return ZichtMiddleware(lambda _: HttpResponse()).process_view(verzoek, view, (), {})
