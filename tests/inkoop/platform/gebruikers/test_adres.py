"""From where a request comes is known by the proxies that are trusted, and kept as a digest with key."""

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from inkoop.platform.gebruikers.adres import get_adres, make_adreskenmerk


@pytest.mark.parametrize(
    ("proxies", "gezien", "adres"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (2, "10.9.9.9, 203.0.113.9, 198.51.100.2", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_what_a_client_says_of_itself_counts_for_nothing(
    settings: LazySettings, proxies: int, gezien: str, adres: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    kop = {"X-Forwarded-For": gezien} if gezien else None
    assert get_adres(RequestFactory().get("/", headers=kop, REMOTE_ADDR="192.0.2.1")) == adres


def test_one_address_gives_one_mark_that_only_this_installation_can_make(settings: LazySettings) -> None:
    een, twee = (RequestFactory().get("/", REMOTE_ADDR=adres) for adres in ("192.0.2.1", "192.0.2.2"))
    kenmerk = make_adreskenmerk(een)
    assert kenmerk == make_adreskenmerk(RequestFactory().post("/", REMOTE_ADDR="192.0.2.1"))
    assert kenmerk != make_adreskenmerk(twee)
    assert "192.0.2.1" not in kenmerk
    assert len(kenmerk) == 64
    settings.SECRET_KEY = "een andere sleutel"
    assert make_adreskenmerk(een) != kenmerk
    assert make_adreskenmerk(RequestFactory().get("/", REMOTE_ADDR="")) == ""
