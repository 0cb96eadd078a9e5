"""Who looks at a client leaves a line in the log, on every route, by every role, also with a file."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path, reverse
from django.views import View
from rest_framework.response import Response

from inkoop import urls
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.koppelvlak.weergave import MetZicht
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.schermen.services import LogtInzage, RechtVereistMixin
from tests.rechten.matrix import CLIENTEN, MATRIX, Cel
from tests.rechten.merken import CLIENT
from tests.rechten.routes import walk_views
from tests.rechten.vragen import make_client
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

EXPORT = re.compile(r'href="\?([^"]*export=(?:csv|xlsx)[^"]*)"')
# What opens rows about clients: a view with one of these always leaves a line.
OVER_CLIENTEN = {Recht.CLIENTEN, Recht.AFREKENINGREGELS}


Antwoord = tuple[str, str, list[Logregel]]


@pytest.fixture
def wereld() -> Wereld:
    with met_systeemzicht():
        return make_wereld()


def find_routes_over_clienten() -> set[str]:
    """The routes whose view asks for a right to clients."""
    return {naam for naam, view in walk_views() if _get_recht(view) in OVER_CLIENTEN}


def _get_recht(view: Any) -> Any:
    klasse = getattr(view, "view_class", None) or getattr(view, "cls", None)
    return getattr(klasse, "recht", None)


def iter_antwoorden(wereld: Wereld, naam: str, cel: Cel, rol: str) -> Iterator[Antwoord]:
    """Ask a route and all that it offers as a file; give address, text and the lines that this left."""
    client = make_client(wereld, rol)
    adres = reverse(naam, kwargs=dict(cel.sleutels(wereld.get_eigen(rol)) if cel.sleutels else cel.vast))
    tekst, regels = _ask(client, adres)
    yield adres, tekst, regels
    for vraag in [*cel.vragen, *(unescape(link) for link in EXPORT.findall(tekst))]:
        yield (f"{adres}?{vraag}", *_ask(client, f"{adres}?{vraag}"))


def _ask(client: Client, adres: str) -> tuple[str, list[Logregel]]:
    laatste = Logregel.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content  # type: ignore[attr-defined]
    return inhoud.decode(errors="replace"), list(Logregel.objects.filter(pk__gt=laatste))


def find_onvermeld(wereld: Wereld, rol: str) -> list[str]:
    """Return the addresses that show clients to a role, or may, and leave no line."""
    eisen = find_routes_over_clienten()
    naam_account = wereld.accounts[rol].gebruikersnaam
    onvermeld = []
    for naam, cel in MATRIX.items():
        if cel.openbaar or rol not in cel.rollen or cel.status != 200:
            continue
        for adres, tekst, regels in iter_antwoorden(wereld, naam, cel, rol):
            vermeld = [regel for regel in regels if regel.gebruiker == naam_account and regel.regio]
            if not vermeld and (naam in eisen or CLIENT.lower() in tekst.lower()):
                onvermeld.append(adres)
    return onvermeld


def test_the_routes_about_clients_are_found() -> None:
    assert find_routes_over_clienten() == {"toewijzingen", "toewijzing", "afgekeurd", "lijnen"}


@pytest.mark.parametrize("rol", Rol.values)
def test_every_look_at_a_client_leaves_a_line(wereld: Wereld, rol: str) -> None:
    assert find_onvermeld(wereld, rol) == []


@pytest.mark.parametrize("rol", sorted(CLIENTEN))
def test_the_line_says_who_what_from_where_and_how_much(wereld: Wereld, rol: str) -> None:
    account = wereld.accounts[rol]
    (lijst, *bestanden) = iter_antwoorden(wereld, "toewijzingen", MATRIX["toewijzingen"], rol)
    (regel,) = lijst[2]
    assert (regel.handeling, regel.gebruiker, regel.regio) == (
        "toewijzingen_bekeken",
        account.gebruikersnaam,
        "eigen",
    )
    assert (regel.via, len(regel.adres), bool(regel.kenmerk)) == ("pagina", 64, True)
    assert regel.verschil["regels"] == lijst[1].count(f">T-{CLIENT}-")
    assert len(bestanden) == 2
    for _, _, regels in bestanden:
        assert [rij.handeling for rij in regels] == ["toewijzingen_geexporteerd"]
        assert regels[0].verschil["regels"] == regel.verschil["regels"]
        assert regels[0].verschil["vorm"] in {"csv", "xlsx"}


def test_a_filter_stands_in_the_line_in_words(wereld: Wereld) -> None:
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    _, (regel,) = _ask(client, f"{reverse('toewijzingen')}?nummer=zz&export=csv")
    assert regel.verschil["filters"] == "Zoek in nummer of pseudoniem: zz"


class ZonderRegel(RechtVereistMixin, View):
    """A page about clients that says nothing of itself."""

    recht = Recht.CLIENTEN

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("leeg")


class ApiZonderRegel(MetZicht):
    """The same in the API."""

    recht = Recht.CLIENTEN

    def get(self, request: Any) -> Response:
        return Response({})


class PaginaMetRegel(ZonderRegel):
    logt = "proefclienten"


class ApiMetRegel(LogtInzage, ApiZonderRegel):
    logt = "proefclienten"


@pytest.mark.parametrize(
    ("view", "verwacht"),
    [(ZonderRegel, ["/nieuw"]), (ApiZonderRegel, ["/nieuw"]), (PaginaMetRegel, []), (ApiMetRegel, [])],
)
def test_a_view_that_leaves_no_line_is_noticed(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, view: Any, verwacht: list[str]
) -> None:
    cellen = {"nieuw": Cel(frozenset({Rol.CONSULENT}))}
    monkeypatch.setattr("tests.rechten.test_inzage.MATRIX", cellen)
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("nieuw", view.as_view(), name="nieuw")])
    clear_url_caches()
    try:
        assert find_onvermeld(wereld, Rol.CONSULENT) == verwacht
        regels = Logregel.objects.filter(handeling="proefclienten_bekeken")
        assert [(rij.regio, rij.via) for rij in regels] == (
            [] if verwacht else [("eigen", "api" if view is ApiMetRegel else "pagina")]
        )
    finally:
        monkeypatch.undo()
        clear_url_caches()


def test_who_is_refused_leaves_no_look(wereld: Wereld) -> None:
    client = Client()
    client.force_login(wereld.accounts[Rol.INKOPER])
    assert client.get(reverse("toewijzingen")).status_code == 403
    client.force_login(wereld.accounts[Rol.CONSULENT])
    vreemd = reverse("toewijzing", args=[wereld.vreemd["toewijzing"].pk])
    assert client.get(vreemd).status_code == 404
    assert not Logregel.objects.filter(handeling__endswith="bekeken").exists()
