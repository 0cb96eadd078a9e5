"""Pages: who may open them, the list, the form, signing in and out."""

import re
from typing import Any

import pytest
from django import forms
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import BadRequest, ImproperlyConfigured, PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import FormulierView, Pagina, TabelView
from tests.inkoop.platform.schermen.regels import AccountTabel, make_accounts, read_bestand

pytestmark = pytest.mark.django_db
WACHTWOORD = "vier lange gewone woorden"


class AccountsView(TabelView):
    """The page of the examples: a list in a few lines."""

    titel = "Accounts"
    recht = Recht.BEHEER
    tabel_class = AccountTabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Gebruiker]:
        return Gebruiker.objects.all()


@pytest.fixture
def beheerder() -> Gebruiker:
    return Gebruiker.objects.create_user("beheer", WACHTWOORD, naam="Bea", rollen=[Rol.BEHEERDER])


def open_pagina(view: Any, gebruiker: Any, adres: str = "/", data: dict[str, str] | None = None) -> Any:
    """Return the rendered answer of a view to this user; `data` makes it a POST."""
    fabriek = RequestFactory()
    request = fabriek.get(adres) if data is None else fabriek.post(adres, data)
    request.user, request.session = gebruiker, SessionStore()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    antwoord = view.as_view()(request)
    return antwoord.render() if hasattr(antwoord, "render") else antwoord


def test_a_list_page_shows_its_rows_and_costs_one_statement_and_one_for_totals(
    beheerder: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_accounts(10)
    with django_assert_num_queries(2):
        html = open_pagina(AccountsView, beheerder).content.decode()
    assert "<title>Accounts – Inkoop</title>" in html
    assert '<th scope="col" aria-sort="ascending">' in html
    assert 'rel="next"' in html


def test_a_list_page_gives_its_export_at_the_same_address(beheerder: Gebruiker) -> None:
    antwoord = open_pagina(AccountsView, beheerder, "/?export=csv")
    regels = read_bestand(antwoord).decode("utf-8-sig").splitlines()
    assert regels[1].startswith("beheer;Bea;;Functioneel beheerder;")


def test_an_order_that_is_not_offered_is_a_bad_request(beheerder: Gebruiker) -> None:
    with pytest.raises(BadRequest):
        open_pagina(AccountsView, beheerder, "/?sorteer=password")


def test_a_name_in_the_address_that_means_nothing_is_said(beheerder: Gebruiker) -> None:
    """Who asks for a filter that is not there would else read the whole list as the answer."""
    woorden = "Deze pagina kent niet: onzin"
    assert woorden in open_pagina(AccountsView, beheerder, "/?onzin=1&rol=inkoper").content.decode()
    for adres in ("/?rol=inkoper&sorteer=naam", "/?heel=ja", "/"):
        assert "kent niet" not in open_pagina(AccountsView, beheerder, adres).content.decode()
    with pytest.raises(BadRequest, match="onzin"):
        open_pagina(AccountsView, beheerder, "/?onzin=1&export=csv")


def test_another_role_may_not_open_the_page() -> None:
    inkoper = Gebruiker.objects.create_user("i", naam="I", rollen=[Rol.INKOPER])
    with pytest.raises(PermissionDenied, match=r"deze rollen \(inkoper\)"):
        open_pagina(AccountsView, inkoper)


def test_a_page_that_names_no_right_is_closed_to_all(beheerder: Gebruiker) -> None:
    class Vergeten(Pagina):
        titel = "Vergeten"

    with pytest.raises(ImproperlyConfigured, match="Vergeten noemt geen recht"):
        open_pagina(Vergeten, beheerder)


def test_who_is_not_signed_in_goes_to_the_login_page_and_comes_back(client: Client) -> None:
    antwoord = client.get("/stijlgids?aantal=1")
    assert antwoord["Location"] == "/aanmelden?next=/stijlgids%3Faantal%3D1"


def test_who_was_signed_in_is_told_that_the_session_ended(client: Client) -> None:
    client.cookies["sessionid"] = "verlopen"
    antwoord = client.get("/stijlgids")
    assert antwoord.status_code == 401
    assert "Uw sessie is verlopen" in antwoord.content.decode()


def test_a_fragment_of_an_ended_session_reloads_the_page(client: Client) -> None:
    antwoord = client.get("/stijlgids", headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord["HX-Refresh"]) == (204, "true")


class Naamformulier(forms.Form):
    """One field."""

    naam = forms.CharField(label="Naam")


class HernoemView(FormulierView):
    """Renames the user, but not to a name that is taken."""

    titel = "Hernoemen"
    recht = Recht.BEHEER
    form_class = Naamformulier
    gelukt = "De naam is gewijzigd."

    def handle(self, form: forms.Form) -> str:
        Gebruiker.objects.filter(gebruikersnaam="beheer").update(naam=form.cleaned_data["naam"])
        if form.cleaned_data["naam"] == "Bezet":
            raise ValidationError("Deze naam is al bezet.")
        if form.cleaned_data["naam"] == "Geweigerd":
            raise BezwarenError(
                [
                    Bezwaar("naam", "Deze naam mag niet.", "Naamwet"),
                    Bezwaar("adres", "Het adres is onbekend."),
                ]
            )
        return "/klaar"


def test_a_form_that_is_right_is_handled_and_leads_on(beheerder: Gebruiker) -> None:
    antwoord = open_pagina(HernoemView, beheerder, data={"naam": "Nieuw"})
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/klaar")
    beheerder.refresh_from_db()
    assert beheerder.naam == "Nieuw"


def test_a_form_that_is_wrong_says_so_in_the_title_too(beheerder: Gebruiker) -> None:
    html = open_pagina(HernoemView, beheerder, data={}).content.decode()
    assert "<title>Fout: Hernoemen – Inkoop</title>" in html
    assert "Naam: Dit veld is vereist." in html


def test_a_refusal_of_the_service_is_shown_and_nothing_is_kept(beheerder: Gebruiker) -> None:
    html = open_pagina(HernoemView, beheerder, data={"naam": "Bezet"}).content.decode()
    assert "Deze naam is al bezet." in html
    beheerder.refresh_from_db()
    assert beheerder.naam == "Bea"


def test_all_that_a_service_refuses_stands_at_its_field_or_above(beheerder: Gebruiker) -> None:
    html = open_pagina(HernoemView, beheerder, data={"naam": "Geweigerd"}).content.decode()
    bij_het_veld = re.search(r'id="id_naam_fout"[^>]*>\s*<span[^>]*>Fout: </span>([^<]*)<', html)
    assert bij_het_veld is not None
    assert "Deze naam mag niet. (Naamwet)" in bij_het_veld[1]
    assert "adres" not in bij_het_veld[1]
    assert "Het adres is onbekend." in html
    beheerder.refresh_from_db()
    assert beheerder.naam == "Bea"


def test_signing_in_and_out_works(client: Client, beheerder: Gebruiker) -> None:
    set_adres(beheerder, "bea@example.org", is_bevestigd=True)
    antwoord = client.post("/aanmelden", {"login": "beheer", "password": WACHTWOORD})
    assert antwoord["Location"] == "/"
    assert "Welkom, Bea" in client.get("/").content.decode()
    client.post("/afmelden")
    assert client.get("/").status_code == 302


def test_the_accessibility_statement_is_for_everyone_and_names_the_contact(
    client: Client, settings: Any
) -> None:
    assert "Meld het aan de functioneel beheerder" in client.get("/toegankelijkheid").content.decode()
    settings.CONTACT_TOEGANKELIJKHEID = "toegankelijk@regio.example"
    assert "mailto:toegankelijk@regio.example" in client.get("/toegankelijkheid").content.decode()


def test_a_house_style_comes_after_the_theme(client: Client, settings: Any) -> None:
    settings.HUISSTIJL_CSS = "thema/gemeente.css"
    settings.PRODUCTNAAM = "Zorginkoop"
    html = client.get("/toegankelijkheid").content.decode()
    assert html.index("thema/inkoop.css") < html.index("thema/gemeente.css")
    assert "<title>Toegankelijkheid – Zorginkoop</title>" in html


def test_a_municipality_brings_its_own_logo(client: Client, settings: Any) -> None:
    assert 'src="/static/beeld/merk.svg"' in client.get("/toegankelijkheid").content.decode()
    settings.HUISSTIJL_LOGO = "thema/duinrand.svg"
    for adres in ("/toegankelijkheid", "/bestaat-niet"):
        html = client.get(adres).content.decode()
        assert 'class="kop__beeld" src="/static/thema/duinrand.svg"' in html
        assert 'class="kop__beeld" src="/static/beeld/merk.svg"' not in html


def test_the_style_guide_shows_a_theme_with_its_logo(client: Client, beheerder: Gebruiker) -> None:
    client.force_login(beheerder)
    html = client.get("/stijlgids?thema=Duinrand").content.decode()
    for deel in ('href="/static/thema/duinrand.css"', "duinrand-theme", 'src="/static/thema/duinrand.svg"'):
        assert deel in html


@pytest.mark.parametrize("aantal", ["0", "1", "veel"])
def test_the_style_guide_shows_every_number_of_rows(
    client: Client, beheerder: Gebruiker, aantal: str
) -> None:
    client.force_login(beheerder)
    antwoord = client.get(f"/stijlgids?aantal={aantal}")
    assert antwoord.status_code == 200
    assert " style=" not in antwoord.content.decode()


def test_the_style_guide_is_for_operators(client: Client) -> None:
    client.force_login(Gebruiker.objects.create_user("i", naam="I", rollen=[Rol.INKOPER]))
    assert client.get("/stijlgids").status_code == 403
    assert client.get("/stijlgids/voortgang").status_code == 403


def test_progress_is_asked_for_until_the_job_is_done(client: Client, beheerder: Gebruiker) -> None:
    client.force_login(beheerder)
    bezig = client.get("/stijlgids/voortgang?gereed=41")
    assert bezig.status_code == 200
    assert 'value="41" max="80"' in bezig.content.decode()
    assert "Voorbeeldtaak: 50% klaar" in bezig.content.decode()
    klaar = client.get("/stijlgids/voortgang?gereed=80")
    assert (klaar.status_code, klaar["HX-Refresh"]) == (286, "true")
    assert "hx-get" not in klaar.content.decode()
