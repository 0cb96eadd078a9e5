"""What one account may see is kept by no cache, unless a page decided otherwise by itself."""

from django.http import HttpRequest, HttpResponse

from inkoop.platform.gebruikers.middleware import ZichtMiddleware


def get_bewaarregel(antwoord: HttpResponse) -> str:
    return str(ZichtMiddleware(lambda _: antwoord)(HttpRequest())["Cache-Control"])


def test_an_answer_that_says_nothing_is_kept_by_no_cache() -> None:
    assert get_bewaarregel(HttpResponse()) == "private, no-store"


def test_an_answer_that_says_how_long_it_may_be_kept_keeps_its_word() -> None:
    assert get_bewaarregel(HttpResponse(headers={"Cache-Control": "max-age=60"})) == "max-age=60"
