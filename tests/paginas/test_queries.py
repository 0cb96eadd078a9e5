"""A page asks the database as much for thirty rows as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.paginas.vullen import add_rows
from tests.rechten.matrix import PAGINAS, Cel
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

ROUTES = {naam: cel for naam, cel in PAGINAS.items() if not cel.openbaar and not naam.startswith("api-")}


@pytest.fixture
def wereld() -> Wereld:
    with met_systeemzicht():
        wereld = make_wereld()
        add_rows(wereld, 0, 1)
    return wereld


def count_queries(wereld: Wereld, naam: str, cel: Cel, rol: str) -> int:
    """Ask a page as a role and count the statements."""
    client = Client()
    client.force_login(wereld.accounts[rol])
    sleutels = dict(cel.sleutels(wereld.eigen) if cel.sleutels else cel.vast)
    with CaptureQueriesContext(connection) as opdrachten:
        antwoord = client.get(reverse(naam, kwargs=sleutels))
    assert antwoord.status_code == cel.status, f"{naam} {rol}"
    return len(opdrachten)


@pytest.mark.parametrize("rol", Rol.values)
def test_the_number_of_queries_does_not_grow_with_the_rows(wereld: Wereld, rol: str) -> None:
    paginas = {naam: cel for naam, cel in ROUTES.items() if rol in cel.rollen}
    bij_een = {naam: count_queries(wereld, naam, cel, rol) for naam, cel in paginas.items()}
    with met_systeemzicht():
        add_rows(wereld, 1, 29)
    bij_dertig = {naam: count_queries(wereld, naam, cel, rol) for naam, cel in paginas.items()}
    assert bij_dertig == bij_een
    assert max(bij_dertig.values()) <= 40
