"""What an account is tied to, seen as regions: by name, by municipality and by provider."""

import pytest

from contracten.models import AanbiederToegang
from inkoop.beheer.bereik import get_accounts_van
from inkoop.beheer.toegang import get_codes_van_account
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import GemeenteToegang, Regio, RegioToegang
from tests.fabrieken import AanbiederFactory, GemeenteFactory, RegioFactory, make_gebruiker
from tests.inkoop.beheer.hulp import make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_an_account_works_in_the_regions_of_all_that_it_is_tied_to() -> None:
    with met_systeemzicht():
        zuid, west, oost = (RegioFactory.create(code=code) for code in ("zuid", "west", "oost"))
        RegioFactory.create(code="noord")
        account = make_gebruiker("iemand", Rol.CONTRACTMANAGER)
        assert get_codes_van_account(account) == []
        RegioToegang.objects.create(gebruiker=account, regio=zuid)
        for _ in range(2):
            GemeenteToegang.objects.create(gebruiker=account, gemeente=GemeenteFactory.create(regio=west))
        AanbiederToegang.objects.create(gebruiker=account, aanbieder=AanbiederFactory.create(regio=oost))
        assert get_codes_van_account(account) == ["oost", "west", "zuid"]


def test_an_operator_looks_after_no_superuser_and_a_superuser_after_all() -> None:
    with met_systeemzicht():
        zuid, west = RegioFactory.create(code="zuid"), RegioFactory.create(code="west")
        beheerder, hier, elders, nergens, hoofd = (
            make_gebruiker(naam, Rol.BEHEERDER)
            for naam in ("beheerder", "hier", "elders", "nergens", "hoofd")
        )
        for gebruiker, regio in ((beheerder, zuid), (hier, zuid), (elders, west)):
            RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
        hoofd.is_superuser = True
        hoofd.save()
        assert set(get_accounts_van(beheerder)) == {beheerder, hier, nergens}
        assert set(get_accounts_van(hoofd)) == {beheerder, hier, elders, nergens, hoofd}


def test_an_account_that_was_invited_elsewhere_is_not_ours_before_it_works_there(
    regios: dict[str, Regio], beheerder: Gebruiker
) -> None:
    elders = make_account("elders", Rol.BEHEERDER, regios["elders"])
    nieuw, los = make_gebruiker("nieuw", Rol.INKOPER), make_gebruiker("los", Rol.INKOPER)
    Rechtenverzoek.objects.create(
        account=nieuw,
        is_gevoelig=True,
        rollen=[Rol.CONTRACTMANAGER],
        erbij=[f"regio:{regios['elders'].pk}"],
        regios=["elders"],
        reden="nieuwe collega",
        gevraagd_door=elders,
    )
    assert nieuw in get_accounts_van(elders)
    assert nieuw not in get_accounts_van(beheerder)
    # Nobody asked anything for it yet.
    assert los in get_accounts_van(beheerder)
