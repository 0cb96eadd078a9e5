"""Figures of documents: those of one element, in their order, for who may see the region."""

from decimal import Decimal

import pytest

from inkoop.kern.codes import Cijferniveau
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Jaarcijfer, Regio, RegioToegang
from segmenten.selectors import find_jaarcijfers, find_uitgaven
from tests.fabrieken import RegioFactory, make_gebruiker

pytestmark = pytest.mark.django_db


def add_cijfer(regio: Regio, niveau: str, code: str, volgorde: int, **velden: object) -> Jaarcijfer:
    vast = {"jaar": 2022, "grootheid": "uitgaven", "waarde": Decimal(volgorde), "eenheid": "euro"}
    sleutel = {"regio": regio, "niveau": niveau, "code": code, "volgorde": volgorde, "bron": {}}
    return Jaarcijfer.objects.create(**{**sleutel, **vast, **velden})


def make_inkoper(naam: str, regio: Regio) -> Gebruiker:
    inkoper = make_gebruiker(naam, Rol.INKOPER)
    RegioToegang.objects.create(gebruiker=inkoper, regio=regio)
    return inkoper


def test_of_an_element_its_own_figures_are_found_by_who_may_see_the_region() -> None:
    with met_systeemzicht():
        regio, ander = RegioFactory.create(), RegioFactory.create()
        tweede, eerste = (add_cijfer(regio, "segment", "s", volgorde) for volgorde in (2, 1))
        add_cijfer(regio, "segment", "t", 3)
        add_cijfer(regio, "perceel", "s", 4)
        add_cijfer(ander, "segment", "s", 5)
        inkoper, vreemde = make_inkoper("inkoper", regio), make_inkoper("vreemde", ander)
        assert list(find_jaarcijfers(inkoper, Cijferniveau.SEGMENT, "s", regio)) == [eerste, tweede]
        assert list(find_jaarcijfers(vreemde, Cijferniveau.SEGMENT, "s", regio)) == []


def test_spending_is_what_segments_cost_in_euros_in_a_known_year() -> None:
    with met_systeemzicht():
        regio = RegioFactory.create()
        add_cijfer(regio, "segment", "t", 1)
        add_cijfer(regio, "segment", "s", 2, jaar=2023)
        add_cijfer(regio, "segment", "s", 3)
        add_cijfer(regio, "segment", "s", 4, jaar=None)
        add_cijfer(regio, "segment", "s", 5, eenheid="aantal", jaar=2021)
        add_cijfer(regio, "segment", "s", 6, grootheid="aantal_clienten", jaar=2020)
        add_cijfer(regio, "perceel", "p", 7)
        gevonden = find_uitgaven(Jaarcijfer.objects.filter(regio=regio))
    assert gevonden == {"t": {2022: Decimal(1)}, "s": {2023: Decimal(2), 2022: Decimal(3)}}
    assert list(gevonden) == ["t", "s"]
