"""A program that asks too often waits, and others do not."""

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.rechten.wereld import Wereld


@pytest.fixture(autouse=True)
def _grens(settings: LazySettings, wereld: Wereld) -> None:
    settings.API_GRENS = "3/min"
    for wie in ("aanbieder", "contractmanager"):
        cache.delete(f"api-{wereld.accounts[wie].pk}")


def test_who_asks_too_often_hears_when_it_can_again(aanbieder: APIClient, wereld: Wereld) -> None:
    for _ in range(3):
        assert aanbieder.get("/api/v1/contracten").status_code == 200
    antwoord = aanbieder.get("/api/v1/contracten")
    assert (antwoord.status_code, antwoord["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(antwoord["Retry-After"]) <= 60
    assert antwoord.json()["detail"].startswith("Te veel verzoeken. Vraag het over")
    ander = APIClient()
    ander.force_login(wereld.accounts["contractmanager"])
    assert ander.get("/api/v1/contracten").status_code == 200


def test_without_an_account_an_address_is_counted_that_nobody_chooses(settings: LazySettings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    statussen = [
        APIClient()
        .get("/api/v1/openapi.json", headers={"x-forwarded-for": f"198.51.100.{nummer}, 203.0.113.99"})
        .status_code
        for nummer in range(4)
    ]
    assert statussen[-1] == 429
