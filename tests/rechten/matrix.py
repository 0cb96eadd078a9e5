"""The rights matrix: for every route, what each role may do with it.

A new page is one line here. `Cel` says which roles get in, which objects the address names, and the test
asks each role for its own object and for somebody else's. Nothing here is taken from the table of rights:
this says the same a second time, so that a mistake there is noticed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from inkoop.platform.gebruikers.models import Rol

ALLEN = frozenset(Rol.values)
NIEMAND: frozenset[str] = frozenset()
BEHEER = frozenset({Rol.BEHEERDER})

Sleutels = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def pk(soort: str, parameter: str = "pk") -> Sleutels:
    """The address names an object of this kind by its primary key."""
    return lambda objecten: {parameter: objecten[soort].pk}


def stap(soort: str) -> Sleutels:
    """The address names a settlement and the first group in its explanation."""
    return lambda objecten: {"pk": objecten[soort].pk, "pad": "0.0.0"}


@dataclass(frozen=True)
class Cel:
    """What may be done with one route.

    Args:
        rollen: roles that get `status`; the others get `geweigerd`.
        sleutels: how the address names an object; None when it names none.
        status: answer to a role that may.
        geweigerd: answer to a role that may not.
        anoniem: answer to who is not signed in.
        vreemd: answer to a role that may, for an object it may not see.
        openbaar: everybody may, signed in or not.
        buren: kinds of role for which an object of the own region is foreign too.
        vast: parts of the address that are the same for everybody.
        vragen: questions to ask as well, of who may: a search for what is somebody else's.
    """

    rollen: frozenset[str]
    sleutels: Sleutels | None = None
    status: int = 200
    geweigerd: int = 403
    anoniem: int = 302
    vreemd: int = 404
    openbaar: bool = False
    buren: frozenset[str] = field(default_factory=frozenset)
    vast: Mapping[str, str] = field(default_factory=dict)
    vragen: tuple[str, ...] = ()


OPENBAAR = Cel(ALLEN, openbaar=True)


def get_deelsleutels(deel: Mapping[str, Any]) -> Mapping[str, Any]:
    """Name a segment within its region."""
    return {"pk": deel["regio"].pk, "soort": "segment", "code": deel["segment"].code}


# What an account of each role is tied to.
WERKT_VOOR: Mapping[str, str] = {
    Rol.INKOPER: "regio",
    Rol.CONTRACTMANAGER: "regio",
    Rol.DIRECTIE: "regio",
    Rol.BUDGETHOUDER: "gemeente",
    Rol.FINANCIEN: "gemeente",
    Rol.CONSULENT: "gemeente",
    Rol.BACKOFFICE: "gemeente",
    Rol.AANBIEDER: "aanbieder",
    Rol.AANBIEDERGEGEVENS: "aanbieder",
    Rol.TEKENBEVOEGDE: "aanbieder",
    Rol.TOEZICHTHOUDER: "regio",
    Rol.PRIVACY: "regio",
    Rol.ACCOUNTANT: "regio",
    Rol.BEHEERDER: "regio",
}
# Somebody with each role in words: its label is a heading, and "een" before it does not make it a person.
WIE: Mapping[str, str] = {
    Rol.INKOPER: "een inkoper",
    Rol.CONTRACTMANAGER: "een contractmanager",
    Rol.DIRECTIE: "een directielid",
    Rol.BUDGETHOUDER: "een budgethouder van een gemeente",
    Rol.FINANCIEN: "een financieel medewerker van een gemeente",
    Rol.CONSULENT: "een consulent van de toegang",
    Rol.BACKOFFICE: "een medewerker van de backoffice van een gemeente",
    Rol.AANBIEDER: "een medewerker van een aanbieder",
    Rol.AANBIEDERGEGEVENS: "iemand die de gegevens van een aanbieder bijhoudt",
    Rol.TEKENBEVOEGDE: "een tekenbevoegde van een aanbieder",
    Rol.TOEZICHTHOUDER: "een toezichthouder",
    Rol.PRIVACY: "een privacy officer",
    Rol.ACCOUNTANT: "een accountant",
    Rol.BEHEERDER: "een functioneel beheerder",
}
AANBIEDER = frozenset({Rol.AANBIEDER, Rol.AANBIEDERGEGEVENS, Rol.TEKENBEVOEGDE})
PRIVACY = frozenset({Rol.PRIVACY})

STRUCTUUR = ALLEN - AANBIEDER
AANBIEDERS = ALLEN - PRIVACY
CONTRACTEN = ALLEN - PRIVACY - {Rol.CONSULENT}
GEMEENTE = frozenset({Rol.BUDGETHOUDER, Rol.FINANCIEN, Rol.CONSULENT, Rol.BACKOFFICE})
REGELS = frozenset({Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER})
CLIENTEN = REGELS | {Rol.CONSULENT, Rol.BACKOFFICE}
CONTRACTMANAGER = frozenset({Rol.CONTRACTMANAGER})
INKOPER = frozenset({Rol.INKOPER})
OVERZICHT = frozenset(
    {Rol.INKOPER, Rol.CONTRACTMANAGER, Rol.DIRECTIE, Rol.BUDGETHOUDER, Rol.FINANCIEN, Rol.ACCOUNTANT}
)
CONTRACTUITKOMSTEN = OVERZICHT | {Rol.AANBIEDER, Rol.TEKENBEVOEGDE}
VASTSTELLEN = CONTRACTMANAGER | {Rol.DIRECTIE}
ARCHIEFEXPORT = CONTRACTMANAGER | {Rol.DIRECTIE}
TAKEN = CONTRACTMANAGER | BEHEER
AANLEVEREN = frozenset({Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.BACKOFFICE})
LAADVERSLAGEN = AANLEVEREN | BEHEER
SIGNALEN = LAADVERSLAGEN | OVERZICHT | {Rol.TOEZICHTHOUDER}
BEWAREN = CONTRACTMANAGER | BEHEER | PRIVACY
LOGBOEK = BEHEER | PRIVACY
BEVESTIGEN = BEHEER | {Rol.DIRECTIE}
PRODUCTIE = OVERZICHT | {Rol.AANBIEDER, Rol.BACKOFFICE, Rol.TOEZICHTHOUDER}
CONTRACTEN_API = frozenset(
    {Rol.AANBIEDER, Rol.AANBIEDERGEGEVENS, Rol.CONTRACTMANAGER, Rol.INKOPER, Rol.FINANCIEN}
)
# Whose reports of a settlement a role reads.
RAPPORTEN: Mapping[str, str] = {
    Rol.CONTRACTMANAGER: "regio",
    Rol.FINANCIEN: "gemeente",
    Rol.AANBIEDER: "aanbieder",
    Rol.TEKENBEVOEGDE: "aanbieder",
}
# The work that each role finds on its start page, in order.
STARTPAGINA: Mapping[str, tuple[str, ...]] = {
    Rol.INKOPER: ("Bekostigingsmodel nog te kiezen", "Segmenten"),
    Rol.CONTRACTMANAGER: (
        "Afrekeningen",
        "Geparkeerde contracten",
        "Signalen",
        "Taken",
        "Gegevens over hun bewaartermijn",
        "Laatste leveringen",
    ),
    Rol.DIRECTIE: ("Rechten om te bevestigen", "Afrekeningen", "Geparkeerde contracten"),
    Rol.BUDGETHOUDER: ("Wat u nog betaalt of krijgt", "Afrekeningen"),
    Rol.FINANCIEN: ("Wat u nog betaalt of krijgt", "Afrekeningen", "Downloads", "Signalen"),
    Rol.CONSULENT: ("Laatste toewijzingen van mijn gemeente",),
    Rol.BACKOFFICE: ("Laatste toewijzingen van mijn gemeente", "Signalen"),
    Rol.AANBIEDER: ("Mijn contracten", "Mijn afrekeningen"),
    Rol.AANBIEDERGEGEVENS: ("Mijn contracten",),
    Rol.TEKENBEVOEGDE: ("Mijn contracten", "Mijn afrekeningen"),
    Rol.TOEZICHTHOUDER: ("Signalen",),
    Rol.PRIVACY: ("Gegevens over hun bewaartermijn",),
    Rol.ACCOUNTANT: ("Afrekeningen",),
    Rol.BEHEERDER: ("Rechten om te bevestigen", "Beheer", "Taken"),
}

PAGINAS: dict[str, Cel] = {
    "gezondheid": OPENBAAR,
    "gereed": OPENBAAR,
    # From this machine, or with a token (tests/inkoop/exploitatie/test_metingen.py): no role opens it.
    "metingen": OPENBAAR,
    # There is none as long as nobody says whom to warn.
    "security_txt": Cel(NIEMAND, geweigerd=404, anoniem=404),
    "start": Cel(ALLEN),
    "aanmelden": OPENBAAR,
    "account_login": OPENBAAR,
    "account_inactive": OPENBAAR,
    "account_reset_password": OPENBAAR,
    "account_reset_password_done": OPENBAAR,
    "account_reset_password_from_key": Cel(ALLEN, openbaar=True, vast={"uidb36": "1", "key": "x-y"}),
    "account_reset_password_from_key_done": OPENBAAR,
    "uitnodiging": Cel(ALLEN, openbaar=True, vast={"sleutel": "x"}),
    "account_confirm_email": Cel(ALLEN, openbaar=True, vast={"key": "x"}),
    # Nor one to change: it proves by mail who it is.
    "account_change_password": Cel(ALLEN, status=302),
    "account_email": Cel(ALLEN),
    # An account of the test world has no password to type again.
    "account_reauthenticate": Cel(NIEMAND, geweigerd=403),
    "mfa_reauthenticate": Cel(NIEMAND, geweigerd=403),
    "mfa_reauthenticate_webauthn": Cel(NIEMAND, geweigerd=403),
    "mfa_authenticate": Cel(ALLEN, status=302),
    "mfa_index": Cel(ALLEN),
    "mfa_activate_totp": Cel(ALLEN),
    "mfa_add_webauthn": Cel(ALLEN),
    "mfa_generate_recovery_codes": Cel(ALLEN),
    # Nobody has a second step to take away or codes to look at.
    "mfa_deactivate_totp": Cel(NIEMAND, geweigerd=404),
    "mfa_remove_webauthn": Cel(NIEMAND, geweigerd=404, vast={"pk": "1"}),
    "mfa_view_recovery_codes": Cel(NIEMAND, geweigerd=404),
    "sessies_afmelden": Cel(ALLEN, status=405),
    "token_maken": Cel(CONTRACTEN_API),
    "token_intrekken": Cel(ALLEN),
    # The test world knows no service elsewhere, and nobody has linked one.
    "openid_connect_login": Cel(NIEMAND, geweigerd=405, anoniem=405, vast={"provider_id": "x"}),
    "openid_connect_callback": Cel(NIEMAND, geweigerd=404, anoniem=404, vast={"provider_id": "x"}),
    "opnieuw_dienst": Cel(ALLEN),
    "koppeling_weg": Cel(ALLEN, status=405, vast={"pk": "1"}),
    "afmelden": Cel(ALLEN, status=405, anoniem=405),
    "wachtwoord": Cel(ALLEN, status=302),
    "favicon": Cel(ALLEN, status=302),
    "toegankelijkheid": OPENBAAR,
    "stijlgids": Cel(BEHEER),
    "stijlgids_voortgang": Cel(BEHEER, anoniem=403),
    "bestanden:download": Cel(NIEMAND, pk("bestand", "sleutel"), geweigerd=404),
    "regios": Cel(STRUCTUUR),
    "regio": Cel(STRUCTUUR, pk("regio")),
    "sturingsmatrix": Cel(STRUCTUUR, pk("regio")),
    "jaarcijfers": Cel(STRUCTUUR, pk("regio")),
    "inrichten": Cel(INKOPER, pk("regio")),
    "deel_nieuw": Cel(INKOPER, lambda deel: {"pk": deel["regio"].pk, "soort": "segment"}),
    "deel": Cel(INKOPER, get_deelsleutels),
    "segmenten": Cel(STRUCTUUR),
    "segment": Cel(STRUCTUUR, pk("segment")),
    "percelen": Cel(STRUCTUUR),
    "perceel": Cel(STRUCTUUR, pk("perceel")),
    "producten": Cel(STRUCTUUR),
    "trajecten": Cel(STRUCTUUR),
    "aanbieders": Cel(AANBIEDERS),
    "aanbieder": Cel(AANBIEDERS, pk("aanbieder"), buren=AANBIEDER),
    "contracten": Cel(CONTRACTEN),
    "contract": Cel(CONTRACTEN, pk("contract"), buren=AANBIEDER),
    "voorschotten": Cel(CONTRACTEN, pk("contract"), buren=AANBIEDER),
    "betalingen": Cel(CONTRACTEN, pk("contract"), buren=AANBIEDER),
    "toewijzingen": Cel(CLIENTEN),
    "toewijzing": Cel(CLIENTEN, pk("toewijzing"), buren=frozenset({*AANBIEDER, *GEMEENTE})),
    "afgekeurd": Cel(CLIENTEN),
    "leveringen": Cel(frozenset({Rol.CONTRACTMANAGER, Rol.BEHEERDER})),
    "uploads": Cel(AANLEVEREN),
    "upload_nieuw": Cel(AANLEVEREN),
    "upload_voorbeeld": Cel(AANLEVEREN, anoniem=403, vast={"soort": "prestaties", "vorm": "xlsx"}),
    "upload": Cel(AANLEVEREN, pk("upload"), buren=GEMEENTE),
    "upload_kolommen": Cel(AANLEVEREN, pk("upload"), buren=GEMEENTE),
    "upload_inlezen": Cel(AANLEVEREN, pk("upload"), buren=GEMEENTE),
    "upload_intrekken": Cel(AANLEVEREN, pk("upload"), buren=GEMEENTE),
    "upload_vervallen": Cel(AANLEVEREN, pk("upload"), buren=GEMEENTE),
    "upload_fouten": Cel(AANLEVEREN, pk("upload"), anoniem=403, buren=GEMEENTE),
    "upload_voortgang": Cel(AANLEVEREN, pk("upload"), anoniem=403, buren=GEMEENTE),
    "laadverslagen": Cel(LAADVERSLAGEN),
    "signalen": Cel(SIGNALEN),
    "laadverslag": Cel(LAADVERSLAGEN, pk("laadverslag"), buren=GEMEENTE),
    "accounts": Cel(BEHEER),
    "account_nieuw": Cel(BEHEER),
    "account": Cel(BEHEER, pk("gebruiker")),
    "account_rechten": Cel(BEHEER, pk("gebruiker")),
    "account_persoon": Cel(BEHEER, pk("gebruiker")),
    "account_uitnodigen": Cel(BEHEER, pk("gebruiker")),
    "account_afmelden": Cel(BEHEER, pk("gebruiker")),
    "account_stap_weg": Cel(BEHEER, pk("gebruiker")),
    "account_koppelingen_weg": Cel(BEHEER, pk("gebruiker")),
    "account_token_intrekken": Cel(BEHEER, pk("gebruiker")),
    "account_uitzetten": Cel(BEHEER, pk("gebruiker")),
    "account_aanzetten": Cel(BEHEER, pk("gebruiker")),
    "berichten": Cel(BEHEER),
    "bericht": Cel(BEHEER, pk("bericht")),
    "rechtenverzoeken": Cel(BEVESTIGEN),
    "rechtenverzoek": Cel(BEVESTIGEN, pk("rechtenverzoek")),
    "rechtenverzoek_bevestigen": Cel(BEVESTIGEN, pk("rechtenverzoek")),
    "rechtenverzoek_afwijzen": Cel(BEVESTIGEN, pk("rechtenverzoek")),
    "rechtenverzoek_intrekken": Cel(BEHEER, pk("rechtenverzoek")),
    "inzageverzoeken": Cel(CONTRACTMANAGER),
    "inzageverzoek_nieuw": Cel(CONTRACTMANAGER),
    "inzageverzoek": Cel(CONTRACTMANAGER, pk("inzageverzoek")),
    "inzageoverzicht": Cel(
        CONTRACTMANAGER, lambda objecten: {"pk": objecten["inzageverzoek"].pk, "vorm": "html"}
    ),
    "archiefexporten": Cel(ARCHIEFEXPORT),
    "archiefexport_nieuw": Cel(ARCHIEFEXPORT),
    "archiefexport": Cel(ARCHIEFEXPORT, pk("archiefexport")),
    # Always made in the background: it leads to where the file will be.
    "archiefexport_bestand": Cel(ARCHIEFEXPORT, pk("archiefexport"), status=302),
    "bewaartermijnen": Cel(BEWAREN),
    "bewaartermijn_nieuw": Cel(BEHEER | PRIVACY),
    "vernietigingen": Cel(BEWAREN),
    "vernietiging": Cel(BEWAREN, pk("vernietiging")),
    "vernietiging_bevestigen": Cel(CONTRACTMANAGER | PRIVACY, pk("vernietiging")),
    "vernietiging_afwijzen": Cel(CONTRACTMANAGER | PRIVACY, pk("vernietiging")),
    "productie": Cel(PRODUCTIE, pk("contract"), buren=AANBIEDER),
    "zoeken": Cel(ALLEN, vragen=("vraag=zz", "vraag=C-", "vraag=T-")),
    "rekenregels": Cel(ALLEN),
    "afrekeningen": Cel(OVERZICHT),
    "afrekening": Cel(OVERZICHT, pk("afrekening")),
    "afrekening_verschil": Cel(OVERZICHT, pk("afrekening")),
    "afrekening_rapportbundel": Cel(CONTRACTMANAGER | {Rol.FINANCIEN}, pk("afrekening")),
    "steekproeven": Cel(frozenset({Rol.ACCOUNTANT}), pk("afrekening")),
    "steekproef_nieuw": Cel(frozenset({Rol.ACCOUNTANT}), pk("afrekening")),
    "steekproef": Cel(frozenset({Rol.ACCOUNTANT}), pk("steekproef")),
    "afrekening_verrekening": Cel(OVERZICHT, pk("afrekening")),
    "afrekening_jaarrekening": Cel(OVERZICHT, pk("afrekening")),
    "afrekening_starten": Cel(CONTRACTMANAGER),
    "afrekening_delen": Cel(CONTRACTMANAGER, pk("concept")),
    "afrekening_vaststellen": Cel(VASTSTELLEN, pk("afrekening")),
    "afrekening_rapporten": Cel(CONTRACTMANAGER, pk("afrekening")),
    "contractafrekeningen": Cel(CONTRACTUITKOMSTEN),
    "contractafrekening": Cel(CONTRACTUITKOMSTEN, pk("contractafrekening"), buren=AANBIEDER),
    "lijnen": Cel(REGELS, stap("contractafrekening"), buren=AANBIEDER | GEMEENTE),
    "downloads": Cel(ALLEN),
    "regiokeuze": Cel(ALLEN),
    # A download of nobody: whoever asks for it finds none.
    "download": Cel(NIEMAND, pk("download"), geweigerd=404),
    "download_voortgang": Cel(NIEMAND, pk("download"), geweigerd=404, anoniem=403),
    "logboek": Cel(LOGBOEK),
    "logregel": Cel(LOGBOEK, pk("logregel")),
    "taken": Cel(TAKEN),
    "taak": Cel(TAKEN, pk("taak")),
    "taak_voortgang": Cel(TAKEN, pk("taak"), anoniem=403),
    "api-openapi": OPENBAAR,
    "api-documentatie": OPENBAAR,
    "api-contract-list": Cel(CONTRACTEN_API, anoniem=401),
    "api-contract-detail": Cel(CONTRACTEN_API, pk("contract"), anoniem=401, buren=AANBIEDER),
    "api-afrekening-list": Cel(REGELS, anoniem=401),
    "api-afrekening-detail": Cel(REGELS, pk("contractafrekening"), anoniem=401, buren=AANBIEDER),
}

_BEHEERPAGINA = Cel(BEHEER, geweigerd=302)
_NOOIT = Cel(NIEMAND, geweigerd=302)

# The admin site: the model of each group of routes, and the object in the test world it is asked for.
BEHEERDE_MODELLEN = {
    "segmenten_regio": "regio",
    "segmenten_gemeente": "gemeente",
    "segmenten_segment": "segment",
    "segmenten_perceel": "perceel",
    "segmenten_product": "product",
    "segmenten_traject": "traject",
    "segmenten_expertise": "expertise",
    "segmenten_opslag": "opslag",
    "segmenten_jaarcijfer": "jaarcijfer",
    "contracten_aanbieder": "aanbieder",
    "contracten_contract": "contract",
    "contracten_tarief": "tarief",
    "contracten_jaarafspraak": "jaarafspraak",
    "contracten_voorschot": "voorschot",
    "contracten_betaling": "betaling",
    "contracten_kpiscore": "kpiscore",
    "bekostiging_afrekening": "afrekening",
    "bekostiging_contractafrekening": "contractafrekening",
    "taken_taak": "taak",
    "gebruikers_gebruiker": "gebruiker",
    "authtoken_tokenproxy": "token",
}


def _admin_cellen(model: str, soort: str) -> dict[str, Cel]:
    """The five pages of one model; an object out of sight sends the operator back (302)."""
    mag = _BEHEERPAGINA
    object_ = Cel(BEHEER, pk(soort, "object_id"), geweigerd=302, vreemd=302)
    return {
        f"admin:{model}_changelist": mag,
        f"admin:{model}_add": _NOOIT,
        f"admin:{model}_change": object_,
        f"admin:{model}_history": object_,
        f"admin:{model}_delete": Cel(NIEMAND, pk(soort, "object_id"), geweigerd=302),
    }


ADMIN: dict[str, Cel] = {
    "admin:index": _BEHEERPAGINA,
    "admin:login": Cel(BEHEER, status=302, geweigerd=403),
    "admin:logout": Cel(BEHEER, status=405, geweigerd=302),
    "admin:password_change": Cel(BEHEER, status=302, geweigerd=302),
    "admin:password_change_done": _BEHEERPAGINA,
    "admin:jsi18n": _BEHEERPAGINA,
    "admin:autocomplete": Cel(NIEMAND, geweigerd=302),
    "admin:app_list": Cel(BEHEER, vast={"app_label": "contracten"}, geweigerd=302),
    **{
        naam: cel
        for model, soort in BEHEERDE_MODELLEN.items()
        for naam, cel in _admin_cellen(model, soort).items()
    },
}

# Files and the whole log are listed for a superuser only, who is no role.
for _model, _soort in (("bestanden_bestand", "bestand"), ("logboek_logregel", "logregel")):
    for _pagina in ("changelist", "add"):
        ADMIN[f"admin:{_model}_{_pagina}"] = _NOOIT
    for _pagina in ("change", "history", "delete"):
        ADMIN[f"admin:{_model}_{_pagina}"] = Cel(NIEMAND, pk(_soort, "object_id"), geweigerd=302)

# Django's own helpers of the admin, which lead nowhere without a page above.
ZONDER_CEL = {
    "admin:<(?P<url>.*)$>": "catch-all: 404 for staff, login for others",
    "admin:<<path:object_id>/>": "old address of the change page, redirects to it",
    "admin:view_on_site": "redirects to get_absolute_url; no model has one",
}

MATRIX = PAGINAS | ADMIN
