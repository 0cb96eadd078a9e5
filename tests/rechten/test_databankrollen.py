"""Each role of the database by itself: what it says of itself does not make it another."""

import os
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import sql

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.stapel.rollen import connect, with_database
from segmenten.models import RegioToegang
from tests.databank import Databank
from tests.fabrieken import RegioFactory, make_gebruiker

pytestmark = pytest.mark.django_db(transaction=True)
ROLLEN = {"app": "DATABASE_URL", "werker": "DATABASE_URL_WERKER", "lezer": "DATABASE_URL_LEZER"}
ZIET = {
    ("app", "geen"): set(),
    ("app", "systeem"): set(),
    ("app", "regio"): {"een"},
    ("app", "account"): {"een"},
    ("werker", "geen"): set(),
    ("werker", "systeem"): {"een", "twee"},
    ("werker", "regio"): {"een"},
    ("werker", "account"): {"een"},
    # The reader was given the second one, whatever it says.
    ("lezer", "geen"): {"twee"},
    ("lezer", "systeem"): {"twee"},
    ("lezer", "regio"): {"twee"},
    ("lezer", "account"): {"twee"},
}


@dataclass(frozen=True)
class Wie:
    """Two regions that are really there, an account of the first, and a reader of the second."""

    regio: int
    account: int

    def get_contexten(self) -> dict[str, dict[str, str]]:
        """What a connection may say: nothing, to be the system, a service of a region, or an account."""
        return {
            "geen": {},
            "systeem": {"rol": "systeem"},
            "regio": {"rol": "regio", "bereik": "regio", "regio": str(self.regio)},
            "account": {"rol": "account", "bereik": "regio", "gebruiker": str(self.account)},
        }


@pytest.fixture
def wie(eigenaar_verbinding: psycopg.Connection) -> Wie:
    with met_systeemzicht():
        een, twee = RegioFactory.create(code="een"), RegioFactory.create(code="twee")
        account = make_gebruiker("manager", Rol.CONTRACTMANAGER)
        RegioToegang.objects.create(gebruiker=account, regio=een)
    eigenaar_verbinding.execute("INSERT INTO segmenten_lezerregio (regio_id) VALUES (%s)", [twee.pk])
    return Wie(een.pk, account.pk)


def connect_als(databank: Databank, rol: str) -> psycopg.Connection:
    return connect(with_database(os.environ[ROLLEN[rol]], databank.naam))


def test_who_one_is_to_the_database_is_by_the_role_that_connects(databank: Databank, wie: Wie) -> None:
    gezien = {}
    for rol in ROLLEN:
        for naam, context in wie.get_contexten().items():
            with connect_als(databank, rol) as verbinding:
                for instelling, waarde in context.items():
                    verbinding.execute("SELECT set_config(%s, %s, false)", [f"inkoop.{instelling}", waarde])
                rijen = verbinding.execute("SELECT code FROM segmenten_regio")
                gezien[rol, naam] = {code for (code,) in rijen}
    assert gezien == ZIET


@pytest.mark.parametrize("rol", ["app", "werker", "lezer"])
def test_nobody_but_the_owner_says_what_the_reader_sees(databank: Databank, wie: Wie, rol: str) -> None:
    with connect_als(databank, rol) as verbinding:
        verbinding.execute("SELECT set_config('inkoop.rol', 'systeem', false)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            verbinding.execute("INSERT INTO segmenten_lezerregio (regio_id) VALUES (%s)", [wie.regio])


@pytest.mark.parametrize("rol", ["app", "lezer"])
def test_nobody_becomes_a_role_that_may_do_more(databank: Databank, rol: str) -> None:
    with connect_als(databank, rol) as verbinding:
        for ander in ("inkoop_werker", "inkoop_eigenaar"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                verbinding.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(ander)))


def test_a_function_of_the_owner_makes_nobody_the_system(databank: Databank, wie: Wie) -> None:
    """Those run as the owner, and read under the same policies as who called them."""
    with connect_als(databank, "app") as verbinding:
        verbinding.execute("SELECT set_config('inkoop.rol', 'systeem', false)")
        assert verbinding.execute("SELECT inkoop_is_systeem()").fetchone() == (False,)
        assert verbinding.execute("SELECT * FROM toegang_zoek('1', true, 10)").fetchall() == []
