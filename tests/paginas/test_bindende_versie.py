"""A concept is seen by who makes it, and every place shows the version that binds, once."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from rest_framework.test import APIClient

from bekostiging.models import Afrekening
from bekostiging.selectors import find_bindende_sleutels
from bekostiging.services import make_afrekening
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from tests import fabrieken
from tests.paginas.conftest import Bezoeker
from tests.paginas.versies import make_versie
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db

# The amount that only the concept has, as pages, exports and the API write it.
GESCHREVEN = ("543,21", "543.21")
ZONDER_CONCEPT = (Rol.INKOPER, Rol.FINANCIEN, Rol.AANBIEDER)


@pytest.fixture
def concept(wereld: Wereld) -> Afrekening:
    """A version that was computed after the one that everybody sees."""
    with met_systeemzicht():
        return make_versie(wereld, "concept")


def find_plaatsen(wereld: Wereld, rol: str) -> Iterator[tuple[str, str]]:
    """Give the places where amounts of settlements are shown to a role, without naming a version."""
    yield "start", reverse("start")
    yield "lijst per contract", reverse("contractafrekeningen")
    yield "uitvoer per contract", f"{reverse('contractafrekeningen')}?export=csv"
    yield "contract", reverse("contract", args=[wereld.eigen["contract"].pk])
    if rol != Rol.INKOPER:
        yield "api", "/api/v1/afrekeningen"
    if rol != Rol.AANBIEDER:
        yield "lijst", reverse("afrekeningen")
        yield "uitvoer", f"{reverse('afrekeningen')}?export=csv"
        yield "afrekening", reverse("afrekening", args=[wereld.eigen["afrekening"].pk])


def read(client: Any, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    return str(inhoud.decode())


@pytest.mark.parametrize("rol", ZONDER_CONCEPT)
def test_who_makes_no_settlements_finds_no_concept_anywhere(
    wereld: Wereld, als: Bezoeker, concept: Afrekening, rol: Rol
) -> None:
    client = als(rol)
    for naam, adres in find_plaatsen(wereld, rol):
        tekst = read(client, adres)
        assert not [bedrag for bedrag in GESCHREVEN if bedrag in tekst], naam
    for adres in (f"{reverse('contractafrekeningen')}?versies=alle", "/api/v1/afrekeningen?versies=alle"):
        antwoord = client.get(adres)
        assert not [bedrag for bedrag in GESCHREVEN if bedrag in antwoord.content.decode()], adres


@pytest.mark.parametrize("rol", ZONDER_CONCEPT)
def test_a_concept_has_no_page_for_who_makes_none(
    wereld: Wereld, als: Bezoeker, concept: Afrekening, rol: Rol
) -> None:
    client = als(rol)
    with met_systeemzicht():
        rij = concept.contractafrekeningen.get()
    assert client.get(reverse("contractafrekening", args=[rij.pk])).status_code == 404
    if rol != Rol.AANBIEDER:
        assert client.get(reverse("afrekening", args=[concept.pk])).status_code == 404
        assert client.get(reverse("afrekening_verschil", args=[concept.pk])).status_code == 404
    if rol != Rol.INKOPER:
        assert client.get(reverse("lijnen", args=[rij.pk, "0.0.0"])).status_code == 404
        assert client.get(f"/api/v1/afrekeningen/{rij.pk}").status_code == 404


def test_who_makes_them_sees_the_concept_and_the_version_that_binds_first(
    wereld: Wereld, als: Bezoeker, concept: Afrekening
) -> None:
    client = als(Rol.CONTRACTMANAGER)
    for naam, adres in find_plaatsen(wereld, Rol.CONTRACTMANAGER):
        assert not [bedrag for bedrag in GESCHREVEN if bedrag in read(client, adres)], naam
    assert "543,21" in read(client, f"{reverse('contractafrekeningen')}?versies=alle")
    assert "543,21" in read(client, reverse("afrekening", args=[concept.pk]))
    namen = read(client, reverse("afrekening", args=[wereld.eigen["afrekening"].pk]))
    bindend = namen.index(f"Versie {wereld.eigen['afrekening'].versie} (deze)")
    assert bindend < namen.rindex(f"Versie {concept.versie}")
    assert "(geldt)" in namen


def test_a_concept_alone_binds_for_who_makes_it_and_for_nobody_else(wereld: Wereld) -> None:
    with met_systeemzicht():
        los = fabrieken.AfrekeningFactory.create(regio=wereld.eigen["regio"], jaar=2019)
        sleutels = {
            rol: set(find_bindende_sleutels(wereld.accounts[rol]).filter(jaar=2019)) for rol in Rol.values
        }
    assert [rol for rol, gevonden in sleutels.items() if los.pk in gevonden] == [Rol.CONTRACTMANAGER]


def test_what_is_established_binds_before_what_was_shared_later(wereld: Wereld, als: Bezoeker) -> None:
    vast = wereld.eigen["afrekening"]
    with met_systeemzicht():
        make_versie(wereld, "gedeeld")
        Afrekening.objects.filter(pk=vast.pk).update(compleet=True)
        Afrekening.objects.filter(pk=vast.pk).update(
            status="vastgesteld", vastgesteld_op=fabrieken.MOMENT, vastgesteld_door=wereld.accounts["inkoper"]
        )
    for rol in (*ZONDER_CONCEPT, Rol.CONTRACTMANAGER):
        client = als(rol)
        for naam, adres in find_plaatsen(wereld, rol):
            assert not [bedrag for bedrag in GESCHREVEN if bedrag in read(client, adres)], (rol, naam)


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_a_list_holds_a_contract_once_a_year(wereld: Wereld, rol: Rol) -> None:
    """Else its reader adds versions up to twice the amount."""
    with met_systeemzicht():
        make_versie(wereld, "gedeeld")
    client = APIClient()
    client.force_login(wereld.accounts[rol])
    rijen = client.get("/api/v1/afrekeningen").json()["resultaten"]
    sleutels = [(rij["contract"], rij["jaar"]) for rij in rijen]
    assert len(sleutels) == len(set(sleutels))
    alle = client.get("/api/v1/afrekeningen?versies=alle").json()["resultaten"]
    assert len(alle) > len(rijen)
    assert client.get("/api/v1/afrekeningen?versies=laatste").status_code == 400


def count_in_sql(gebruiker: Gebruiker, afrekening: Afrekening) -> int:
    """Count the outcomes of a version as the database shows them, past every filter of the application."""
    with met_zicht_van(gebruiker), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM bekostiging_gemeenteafrekening g JOIN bekostiging_contractafrekening c "
            "ON c.id = g.contractafrekening_id WHERE c.afrekening_id = %s",
            [afrekening.pk],
        )
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("rol", [Rol.FINANCIEN, Rol.AANBIEDER])
def test_the_database_hides_a_concept_from_municipality_and_provider(
    wereld: Wereld, concept: Afrekening, rol: Rol
) -> None:
    assert count_in_sql(wereld.accounts[rol], concept) == 0
    assert count_in_sql(wereld.accounts[Rol.CONTRACTMANAGER], concept) == 1
    with met_systeemzicht():
        Afrekening.objects.filter(pk=concept.pk).update(status="gedeeld", gedeeld_op=fabrieken.MOMENT)
    assert count_in_sql(wereld.accounts[rol], concept) == 1


def make_rapport(afrekening: Afrekening, gemeente: Any, stand: str) -> Bestand:
    return Bestand.objects.create(
        soort="afrekeningrapport",
        naam=f"afrekening-2022-gemeente-{gemeente.code}-v{afrekening.versie}-{stand}.pdf",
        mime="application/pdf",
        sha256="0" * 64,
        grootte=0,
        onderwerp_soort="afrekening-gemeente",
        onderwerp_sleutel=f"{afrekening.pk}/{gemeente.code}",
        regio=afrekening.regio.code,
    )


def test_finance_keeps_its_downloads_after_a_new_version(wereld: Wereld, als: Bezoeker) -> None:
    gemeente = wereld.eigen["gemeente"]
    eerder = make_rapport(wereld.eigen["afrekening"], gemeente, "gedeeld")
    assert eerder.naam in read(als(Rol.FINANCIEN), reverse("start"))
    with met_systeemzicht():
        nieuw = make_versie(wereld, "concept")
    van_concept = make_rapport(nieuw, gemeente, "concept")
    tekst = read(als(Rol.FINANCIEN), reverse("start"))
    assert (eerder.naam in tekst, van_concept.naam in tekst) == (True, False)
    download = reverse("bestanden:download", args=[van_concept.pk])
    assert als(Rol.FINANCIEN).get(download).status_code == 404
    van_concept.delete()
    with met_systeemzicht():
        Afrekening.objects.filter(pk=nieuw.pk).update(status="gedeeld", gedeeld_op=fabrieken.MOMENT)
    assert eerder.naam in read(als(Rol.FINANCIEN), reverse("start"))
    gedeeld = make_rapport(nieuw, gemeente, "gedeeld")
    tekst = read(als(Rol.FINANCIEN), reverse("start"))
    assert (eerder.naam in tekst, gedeeld.naam in tekst) == (False, True)


def test_an_old_version_has_no_button_that_is_going_to_be_refused(wereld: Wereld, als: Bezoeker) -> None:
    oud = wereld.eigen["afrekening"].vorige
    tekst = read(als(Rol.CONTRACTMANAGER), reverse("afrekening", args=[oud.pk]))
    for naam in ("afrekening_delen", "afrekening_vaststellen", "afrekening_rapporten"):
        assert f'"{reverse(naam, args=[oud.pk])}"' not in tekst, naam
    assert reverse("afrekening_starten") not in tekst
    assert "Dit is een oude versie" in tekst
    assert reverse("afrekening", args=[wereld.eigen["afrekening"].pk]) in tekst
    assert "kan nu niet" not in tekst


def test_sharing_asks_once_more_and_then_shows_it_to_all(wereld: Wereld, als: Bezoeker) -> None:
    afrekening = make_afrekening(wereld.eigen["regio"], 2022, None)
    adres = reverse("afrekening_delen", args=[afrekening.pk])
    client = als(Rol.CONTRACTMANAGER)
    assert "zien de gemeenten en de aanbieders deze versie" in read(client, adres)
    assert als(Rol.FINANCIEN).get(reverse("afrekening", args=[afrekening.pk])).status_code == 404
    assert client.post(adres).status_code == 302
    assert als(Rol.FINANCIEN).get(reverse("afrekening", args=[afrekening.pk])).status_code == 200
    assert "is al gedeeld" in read(client, adres)
