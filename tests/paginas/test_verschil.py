"""What changed between versions: with which one is compared, whose amounts, and that nothing is hidden."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from bekostiging.models import Afrekening, Gemeenteafrekening
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests import fabrieken
from tests.paginas.conftest import Bezoeker
from tests.paginas.lezen import read_tekst
from tests.paginas.versies import make_versie
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db


def get_adres(versie: Any) -> str:
    return reverse("afrekening_verschil", args=[versie.pk])


def test_it_compares_with_the_last_version_that_an_account_may_see(wereld: Wereld, als: Bezoeker) -> None:
    """The one in between is a concept: who makes settlements compares with that, others with the first."""
    eerste = wereld.eigen["afrekening"]
    with met_systeemzicht():
        concept = make_versie(wereld, "concept", Decimal("543.21"))
        laatste = make_versie(wereld, "gedeeld", Decimal("600.00"))
    for rol, vorige in ((Rol.CONTRACTMANAGER, concept), (Rol.FINANCIEN, eerste)):
        titel = f"Verschil tussen versie {vorige.versie} en {laatste.versie}"
        assert titel in read_tekst(als, rol, get_adres(laatste))
        knop = f"Verschil met versie {vorige.versie}"
        assert knop in read_tekst(als, rol, reverse("afrekening", args=[laatste.pk]))
    manager = read_tekst(als, Rol.CONTRACTMANAGER, get_adres(laatste))
    assert f"Vergelijk met versie {eerste.versie} (gedeeld)" in manager
    gekozen = read_tekst(als, Rol.CONTRACTMANAGER, f"{get_adres(laatste)}?met={eerste.versie}")
    assert f"Verschil tussen versie {eerste.versie} en {laatste.versie}" in gekozen


def test_a_version_that_an_account_may_not_see_is_not_compared_with(wereld: Wereld, als: Bezoeker) -> None:
    with met_systeemzicht():
        concept = make_versie(wereld, "concept")
        laatste = make_versie(wereld, "gedeeld")
    for gevraagd in (concept.versie, laatste.versie, "x"):
        antwoord = als(Rol.FINANCIEN).get(f"{get_adres(laatste)}?met={gevraagd}")
        assert antwoord.status_code == 404, gevraagd


def copy_versie(wereld: Wereld, betaald: int = 0) -> Afrekening:
    """Add a version in which the contract comes to the same, and two municipalities share it otherwise.

    With `betaald` the contract itself has another saldo too.
    """
    eigen = wereld.eigen
    eerder = eigen["contractafrekening"]
    versie = fabrieken.AfrekeningFactory.create(
        regio=eigen["regio"], vorige=eigen["afrekening"], status="gedeeld", gedeeld_op=fabrieken.MOMENT
    )
    rij = fabrieken.ContractafrekeningFactory.create(
        afrekening=versie,
        contract=eerder.contract,
        uitleg=eerder.uitleg,
        betaald=betaald,
        saldo=eerder.saldo + betaald,
    )
    for deel, erbij in zip(eerder.gemeenten.order_by("pk"), (10, -10), strict=True):
        fabrieken.GemeenteafrekeningFactory.create(
            contractafrekening=rij,
            gemeente=deel.gemeente,
            realisatie=deel.realisatie + erbij,
            vergoeding=deel.vergoeding + erbij,
            voorschot=deel.voorschot,
            betaald=deel.betaald,
            saldo=deel.saldo - erbij,
        )
    return versie


def test_a_municipality_reads_the_difference_of_its_own_amounts(wereld: Wereld, als: Bezoeker) -> None:
    """The contract came to the same, and the part of the municipality did not."""
    with met_systeemzicht():
        versie = copy_versie(wereld)
        eigen = Gemeenteafrekening.objects.get(
            contractafrekening=wereld.eigen["contractafrekening"], gemeente=wereld.eigen["gemeente"]
        )
    antwoord = als(Rol.FINANCIEN).get(get_adres(versie))
    totaal = antwoord.context["verschil"].totaal["vergoeding"]
    assert (totaal.oud, totaal.nieuw) == (eigen.vergoeding, eigen.vergoeding + 10)
    assert "Totalen van mijn gemeente" in antwoord.content.decode()
    assert "77.7" not in antwoord.content.decode()
    assert "gemeenten" not in antwoord.context


def test_a_contract_that_only_municipalities_share_otherwise_hides_nothing(
    wereld: Wereld, als: Bezoeker
) -> None:
    with met_systeemzicht():
        versie = copy_versie(wereld)
    antwoord = als(Rol.CONTRACTMANAGER).get(get_adres(versie))
    assert "Anders verdeeld over gemeenten" in antwoord.content.decode()
    regels = [
        (regel.gemeente, regel.soort.code, regel.bedrag.verschil)
        for regel in antwoord.context["gemeenten"].bron
        if regel.contract == wereld.eigen["contract"].nummer
    ]
    verwacht = [
        (naam, veld, teken * erbij)
        for naam, erbij in (("Eigendorp", Decimal(10)), ("Buurdorp", Decimal(-10)))
        for veld, teken in (("realisatie", 1), ("vergoeding", 1), ("saldo", -1))
    ]
    assert sorted(regels) == sorted(verwacht)


def test_each_amount_of_a_contract_that_is_another_one_is_shown(wereld: Wereld, als: Bezoeker) -> None:
    """A payment changes the saldo and not the outcome: the difference of the outcome was all there was."""
    with met_systeemzicht():
        versie = copy_versie(wereld, betaald=100)
    bron = als(Rol.CONTRACTMANAGER).get(get_adres(versie)).context["bedragen"].bron
    regels = {
        regel.soort.code: (regel.bedrag.oud, regel.bedrag.nieuw)
        for regel in bron
        if regel.contract == wereld.eigen["contract"].nummer
    }
    assert regels == {
        "betaald": (Decimal("0.00"), Decimal("100.00")),
        "saldo": (Decimal("676.00"), Decimal("776.00")),
    }
