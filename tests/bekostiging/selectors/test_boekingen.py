"""What is booked of the versions of a year, and when."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import find_boekingen, get_eerste_versie, get_versiestand
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import Regio, RegioToegang
from tests.fabrieken import AfrekeningFactory, RegioFactory, make_gebruiker

pytestmark = pytest.mark.django_db


def establish(
    regio: Regio, door: Gebruiker, saldo: str, op: datetime, vorige: Afrekening | None
) -> Afrekening:
    afrekening: Afrekening = AfrekeningFactory.create(
        regio=regio,
        versie=vorige.versie + 1 if vorige else 1,
        corrigeert=vorige,
        status=Afrekeningstatus.VASTGESTELD,
        compleet=True,
        vastgesteld_op=op,
        vastgesteld_door=door,
        vergoeding=Decimal(1000) - Decimal(saldo),
        realisatie=Decimal(1000) - Decimal(saldo),
        saldo=Decimal(saldo),
    )
    return afrekening


def test_a_first_version_is_booked_in_its_year_and_each_correction_for_its_difference() -> None:
    with met_systeemzicht():
        regio = RegioFactory.create()
        manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
        RegioToegang.objects.create(gebruiker=manager, regio=regio)
        eerste = establish(regio, manager, "100.00", datetime(2023, 5, 1, 12, tzinfo=UTC), None)
        tweede = establish(regio, manager, "70.00", datetime(2024, 2, 1, 12, tzinfo=UTC), eerste)
        derde = establish(regio, manager, "95.00", datetime(2025, 3, 1, 12, tzinfo=UTC), tweede)
        concept = AfrekeningFactory.create(regio=regio, versie=4, corrigeert=derde, saldo=Decimal("676.00"))
    with met_zicht_van(manager):
        boekingen = find_boekingen(get_versiestand(concept, manager), manager)
        assert [(rij.versie.versie, rij.boekjaar, rij.te_boeken) for rij in boekingen] == [
            (1, 2022, Decimal("100.00")),
            (2, 2024, Decimal("-30.00")),
            (3, 2025, Decimal("25.00")),
        ]
        assert get_eerste_versie(concept) == eerste
        assert get_eerste_versie(eerste) is None


def test_nothing_is_booked_before_something_is_established() -> None:
    with met_systeemzicht():
        afrekening = AfrekeningFactory.create(versie=1)
        manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
        assert find_boekingen(get_versiestand(afrekening, manager), manager) == []
