"""A contract, and who works in its region.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from contracten.models import Contract
    from inkoop.platform.gebruikers.models import Gebruiker


@pytest.fixture
def contractmanager() -> "Gebruiker":
    from inkoop.platform.gebruikers.models import Rol
    from tests.fabrieken import make_gebruiker

    return make_gebruiker("cm", Rol.CONTRACTMANAGER)


@pytest.fixture
def contract(contractmanager: "Gebruiker") -> "Contract":
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from segmenten.models import RegioToegang
    from tests.fabrieken import ContractFactory

    with met_systeemzicht():
        contract = ContractFactory.create()
        RegioToegang.objects.create(gebruiker=contractmanager, regio=contract.regio)
    return contract
