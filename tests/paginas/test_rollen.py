"""The page per role (docs/rollen) sends people only to what is in their menu."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.menu import get_menu
from tests.paginas.conftest import Bezoeker
from tests.rechten.wereld import Wereld

ROLLEN = Path(__file__).resolve().parents[2] / "docs" / "rollen"


def find_bestemmingen(rol: str) -> list[str]:
    """Return where the table of a role sends to: the first words, when they are the name of a page."""
    regels = (ROLLEN / f"{rol}.md").read_text(encoding="utf-8").split("| u wilt | ga naar |")[-1].splitlines()
    cellen = [regel.split("|")[2].strip() for regel in regels if regel.startswith("| ") and "`" not in regel]
    return [re.split(r"[,;:]", cel)[0] for cel in cellen if cel[:1].isupper()]


# Who has a page, of whose table the first words are a page in the menu; another one counts once it is there.
MET_PAGINA = {Rol.INKOPER, Rol.FINANCIEN, Rol.CONSULENT, Rol.AANBIEDER, Rol.BEHEERDER}
PAGINAS = {pad.stem for pad in ROLLEN.glob("*.md")} - {Rol.CONTRACTMANAGER}


@pytest.mark.parametrize("rol", sorted({*map(str, MET_PAGINA), *PAGINAS}))
def test_what_a_role_is_sent_to_is_in_its_menu(rol: str) -> None:
    request: Any = RequestFactory().get("/")
    request.user = SimpleNamespace(rollen=[rol], is_active=True)
    menu = {link.titel for groep in get_menu(request) for link in groep.links}
    bestemmingen = find_bestemmingen(rol)
    assert bestemmingen
    assert set(bestemmingen) <= menu


@pytest.mark.parametrize("rol", sorted(PAGINAS))
def test_who_sees_production_without_clients_reads_that_a_row_can_be_one_person(rol: str) -> None:
    wie: Any = SimpleNamespace(rollen=[rol], is_active=True)
    tekst = " ".join((ROLLEN / f"{rol}.md").read_text(encoding="utf-8").split())
    telt = has_recht(wie, Recht.PRODUCTIE) and not has_recht(wie, Recht.CLIENTEN)
    assert ("kan een regel toch over één persoon gaan" in tekst) == telt


def test_the_page_of_the_privacy_officer_says_what_the_log_does_not_tell() -> None:
    tekst = (ROLLEN / "privacy.md").read_text(encoding="utf-8")
    assert "bedragen ziet u niet" not in tekst
    assert all(
        woord in tekst for woord in ("wachtwoord", "Inzage voor een cliënt", "contractmanager", "saldo")
    )


def test_the_page_of_a_provider_says_what_each_of_its_roles_sees() -> None:
    tekst = " ".join((ROLLEN / "aanbieder.md").read_text(encoding="utf-8").split())
    assert "met tarieven, jaarafspraken, budget, voorschotten en betalingen" in tekst
    assert "ziet contracten en afrekeningen, met het rapport" in tekst


@pytest.mark.parametrize("rol", Rol.values)
def test_a_heading_of_the_menu_says_what_the_role_does(rol: str) -> None:
    """Who delivers nothing has no heading that says so: not for signals either."""
    request: Any = RequestFactory().get("/")
    request.user = SimpleNamespace(rollen=[rol], is_active=True)
    koppen = {link.titel: groep.titel for groep in get_menu(request) for link in groep.links}
    levert = has_recht(request.user, Recht.AANLEVEREN) or has_recht(request.user, Recht.LAADVERSLAGEN)
    assert ("Aanleveren" in koppen.values()) == levert
    assert koppen.get("Signalen", "Controle") == "Controle"


@pytest.mark.django_db
def test_a_consulent_finds_the_providers_of_a_perceel(wereld: Wereld, als: Bezoeker) -> None:
    eigen = wereld.eigen
    tekst = als(Rol.CONSULENT).get(reverse("perceel", args=[eigen["perceel"].pk])).content.decode()
    assert reverse("aanbieder", args=[eigen["contract"].aanbieder_id]) in tekst
    assert "Aanbieders met een contract" in tekst
