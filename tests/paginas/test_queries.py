"""A page asks the database as much for thirty rows as for one."""

import pytest

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.paginas.lezen import ROUTES, count_queries
from tests.paginas.vullen import add_rows
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


@pytest.fixture
def wereld() -> Wereld:
    with met_systeemzicht():
        wereld = make_wereld()
        add_rows(wereld, 0, 1)
    return wereld


@pytest.mark.parametrize("rol", Rol.values)
def test_the_number_of_queries_does_not_grow_with_the_rows(wereld: Wereld, rol: str) -> None:
    paginas = {naam: cel for naam, cel in ROUTES.items() if rol in cel.rollen}
    bij_een = {naam: count_queries(wereld, naam, cel, rol) for naam, cel in paginas.items()}
    with met_systeemzicht():
        add_rows(wereld, 1, 29)
    bij_dertig = {naam: count_queries(wereld, naam, cel, rol) for naam, cel in paginas.items()}
    assert bij_dertig == bij_een
    assert {naam: n for naam, n in bij_dertig.items() if n > 40} == {}
