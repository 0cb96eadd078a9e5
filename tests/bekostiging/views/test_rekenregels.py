"""Every source in an explanation leads to a page that its reader can open."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from bekostiging.models import Contractafrekening
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld, store_voorbeeld
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db


def test_sources_in_an_explanation_lead_to_the_rule(client: Client) -> None:
    afrekening = make_gedeeld(store_voorbeeld("10"))
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "manager")
        contracten = list(Contractafrekening.objects.filter(afrekening=afrekening))
    client.force_login(manager)
    regels = client.get(reverse("rekenregels")).content.decode()
    ankers = set()
    for contract in contracten:
        pagina = client.get(reverse("contractafrekening", args=[contract.pk])).content.decode()
        assert "docs/" not in pagina
        ankers |= set(re.findall(rf'href="{reverse("rekenregels")}#([^"]+)"', pagina))
    assert len(ankers) > 5
    for anker in ankers:
        assert f'id="{anker}"' in regels


def test_the_rules_are_for_everybody_who_works_here(client: Client) -> None:
    for rol in Rol:
        client.force_login(make_gebruiker(f"lezer-{rol}", rol))
        pagina = client.get(reverse("rekenregels"))
        assert pagina.status_code == 200
        assert "Noord-Limburg, Sturing en inkoop" in pagina.content.decode()
