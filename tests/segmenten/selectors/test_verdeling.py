"""The distribution key on the page of a region (NL §9)."""

from datetime import date
from decimal import Decimal

import pytest

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Inwoners, Regio
from segmenten.selectors import get_verdeling
from tests import fabrieken

PEILDATUM = date(2026, 1, 1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

NOORD_LIMBURG = {
    "Beesel": (13483, "4.91"),
    "Bergen (L)": (13085, "4.76"),
    "Gennep": (16935, "6.16"),
    "Horst aan de Maas": (42407, "15.44"),
    "Peel en Maas": (43430, "15.81"),
    "Venray": (43596, "15.87"),
    "Venlo": (101797, "37.05"),
}


def make_regio(**velden: int) -> Regio:
    with met_systeemzicht():
        regio = fabrieken.RegioFactory.create(**velden)
        for naam, (aantal, _) in NOORD_LIMBURG.items():
            gemeente = fabrieken.GemeenteFactory.create(regio=regio, naam=naam)
            Inwoners.objects.create(gemeente=gemeente, jaar=2020, aantal=aantal)
    return regio


def test_the_shares_are_those_of_the_document() -> None:
    verdeling = get_verdeling(make_regio(afronding_percentage=2), 2022, PEILDATUM)
    assert {deel.naam: deel.aandeel for deel in verdeling.delen} == {
        naam: Decimal(aandeel) for naam, (_, aandeel) in NOORD_LIMBURG.items()
    }
    assert verdeling.is_afgerond


def test_exact_shares_are_shown_with_two_decimals() -> None:
    verdeling = get_verdeling(make_regio(), 2022, PEILDATUM)
    assert not verdeling.is_afgerond
    assert verdeling.delen[0].aandeel == Decimal("4.91")
    assert verdeling.inwoners == 274733


def test_without_inhabitants_it_says_why_there_is_no_key() -> None:
    regio = make_regio()
    assert "geen inwonertal bekend van 2019 of eerder" in get_verdeling(regio, 2019, PEILDATUM).reden


def test_a_region_without_municipalities_has_no_key() -> None:
    regio = fabrieken.RegioFactory.create()
    assert get_verdeling(regio, 2022, PEILDATUM).reden == "Deze regio heeft nog geen gemeenten."
