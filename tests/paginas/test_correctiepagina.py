"""What pages say of a correction, and of what waits for one."""

from typing import Any

import pytest
from django.urls import reverse

from bekostiging.models import Afrekening, NagekomenWijziging
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests import fabrieken
from tests.paginas.conftest import Bezoeker
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def vast(wereld: Wereld) -> Afrekening:
    """The version that everybody sees, established."""
    afrekening: Afrekening = wereld.eigen["afrekening"]
    with met_systeemzicht():
        Afrekening.objects.filter(pk=afrekening.pk).update(compleet=True)
        Afrekening.objects.filter(pk=afrekening.pk).update(
            status="vastgesteld", vastgesteld_op=fabrieken.MOMENT, vastgesteld_door=wereld.accounts["inkoper"]
        )
    return afrekening


def read(als: Bezoeker, rol: str, naam: str, sleutel: Any) -> str:
    antwoord = als(rol).get(reverse(naam, args=[sleutel]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_what_waits_for_a_correction_stands_with_the_settlement_and_the_contract(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    rij = wereld.eigen["contractafrekening"]
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        assert "Er wacht niets op een correctie." in read(als, rol, "afrekening", vast.pk)
    with met_systeemzicht():
        NagekomenWijziging.objects.create(
            afrekening=vast, contract=rij.contract, soorten=["prestaties"], gezien_op=fabrieken.MOMENT
        )
        NagekomenWijziging.objects.create(
            afrekening=vast, soorten=["afgekeurde prestaties"], gezien_op=fabrieken.MOMENT
        )
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        tekst = read(als, rol, "afrekening", vast.pk)
        assert "Wacht op correctie" in tekst
        assert "afgekeurde prestaties" in tekst
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER):
        tekst = read(als, rol, "contractafrekening", rij.pk)
        assert "Na het vaststellen is er iets veranderd: prestaties." in tekst
    knop = read(als, Rol.CONTRACTMANAGER, "afrekening", vast.pk)
    assert "Correctie berekenen" in knop
    assert "Correctie berekenen" not in read(als, Rol.FINANCIEN, "afrekening", vast.pk)


def test_a_correction_says_what_it_corrects_and_settles_only_the_difference(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    bedragen = {"realisatie": 300, "vergoeding": 300, "voorschot": 1000, "saldo": 700}
    eerder = wereld.eigen["contractafrekening"]
    with met_systeemzicht():
        correctie = fabrieken.AfrekeningFactory.create(
            regio=vast.regio,
            vorige=vast,
            corrigeert=vast,
            status="gedeeld",
            gedeeld_op=fabrieken.MOMENT,
            **bedragen,
        )
        rij = fabrieken.ContractafrekeningFactory.create(
            afrekening=correctie,
            contract=eerder.contract,
            uitleg=eerder.uitleg,
            overgenomen_van=eerder,
            **bedragen,
        )
        fabrieken.GemeenteafrekeningFactory.create(
            contractafrekening=rij, gemeente=wereld.eigen["gemeente"], **bedragen
        )
    for rol, zin in (
        (Rol.CONTRACTMANAGER, "Aanbieders betalen samen €\xa024,00 terug."),
        (Rol.FINANCIEN, "Mijn gemeente krijgt €\xa024,00 terug."),
    ):
        tekst = read(als, rol, "afrekening", correctie.pk)
        assert f"Dit is een correctie op versie {vast.versie}" in tekst
        assert zin in tekst
        assert "Te verrekenen" in tekst
        verschil = read(als, rol, "afrekening_verschil", correctie.pk)
        assert f"Verschil tussen versie {vast.versie} en {correctie.versie}" in verschil
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER):
        tekst = read(als, rol, "contractafrekening", rij.pk)
        assert "De aanbieder betaalt €\xa024,00 terug." in tekst
        assert f"Wat is vastgesteld in versie {vast.versie} blijft daarom staan." in tekst
    antwoord = als(Rol.AANBIEDER).get(f"/api/v1/afrekeningen/{rij.pk}").json()
    assert (antwoord["corrigeert"], antwoord["te_verrekenen"]) == (vast.versie, "24.00")
    assert [deel["te_verrekenen"] for deel in antwoord["gemeenten"]] == ["24.00"]
