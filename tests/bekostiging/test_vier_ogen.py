"""Two people establish a settlement, and neither of them is the other: in the service and in the database."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from bekostiging.models import Afrekening
from bekostiging.services import deel, make_afrekening, stel_vast
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol, Verzoekstatus
from inkoop.platform.gebruikers.zicht import met_systeemzicht
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


@pytest.mark.parametrize(("gever", "ontvanger"), [("maker", "vaststeller"), ("vaststeller", "maker")])
def test_two_who_gave_each_other_the_role_lately_do_not_establish_together(
    regio: Regio, maker: Gebruiker, vaststeller: Gebruiker, gever: str, ontvanger: str
) -> None:
    wie = {"maker": maker, "vaststeller": vaststeller}
    vrager = make_contractmanager(regio, "vrager")
    nu = timezone.now()
    verzoek = Rechtenverzoek.objects.create(
        account=wie[ontvanger],
        rollen=[Rol.CONTRACTMANAGER],
        reden="nieuwe collega",
        gevraagd_door=vrager,
        besloten_door=wie[gever],
        besloten_op=nu - timedelta(days=13),
        is_gevoelig=True,
        status=Verzoekstatus.BEVESTIGD,
    )
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
