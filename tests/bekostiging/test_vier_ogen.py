"""Two people establish a settlement, and neither of them is the other: in the service and in the database."""

from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from bekostiging.models import Afkoeltijd, Afrekening
from bekostiging.services import deel, make_afrekening, stel_vast
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol, Verzoekstatus
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import Regio
from tests.bekostiging.hulp import establish_in_sql, make_contractmanager, make_gedeeld, refuse

pytestmark = pytest.mark.django_db


def test_who_made_it_does_not_establish_it(regio: Regio, maker: Gebruiker) -> None:
    assert "zelf gemaakt" in refuse(make_gedeeld(regio, maker=maker), maker)


def test_who_shared_it_does_not_establish_it_also_when_the_system_made_it(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker
) -> None:
    with met_systeemzicht():
        gedeeld = deel(make_afrekening(regio, 2022, None), maker)
    assert "zelf gedeeld" in refuse(gedeeld, maker)
    with pytest.raises(DatabaseError, match="wie_de_afrekening_deelde"), met_systeemzicht():
        Afrekening.objects.filter(pk=gedeeld.pk).update(
            status="vastgesteld", vastgesteld_op=timezone.now(), vastgesteld_door=maker
        )
    with met_systeemzicht():
        assert stel_vast(gedeeld, vaststeller).vastgesteld_door == vaststeller


def test_what_nobody_made_or_shared_is_not_established(regio: Regio, vaststeller: Gebruiker) -> None:
    """From before sharing was an act of somebody."""
    gedeeld = make_gedeeld(regio)
    with met_systeemzicht():
        Afrekening.objects.filter(pk=gedeeld.pk).update(gedeeld_door=None)
        gedeeld.refresh_from_db()
    assert "Niemand heeft deze versie gemaakt of gedeeld" in refuse(gedeeld, vaststeller)


def give_rol(
    regio: Regio, account: Gebruiker, gever: Gebruiker, moment: datetime, **anders: Any
) -> Rechtenverzoek:
    """Keep that somebody confirmed a role for an account, which a third person asked."""
    vrager = make_contractmanager(regio, "vrager")
    velden = {
        "rollen": [Rol.CONTRACTMANAGER],
        "reden": "nieuwe collega",
        "gevraagd_door": vrager,
        "besloten_door": gever,
        "besloten_op": moment,
        "is_gevoelig": True,
        "status": Verzoekstatus.BEVESTIGD,
    }
    return Rechtenverzoek.objects.create(account=account, **velden | anders)


@pytest.mark.parametrize(("gever", "ontvanger"), [("maker", "vaststeller"), ("vaststeller", "maker")])
def test_two_who_gave_each_other_the_role_lately_do_not_establish_together(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker, gever: str, ontvanger: str
) -> None:
    wie = {"maker": maker, "vaststeller": vaststeller}
    nu = timezone.now()
    verzoek = give_rol(regio, wie[ontvanger], wie[gever], nu - timedelta(days=13))
    gedeeld = make_gedeeld(regio, maker=maker)
    assert "gaven elkaar korter dan 14 dagen geleden een rol" in refuse(gedeeld, vaststeller)
    verzoek.besloten_op = nu - timedelta(days=15)
    verzoek.save()
    with met_systeemzicht():
        assert stel_vast(gedeeld, vaststeller).status == "vastgesteld"


def test_four_eyes_hold_even_in_sql(regio: Regio, maker: Gebruiker, vaststeller: Gebruiker) -> None:
    afrekening = make_afrekening(regio, 2022, maker)
    with pytest.raises(IntegrityError, match="wie_de_afrekening_maakte"):
        establish_in_sql(afrekening, maker)
    with pytest.raises(IntegrityError, match="een_persoon"):
        establish_in_sql(afrekening, None)
    establish_in_sql(afrekening, vaststeller)


GAVEN_ELKAAR = "Wie elkaar kortgeleden een rol gaven"


@pytest.mark.parametrize(("gever", "ontvanger"), [("maker", "vaststeller"), ("vaststeller", "maker")])
def test_the_cooling_time_holds_even_in_sql(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker, gever: str, ontvanger: str
) -> None:
    """Also for who asked it, and whatever moment the settlement says of itself."""
    wie = {"maker": maker, "vaststeller": vaststeller}
    nu = timezone.now()
    verzoek = give_rol(regio, wie[ontvanger], wie[gever], nu - timedelta(days=13))
    afrekening = make_afrekening(regio, 2022, maker)
    with pytest.raises(IntegrityError, match=GAVEN_ELKAAR):
        establish_in_sql(afrekening, vaststeller)
    with pytest.raises(IntegrityError, match=GAVEN_ELKAAR), met_systeemzicht():
        Afrekening.objects.filter(pk=afrekening.pk).update(
            status="vastgesteld",
            vastgesteld_op=nu + timedelta(days=60),
            vastgesteld_door=vaststeller,
            gedeeld_op=nu,
            gedeeld_door=maker,
        )
    Rechtenverzoek.objects.filter(pk=verzoek.pk).update(
        gevraagd_door=wie[gever], besloten_door=verzoek.gevraagd_door
    )
    with pytest.raises(IntegrityError, match=GAVEN_ELKAAR):
        establish_in_sql(afrekening, vaststeller)
    Rechtenverzoek.objects.filter(pk=verzoek.pk).update(besloten_op=nu - timedelta(days=15))
    establish_in_sql(afrekening, vaststeller)


@pytest.mark.parametrize(
    "anders",
    [
        {"rollen": [Rol.INKOPER], "is_gevoelig": False},
        {"rollen_voor": [Rol.CONTRACTMANAGER]},
        {"status": Verzoekstatus.AFGEWEZEN, "waarom": "nee"},
    ],
    ids=["a role that takes no part", "a role that it had", "a request that was turned down"],
)
def test_what_gave_no_role_in_a_settlement_stands_in_nobodys_way(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker, anders: dict[str, Any]
) -> None:
    give_rol(regio, vaststeller, maker, timezone.now(), **anders)
    establish_in_sql(make_afrekening(regio, 2022, maker), vaststeller)


def test_the_database_keeps_what_the_setting_said_and_the_stricter_holds(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker, settings: LazySettings
) -> None:
    kent = Afkoeltijd.objects.get()
    assert (kent.dagen, set(kent.rollen)) == (14, {Rol.CONTRACTMANAGER, Rol.DIRECTIE})
    give_rol(regio, vaststeller, maker, timezone.now() - timedelta(days=13))
    settings.ROL_AFKOELTIJD_DAGEN = 1
    gedeeld = make_gedeeld(regio, maker=maker)
    assert "korter dan 14 dagen geleden" in refuse(gedeeld, vaststeller)
    settings.ROL_AFKOELTIJD_DAGEN = 30
    assert "korter dan 30 dagen geleden" in refuse(gedeeld, vaststeller)


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE bekostiging_afkoeltijd SET dagen = 0",
        "UPDATE bekostiging_afkoeltijd SET rollen = '{}'",
        "DELETE FROM bekostiging_afkoeltijd",
        "INSERT INTO bekostiging_afkoeltijd (id, dagen, rollen) VALUES (2, 0, '{}')",
    ],
)
def test_the_application_shortens_no_cooling_time(opdracht: str) -> None:
    for systeem in (met_systeemzicht(), nullcontext()):
        with pytest.raises(DatabaseError), transaction.atomic(), systeem, connection.cursor() as cursor:
            cursor.execute(opdracht)
    assert Afkoeltijd.objects.get().dagen == 14


@pytest.mark.django_db(transaction=True)
def test_the_owner_brings_the_setting_and_without_it_nobody_establishes(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker, eigenaar_verbinding: psycopg.Connection
) -> None:
    with met_systeemzicht():
        afrekening = make_afrekening(regio, 2022, maker)
    eigenaar_verbinding.execute("DELETE FROM bekostiging_afkoeltijd")
    with pytest.raises(IntegrityError, match="kent geen afkoeltijd"):
        establish_in_sql(afrekening, vaststeller)


def test_what_was_decided_about_a_role_is_not_moved_to_before(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker
) -> None:
    """Else who wants to establish would say that it was long ago, or not at all."""
    nu = timezone.now()
    rijen = Rechtenverzoek.objects.filter(pk=give_rol(regio, vaststeller, maker, nu).pk)
    for context in (met_systeemzicht, lambda: met_zicht_van(maker)):
        for doe in (
            lambda: rijen.update(besloten_op=nu - timedelta(days=30)),
            lambda: rijen.update(status=Verzoekstatus.AFGEWEZEN, waarom="nee"),
            lambda: rijen.delete(),
        ):
            with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic(), context():
                doe()
        with pytest.raises(DatabaseError, match="is van nu"), transaction.atomic(), context():
            Rechtenverzoek.objects.create(
                account=vaststeller,
                gevraagd_door=maker,
                reden="x",
                is_gevoelig=False,
                status=Verzoekstatus.BEVESTIGD,
                besloten_op=nu - timedelta(days=30),
            )
