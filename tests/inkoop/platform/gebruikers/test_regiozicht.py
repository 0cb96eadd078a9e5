"""A service sees one region; only a job or command sees everything."""

import pytest
from django.conf import settings
from django.db import connection

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import (
    SysteemzichtGeweigerdError,
    Verzoekherkomst,
    met_herkomst,
    met_regiozicht,
    met_systeemzicht,
    met_zicht_van,
)
from segmenten.models import Regio, RegioToegang
from tests.fabrieken import RegioFactory, make_gebruiker

pytestmark = pytest.mark.django_db


def get_codes() -> set[str]:
    return set(Regio.objects.values_list("code", flat=True))


def get_instelling(naam: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [naam])
        return str(cursor.fetchone()[0])


def test_of_all_regions_only_one_is_seen_and_of_who_looks_none() -> None:
    with met_systeemzicht():
        een, ander = RegioFactory.create(code="een"), RegioFactory.create(code="ander")
        gebruiker = make_gebruiker("manager", Rol.CONTRACTMANAGER)
        RegioToegang.objects.create(gebruiker=gebruiker, regio=ander)
    with met_zicht_van(gebruiker):
        assert get_codes() == {"ander"}
        with met_regiozicht(een.pk):
            assert get_codes() == {"een"}
            # Triggers ask who does it.
            assert get_instelling("inkoop.gebruiker") == str(gebruiker.pk)
        assert get_codes() == {"ander"}
    assert get_codes() == set()


@pytest.mark.parametrize("via", ["pagina", "api"])
def test_a_request_is_never_the_system(via: str) -> None:
    with met_herkomst(Verzoekherkomst(via)), pytest.raises(SysteemzichtGeweigerdError), met_systeemzicht():
        pass


def test_the_role_of_the_site_is_never_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DB_ROL", "app")
    with pytest.raises(SysteemzichtGeweigerdError, match="DATABASE_URL_WERKER"), met_systeemzicht():
        pass
