"""Who finds a job: who asked for it, and who looks after its region."""

import pytest
from django.contrib.auth.models import AnonymousUser

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.selectors import find_taken, get_taak
from segmenten.models import Regio, RegioToegang
from tests.fabrieken import RegioFactory, make_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def make_account(naam: str, rol: str, regio: Regio) -> Gebruiker:
    account = make_gebruiker(naam, rol)
    RegioToegang.objects.create(gebruiker=account, regio=regio)
    return account


def test_a_job_is_for_who_asked_for_it_and_for_the_beheerder_of_its_region() -> None:
    regio, ander = (RegioFactory.create(code=code) for code in ("een", "twee"))
    vrager, _, _, _ = (
        make_account("vrager", Rol.INKOPER, regio),
        make_account("collega", Rol.INKOPER, regio),
        make_account("beheer", Rol.BEHEERDER, regio),
        make_account("vreemd", Rol.BEHEERDER, ander),
    )
    taak = Taak.objects.create(soort="zicht", titel="Proef", gevraagd_door=vrager, regio="een")
    assert {g.gebruikersnaam for g in Gebruiker.objects.all() if get_taak(g, taak.pk)} == {"vrager", "beheer"}
    assert not find_taken(AnonymousUser()).exists()
    vrager.is_active = False
    assert get_taak(vrager, taak.pk) is None
