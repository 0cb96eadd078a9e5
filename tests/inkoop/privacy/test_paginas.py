"""The pages about keeping and destroying, as who decides meets them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.bewaren.models import Bewaartermijn, Vernietigingsvoorstel
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> Wereld:
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    with met_systeemzicht():
        return make_wereld()


def make_client(wereld: Wereld, rol: str) -> Client:
    client = Client()
    client.force_login(wereld.accounts[rol])
    return client


def read(client: Client, naam: str, *sleutels: int) -> str:
    antwoord = client.get(reverse(naam, args=sleutels))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_an_operator_sets_a_term_and_hears_at_the_field_what_is_wrong(wereld: Wereld) -> None:
    client, regio = make_client(wereld, Rol.BEHEERDER), wereld.eigen["regio"]
    vandaag = timezone.localdate()
    gegevens = {
        "regio": regio.pk,
        "soort": "zorg_wmo",
        "maanden": 100,
        "telling": "dag",
        "vanaf": vandaag.isoformat(),
        "bron": "Selectielijst",
    }
    adres = reverse("bewaartermijn_nieuw")
    antwoord = client.post(adres, gegevens).content.decode()
    zin = "De termijn is minstens 15 jaar. (Voorstel, na te gaan door de regio: Wmo 2015, artikel 5.3.4)"
    assert zin in antwoord
    assert client.post(adres, gegevens | {"maanden": 180, "telling": "jaareinde"}).status_code == 302
    termijn = Bewaartermijn.objects.get(soort="zorg_wmo")
    assert (termijn.regio, termijn.maanden, termijn.vastgelegd_door) == (
        regio.code,
        180,
        wereld.accounts[Rol.BEHEERDER],
    )
    tekst = read(client, "bewaartermijnen")
    assert "15 jaar" in tekst
    assert "tot het einde van dat jaar" in tekst
    assert "geldt nu" in tekst


def test_a_contractmanager_reads_terms_and_hears_who_sets_one(wereld: Wereld) -> None:
    tekst = read(make_client(wereld, Rol.CONTRACTMANAGER), "bewaartermijnen")
    assert "Een termijn vastleggen doet een privacy officer of een functioneel beheerder" in tekst
    assert reverse("bewaartermijn_nieuw") not in tekst


def test_a_proposal_says_what_goes_what_stays_and_who_is_at_turn(wereld: Wereld) -> None:
    voorstel = wereld.eigen["vernietiging"]
    tekst = read(make_client(wereld, Rol.CONTRACTMANAGER), "vernietiging", voorstel.pk)
    for deel in (
        "3 toewijzingen",
        "20 jaar vanaf die dag",
        "2: loopt nog",
        "Weg: het pseudoniem",
        "Blijft: dagen",
    ):
        assert deel in tekst
    assert reverse("vernietiging_bevestigen", args=[voorstel.pk]) in tekst
    tekst = read(make_client(wereld, Rol.BEHEERDER), "vernietiging", voorstel.pk)
    assert "Alleen een contractmanager of een privacy officer van de regio beslist over vernietigen." in tekst
    assert reverse("vernietiging_bevestigen", args=[voorstel.pk]) not in tekst


def test_confirming_asks_for_a_tick_and_starts_a_job(wereld: Wereld) -> None:
    client, voorstel = make_client(wereld, Rol.CONTRACTMANAGER), wereld.eigen["vernietiging"]
    adres = reverse("vernietiging_bevestigen", args=[voorstel.pk])
    assert "komt nooit terug" in read(client, "vernietiging_bevestigen", voorstel.pk)
    assert "Zet hier een vinkje" in client.post(adres, {"digest": voorstel.digest}).content.decode()
    anders = client.post(adres, {"digest": "1" * 64, "bevestigd": "on"}).content.decode()
    assert "veranderd sinds u het bekeek" in anders
    assert not Taak.objects.filter(soort="vernietigen").exists()
    assert client.post(adres, {"digest": voorstel.digest, "bevestigd": "on"}).status_code == 302
    voorstel.refresh_from_db()
    assert voorstel.status == "bevestigd"
    assert Taak.objects.get(soort="vernietigen").regio == "eigen"


def test_who_signed_in_long_ago_is_asked_again(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inkoop.platform.schermen.rechten.is_vers", lambda _: False)
    sleutel = wereld.eigen["vernietiging"].pk
    for naam in ("vernietiging_bevestigen", "vernietiging_afwijzen"):
        antwoord = make_client(wereld, Rol.CONTRACTMANAGER).get(reverse(naam, args=[sleutel]))
        assert antwoord.status_code == 302, naam
    assert make_client(wereld, Rol.BEHEERDER).get(reverse("bewaartermijn_nieuw")).status_code == 302


def test_turning_down_asks_why_and_until_when(wereld: Wereld) -> None:
    client, voorstel = make_client(wereld, Rol.CONTRACTMANAGER), wereld.eigen["vernietiging"]
    adres = reverse("vernietiging_afwijzen", args=[voorstel.pk])
    vandaag = timezone.localdate()
    for dag in (vandaag, vandaag + timedelta(days=400), date(2000, 1, 1)):
        antwoord = client.post(adres, {"reden": "Bezwaar loopt.", "niet_voor": dag.isoformat()})
        assert "hoogstens een jaar vooruit" in antwoord.content.decode()
    morgen = (vandaag + timedelta(days=1)).isoformat()
    assert client.post(adres, {"reden": "Bezwaar loopt.", "niet_voor": morgen}).status_code == 302
    voorstel.refresh_from_db()
    assert (voorstel.status, voorstel.reden) == ("afgewezen", "Bezwaar loopt.")
    assert "Bezwaar loopt." in read(client, "vernietiging", voorstel.pk)
    again = read(client, "vernietiging_bevestigen", voorstel.pk)
    assert "Vernietig definitief" not in again


def test_an_empty_list_says_what_will_come(wereld: Wereld) -> None:
    Vernietigingsvoorstel.objects.filter(regio="eigen").delete()
    client = make_client(wereld, Rol.CONTRACTMANAGER)
    assert "Elke dag kijkt het systeem" in read(client, "vernietigingen")
