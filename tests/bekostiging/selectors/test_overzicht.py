"""What a version comes down to: of that version, and of the parts that somebody sees."""

from decimal import Decimal

import pytest

from bekostiging.models import Afrekening
from bekostiging.selectors import get_terug_en_bij
from contracten.models import Contract
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, RegioToegang
from tests import fabrieken
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db

# What comes back, and what is paid on top.
TERUG, BIJ = Decimal("676.00"), Decimal("-50.25")
VERGOEDING = Decimal("324.00")


def test_what_comes_back_and_what_is_paid_on_top_is_of_one_version() -> None:
    """Of another version of the same region, which the same people see, nothing counts."""
    with met_systeemzicht():
        contracten = [fabrieken.ContractFactory.create()]
        contracten += [fabrieken.ContractFactory.create(perceel=contracten[0].perceel) for _ in range(2)]
        regio = contracten[0].regio
        gemeente, buren = (fabrieken.GemeenteFactory.create(regio=regio) for _ in range(2))
        versies = [
            fabrieken.AfrekeningFactory.create(
                regio=regio, jaar=jaar, status="gedeeld", gedeeld_op=fabrieken.MOMENT
            )
            for jaar in (2021, 2022)
        ]
        for versie in versies:
            _add(versie, contracten[0], gemeente, TERUG)
            _add(versie, contracten[1], gemeente, BIJ)
            _add(versie, contracten[2], buren, TERUG)
        manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
        RegioToegang.objects.create(gebruiker=manager, regio=regio)
        financien = make_gebruiker("financien", Rol.FINANCIEN)
        GemeenteToegang.objects.create(gebruiker=financien, gemeente=gemeente)
        assert get_terug_en_bij(versies[0], manager) == (2 * TERUG, -BIJ)
        assert get_terug_en_bij(versies[0], financien) == (TERUG, -BIJ)


def _add(versie: Afrekening, contract: Contract, gemeente: Gemeente, saldo: Decimal) -> None:
    """Settle a contract of one municipality: what was paid ahead is the fee and the balance."""
    bedragen = {"saldo": saldo, "voorschot": VERGOEDING + saldo}
    richting = "terugbetaling" if saldo > 0 else "bijbetaling"
    uitkomst = fabrieken.ContractafrekeningFactory.create(
        afrekening=versie, contract=contract, richting=richting, **bedragen
    )
    fabrieken.GemeenteafrekeningFactory.create(contractafrekening=uitkomst, gemeente=gemeente, **bedragen)
