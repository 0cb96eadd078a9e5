"""What each role may send, to its own object and to somebody else's; the rest takes nothing at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bekostiging.models import Afrekening, Afrekeningstatus
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from tests.rechten.matrix import (
    AANLEVEREN,
    ALLEN,
    ARCHIEFEXPORT,
    BEHEER,
    BEVESTIGEN,
    CONTRACTEN_API,
    CONTRACTMANAGER,
    INKOPER,
    PAGINAS,
    PRIVACY,
    VASTSTELLEN,
    Sleutels,
    get_deelsleutels,
    pk,
)
from tests.rechten.merken import MARKERS
from tests.rechten.routes import walk_views
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db

Gegevens = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True)
class Schrijfcel:
    """What may be sent to one route.

    Args:
        rollen: roles that get `status`; the others get 403.
        sleutels: how the address names an object.
        gegevens: what is sent about an object.
        status: answer to a role that may.
        vreemd: answer to a role that may, about an object it may not see.
        openbaar: everybody may, signed in or not.
    """

    rollen: frozenset[str]
    sleutels: Sleutels | None = None
    gegevens: Gegevens = field(default=lambda _: {})
    status: int = 302
    vreemd: int = 404
    openbaar: bool = False


def _with_reden(_: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"reden": "toestel kwijt"}


# A form that shows itself again, with what is wrong, answers 200.
SCHRIJVEN: Mapping[str, Schrijfcel] = {
    "aanmelden": Schrijfcel(ALLEN, openbaar=True),
    "account_login": Schrijfcel(ALLEN, openbaar=True),
    "account_reset_password": Schrijfcel(ALLEN, openbaar=True),
    "account_reset_password_from_key": Schrijfcel(
        ALLEN, lambda _: {"uidb36": "1", "key": "x"}, openbaar=True
    ),
    "uitnodiging": Schrijfcel(ALLEN, lambda _: {"sleutel": "x"}, openbaar=True),
    "account_confirm_email": Schrijfcel(ALLEN, lambda _: {"key": "x"}, openbaar=True),
    "account_email": Schrijfcel(ALLEN, status=200, vreemd=200),
    "account_reauthenticate": Schrijfcel(frozenset()),
    "mfa_authenticate": Schrijfcel(ALLEN, openbaar=True),
    "mfa_reauthenticate": Schrijfcel(frozenset()),
    "mfa_reauthenticate_webauthn": Schrijfcel(frozenset()),
    "mfa_activate_totp": Schrijfcel(ALLEN, status=200, vreemd=200),
    "mfa_add_webauthn": Schrijfcel(ALLEN, status=200, vreemd=200),
    "mfa_generate_recovery_codes": Schrijfcel(ALLEN, status=200, vreemd=200),
    "mfa_deactivate_totp": Schrijfcel(ALLEN, status=404),
    "mfa_remove_webauthn": Schrijfcel(ALLEN, lambda _: {"pk": 1}, status=404),
    "sessies_afmelden": Schrijfcel(ALLEN, vreemd=302),
    "regiokeuze": Schrijfcel(ALLEN, vreemd=302),
    "token_intrekken": Schrijfcel(ALLEN, vreemd=302),
    "token_maken": Schrijfcel(CONTRACTEN_API, vreemd=302),
    # Nobody of the test world linked a service.
    "koppeling_weg": Schrijfcel(ALLEN, lambda _: {"pk": 1}, status=404),
    "afmelden": Schrijfcel(ALLEN, openbaar=True),
    "wachtwoord": Schrijfcel(ALLEN, vreemd=302),
    "account_change_password": Schrijfcel(ALLEN, vreemd=302),
    "afrekening_starten": Schrijfcel(
        CONTRACTMANAGER, gegevens=lambda deel: {"regio": deel["regio"].pk, "jaar": "2022"}, vreemd=200
    ),
    # In the test world nothing was computed, so both forms say what is lacking.
    "afrekening_delen": Schrijfcel(CONTRACTMANAGER, pk("concept"), status=200),
    "afrekening_vaststellen": Schrijfcel(
        VASTSTELLEN, pk("afrekening"), gegevens=lambda _: {"bevestigd": "on"}, status=200
    ),
    "steekproef_nieuw": Schrijfcel(frozenset({Rol.ACCOUNTANT}), pk("afrekening"), status=200),
    "afrekening_rapporten": Schrijfcel(CONTRACTMANAGER, pk("afrekening")),
    # Without a name the form shows itself again.
    "deel_nieuw": Schrijfcel(INKOPER, lambda deel: {"pk": deel["regio"].pk, "soort": "segment"}, status=200),
    "deel": Schrijfcel(INKOPER, get_deelsleutels, status=200),
    # Without a file, a column, a reason or a right row the form shows itself again, with what it lacks.
    "upload_nieuw": Schrijfcel(
        AANLEVEREN,
        gegevens=lambda deel: {"regio": deel["regio"].pk, "soort": "prestaties"},
        status=200,
        vreemd=200,
    ),
    "upload_kolommen": Schrijfcel(AANLEVEREN, pk("upload"), status=200),
    "upload_inlezen": Schrijfcel(AANLEVEREN, pk("upload"), status=200),
    "upload_intrekken": Schrijfcel(AANLEVEREN, pk("upload"), status=200),
    "upload_vervallen": Schrijfcel(AANLEVEREN, pk("upload")),
    # Without a name, a reason or a role the form shows itself again; an account that is in use gets no mail.
    "account_nieuw": Schrijfcel(BEHEER, status=200, vreemd=200),
    "account_rechten": Schrijfcel(BEHEER, pk("gebruiker"), status=200),
    "account_persoon": Schrijfcel(BEHEER, pk("gebruiker"), status=200),
    "account_uitnodigen": Schrijfcel(BEHEER, pk("gebruiker"), status=200),
    "account_afmelden": Schrijfcel(BEHEER, pk("gebruiker"), _with_reden),
    # Who has no second step and no link with a service elsewhere has nothing to take away.
    "account_stap_weg": Schrijfcel(BEHEER, pk("gebruiker"), _with_reden, status=200),
    "account_koppelingen_weg": Schrijfcel(BEHEER, pk("gebruiker"), _with_reden, status=200),
    "account_token_intrekken": Schrijfcel(BEHEER, pk("gebruiker"), _with_reden),
    "account_uitzetten": Schrijfcel(BEHEER, pk("gebruiker"), _with_reden),
    "account_aanzetten": Schrijfcel(BEHEER, pk("gebruiker"), _with_reden),
    # Asked by the contract manager of the test world, and the database keeps who decided.
    "rechtenverzoek_bevestigen": Schrijfcel(BEVESTIGEN, pk("rechtenverzoek"), status=200),
    "rechtenverzoek_afwijzen": Schrijfcel(BEVESTIGEN, pk("rechtenverzoek"), status=200),
    "rechtenverzoek_intrekken": Schrijfcel(BEHEER, pk("rechtenverzoek"), status=200),
    "inzageverzoek_nieuw": Schrijfcel(
        CONTRACTMANAGER, gegevens=lambda deel: {"regio": deel["regio"].pk}, status=200, vreemd=200
    ),
    "archiefexport_nieuw": Schrijfcel(
        ARCHIEFEXPORT, gegevens=lambda deel: {"regio": deel["regio"].pk}, status=200, vreemd=200
    ),
    # Without a kind, a tick or a reason the form shows itself again.
    "bewaartermijn_nieuw": Schrijfcel(
        BEHEER | PRIVACY, gegevens=lambda deel: {"regio": deel["regio"].pk}, status=200, vreemd=200
    ),
    "vernietiging_bevestigen": Schrijfcel(CONTRACTMANAGER | PRIVACY, pk("vernietiging"), status=200),
    "vernietiging_afwijzen": Schrijfcel(CONTRACTMANAGER | PRIVACY, pk("vernietiging"), status=200),
}
NEEMT_NIETS_AAN = {302, 401, 403, 404, 405}


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> Wereld:
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    with met_systeemzicht():
        return make_wereld()


def make_client(wereld: Wereld, rol: str, **opties: Any) -> Client:
    client = Client(**opties)
    if rol != "anoniem":
        client.force_login(wereld.accounts[rol])
    return client


def send(client: Client, naam: str, cel: Schrijfcel, deel: Mapping[str, Any]) -> tuple[int, str]:
    sleutels = dict(cel.sleutels(deel)) if cel.sleutels else {}
    antwoord = client.post(reverse(naam, kwargs=sleutels), dict(cel.gegevens(deel)))
    return antwoord.status_code, antwoord.content.decode()


def _accepts_post(view: Any) -> bool:
    acties = getattr(view, "actions", None)
    if acties is not None:
        return bool(set(acties) - {"get", "head", "options"})
    klasse = getattr(view, "view_class", None) or getattr(view, "cls", None)
    methoden = {"post", "put", "patch", "delete"} & set(getattr(klasse, "http_method_names", ()))
    return any(hasattr(klasse, methode) for methode in methoden)


def test_every_route_that_takes_something_has_a_cell() -> None:
    """The admin checks what is sent by itself; see tests/inkoop/beheer."""
    routes = {naam for naam, view in walk_views() if _accepts_post(view) and not naam.startswith("admin:")}
    assert routes == set(SCHRIJVEN)


@pytest.mark.parametrize("rol", ["anoniem", Rol.CONTRACTMANAGER, Rol.BEHEERDER, Rol.AANBIEDER])
def test_every_other_route_takes_nothing(wereld: Wereld, rol: str) -> None:
    client = make_client(wereld, rol)
    for naam, cel in PAGINAS.items():
        if naam not in SCHRIJVEN:
            sleutels = dict(cel.sleutels(wereld.eigen) if cel.sleutels else cel.vast)
            antwoord = client.post(reverse(naam, kwargs=sleutels), {"verzoek": "x"})
            assert antwoord.status_code in NEEMT_NIETS_AAN, naam


@pytest.mark.parametrize("rol", ["anoniem", *Rol.values])
def test_each_role_sends_what_it_may_about_its_own(wereld: Wereld, rol: str) -> None:
    for naam, cel in SCHRIJVEN.items():
        if cel.openbaar:
            continue
        # Somebody who is not signed in is sent to the login page.
        verwacht = 302 if rol == "anoniem" else cel.status if rol in cel.rollen else 403
        status, tekst = send(make_client(wereld, rol), naam, cel, wereld.get_eigen(rol))
        assert status == verwacht, naam
        assert [m for m in MARKERS[rol] if m.lower() in tekst.lower()] == [], naam


@pytest.mark.parametrize("rol", ["anoniem", *Rol.values])
def test_nothing_can_be_sent_about_what_is_somebody_elses(wereld: Wereld, rol: str) -> None:
    taken = Taak.objects.count()
    for naam, cel in SCHRIJVEN.items():
        if cel.openbaar or naam in {"wachtwoord", "account_change_password"}:
            continue
        verwacht = 302 if rol == "anoniem" else cel.vreemd if rol in cel.rollen else 403
        status, tekst = send(make_client(wereld, rol), naam, cel, wereld.vreemd)
        assert status == verwacht, naam
        assert [m for m in MARKERS[rol] if m.lower() in tekst.lower()] == [], naam
    assert Taak.objects.count() == taken
    with met_systeemzicht():
        assert not Afrekening.objects.filter(status=Afrekeningstatus.VASTGESTELD).exists()


def test_nothing_is_taken_without_the_proof_that_our_own_page_sent_it(wereld: Wereld) -> None:
    client = make_client(wereld, Rol.CONTRACTMANAGER, enforce_csrf_checks=True)
    for naam, cel in SCHRIJVEN.items():
        assert send(client, naam, cel, wereld.eigen)[0] == 403, naam
    beheer = make_client(wereld, Rol.BEHEERDER, enforce_csrf_checks=True)
    adres = reverse("account_token_intrekken", args=[wereld.eigen["gebruiker"].pk])
    assert beheer.post(adres, {}).status_code == 403
