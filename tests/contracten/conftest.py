"""A contract with what is agreed in it, and accounts that may or may not see it.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from contracten.models import Contract
    from inkoop.platform.gebruikers.models import Gebruiker


@pytest.fixture
def systeem(db: None) -> Iterator[None]:
    """The sight of a job: everything."""
    from inkoop.platform.gebruikers.zicht import met_systeemzicht

    with met_systeemzicht():
        yield


@pytest.fixture
def contract(systeem: None) -> "Contract":
    from tests.fabrieken import ContractFactory

    return ContractFactory.create(nummer="K1")


@pytest.fixture
def manager(contract: "Contract") -> "Gebruiker":
    """The contract manager of the region."""
    from inkoop.platform.gebruikers.models import Rol
    from segmenten.models import RegioToegang
    from tests.fabrieken import make_gebruiker

    gebruiker = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=contract.regio)
    return gebruiker


@pytest.fixture
def leverancier(contract: "Contract") -> "Gebruiker":
    """An account of the provider of the contract."""
    from contracten.models import AanbiederToegang
    from inkoop.platform.gebruikers.models import Rol
    from tests.fabrieken import make_gebruiker

    gebruiker = make_gebruiker("leverancier", Rol.AANBIEDER)
    AanbiederToegang.objects.create(gebruiker=gebruiker, aanbieder=contract.aanbieder)
    return gebruiker
