"""Every route with every role: the status is right, and nothing of somebody else is in the answer."""

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from inkoop.gebruikers.models import Rol
from inkoop.gebruikers.zicht import met_systeemzicht
from segmenten.models import Zicht
from tests.rechten.matrix import BEHEERDE_MODELLEN, MATRIX, ZONDER_CEL, Cel
from tests.rechten.routes import walk_routes
from tests.rechten.wereld import MARKERS, Wereld, make_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Wereld:
    with met_systeemzicht():
        return make_wereld()


def make_client(wereld: Wereld, rol: str) -> Client:
    client = Client(raise_request_exception=True)
    if rol != "anoniem":
        client.force_login(wereld.accounts[rol])
    return client


def find_problems(wereld: Wereld, naam: str, cel: Cel, rol: str) -> list[str]:
    """Ask one route as one role and return what is wrong with the answers."""
    client = make_client(wereld, rol)
    eigen = dict(cel.sleutels(wereld.eigen) if cel.sleutels else cel.vast)
    problemen = _ask(client, naam, eigen, cel, rol, _expected(cel, rol))
    if cel.sleutels and rol in cel.rollen:
        vreemden = [wereld.vreemd]
        if rol in cel.buren:
            vreemden.append(wereld.buren)
        for objecten in vreemden:
            problemen += _ask(client, naam, dict(cel.sleutels(objecten)), cel, rol, {cel.vreemd})
    return problemen


def _expected(cel: Cel, rol: str) -> set[int]:
    if cel.openbaar:
        return {200, 302, 503} if rol != "anoniem" else {200, 503}
    if rol == "anoniem":
        return {cel.anoniem}
    # An operator who may see the admin but not do this is told so; others are sent to the login page.
    return {cel.status} if rol in cel.rollen else {cel.geweigerd, 403}


def _ask(
    client: Client, naam: str, sleutels: dict[str, object], cel: Cel, rol: str, verwacht: set[int]
) -> list[str]:
    antwoord = getattr(client, cel.methode)(reverse(naam, kwargs=sleutels))
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    tekst = inhoud.decode(errors="replace")
    problemen = (
        [] if antwoord.status_code in verwacht else [f"{naam} {rol}: {antwoord.status_code}, niet {verwacht}"]
    )
    return problemen + [f"{naam} {rol}: toont {m}" for m in MARKERS[rol] if m.lower() in tekst.lower()]


def test_every_route_has_a_cell() -> None:
    assert set(walk_routes()) == set(MATRIX) | set(ZONDER_CEL)


@pytest.mark.parametrize("rol", ["anoniem", *Rol.values])
def test_each_role_gets_what_it_may_and_nothing_of_others(wereld: Wereld, rol: str) -> None:
    problemen = [p for naam, cel in MATRIX.items() for p in find_problems(wereld, naam, cel, rol)]
    assert problemen == []


def test_the_world_holds_an_object_for_every_admin_page(wereld: Wereld) -> None:
    for soort in BEHEERDE_MODELLEN.values():
        assert soort in wereld.eigen, soort
        assert soort in wereld.vreemd, soort


def _without_row_level_security(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests see as the system does, so that only the queryset filter stands in the way."""
    monkeypatch.setattr("inkoop.gebruikers.middleware.met_zicht_van", lambda _: met_systeemzicht())
    monkeypatch.setattr("inkoop.koppelvlak.weergave.zet_zicht", lambda _: None)


def _count_problems(wereld: Wereld, rol: str) -> int:
    return sum(len(find_problems(wereld, naam, cel, rol)) for naam, cel in MATRIX.items())


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_the_queryset_filter_alone_keeps_everything_apart(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, rol: str
) -> None:
    _without_row_level_security(monkeypatch)
    assert _count_problems(wereld, rol) == 0


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.CONTRACTMANAGER, Rol.AANBIEDER])
def test_the_matrix_fails_when_the_filter_is_taken_out(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, rol: str
) -> None:
    _without_row_level_security(monkeypatch)
    for klasse in _all_zichten(Zicht):
        monkeypatch.setattr(klasse, "filter", lambda *_: Q())
    assert _count_problems(wereld, rol) > 0


def _all_zichten(klasse: type[Zicht]) -> list[type[Zicht]]:
    return [klasse, *(onder for k in klasse.__subclasses__() for onder in _all_zichten(k))]


def test_row_level_security_keeps_contracts_apart_when_the_filter_is_taken_out(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    for klasse in _all_zichten(Zicht):
        monkeypatch.setattr(klasse, "filter", lambda *_: Q())
    client = make_client(wereld, Rol.AANBIEDER)
    tekst = client.get(reverse("api-contract-list")).content.decode().lower()
    assert not [m for m in MARKERS[Rol.AANBIEDER] if m.lower() in tekst]
