"""The table of rights: what each role may do, and within which scope. There is no other.

Menus, pages, services, the API, reports, the admin and row-level security ask this table; nothing else names
a role. `tests/rechten/matrix.py` says the same a second time, by hand, and asks every route for it. The
matrix of docs/architectuur.md is made from it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from inkoop.platform.gebruikers.recht import GEVOELIG, Bereik, Recht, Rol

__all__ = [
    "RECHTEN",
    "VAN_ALLE_WETTEN",
    "Bereik",
    "Recht",
    "Rol",
    "Rolrechten",
    "find_rollen_met",
    "get_bereik",
    "get_werkgebied",
    "has_recht",
]


@dataclass(frozen=True, slots=True)
class Rolrechten:
    """What one role may do.

    Args:
        wie: somebody with this role, in words that fit inside a sentence.
        werkt_voor: what an account of this role is tied to, and so which table of scope counts for it.
        rechten: its rights, each with its scope; never wider than what the account is tied to.
        alleen: who looks at the work of others, or says who does what, has no other role beside it.
        tijdelijk: an account with this role ends on a day that is set.
        tekent: it binds an organisation to an amount, and so is given by two people, whatever it reads.

    Raises:
        ValueError: for a scope that who is tied to `werkt_voor` cannot have.
    """

    wie: str
    werkt_voor: Bereik
    rechten: Mapping[Recht, Bereik]
    alleen: bool = False
    tijdelijk: bool = False
    tekent: bool = False

    @property
    def is_gevoelig(self) -> bool:
        """Tell whether two people give this role."""
        return self.tekent or not GEVOELIG.isdisjoint(self.rechten)

    def __post_init__(self) -> None:
        # Somebody of a municipality sees of its region what belongs to no municipality in particular.
        mogelijk = {self.werkt_voor}
        if self.werkt_voor == Bereik.GEMEENTE:
            mogelijk.add(Bereik.REGIO)
        if onmogelijk := set(self.rechten.values()) - mogelijk:
            raise ValueError(f"Wie werkt voor {self.werkt_voor} kan geen bereik {onmogelijk} hebben.")


def _within(bereik: Bereik, *rechten: Recht) -> dict[Recht, Bereik]:
    return dict.fromkeys(rechten, bereik)


# What most who work with contracts read, and what they read of a settlement. Of the structure everybody reads
# that of the whole region.
_MEELEZEN_GEMEENTE = (Recht.START, Recht.AANBIEDERS, Recht.CONTRACTEN, Recht.PRODUCTIE, Recht.SIGNALEN)
_MEELEZEN = (*_MEELEZEN_GEMEENTE, Recht.STRUCTUUR)
_AFREKENING_LEZEN = (Recht.AFREKENINGGEGEVENS, Recht.AFREKENINGEN, Recht.CONTRACTUITKOMSTEN)
RECHTEN: Mapping[Rol, Rolrechten] = {
    Rol.INKOPER: Rolrechten(
        "een inkoper",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            *_MEELEZEN,
            *_AFREKENING_LEZEN,
            Recht.STRUCTUUR_WIJZIGEN,
            Recht.INKOOP_VOORBEREIDEN,
            Recht.CONTRACTEN_API,
        ),
    ),
    Rol.CONTRACTMANAGER: Rolrechten(
        "een contractmanager",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            *_MEELEZEN,
            *_AFREKENING_LEZEN,
            Recht.CONTRACTEN_API,
            Recht.CLIENTEN,
            Recht.LEVERINGEN,
            Recht.AANLEVEREN,
            Recht.LAADVERSLAGEN,
            Recht.SIGNALEN_VOLGEN,
            Recht.AFREKENINGEN_VOLGEN,
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
            Recht.ARCHIEFEXPORT,
            Recht.BEWAARTERMIJNEN,
            Recht.VERNIETIGING_BEVESTIGEN,
        ),
    ),
    Rol.DIRECTIE: Rolrechten(
        "een directielid",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            *_MEELEZEN,
            *_AFREKENING_LEZEN,
            Recht.AFREKENINGEN_VOLGEN,
            Recht.AFREKENING_VASTSTELLEN,
            # What is made public; the archive has the reports too, which RAPPORTEN opens.
            Recht.ARCHIEFEXPORT,
            Recht.ROLLEN_BEVESTIGEN,
        ),
    ),
    Rol.BUDGETHOUDER: Rolrechten(
        "een budgethouder van een gemeente",
        Bereik.GEMEENTE,
        _within(Bereik.REGIO, Recht.STRUCTUUR)
        | _within(
            Bereik.GEMEENTE,
            *_MEELEZEN_GEMEENTE,
            *_AFREKENING_LEZEN,
            Recht.AFREKENINGEN_VOLGEN,
        ),
        tekent=True,
    ),
    Rol.FINANCIEN: Rolrechten(
        "een financieel medewerker van een gemeente",
        Bereik.GEMEENTE,
        _within(Bereik.REGIO, Recht.STRUCTUUR)
        | _within(
            Bereik.GEMEENTE,
            *_MEELEZEN_GEMEENTE,
            *_AFREKENING_LEZEN,
            Recht.CONTRACTEN_API,
            Recht.CLIENTEN,
            Recht.AANLEVEREN,
            Recht.LAADVERSLAGEN,
            Recht.SIGNALEN_VOLGEN,
            Recht.AFREKENINGEN_VOLGEN,
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
    Rol.BACKOFFICE: Rolrechten(
        "een medewerker van de backoffice van een gemeente",
        Bereik.GEMEENTE,
        _within(Bereik.REGIO, Recht.STRUCTUUR)
        | _within(
            Bereik.GEMEENTE,
            *_MEELEZEN_GEMEENTE,
            Recht.CLIENTEN,
            Recht.ZORG_TOEWIJZEN,
            Recht.AANLEVEREN,
            Recht.LAADVERSLAGEN,
            Recht.SIGNALEN_VOLGEN,
        ),
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
    Rol.AANBIEDERGEGEVENS: Rolrechten(
        "iemand die de gegevens van een aanbieder bijhoudt",
        Bereik.AANBIEDER,
        _within(Bereik.AANBIEDER, Recht.START, Recht.AANBIEDERS, Recht.CONTRACTEN, Recht.CONTRACTEN_API),
    ),
    Rol.TEKENBEVOEGDE: Rolrechten(
        "een tekenbevoegde van een aanbieder",
        Bereik.AANBIEDER,
        _within(
            Bereik.AANBIEDER,
            Recht.START,
            Recht.AANBIEDERS,
            Recht.CONTRACTEN,
            Recht.AFREKENINGGEGEVENS,
            Recht.CONTRACTUITKOMSTEN,
            Recht.RAPPORTEN,
        ),
        tekent=True,
    ),
    Rol.TOEZICHTHOUDER: Rolrechten(
        "een toezichthouder",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            *_MEELEZEN,
            Recht.SIGNALEN_VOLGEN,
        ),
        alleen=True,
    ),
    Rol.PRIVACY: Rolrechten(
        "een privacy officer",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            Recht.START,
            Recht.STRUCTUUR,
            Recht.LOGBOEK,
            Recht.BEWAARTERMIJNEN,
            Recht.BEWAARTERMIJN_VASTLEGGEN,
            Recht.VERNIETIGING_BEVESTIGEN,
        ),
        alleen=True,
    ),
    Rol.ACCOUNTANT: Rolrechten(
        "een accountant",
        Bereik.REGIO,
        _within(
            Bereik.REGIO,
            *_MEELEZEN,
            *_AFREKENING_LEZEN,
            Recht.AFREKENINGEN_VOLGEN,
            Recht.STEEKPROEF,
        ),
        alleen=True,
        tijdelijk=True,
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
            Recht.ROLLEN_BEVESTIGEN,
            Recht.BEHEER,
        ),
        alleen=True,
    ),
}


def get_werkgebied(gebruiker: object) -> Bereik | None:
    """Return what an account is tied to: region, municipality or provider; None for who is no account.

    Args:
        gebruiker: whoever asks; an anonymous user, an account that was switched off and one whose last day
            has passed have no rights at all.
    """
    rijen = _get_rijen(gebruiker)
    return rijen[0].werkt_voor if rijen else None


# About files and lists that were made of a whole region, in which the laws are not kept apart.
VAN_ALLE_WETTEN = frozenset(
    {
        Recht.RAPPORTEN,
        Recht.RAPPORTEN_MAKEN,
        Recht.ARCHIEFEXPORT,
        Recht.LAADVERSLAGEN,
        Recht.LEVERINGEN,
        Recht.STEEKPROEF,
        Recht.AFREKENING_MAKEN,
        Recht.AFREKENING_DELEN,
        Recht.AFREKENING_VASTSTELLEN,
    }
)


def get_bereik(gebruiker: object, recht: Recht) -> Bereik | None:
    """Return the scope within which an account has a right, or None when it has not got it.

    Who has it by two roles has it within the wider scope. Whose sight is limited to one law has no right to
    files that hold all of them, and binds nobody to what is not seen.
    """
    wetten: Collection[Any] = getattr(gebruiker, "wetten", ())
    if wetten and recht in VAN_ALLE_WETTEN:
        return None
    bereiken = {rij.rechten[recht] for rij in _get_rijen(gebruiker) if recht in rij.rechten}
    return next((bereik for bereik in Bereik if bereik in bereiken), None)


def has_recht(gebruiker: object, recht: Recht, *bereiken: Bereik) -> bool:
    """Tell whether an account has a right; with `bereiken`, whether it has it within one of these."""
    bereik = get_bereik(gebruiker, recht)
    return bereik is not None and (not bereiken or bereik in bereiken)


def find_rollen_met(recht: Recht) -> list[Rol]:
    """Return the roles that have a right, in the order of the table."""
    return [rol for rol, rechten in RECHTEN.items() if recht in rechten.rechten]


def _get_rijen(gebruiker: object) -> Sequence[Rolrechten]:
    if not getattr(gebruiker, "is_active", False):
        return ()
    tot = getattr(gebruiker, "toegang_tot", None)
    if tot is not None and tot < timezone.localdate():
        return ()
    rollen: Collection[Any] = getattr(gebruiker, "rollen", ())
    return [RECHTEN[rol] for rol in rollen if rol in RECHTEN]
