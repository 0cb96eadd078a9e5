"""A page leads to what a higher floor has, without knowing its route."""

import pytest
from django.template import Context, Template
from django.urls import reverse

from inkoop.platform.schermen import bestemmingen
from inkoop.platform.schermen.services import get_bestemming, register_bestemming


@pytest.fixture(autouse=True)
def leeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestemmingen, "_routes", {})


def test_a_name_leads_to_the_route_that_was_registered() -> None:
    register_bestemming("begin", "start")
    assert get_bestemming("begin") == reverse("start")
    assert Template('{% load schermen %}{% bestemming "begin" %}').render(Context()) == reverse("start")


def test_registering_the_same_again_is_no_mistake_and_another_is() -> None:
    register_bestemming("begin", "start")
    register_bestemming("begin", "start")
    with pytest.raises(ValueError, match="leidt al naar 'start'"):
        register_bestemming("begin", "aanmelden")


def test_a_page_that_nobody_has_is_an_error_and_no_empty_link() -> None:
    with pytest.raises(KeyError, match="begin"):
        get_bestemming("begin")
