"""What is vastgesteld never changes: four eyes decide once, and the database keeps it."""

from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.services import make_afrekening, stel_vast
from contracten.models import Tarief
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from segmenten.models import Regio, RegioToegang
from tests.bekostiging.hulp import make_contractmanager, store_voorbeeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio() -> Regio:
    return store_voorbeeld("03")


@pytest.fixture
def maker(regio: Regio) -> Gebruiker:
    return make_contractmanager(regio, "maker")


@pytest.fixture
def vaststeller(regio: Regio) -> Gebruiker:
    return make_contractmanager(regio, "vaststeller")


def test_another_contractmanager_establishes_the_latest_version(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker
) -> None:
    with met_systeemzicht():
        vast = stel_vast(make_afrekening(regio, 2022, maker), vaststeller)
    assert (vast.status, vast.vastgesteld_door) == ("vastgesteld", vaststeller)
    assert vast.vastgesteld_op is not None
    assert Logregel.objects.get(handeling="afrekening_vastgesteld").gebruiker == "vaststeller"


def refuse(afrekening: Afrekening, gebruiker: Gebruiker) -> str:
    """Give the reason with which it is refused; nothing has changed then."""
    with pytest.raises(OvergangGeweigerdError) as fout, met_systeemzicht():
        stel_vast(afrekening, gebruiker)
    return fout.value.reden


def test_who_made_it_does_not_establish_it(regio: Regio, maker: Gebruiker) -> None:
    assert "zelf gemaakt" in refuse(make_afrekening(regio, 2022, maker), maker)


def test_another_role_does_not_establish_it(regio: Regio) -> None:
    gebruiker = Gebruiker.objects.create_user("inkoper", rol=Rol.INKOPER)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    assert "Alleen een contractmanager" in refuse(make_afrekening(regio, 2022, None), gebruiker)


def test_a_contractmanager_of_another_region_does_not_establish_it(regio: Regio) -> None:
    vreemd = make_contractmanager(Regio.objects.create(code="ander", naam="Ander"), "vreemd")
    assert "niet voor deze regio" in refuse(make_afrekening(regio, 2022, None), vreemd)


def test_somebody_who_left_does_not_establish_it(regio: Regio, vaststeller: Gebruiker) -> None:
    vaststeller.is_active = False
    assert "niet voor deze regio" in refuse(make_afrekening(regio, 2022, None), vaststeller)


def test_it_happens_once(regio: Regio, vaststeller: Gebruiker) -> None:
    afrekening = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        stel_vast(afrekening, vaststeller)
    assert "al vastgesteld" in refuse(afrekening, vaststeller)


def test_an_old_version_is_not_established(regio: Regio, vaststeller: Gebruiker) -> None:
    oud = make_afrekening(regio, 2022, None)
    make_afrekening(regio, 2022, None)
    assert "nieuwere versie (2)" in refuse(oud, vaststeller)


def test_a_second_version_is_not_established_beside_the_first(regio: Regio, vaststeller: Gebruiker) -> None:
    with met_systeemzicht():
        stel_vast(make_afrekening(regio, 2022, None), vaststeller)
    assert "al een afrekening vastgesteld: versie 1" in refuse(
        make_afrekening(regio, 2022, None), vaststeller
    )


def test_all_that_stands_in_the_way_is_told_at_once(regio: Regio, maker: Gebruiker) -> None:
    with met_systeemzicht():
        Tarief.objects.filter(contract__nummer="C2").delete()
    oud = make_afrekening(regio, 2022, maker)
    make_afrekening(regio, 2022, None)
    reden = refuse(oud, maker)
    assert "zelf gemaakt" in reden
    assert "nieuwere versie (2)" in reden
    assert "geparkeerde contracten (1)" in reden


def test_parked_contracts_are_left_out_only_on_purpose(regio: Regio, vaststeller: Gebruiker) -> None:
    with met_systeemzicht():
        Tarief.objects.filter(contract__nummer="C2").delete()
    afrekening = make_afrekening(regio, 2022, None)
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
        stel_vast(make_afrekening(regio, 2022, None), vaststeller)
    with (
        pytest.raises(DatabaseError),
        met_systeemzicht(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


def establish_in_sql(afrekening: Afrekening, gebruiker: Gebruiker | None) -> None:
    with met_systeemzicht():
        Afrekening.objects.filter(pk=afrekening.pk).update(
            status="vastgesteld", vastgesteld_op=timezone.now(), vastgesteld_door=gebruiker
        )


def test_four_eyes_hold_even_in_sql(regio: Regio, maker: Gebruiker, vaststeller: Gebruiker) -> None:
    afrekening = make_afrekening(regio, 2022, maker)
    with pytest.raises(IntegrityError, match="wie_de_afrekening_maakte"):
        establish_in_sql(afrekening, maker)
    with pytest.raises(IntegrityError, match="een_persoon"):
        establish_in_sql(afrekening, None)
    establish_in_sql(afrekening, vaststeller)


@pytest.mark.django_db(transaction=True)
def test_no_line_slips_in_while_it_is_established(
    regio: Regio, vaststeller: Gebruiker, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    """Who adds a line holds the settlement: establishing it waits, here in vain."""
    afrekening = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening)[:1].get().delete()
        eigenaar_verbinding.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            eigenaar_verbinding.execute(
                "UPDATE bekostiging_afrekening SET status = 'vastgesteld', vastgesteld_op = now(), "
                "vastgesteld_door_id = %s WHERE id = %s",
                [vaststeller.pk, afrekening.pk],
            )
