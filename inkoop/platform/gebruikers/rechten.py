"""The table of rights: what each role may do, and within which scope. There is no other.

Menus, pages, services, the API, reports, the admin and row-level security ask this table; nothing else names
a role. `tests/rechten/matrix.py` says the same a second time, by hand, and asks every route for it. The
matrix of docs/architectuur.md is made from it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, unique
from typing import Any

from django.db import models

# How a setting names every role.
ALLE_ROLLEN = "alle"


class Rol(models.TextChoices):
    """What somebody does; for which region, municipality or provider is kept by the app that owns it."""

    INKOPER = "inkoper", "Inkoper"
    CONTRACTMANAGER = "contractmanager", "Contractmanager"
    FINANCIEN = "financien", "Financiën gemeente"
    CONSULENT = "consulent", "Consulent toegang"
    AANBIEDER = "aanbieder", "Aanbieder"
    BEHEERDER = "beheerder", "Functioneel beheerder"


@unique
class Bereik(StrEnum):
    """Of what an account sees or does something; the value is what row-level security reads."""

    # Everything of the regions in which it works.
    REGIO = "regio"
    # The same, but of what belongs to one municipality only the own.
    GEMEENTE = "gemeente"
    # What belongs to the own provider, and nothing else.
    AANBIEDER = "aanbieder"


@unique
class Recht(Enum):
    """What somebody may do; the value says it in words.

    STRUCTUUR, AANBIEDERS, CLIENTEN and AFREKENINGGEGEVENS open rows: every queryset starts with one of them
    (`zichtbaar_voor`). The others open a page, an act, or a place on the start page, over such rows.
    """

    START = "aanmelden, de startpagina en zoeken"
    STRUCTUUR = "de inkoopstructuur: regio, segmenten, percelen, producten, trajecten"
    INKOOP_VOORBEREIDEN = "zien wat er voor de inkoop nog te kiezen is"
    AANBIEDERS = "de aanbieders, en welke contracten zij hebben"
    CONTRACTEN = "de inhoud van contracten: tarieven, afspraken, voorschotten"
    CLIENTEN = "cliënten (pseudoniem), toewijzingen en prestaties"
    ZORG_TOEWIJZEN = "de laatste toewijzingen op de startpagina"
    PRODUCTIE = "de productie van een contract per maand"
    LEVERINGEN = "de leveringen van prestaties"
    AANLEVEREN = "bestanden aanleveren, inlezen en intrekken"
    LAADVERSLAGEN = "verslagen van wat is aangeleverd en geladen"
    SIGNALEN = "signalen: wat telt, maar iemand hoort te zien"
    AFREKENINGGEGEVENS = "bedragen van afrekeningen"
    AFREKENINGEN = "de afrekening van een jaar, met haar versies"
    CONTRACTUITKOMSTEN = "de afrekening van een contract, met uitleg"
    AFREKENINGREGELS = "de regels achter een afrekening"
    AFREKENING_MAKEN = "een afrekening laten maken"
    CONCEPTAFREKENINGEN = "een afrekening zien die nog een concept is"
    AFREKENING_DELEN = "een afrekening delen met gemeenten en aanbieders"
    AFREKENING_VASTSTELLEN = "een afrekening vaststellen"
    RAPPORTEN_MAKEN = "rapporten laten maken"
    RAPPORTEN = "rapporten van een afrekening lezen"
    CONTRACTEN_API = "contracten lezen met een eigen programma"
    AFREKENINGEN_API = "afrekeningen lezen met een eigen programma"
    TAKEN = "taken op de achtergrond"
    LOGBOEK = "het logboek: wie wat deed en bekeek"
    CLIENTINZAGE = "alles over één cliënt bijeenbrengen, als die daarom vraagt"
    BEWAARTERMIJNEN = "bewaartermijnen, en wat is voorgesteld om te vernietigen"
    BEWAARTERMIJN_VASTLEGGEN = "een bewaartermijn vastleggen"
    VERNIETIGING_BEVESTIGEN = "beslissen dat gegevens worden vernietigd"
    BEHEER = "accounts, tokens en stijlgids"


@dataclass(frozen=True, slots=True)
class Rolrechten:
    """What one role may do.

    Args:
        wie: somebody with this role, in words that fit inside a sentence.
        werkt_voor: what an account of this role is tied to, and so which table of scope counts for it.
        rechten: its rights, each with its scope; never wider than what the account is tied to.

    Raises:
        ValueError: for a scope that who is tied to `werkt_voor` cannot have.
    """

    wie: str
    werkt_voor: Bereik
    rechten: Mapping[Recht, Bereik]

    def __post_init__(self) -> None:
        # Somebody of a municipality sees of its region what belongs to no municipality in particular.
        mogelijk = {self.werkt_voor}
        if self.werkt_voor == Bereik.GEMEENTE:
            mogelijk.add(Bereik.REGIO)
        if onmogelijk := set(self.rechten.values()) - mogelijk:
            raise ValueError(f"Wie werkt voor {self.werkt_voor} kan geen bereik {onmogelijk} hebben.")


def _within(bereik: Bereik, *rechten: Recht) -> dict[Recht, Bereik]:
    return dict.fromkeys(rechten, bereik)


RECHTEN: Mapping[Rol, Rolrechten] = {
    Rol.INKOPER: Rolrechten(
        "een inkoper",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            Recht.START,
            Recht.STRUCTUUR,
            Recht.INKOOP_VOORBEREIDEN,
            Recht.AANBIEDERS,
            Recht.CONTRACTEN,
            Recht.CONTRACTEN_API,
            Recht.PRODUCTIE,
            Recht.SIGNALEN,
            Recht.AFREKENINGGEGEVENS,
            Recht.AFREKENINGEN,
            Recht.CONTRACTUITKOMSTEN,
        ),
    ),
    Rol.CONTRACTMANAGER: Rolrechten(
        "een contractmanager",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            Recht.START,
            Recht.STRUCTUUR,
            Recht.AANBIEDERS,
            Recht.CONTRACTEN,
            Recht.CONTRACTEN_API,
            Recht.CLIENTEN,
            Recht.PRODUCTIE,
            Recht.LEVERINGEN,
            Recht.AANLEVEREN,
            Recht.LAADVERSLAGEN,
            Recht.SIGNALEN,
            Recht.AFREKENINGGEGEVENS,
            Recht.AFREKENINGEN,
            Recht.CONTRACTUITKOMSTEN,
            Recht.AFREKENINGREGELS,
            Recht.AFREKENING_MAKEN,
            Recht.CONCEPTAFREKENINGEN,
            Recht.AFREKENING_DELEN,
            Recht.AFREKENING_VASTSTELLEN,
            Recht.RAPPORTEN_MAKEN,
            Recht.RAPPORTEN,
            Recht.AFREKENINGEN_API,
            Recht.TAKEN,
            Recht.CLIENTINZAGE,
            Recht.BEWAARTERMIJNEN,
            Recht.VERNIETIGING_BEVESTIGEN,
        ),
    ),
    Rol.FINANCIEN: Rolrechten(
        "een financieel medewerker van een gemeente",
        Bereik.GEMEENTE,
        _within(Bereik.REGIO, Recht.STRUCTUUR)
        | _within(
            Bereik.GEMEENTE,
            Recht.START,
            Recht.AANBIEDERS,
            Recht.CONTRACTEN,
            Recht.CONTRACTEN_API,
            Recht.CLIENTEN,
            Recht.PRODUCTIE,
            Recht.AANLEVEREN,
            Recht.LAADVERSLAGEN,
            Recht.SIGNALEN,
            Recht.AFREKENINGGEGEVENS,
            Recht.AFREKENINGEN,
            Recht.CONTRACTUITKOMSTEN,
            Recht.AFREKENINGREGELS,
            Recht.RAPPORTEN,
            Recht.AFREKENINGEN_API,
        ),
    ),
    Rol.CONSULENT: Rolrechten(
        "een consulent van de toegang",
        Bereik.GEMEENTE,
        _within(Bereik.REGIO, Recht.STRUCTUUR)
        | _within(Bereik.GEMEENTE, Recht.START, Recht.AANBIEDERS, Recht.CLIENTEN, Recht.ZORG_TOEWIJZEN),
    ),
    Rol.AANBIEDER: Rolrechten(
        "een medewerker van een aanbieder",
        Bereik.AANBIEDER,
        _within(
            Bereik.AANBIEDER,
            Recht.START,
            Recht.AANBIEDERS,
            Recht.CONTRACTEN,
            Recht.CONTRACTEN_API,
            Recht.CLIENTEN,
            Recht.PRODUCTIE,
            Recht.AFREKENINGGEGEVENS,
            Recht.CONTRACTUITKOMSTEN,
            Recht.AFREKENINGREGELS,
            Recht.RAPPORTEN,
            Recht.AFREKENINGEN_API,
        ),
    ),
    Rol.BEHEERDER: Rolrechten(
        "een functioneel beheerder",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            Recht.START,
            Recht.STRUCTUUR,
            Recht.AANBIEDERS,
            Recht.CONTRACTEN,
            Recht.LEVERINGEN,
            Recht.LAADVERSLAGEN,
            Recht.SIGNALEN,
            Recht.AFREKENINGGEGEVENS,
            Recht.TAKEN,
            Recht.LOGBOEK,
            Recht.BEWAARTERMIJNEN,
            Recht.BEWAARTERMIJN_VASTLEGGEN,
            Recht.BEHEER,
        ),
    ),
}


def get_werkgebied(gebruiker: object) -> Bereik | None:
    """Return what an account is tied to: region, municipality or provider; None for who is no account.

    Args:
        gebruiker: whoever asks; an anonymous user and an account that was switched off have no rights at all.
    """
    rechten = _get_rolrechten(gebruiker)
    return rechten.werkt_voor if rechten else None


def get_bereik(gebruiker: object, recht: Recht) -> Bereik | None:
    """Return the scope within which an account has a right, or None when it has not got it."""
    rechten = _get_rolrechten(gebruiker)
    return rechten.rechten.get(recht) if rechten else None


def has_recht(gebruiker: object, recht: Recht, *bereiken: Bereik) -> bool:
    """Tell whether an account has a right; with `bereiken`, whether it has it within one of these."""
    bereik = get_bereik(gebruiker, recht)
    return bereik is not None and (not bereiken or bereik in bereiken)


def find_rollen_met(recht: Recht) -> list[Rol]:
    """Return the roles that have a right, in the order of the table."""
    return [rol for rol, rechten in RECHTEN.items() if recht in rechten.rechten]


def has_genoemde_rol(gebruiker: object, namen: Collection[str]) -> bool:
    """Tell whether an account has one of the roles that a setting names; "alle" names every role."""
    rol: Any = getattr(gebruiker, "rol", None)
    return rol in RECHTEN and (ALLE_ROLLEN in namen or rol in namen)


def find_onbekende_rollen(namen: Iterable[str]) -> list[str]:
    """Return the names in a setting that are no role: those would mean nobody."""
    return sorted(set(namen) - {ALLE_ROLLEN, *RECHTEN})


def describe_wie(recht: Recht) -> str:
    """Return in words who has a right, to say who can do what somebody else cannot.

    "een contractmanager", "een inkoper of een contractmanager"; "niemand" when no role has it.
    """
    namen = [RECHTEN[rol].wie for rol in find_rollen_met(recht)]
    if len(namen) < 2:
        return "".join(namen) or "niemand"
    return f"{', '.join(namen[:-1])} of {namen[-1]}"


def make_rechtentabel() -> Iterator[str]:
    """Return the lines of the table in Markdown: a row for each right, a column for each role."""
    yield f"| recht | {' | '.join(RECHTEN)} |"
    yield f"| --- |{' --- |' * len(RECHTEN)}"
    for recht in Recht:
        bereiken = [rechten.rechten.get(recht) for rechten in RECHTEN.values()]
        yield f"| {recht.value} | {' | '.join(bereik or '–' for bereik in bereiken)} |"


def _get_rolrechten(gebruiker: object) -> Rolrechten | None:
    if not getattr(gebruiker, "is_active", False):
        return None
    rol: Any = getattr(gebruiker, "rol", None)
    return RECHTEN.get(rol)
