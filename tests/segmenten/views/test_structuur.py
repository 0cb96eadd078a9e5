"""The pages about the purchase structure: what holds on the day, counted and chosen in one way."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from inkoop.kern.codes import Cijferniveau
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Jaarcijfer, Perceel, Perceelvoorkomen, RegioToegang, Segment
from tests.fabrieken import PerceelFactory, SegmentFactory, make_gebruiker


@pytest.fixture
def segment(db: None) -> Iterator[Segment]:
    """A segment with two percelen, of which one holds no more."""
    with met_systeemzicht():
        segment: Segment = SegmentFactory.create(naam="Ambulant")
        PerceelFactory.create(segment=segment, code="geldt")
        vervallen: Perceel = PerceelFactory.create(segment=segment, code="vervallen")
        Perceelvoorkomen.objects.filter(perceel=vervallen).update(tot=localdate() - timedelta(days=1))
        yield segment


@pytest.fixture
def read(client: Client, segment: Segment) -> Callable[[str], str]:
    """Read a page as the buyer of the region."""
    inkoper = make_gebruiker("inkoper", Rol.INKOPER)
    RegioToegang.objects.create(gebruiker=inkoper, regio=segment.regio)
    client.force_login(inkoper)

    def _read(adres: str) -> str:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200
        return str(antwoord.content.decode())

    return _read


def test_the_start_page_counts_the_percelen_that_the_segment_shows(
    segment: Segment, read: Callable[[str], str]
) -> None:
    pagina = read(reverse("segment", args=[segment.pk]))
    assert "geldt" in pagina
    assert "vervallen" not in pagina
    assert "1 perceel" in read(reverse("start"))


def test_a_perceel_that_holds_no_more_has_no_page(segment: Segment, client: Client) -> None:
    inkoper = make_gebruiker("inkoper", Rol.INKOPER)
    RegioToegang.objects.create(gebruiker=inkoper, regio=segment.regio)
    client.force_login(inkoper)
    for perceel, status in (("geldt", 200), ("vervallen", 404)):
        adres = reverse("perceel", args=[Perceel.objects.get(code=perceel).pk])
        assert client.get(adres).status_code == status


def test_figures_are_chosen_by_every_level_there_is(segment: Segment, read: Callable[[str], str]) -> None:
    gegevens = {"regio": segment.regio, "jaar": 2022, "waarde": 1, "eenheid": "euro"}
    for plaats, niveau in enumerate(Cijferniveau):
        Jaarcijfer.objects.create(
            **gegevens, niveau=niveau, code=segment.code, grootheid=f"cijfer_{niveau}", volgorde=plaats
        )
    adres = reverse("jaarcijfers", args=[segment.regio_id])
    for niveau in Cijferniveau:
        pagina = read(f"{adres}?niveau={niveau}")
        assert [anders for anders in Cijferniveau if f"Cijfer {anders}" in pagina] == [niveau]
