"""The pages of the design base in a real browser, with no, one and many rows."""

from typing import TYPE_CHECKING, Any

import pytest

from inkoop.gebruikers.models import Gebruiker, Rol
from tests.browser.controle import controleer_pagina, meld_aan

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def aangemeld(pagina: "Page", live_server: Any) -> "Page":
    """Return a page on which an operator is signed in."""
    beheerder = Gebruiker.objects.create_user("beheer", naam="Bea de Beheerder", rol=Rol.BEHEERDER)
    meld_aan(pagina, beheerder, live_server.url)
    return pagina


@pytest.mark.parametrize(
    ("url", "naam", "status"),
    [
        ("/aanmelden", "aanmelden", 200),
        ("/toegankelijkheid", "toegankelijkheid", 200),
        ("/bestaat-niet", "fout-404", 404),
    ],
)
def test_public_pages_are_accessible(pagina: "Page", url: str, naam: str, status: int) -> None:
    controleer_pagina(pagina, url, naam, status=status)


def test_pages_of_a_signed_in_user_are_accessible(aangemeld: "Page") -> None:
    controleer_pagina(aangemeld, "/", "start")
    controleer_pagina(aangemeld, "/wachtwoord", "wachtwoord")
    for aantal in ("0", "1", "veel"):
        controleer_pagina(aangemeld, f"/stijlgids?aantal={aantal}", f"stijlgids-{aantal}")
    controleer_pagina(aangemeld, "/stijlgids?aantal=1&fouten", "stijlgids-fouten")
    controleer_pagina(aangemeld, "/stijlgids?zoek=nummer+7&status=fout", "stijlgids-filter")
