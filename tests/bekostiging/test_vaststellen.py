"""What is vastgesteld never changes: four eyes decide once, and the database keeps it."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from bekostiging.berekening.invoer import Contractinvoer, Regioinvoer
from bekostiging.models import Afrekening, GeparkeerdContract
from bekostiging.services import deel, make_afrekening, read_stand, stel_vast
from bekostiging.services.compleet import complete
from bekostiging.services.invoerstand import REGIOWOORDEN, WOORDEN, save_stand
from contracten.models import Contract, Jaarafspraak, Tarief
from inkoop.kern.bedragen import BEDRAGSOORTEN
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from segmenten.models import Inwoners, Regio, RegioToegang
from tests.bekostiging.hulp import establish_in_sql, make_contractmanager, make_gedeeld, refuse
from tests.fabrieken import LeveringFactory, PrestatieFactory, VoorschotFactory
from toegang.models import Prestatie, Prestatiesom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_another_contractmanager_establishes_the_latest_version(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker
) -> None:
    with met_systeemzicht():
        vast = stel_vast(make_gedeeld(regio, maker=maker), vaststeller)
    assert (vast.status, vast.vastgesteld_door) == ("vastgesteld", vaststeller)
    assert vast.vastgesteld_op is not None
    assert Logregel.objects.get(handeling="afrekening_vastgesteld").gebruiker == "vaststeller"


def test_another_role_does_not_establish_it(regio: Regio) -> None:
    gebruiker = Gebruiker.objects.create_user("inkoper", rollen=[Rol.INKOPER])
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    assert "Alleen een contractmanager" in refuse(make_gedeeld(regio), gebruiker)


def test_a_contractmanager_of_another_region_does_not_establish_it(regio: Regio) -> None:
    vreemd = make_contractmanager(Regio.objects.create(code="ander", naam="Ander"), "vreemd")
    assert "niet voor deze regio" in refuse(make_gedeeld(regio), vreemd)


def test_somebody_who_left_does_not_establish_it(regio: Regio, vaststeller: Gebruiker) -> None:
    vaststeller.is_active = False
    assert "niet voor deze regio" in refuse(make_gedeeld(regio), vaststeller)


def test_it_happens_once(regio: Regio, vaststeller: Gebruiker) -> None:
    afrekening = make_gedeeld(regio)
    with met_systeemzicht():
        stel_vast(afrekening, vaststeller)
    assert "al vastgesteld" in refuse(afrekening, vaststeller)


def test_an_old_version_is_not_established(regio: Regio, vaststeller: Gebruiker) -> None:
    oud = make_gedeeld(regio)
    make_afrekening(regio, 2022, None)
    assert "nieuwere versie (2)" in refuse(oud, vaststeller)


def test_a_version_of_before_the_establishing_does_not_correct_it(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker
) -> None:
    """It was computed as a first version: what it would settle is not the difference."""
    eerste = make_gedeeld(regio)
    with met_systeemzicht():
        stel_vast(eerste, vaststeller)
    los = make_incompleet(eerste)
    reden = refuse_delen(los, maker)
    assert "al een afrekening vastgesteld: versie 1" in reden
    assert "Laat opnieuw berekenen" in reden


def refuse_delen(afrekening: Afrekening, gebruiker: Gebruiker) -> str:
    """Give the reason with which sharing is refused."""
    with pytest.raises(OvergangGeweigerdError) as fout, met_systeemzicht():
        deel(afrekening, gebruiker)
    return fout.value.reden


def test_a_concept_is_shared_before_it_is_established(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker
) -> None:
    concept = make_afrekening(regio, 2022, maker)
    assert "kan alleen als de status gedeeld is" in refuse(concept, vaststeller)
    with met_systeemzicht():
        gedeeld = deel(concept, maker)
    assert (gedeeld.status, gedeeld.gedeeld_door) == ("gedeeld", maker)
    assert gedeeld.gedeeld_op is not None
    assert Logregel.objects.get(handeling="afrekening_gedeeld").gebruiker == "maker"


def test_who_may_not_share_does_not(regio: Regio) -> None:
    gebruiker = Gebruiker.objects.create_user("inkoper", rollen=[Rol.INKOPER])
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    assert "Alleen een contractmanager" in refuse_delen(make_afrekening(regio, 2022, None), gebruiker)


def test_an_old_concept_and_one_of_other_data_are_not_shared(regio: Regio, maker: Gebruiker) -> None:
    oud = make_afrekening(regio, 2022, None)
    nieuw = make_afrekening(regio, 2022, None)
    assert "nieuwere versie (2)" in refuse_delen(oud, maker)
    with met_systeemzicht():
        change_tarief()
    assert "contract C2: tarieven" in refuse_delen(nieuw, maker)


def test_all_that_stands_in_the_way_is_told_at_once(regio: Regio, maker: Gebruiker) -> None:
    with met_systeemzicht():
        Tarief.objects.filter(contract__nummer="C2").delete()
    oud = make_gedeeld(regio, maker=maker)
    make_afrekening(regio, 2022, None)
    reden = refuse(oud, maker)
    assert "zelf gemaakt" in reden
    assert "nieuwere versie (2)" in reden
    assert "geparkeerde contracten (1)" in reden


def test_parked_contracts_are_left_out_only_on_purpose(regio: Regio, vaststeller: Gebruiker) -> None:
    with met_systeemzicht():
        Tarief.objects.filter(contract__nummer="C2").delete()
    afrekening = make_gedeeld(regio)
    assert "geparkeerde contracten (1)" in refuse(afrekening, vaststeller)
    with met_systeemzicht():
        vast = stel_vast(afrekening, vaststeller, met_geparkeerd=True)
    assert vast.status == "vastgesteld"


@pytest.mark.parametrize(
    "opdracht",
    [
        # A temporary table of the same name does not stand in for the real one.
        "CREATE TEMP TABLE bekostiging_afrekening (id bigint, status text) ON COMMIT DROP; "
        "DELETE FROM bekostiging_gemeenteafrekening",
        "UPDATE bekostiging_afrekening SET saldo = 0, voorschot = vergoeding",
        "UPDATE bekostiging_afrekening SET status = 'concept', vastgesteld_op = NULL",
        "DELETE FROM bekostiging_afrekening",
        "UPDATE bekostiging_contractafrekening SET uitleg = '{}'",
        "DELETE FROM bekostiging_gemeenteafrekening",
        "DELETE FROM bekostiging_contractafrekening",
        "TRUNCATE bekostiging_afrekening CASCADE",
    ],
)
def test_what_is_established_does_not_change_even_in_sql(
    regio: Regio, vaststeller: Gebruiker, opdracht: str
) -> None:
    with met_systeemzicht():
        stel_vast(make_gedeeld(regio), vaststeller)
    with (
        pytest.raises(DatabaseError),
        met_systeemzicht(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


@pytest.mark.django_db(transaction=True)
def test_no_line_slips_in_while_it_is_established(
    regio: Regio, vaststeller: Gebruiker, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    """Who adds a line holds the settlement: establishing it waits, here in vain."""
    afrekening = make_afrekening(regio, 2022, None)
    incompleet = make_incompleet(afrekening)
    with met_systeemzicht():
        GeparkeerdContract.objects.create(afrekening=incompleet, contract=first_contract(), reden="Geen.")
        eigenaar_verbinding.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            eigenaar_verbinding.execute(
                "UPDATE bekostiging_afrekening SET status = 'vastgesteld', vastgesteld_op = now(), "
                "vastgesteld_door_id = %s WHERE id = %s",
                [vaststeller.pk, incompleet.pk],
            )


def make_incompleet(afrekening: Afrekening) -> Afrekening:
    """Give a version of which not all rows are stored yet."""
    velden = {soort.code: getattr(afrekening, soort.code) for soort in BEDRAGSOORTEN}
    return Afrekening.objects.create(
        regio=afrekening.regio,
        jaar=afrekening.jaar,
        versie=9,
        vingerafdruk=afrekening.vingerafdruk,
        regelversie=afrekening.regelversie,
        gemaakt_op=timezone.now(),
        **velden,
    )


def first_contract() -> Contract:
    return Contract.objects.earliest("pk")


@pytest.mark.parametrize(
    "opdracht",
    [
        "DELETE FROM bekostiging_afrekening",
        "DELETE FROM bekostiging_invoerstand",
        "UPDATE bekostiging_afrekening SET compleet = false",
        "UPDATE bekostiging_invoerstand SET levering = levering + 1",
        "DELETE FROM bekostiging_gemeenteafrekening",
        "INSERT INTO bekostiging_gemeenteafrekening (contractafrekening_id, gemeente_id, realisatie, "
        "vergoeding, voorschot, betaald, saldo) SELECT contractafrekening_id, gemeente_id, 0, 0, 0, 0, 0 "
        "FROM bekostiging_gemeenteafrekening",
        "INSERT INTO bekostiging_geparkeerdcontract (afrekening_id, contract_id, reden) "
        "SELECT afrekening_id, contract_id, 'Geen.' FROM bekostiging_contractafrekening",
    ],
)
def test_a_concept_takes_no_rows_and_lets_none_go(regio: Regio, opdracht: str) -> None:
    make_afrekening(regio, 2022, None)
    with (
        pytest.raises(DatabaseError, match=r"compleet|bewaard|veranderen niet"),
        met_systeemzicht(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


def test_only_a_complete_version_is_established(regio: Regio, vaststeller: Gebruiker) -> None:
    incompleet = make_incompleet(make_afrekening(regio, 2022, None))
    with pytest.raises(IntegrityError, match="alleen_een_complete_afrekening"):
        establish_in_sql(incompleet, vaststeller)


def change_tarief() -> None:
    Tarief.objects.filter(contract__nummer="C2").update(bedrag=F("bedrag") + 1)


def change_afspraak() -> None:
    Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 1)


def change_voorschot() -> None:
    contract = Contract.objects.get(nummer="C1")
    VoorschotFactory.create(
        contract=contract, gemeente=contract.regio.gemeenten.first(), datum=date(2022, 5, 1)
    )


def change_prestatie() -> None:
    add_prestatie(date(2022, 12, 31))


def change_inwoners() -> None:
    Inwoners.objects.update(aantal=F("aantal") + 1)


def add_prestatie(dag: date) -> None:
    """Deliver a line that is rejected, on a day."""
    eerder = Prestatie.objects.filter(contract__nummer="C2").earliest("pk")
    levering = LeveringFactory.create(regio=eerder.regio, volgnummer=2, digest="1" * 64)
    PrestatieFactory.create(
        toewijzing=eerder.toewijzing,
        levering=levering,
        begindatum=dag,
        einddatum=dag,
        goedgekeurd=False,
        reden="eenheid_onjuist",
    )


@pytest.mark.parametrize(
    ("wijzig", "zin"),
    [
        (change_tarief, "contract C2: tarieven"),
        (change_afspraak, "contract C3: de jaarafspraak"),
        (change_voorschot, "contract C1: voorschotten"),
        (change_prestatie, "afgekeurde prestaties"),
        (change_inwoners, "inwoners"),
    ],
)
def test_what_changed_since_is_told_and_not_established(
    regio: Regio, vaststeller: Gebruiker, wijzig: Callable[[], None], zin: str
) -> None:
    afrekening = make_gedeeld(regio)
    with met_systeemzicht():
        wijzig()
    reden = refuse(afrekening, vaststeller)
    assert "De gegevens zijn veranderd" in reden
    assert zin in reden
    with met_systeemzicht():
        assert stel_vast(make_gedeeld(regio), vaststeller).versie == 2


def test_a_delivery_about_another_year_does_not_stand_in_the_way(
    regio: Regio, vaststeller: Gebruiker
) -> None:
    afrekening = make_gedeeld(regio)
    with met_systeemzicht():
        add_prestatie(date(2023, 2, 1))
        assert read_stand(regio, 2022).vingerafdruk != afrekening.vingerafdruk
        assert stel_vast(afrekening, vaststeller).status == "vastgesteld"


def test_lines_that_add_up_to_the_same_are_other_lines(regio: Regio, vaststeller: Gebruiker) -> None:
    """A credit of a line and the same line anew: no sum differs, and the settlement saw other lines."""
    afrekening = make_gedeeld(regio)
    with met_systeemzicht():
        eerder = Prestatie.objects.filter(contract__nummer="C2", goedgekeurd=True).earliest("pk")
        levering = LeveringFactory.create(regio=regio, volgnummer=2, digest="1" * 64)
        delen = {"toewijzing": eerder.toewijzing, "levering": levering, "volume": eerder.volume}
        dagen = {"begindatum": eerder.begindatum, "einddatum": eerder.einddatum, "eenheid": eerder.eenheid}
        PrestatieFactory.create(
            **delen,
            **dagen,
            goedgekeurd=False,
            reden="credit",
            crediteert_nummer=eerder.nummer,
            crediteert=eerder,
        )
        PrestatieFactory.create(**delen, **dagen)
    assert "contract C2: prestaties" in refuse(afrekening, vaststeller)


def test_sums_that_are_not_those_of_the_lines_are_not_established(
    regio: Regio, vaststeller: Gebruiker
) -> None:
    """A concept believes what is kept; who establishes has the lines themselves added up."""
    with met_systeemzicht():
        juist = make_afrekening(regio, 2022, None)
        dubbel = {veld: F(veld) * 2 for veld in ("aantal", "volume", "bedrag")}
        Prestatiesom.objects.filter(reden="").update(**dubbel)
        onjuist = make_afrekening(regio, 2022, None)
    assert onjuist.realisatie > juist.realisatie
    reden = refuse_delen(onjuist, vaststeller)
    assert "De bewaarde sommen zijn niet gelijk aan de prestaties zelf, bij 5 contracten" in reden
    assert "De gegevens zijn veranderd" in reden


def test_parts_that_are_not_the_whole_are_not_established(regio: Regio, vaststeller: Gebruiker) -> None:
    afrekening = make_afrekening(regio, 2022, None)
    anders = make_incompleet(afrekening)
    with met_systeemzicht():
        save_stand(anders, read_stand(regio, 2022))
        complete(anders)
    reden = refuse_delen(anders, vaststeller)
    assert "telt niet op" in reden
    assert "vergoeding is" in reden


def test_every_part_of_the_input_has_words() -> None:
    """What changed would else be refused without being told."""
    velden = {veld.name for veld in fields(Contractinvoer)} - {"regio", "nummer"}
    assert velden <= WOORDEN.keys()
    assert {veld.name for veld in fields(Regioinvoer)} - {"contracten"} == REGIOWOORDEN.keys()
