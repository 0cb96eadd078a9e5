"""A settlement is stored as a version: whole, explained, comparable with the one before."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekostiging.berekening.fouten import Parkeercode
from bekostiging.berekening.herbereken import UitlegKloptNietError, herbereken
from bekostiging.berekening.invoer import Afgekeurd, Regioinvoer, Traject
from bekostiging.berekening.uitkomst import GeparkeerdContract as Geparkeerd
from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening, GeparkeerdContract
from bekostiging.selectors import Verschilsoort, verschil_met_vorige
from bekostiging.services import calculate_regiojaar, make_afrekening, make_vingerafdruk
from bekostiging.services.vingerafdruk import als_tekst, digest_invoer, make_canoniek
from contracten.models import Jaarafspraak, Tarief, Voorschot
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Perceelvoorkomen
from tests.bekostiging.berekening.make import make_clienten, make_contract, make_regio
from tests.bekostiging.hulp import make_contractmanager, store_voorbeeld
from tests.fabrieken import RegioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_a_version_holds_contracts_municipalities_and_an_explanation() -> None:
    regio = store_voorbeeld("03")
    gebruiker = make_contractmanager(regio, "maker")
    afrekening = make_afrekening(regio, 2022, gebruiker)
    assert (afrekening.versie, afrekening.status, afrekening.gemaakt_door) == (1, "concept", gebruiker)
    with met_systeemzicht():
        rij = Contractafrekening.objects.get(afrekening=afrekening, contract__nummer="C3")
        assert (rij.realisatie, rij.vergoeding, rij.saldo) == (Decimal(12000), Decimal(11500), Decimal(-1500))
        assert (rij.model, rij.soort, rij.budget, rij.richting) == (
            "pxq",
            "budgetafspraak",
            Decimal(10000),
            "bijbetaling",
        )
        delen = list(rij.gemeenten.values_list("gemeente__code", "vergoeding"))
    assert sum(bedrag for _, bedrag in delen) == 11500
    assert herbereken(rij.uitleg).vergoeding == rij.vergoeding


def test_of_every_contract_is_told_how_far_the_settlement_is() -> None:
    stappen: list[tuple[int, int, str]] = []
    make_afrekening(store_voorbeeld("03"), 2022, None, lambda *stap: stappen.append(stap))
    assert stappen == [
        (0, 1, "Gegevens lezen"),
        *((gedaan, 6, f"Contract C{gedaan} berekend") for gedaan in range(1, 6)),
    ]


def test_a_dry_run_stores_nothing() -> None:
    regio = store_voorbeeld("03")
    uitkomst = calculate_regiojaar(regio, 2022)
    assert len(uitkomst.contracten) == 5
    assert Afrekening.objects.count() == 0


def test_a_contract_without_a_tariff_is_parked_and_the_others_go_on() -> None:
    regio = store_voorbeeld("03")
    with met_systeemzicht():
        Tarief.objects.filter(contract__nummer="C2").delete()
    afrekening = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        parkeer = GeparkeerdContract.objects.get(afrekening=afrekening)
        assert parkeer.contract.nummer == "C2"
        assert "geen geldig tarief" in parkeer.reden
        assert Contractafrekening.objects.filter(afrekening=afrekening).count() == 4


@pytest.mark.parametrize(
    ("parameters", "woord"),
    [
        ({"start_deel": "veel"}, "start_deel"),
        ({"erkenning": "ooit"}, "erkenning"),
        ({"start_deel": 0.8}, "0.8"),
    ],
)
def test_a_contract_with_a_parameter_that_cannot_be_is_parked(
    parameters: dict[str, object], woord: str
) -> None:
    regio = store_voorbeeld("07")
    with met_systeemzicht():
        Jaarafspraak.objects.update(parameters=parameters)
    uitkomst = calculate_regiojaar(regio, 2022)
    assert [rij.contract for rij in uitkomst.geparkeerd] == ["C1"]
    assert woord in uitkomst.geparkeerd[0].reden


def test_a_contract_whose_model_is_not_chosen_yet_is_parked() -> None:
    regio = store_voorbeeld("03")
    with met_systeemzicht():
        Perceelvoorkomen.objects.filter(perceel__regio=regio).update(model="nog_te_kiezen")
    uitkomst = calculate_regiojaar(regio, 2022)
    assert len(uitkomst.geparkeerd) == 5
    assert "nog niet gekozen" in uitkomst.geparkeerd[0].reden


def test_a_contract_of_whose_perceel_nothing_holds_is_parked_for_that() -> None:
    regio = store_voorbeeld("03")
    with met_systeemzicht():
        Perceelvoorkomen.objects.filter(perceel__regio=regio).update(tot=date(2022, 12, 30))
    redenen = {rij.reden for rij in calculate_regiojaar(regio, 2022).geparkeerd}
    assert len(redenen) == 1
    assert "geldt op 31-12-2022 niets" in redenen.pop()


def test_a_rerun_makes_a_new_version_that_says_nothing_changed() -> None:
    regio = store_voorbeeld("03")
    een, twee = (make_afrekening(regio, 2022, None) for _ in range(2))
    assert (twee.versie, twee.vorige, twee.vingerafdruk) == (2, een, een.vingerafdruk)
    with met_systeemzicht():
        verschil = verschil_met_vorige(twee)
        assert verschil_met_vorige(een) is None
    assert verschil is not None
    assert (verschil.gewijzigd, verschil.zelfde_invoer, verschil.zelfde_regels) == ((), True, True)


def test_a_rerun_shows_what_changed_per_contract_and_municipality() -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        Voorschot.objects.filter(contract__nummer="C1", gemeente__code="0983").update(bedrag=5000)
        Jaarafspraak.objects.filter(contract__nummer="C5").delete()
        Tarief.objects.filter(contract__nummer="C4").delete()
    nieuw = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        verschil = verschil_met_vorige(nieuw)
    assert verschil is not None
    assert not verschil.zelfde_invoer
    soorten = {rij.contract: rij.soort for rij in verschil.gewijzigd}
    assert soorten == {
        "C1": Verschilsoort.GEWIJZIGD,
        "C4": Verschilsoort.GEPARKEERD,
        "C5": Verschilsoort.VERDWENEN,
    }
    c1 = verschil.contracten[0]
    assert c1.bedragen["voorschot"].verschil == -1000
    assert list(c1.gemeenten) == ["0983"]
    assert c1.gemeenten["0983"]["saldo"].verschil == -1000
    assert "C4" in verschil.contracten[3].contract
    assert verschil.contracten[3].reden


def test_a_reader_sees_the_changes_of_what_is_theirs_only() -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    nieuw = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        eigen = make_contractmanager(regio, "eigen")
        vreemde = make_contractmanager(RegioFactory.create(), "vreemde")
        voor_eigen, voor_vreemde = (verschil_met_vorige(nieuw, wie) for wie in (eigen, vreemde))
    assert voor_eigen is not None
    assert voor_vreemde is not None
    assert [rij.contract for rij in voor_eigen.contracten] == ["C1", "C2", "C3", "C4", "C5"]
    assert voor_eigen.totaal["realisatie"].nieuw == nieuw.realisatie != 0
    assert voor_vreemde.contracten == ()
    assert {bedrag.nieuw for bedrag in voor_vreemde.totaal.values()} == {0}


def test_a_contract_that_is_no_longer_parked_shows_as_such() -> None:
    regio = store_voorbeeld("07")
    with met_systeemzicht():
        Jaarafspraak.objects.update(parameters={"erkenning": "ooit"})
    make_afrekening(regio, 2022, None)
    make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        Jaarafspraak.objects.update(parameters={"start_deel": "0.8"})
    nieuw = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        verschil, eerder = verschil_met_vorige(nieuw), verschil_met_vorige(Afrekening.objects.get(versie=2))
    assert verschil is not None
    assert eerder is not None
    assert [rij.soort for rij in verschil.contracten] == [Verschilsoort.NIET_MEER_GEPARKEERD]
    assert verschil.totaal["vergoeding"].verschil == nieuw.vergoeding
    assert [rij.soort for rij in eerder.contracten] == [Verschilsoort.NOG_GEPARKEERD]
    assert eerder.gewijzigd == ()


def test_an_explanation_that_does_not_lead_to_its_amounts_is_not_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: object) -> None:
        raise UitlegKloptNietError("C1, realisatie")

    regio = store_voorbeeld("03")
    monkeypatch.setattr("bekostiging.services.afrekening.check_uitleg", refuse)
    with pytest.raises(UitlegKloptNietError):
        make_afrekening(regio, 2022, None)
    assert Afrekening.objects.count() == 0


def test_one_job_makes_one_version_however_often_it_is_tried() -> None:
    regio, taak = store_voorbeeld("03"), uuid.uuid4()
    een = make_afrekening(regio, 2022, None, taak=taak)
    assert make_afrekening(regio, 2022, None, taak=taak) == een
    assert Afrekening.objects.count() == 1


def test_progress_is_told_up_to_the_last_contract() -> None:
    regio, meldingen = store_voorbeeld("03"), []
    make_afrekening(regio, 2022, None, lambda gedaan, totaal, melding: meldingen.append((gedaan, totaal)))
    assert meldingen == [(0, 1), *((n, 6) for n in range(1, 6))]


def test_making_a_settlement_stands_in_the_audit_log() -> None:
    regio = store_voorbeeld("03")
    afrekening = make_afrekening(regio, 2022, make_contractmanager(regio, "maker"))
    regel = Logregel.objects.get(handeling="afrekening_gemaakt")
    assert (regel.gebruiker, regel.regio, regel.onderwerp_sleutel) == (
        "maker",
        regio.code,
        f"{regio.code}/2022/1",
    )
    assert regel.verschil["vingerafdruk"] == afrekening.vingerafdruk


def test_the_number_of_statements_does_not_depend_on_the_number_of_contracts() -> None:
    # 5 contracts in 03, 1 in 01: the same model, so the same statements.
    tellingen = []
    for naam in ("01", "03"):
        regio = store_voorbeeld(naam)
        with CaptureQueriesContext(connection) as vragen:
            calculate_regiojaar(regio, 2022)
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1]
    assert tellingen[0] < 45


def test_where_nothing_ever_changed_the_digest_stays_what_it_was() -> None:
    """That a trajectory may hold from a day on changes no input of a region in which it always held."""
    vroeger = "0622b3e4b9c607e0"
    assert digest_invoer(make_regio()).startswith(vroeger)
    vormen = (Traject("AMB", "hbo", Decimal(2), 182, geldt_vanaf=date(2022, 7, 1)),)
    assert not digest_invoer(make_regio(trajecten=vormen)).startswith(vroeger)


def test_the_text_of_rows_is_the_one_that_json_gives() -> None:
    rijen = make_canoniek(make_clienten(venlo=5, beesel=3))
    assert als_tekst(rijen) == als_tekst(list(rijen)) == als_tekst(sorted(rijen, key=als_tekst))
    assert [rij["aantal"] for rij in rijen] == [3, 5]


def test_the_fingerprint_depends_on_each_of_its_parts() -> None:
    regio = make_regio()
    leeg = make_vingerafdruk(Regioinvoer(regio, ()), [])
    afgekeurd = Regioinvoer(regio, (), (Afgekeurd("dubbel", 1),))
    geparkeerd = (Geparkeerd("C1", "a", Parkeercode.GEEN_INWONERS, "geen inwoners"),)
    anders = {
        make_vingerafdruk(Regioinvoer(make_regio(jaar=2023), ()), []),
        make_vingerafdruk(afgekeurd, []),
        make_vingerafdruk(Regioinvoer(regio, ()), ["een"]),
        make_vingerafdruk(Regioinvoer(regio, ()), ["een", "twee"]),
        make_vingerafdruk(Regioinvoer(regio, ()), [], geparkeerd),
        make_vingerafdruk(Regioinvoer(regio, (make_contract(),)), []),
        make_vingerafdruk(Regioinvoer(regio, (make_contract(nummer="C9"),)), []),
    }
    assert len(anders) == 7
    assert leeg not in anders


def test_the_fingerprint_follows_the_input() -> None:
    regio = store_voorbeeld("03")
    een = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        # The same number in another scale is the same input.
        Tarief.objects.filter(contract__nummer="C1").update(bedrag=Decimal("100.000"))
        twee = make_afrekening(regio, 2022, None)
        Jaarafspraak.objects.filter(contract__nummer="C1").update(bandbreedte=Decimal("0.051"))
    drie = make_afrekening(regio, 2022, None)
    assert een.vingerafdruk == twee.vingerafdruk != drie.vingerafdruk
    with met_systeemzicht():
        assert Gemeenteafrekening.objects.filter(contractafrekening__afrekening=drie).exists()
