"""A page never shows a code where it forgot to read the name."""

import pytest

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import MetVoorkomens
from tests.paginas.lezen import ROUTES, count_queries
from tests.paginas.vullen import add_rows
from tests.rechten.wereld import make_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


@pytest.mark.parametrize("rol", Rol.values)
def test_no_page_falls_back_on_a_code(rol: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with met_systeemzicht():
        wereld = make_wereld()
        add_rows(wereld, 0, 1)
    # Elsewhere an element that was read without a day is labelled by its code; here it fails.
    monkeypatch.setattr(MetVoorkomens, "label", property(lambda element: element.naam))
    monkeypatch.setattr(MetVoorkomens, "is_gelezen", True)
    for naam, cel in ROUTES.items():
        if rol in cel.rollen:
            assert count_queries(wereld, naam, cel, rol) > 0
