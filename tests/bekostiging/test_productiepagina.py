"""The production page says how far a contract is in a year, to each reader its own part."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contracten.models import Betaling, Contract, Jaarafspraak, Tarief
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, RegioToegang
from tests import fabrieken
from tests.bekostiging.berekening.bundel import LEESBARE_MAPPEN, read_bundel
from tests.bekostiging.opslag import store_bundel

pytestmark = pytest.mark.django_db


def store(nummer: str) -> None:
    (map_,) = (map_ for map_ in LEESBARE_MAPPEN if map_.name.startswith(f"{nummer}-"))
    with met_systeemzicht():
        store_bundel(read_bundel(map_))


def show(nummer: str, rol: str = Rol.CONTRACTMANAGER, gemeente: str = "", **vraag: str | int) -> str:
    """Give the text of the page of a contract for somebody of the region, or of one municipality."""
    naam = f"{rol}-{nummer}-{gemeente}-{Gebruiker.objects.count()}"
    gebruiker = fabrieken.make_gebruiker(naam, rol)
    with met_systeemzicht():
        contract = Contract.objects.get(nummer=nummer)
        if gemeente:
            GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=Gemeente.objects.get(code=gemeente))
        else:
            RegioToegang.objects.create(gebruiker=gebruiker, regio=contract.regio)
    client = Client()
    client.force_login(gebruiker)
    antwoord = client.get(reverse("productie", args=[contract.pk]), vraag or {"jaar": 2022})
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().replace("\xa0", " ").split())


def test_trajectories_show_what_began_runs_and_is_recognised() -> None:
    store("04")
    pagina = show("C1")
    assert "Stand tot en met 31-12-2022" in pagina
    for kop in ("Begonnen", "Afgesloten", "Lopend", "Erkend"):
        assert f'<th scope="col" class="tabel__getal">{kop}</th>' in pagina
    # R of the worked example, beside its budget.
    assert "Realisatie tot nu toe" in pagina
    assert "€ 18.077,71" in pagina
    assert "Budget gebruikt" in pagina
    assert "€ 15.000,00" in pagina


def test_places_show_what_was_agreed_and_occupied() -> None:
    store("05")
    pagina = show("C1")
    assert "Plekdagen tot nu toe" in pagina
    assert "1.095" in pagina


def test_finance_sees_the_whole_contract_and_of_the_parts_its_own() -> None:
    store("04")
    pagina = show("C1", Rol.FINANCIEN, "0983")
    assert "daarna staat het deel van uw gemeente" in pagina
    assert "Venlo" in pagina
    assert "Venray" not in pagina.partition("<main")[2]


def test_a_fixed_amount_is_said_as_it_is() -> None:
    store("08")
    pagina = show("C1")
    assert "Afgesproken is een vast bedrag van € 100.000,00 voor 20 cliënten." in pagina
    assert "Geen budget" not in pagina
    assert "Budget gebruikt" not in pagina


def test_what_is_agreed_for_the_year_does_not_grow_with_the_care() -> None:
    store("09")
    with met_systeemzicht():
        modellen = dict(Contract.objects.values_list("nummer", "perceel__voorkomens__model"))
    assert set(modellen.values()) == {"beschikbaarheid", "lumpsum", "subsidie", "gebied"}
    for nummer, model in modellen.items():
        pagina = show(nummer)
        assert "Bedrag van het jaar" in pagina, model
        assert "tot nu toe" not in pagina, model


def test_what_cannot_be_worked_out_says_why() -> None:
    store("01")
    with met_systeemzicht():
        Tarief.objects.all().delete()
    pagina = show("C1")
    assert "De stand van 2022 is nog niet te berekenen. Voor product 01A01 is geen geldig tarief" in pagina


def test_a_year_is_shown_before_anything_was_declared() -> None:
    store("04")
    with met_systeemzicht():
        Jaarafspraak.objects.filter(contract__nummer="C1").update(jaar=timezone.localdate().year)
    assert "Stand tot en met" in show("C1", jaar=timezone.localdate().year)


def test_a_day_that_has_been_can_be_chosen() -> None:
    """So that how far a year was is seen as on that day; another day is refused in words."""
    store("04")
    pagina = show("C1", peildatum="2022-06-30")
    assert "Stand tot en met 30-06-2022" in pagina
    assert "49,6% van het jaar is voorbij" in pagina
    assert 'value="2022-06-30"' in pagina
    for dag in ("2999-01-01", "1200-01-01", "gisteren"):
        anders = show("C1", peildatum=dag)
        assert "Er klopt iets niet" in anders, dag
        assert "Stand tot en met 31-12-2022" in anders


def test_what_was_paid_is_said_where_nothing_was_declared_per_client() -> None:
    store("05")
    with met_systeemzicht():
        contract = Contract.objects.get(nummer="C1")
        gemeente = Gemeente.objects.get(regio=contract.regio, code="0983")
        Betaling.objects.create(
            contract=contract,
            gemeente=gemeente,
            jaar=2022,
            datum=date(2022, 5, 1),
            kenmerk="F1",
            bedrag=Decimal("12.50"),
        )
    pagina = show("C1")
    assert "Op declaraties is voor zorg van 2022 € 12,50 betaald." in pagina
    assert "niets gedeclareerd" not in pagina
    assert "Van dit jaar zijn geen prestaties aangeleverd." in pagina


def test_a_budget_that_follows_from_numbers_is_not_called_agreed_and_is_explained() -> None:
    store("05")
    pagina = show("C1")
    assert "Waarde van de afspraak" in pagina
    assert "Afgesproken aantal x prijs, zonder maximum" in pagina
    assert "Afgesproken plekken" in pagina
    assert "Met alle verhogingen" not in pagina


def test_an_amount_of_the_year_that_is_less_says_why() -> None:
    store("09")
    pagina = show("C2")
    assert "Afgesproken is een vast bedrag van € 36.500,00." in pagina
    assert "Vergoeding voor beschikbaar zijn" in pagina
    assert "300 dagen" in pagina
    assert "gerealiseerd" not in pagina


def test_a_band_is_named() -> None:
    store("03")
    assert "budgetafspraak met een bandbreedte van 5%." in show("C1")
