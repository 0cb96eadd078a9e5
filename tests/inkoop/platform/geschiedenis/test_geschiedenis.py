"""Wat is hier gebeurd: who, when and what, for who may know it."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from html import unescape
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from contracten.models import AanbiederToegang, Contract, Gemeentebudget, Voorschot
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst, met_systeemzicht, met_zicht_van
from inkoop.platform.geschiedenis import selectors
from inkoop.platform.geschiedenis.selectors import find_geschiedenis
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import GemeenteToegang, Jaarcijfer, Perceel, RegioToegang
from tests.fabrieken import (
    AfrekeningFactory,
    ContractFactory,
    GemeenteFactory,
    JaarafspraakFactory,
    TariefFactory,
    make_gebruiker,
)

# Acts are told apart by their transaction, so each needs one of its own.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("systeem")]
Wijzig = Callable[[], None]


@pytest.fixture
def contract() -> Contract:
    """A contract made outside any scope is known from its beginning on only."""
    with met_systeemzicht():
        return ContractFactory.create(nummer="C-1")


@pytest.fixture
def manager(contract: Contract) -> Gebruiker:
    with met_systeemzicht():
        wie = make_gebruiker("anna", Rol.CONTRACTMANAGER)
        RegioToegang.objects.create(gebruiker=wie, regio=contract.regio)
    return wie


@pytest.fixture
def aanbieder(contract: Contract) -> Gebruiker:
    with met_systeemzicht():
        wie = make_gebruiker("zorgbedrijf", Rol.AANBIEDER)
        AanbiederToegang.objects.create(gebruiker=wie, aanbieder=contract.aanbieder)
    return wie


def change(wie: Gebruiker, wijzig: Wijzig) -> None:
    """Do something on a page as somebody."""
    with met_herkomst(Verzoekherkomst("pagina")), met_zicht_van(wie):
        wijzig()


def set_raamovereenkomst(nummer: str) -> None:
    Contract.objects.update(raamovereenkomst=nummer)


def tell(onderwerp: Contract | Perceel, lezer: Gebruiker, aantal: int = selectors.PER_KEER) -> list[str]:
    """The acts as lines of text, newest first."""
    with met_zicht_van(lezer):
        gevonden = find_geschiedenis(onderwerp, lezer, aantal)
    return [
        "; ".join(
            [
                f"{h.titel} door {h.wie}" + (f", {h.via}" if h.via else ""),
                *(
                    " ".join([w.wat, *(f"{veld}: {oud}>{nieuw}" for veld, oud, nieuw in w.velden)])
                    for w in h.wijzigingen
                ),
            ]
        )
        for h in gevonden.handelingen
    ]


def show(gebruiker: Gebruiker, naam: str, sleutel: int, vraag: str = "") -> str:
    """The text of the fragment on a page."""
    client = Client()
    client.force_login(gebruiker)
    antwoord = client.get(reverse(naam, args=[sleutel]) + vraag)
    assert antwoord.status_code == 200
    deel = antwoord.content.decode().split('id="geschiedenis"', 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(strip_tags(deel)).replace("\u00a0", " "))


def test_a_change_of_a_tariff_stands_with_its_contract(contract: Contract, manager: Gebruiker) -> None:
    with met_systeemzicht():
        tarief = TariefFactory.create(contract=contract, bedrag="10.00", product__code="45A04")
    tarief.bedrag = Decimal("12.50")
    change(manager, tarief.save)
    regels = tell(contract, manager)
    assert regels[0].startswith("Gewijzigd door anna, via een pagina; tarief 45A04")
    assert regels[0].endswith("gewijzigd tarief: €\u00a010,00>€\u00a012,50")
    assert "toegevoegd" in regels[1]
    assert "door het systeem" in regels[1]


def test_a_change_outside_the_application_was_made_by_somebody(
    contract: Contract, manager: Gebruiker
) -> None:
    with met_systeemzicht(), connection.cursor() as cursor:
        for naam in ("context_id", "context_metadata"):
            cursor.execute("SELECT set_config(%s, '', true)", [f"pghistory.{naam}"])
        set_raamovereenkomst("R-9")
    assert tell(contract, manager)[0].startswith("Gewijzigd door iemand buiten de toepassing om; ")


def test_as_many_acts_are_told_as_are_asked_for_and_whether_there_are_more(
    contract: Contract, manager: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nummer in ("R-1", "R-2", "R-3"):
        change(manager, partial(set_raamovereenkomst, nummer))

    def count(aantal: int) -> tuple[int, bool]:
        with met_zicht_van(manager):
            gevonden = find_geschiedenis(contract, manager, aantal)
        return len(gevonden.handelingen), gevonden.is_meer

    # The contract itself was added in an act before these three.
    assert [count(aantal) for aantal in (0, 1, 3, 4, 9)] == [
        (1, True),
        (1, True),
        (3, True),
        (4, False),
        (4, False),
    ]
    monkeypatch.setattr(selectors, "MEEST", 2)
    assert count(9) == (2, True)


def test_the_parts_of_an_agreement_say_which_year(contract: Contract, manager: Gebruiker) -> None:
    gemeente = GemeenteFactory.create(regio=contract.regio, naam="Venlo")

    def wijzig() -> None:
        afspraak = JaarafspraakFactory.build(contract=contract, jaar=2031)
        afspraak.save()
        Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=gemeente, bedrag=7)

    change(manager, wijzig)
    assert "budget per gemeente 2031, Venlo toegevoegd" in tell(contract, manager)[0]


def test_what_is_removed_stays_to_be_read(contract: Contract, manager: Gebruiker) -> None:
    with met_systeemzicht():
        afspraak = JaarafspraakFactory.create(contract=contract, jaar=2031)
        gemeente = GemeenteFactory.create(regio=contract.regio)
        Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=gemeente, bedrag=7)
    change(manager, lambda: afspraak.delete() and None)
    regel = tell(contract, manager)[0]
    assert "jaarafspraak 2031 verwijderd" in regel
    assert f"{gemeente.naam} verwijderd" in regel


def test_a_load_is_one_act_with_counts(
    contract: Contract, manager: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "PER_HANDELING", 3)
    with met_systeemzicht():
        gemeente = GemeenteFactory.create(regio=contract.regio)
        rijen = [
            Voorschot(contract=contract, gemeente=gemeente, datum="2024-01-01", bedrag=n) for n in range(4)
        ]
        Voorschot.objects.bulk_create(rijen)
        log_handeling("regio_geladen", onderwerp=("regio", contract.regio.code), regio=contract.regio.code)
    assert tell(contract, manager)[0] == (
        "Regiobundel geladen door het systeem, met een opdracht; 4 voorschotten toegevoegd"
    )


def test_acts_of_the_log_stand_among_the_changes(manager: Gebruiker, contract: Contract) -> None:
    with met_systeemzicht():
        afrekening = AfrekeningFactory.create(regio=contract.regio, compleet=True)

    def log(handeling: str, onderwerp: tuple[str, str]) -> None:
        wie, regio = manager.gebruikersnaam, contract.regio.code
        log_handeling(handeling, onderwerp=onderwerp, gebruiker=wie, regio=regio)

    def wijzig() -> None:
        afrekening.status, afrekening.vastgesteld_door = "vastgesteld", manager
        afrekening.vastgesteld_op = "2024-03-01T11:30Z"
        afrekening.save()
        log("afrekening_vastgesteld", afrekening.get_onderwerp())

    change(manager, wijzig)
    with met_systeemzicht():
        log("rapporten_gemaakt", afrekening.get_onderwerp())
        log("rapporten_gemaakt", ("afrekening", "ander/2024/1"))
    tekst = show(manager, "afrekening", afrekening.pk)
    assert re.search(r"Rapporten gemaakt [-0-9 :]+, door anna", tekst)
    assert re.search(r"Afrekening vastgesteld [-0-9 :]+, door anna, via een pagina", tekst)
    assert "status: van Concept naar Vastgesteld" in tekst
    assert "vastgesteld op: 01-03-2024 12:30" in tekst
    assert tekst.count("Rapporten gemaakt") == 1


def test_without_changes_the_page_says_so(
    contract: Contract, manager: Gebruiker, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    """What stood there when the history began is no change."""
    eigenaar_verbinding.execute("ALTER TABLE contracten_contractevent DISABLE TRIGGER USER")
    eigenaar_verbinding.execute("ALTER TABLE contracten_contractevent NO FORCE ROW LEVEL SECURITY")
    eigenaar_verbinding.execute("UPDATE contracten_contractevent SET pgh_label = 'beginstand'")
    assert "Hier is nog niets gewijzigd." in show(manager, "contract", contract.pk)
    change(manager, lambda: set_raamovereenkomst("R-2"))
    assert "raamovereenkomst: R-2" in show(manager, "contract", contract.pk)


def test_a_long_history_shows_the_latest_and_leads_to_more(contract: Contract, manager: Gebruiker) -> None:
    for nummer in range(12):
        change(manager, partial(set_raamovereenkomst, f"R{nummer}"))
    tekst = show(manager, "contract", contract.pk)
    assert re.findall(r"naar (R\d+)", tekst) == [f"R{nummer}" for nummer in range(11, 1, -1)]
    assert "Toon meer" in tekst
    alles = show(manager, "contract", contract.pk, "?geschiedenis=20")
    assert "Toon meer" not in alles
    assert alles.count(" door ") == 13


@pytest.mark.parametrize("vreemd", ["0", "-1", "x", "9" * 30, "²", ""])
def test_a_number_that_is_none_shows_what_fits(contract: Contract, manager: Gebruiker, vreemd: str) -> None:
    assert "Contract C-1 toegevoegd" in show(manager, "contract", contract.pk, f"?geschiedenis={vreemd}")


def test_a_provider_reads_what_changed_and_not_who_in_the_region_did_it(
    contract: Contract, manager: Gebruiker, aanbieder: Gebruiker
) -> None:
    change(manager, lambda: set_raamovereenkomst("R-9"))
    with met_systeemzicht():
        log_handeling("proef_gedaan", onderwerp=("contract", "C-1"), gebruiker=manager.gebruikersnaam)
    tekst = show(aanbieder, "contract", contract.pk)
    assert "raamovereenkomst: R-9" in tekst
    assert re.search(r"Gewijzigd [-0-9 :]+, door de regio", tekst)
    assert "anna" not in tekst
    change(aanbieder, lambda: set_raamovereenkomst("R-10"))
    assert "door zorgbedrijf" in show(aanbieder, "contract", contract.pk)


def test_a_perceel_tells_what_changed_in_how_it_is_paid(contract: Contract, manager: Gebruiker) -> None:
    voorkomen = contract.perceel.voorkomens.get()
    voorkomen.aanbieders_maximaal = 4
    change(manager, voorkomen.save)
    tekst = show(manager, "perceel", contract.perceel_id)
    assert re.search(r"Gewijzigd [-0-9 :]+, door anna, via een pagina", tekst)
    assert "maximaal aantal aanbieders: 4" in tekst


def test_a_perceel_tells_who_takes_part(contract: Contract, manager: Gebruiker) -> None:
    with met_systeemzicht():
        venlo, horst = (
            GemeenteFactory.create(regio=contract.regio, naam=naam) for naam in ("Venlo", "Horst")
        )
    voorkomen = contract.perceel.voorkomens.get()
    change(manager, lambda: voorkomen.deelnemers.set([venlo, horst]))
    tekst = show(manager, "perceel", contract.perceel_id)
    assert re.search(r"Gewijzigd [-0-9 :]+, door anna, via een pagina", tekst)
    assert "Deelnemer Venlo toegevoegd" in tekst
    assert "Deelnemer Horst toegevoegd" in tekst
    change(manager, lambda: voorkomen.deelnemers.remove(horst))
    assert "Deelnemer Horst verwijderd" in show(manager, "perceel", contract.perceel_id)


def test_of_what_holds_from_a_day_that_day_is_told(contract: Contract, manager: Gebruiker) -> None:
    """In the act that makes it, and in a later one."""
    with met_systeemzicht():
        venlo, horst = (
            GemeenteFactory.create(regio=contract.regio, naam=naam) for naam in ("Venlo", "Horst")
        )
    voorkomen = contract.perceel.voorkomens.get()

    def part() -> None:
        voorkomen.tot = date(2023, 12, 31)
        voorkomen.save()
        nieuw = contract.perceel.voorkomens.create(model="pxq", vanaf=date(2024, 1, 1))
        nieuw.deelnemers.add(venlo)

    change(manager, part)
    assert "deelnemer 01-01-2024, Venlo toegevoegd" in " ".join(tell(contract.perceel, manager))
    nieuw = contract.perceel.voorkomens.get(vanaf="2024-01-01")
    change(manager, lambda: nieuw.deelnemers.add(horst))
    assert "deelnemer 01-01-2024, Horst toegevoegd" in tell(contract.perceel, manager)[0]


def test_a_municipality_does_not_read_what_another_pays(contract: Contract) -> None:
    with met_systeemzicht():
        eigen, ander = (GemeenteFactory.create(regio=contract.regio) for _ in range(2))
        wie = make_gebruiker("fin", Rol.FINANCIEN)
        GemeenteToegang.objects.create(gebruiker=wie, gemeente=eigen)
        for gemeente, bedrag in ((eigen, "11.11"), (ander, "77.77")):
            Voorschot.objects.create(contract=contract, gemeente=gemeente, datum="2024-01-01", bedrag=bedrag)
    tekst = show(wie, "contract", contract.pk)
    assert "11,11" in tekst
    assert "77,77" not in tekst


def test_of_another_contract_nothing_is_seen(contract: Contract, aanbieder: Gebruiker) -> None:
    with met_systeemzicht():
        ander = ContractFactory.create()
    with met_zicht_van(aanbieder):
        assert find_geschiedenis(ander, aanbieder).handelingen == []
        assert len(find_geschiedenis(contract, aanbieder).handelingen) == 1


def test_the_number_of_statements_does_not_grow(contract: Contract, manager: Gebruiker) -> None:
    def count() -> int:
        with met_zicht_van(manager), CaptureQueriesContext(connection) as vragen:
            find_geschiedenis(contract, manager)
        return len(vragen)

    with met_systeemzicht():
        TariefFactory.create(contract=contract)
    een = count()
    for _ in range(8):
        with met_systeemzicht():
            TariefFactory.create(contract=contract)
    assert count() == een <= 12


def test_a_model_without_a_history_is_refused(manager: Gebruiker) -> None:
    with pytest.raises(TypeError, match="Jaarcijfer heeft geen geschiedenis"):
        find_geschiedenis(Jaarcijfer(pk=1), manager)
