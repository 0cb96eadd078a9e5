"""Whose eyes a transaction looks through: sets the context that row-level security reads.

Without a context the database shows no provider data at all, so a forgotten context fails closed.
The same statement says in whose name the history of changes is written, and what the work came through:
settings of the transaction, from which a trigger makes a row only when something changes (ADR 0018). Where
the act begins it says as well how long it waits (`tijdgrenzen`).
"""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from structlog.contextvars import get_contextvars

from inkoop.platform.databank import tijdgrenzen
from inkoop.platform.databank.tijdgrenzen import Tijdgrens, Werksoort
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from inkoop.platform.gebruikers.models import Gebruiker

_NAMEN = (
    "inkoop.rol",
    "inkoop.bereik",
    "inkoop.regio",
    "inkoop.gebruiker",
    "inkoop.verzoek",
    "pghistory.context_id",
    "pghistory.context_metadata",
)
_LEES = "SELECT " + ", ".join(f"coalesce(current_setting('{naam}', true), '')" for naam in _NAMEN)
_ZET = "SELECT " + ", ".join(f"set_config('{naam}', %s, true)" for naam in _NAMEN)
_BEGIN = "SELECT " + ", ".join(f"set_config('{naam}', %s, true)" for naam in (*_NAMEN, *tijdgrenzen.NAMEN))
_Context = tuple[str, str, str, str]
_NIEMAND: _Context = ("", "", "", "")
_SYSTEEM: _Context = ("systeem", "", "", "")
_ACCOUNT, _REGIO = "account", "regio"


@dataclass(frozen=True)
class Verzoekherkomst:
    """What work came through, for the history of what it changes.

    Attributes:
        via: "pagina", "api", "taak" or "opdracht".
        account: number of the account that asked, if that is known before the transaction.
        kenmerk: number of the job; of a request its number is known by itself.
        adres: from where a request came, as a keyed digest.
    """

    via: str = "opdracht"
    account: int | None = None
    kenmerk: str = ""
    adres: str = ""


# What is no request and no job is a command, or somebody at its prompt.
_OPDRACHT = Verzoekherkomst()
_VERZOEKEN = ("pagina", "api")
_SYSTEEMROLLEN = ("werker", "eigenaar")
_herkomst: ContextVar[Verzoekherkomst] = ContextVar("herkomst", default=_OPDRACHT)


@contextmanager
def met_herkomst(herkomst: Verzoekherkomst) -> Iterator[None]:
    """Say for the transactions in a block what they came through."""
    token = _herkomst.set(herkomst)
    try:
        yield
    finally:
        _herkomst.reset(token)


def get_herkomst() -> Verzoekherkomst:
    """Return what the work of this moment came through."""
    herkomst = _herkomst.get()
    return replace(herkomst, kenmerk=herkomst.kenmerk or get_contextvars().get("request_id", ""))


def get_tijdgrens() -> Tijdgrens:
    """Return how long the work of this moment waits."""
    grenzen: dict[Werksoort, Tijdgrens] = settings.TIJDGRENZEN
    return grenzen[Werksoort(_herkomst.get().via)]


def _begin(context: _Context) -> None:
    """Begin an act: say through whose eyes, in whose name, through what, and how long it waits."""
    grens = get_tijdgrens()
    with connection.cursor() as cursor:
        cursor.execute(
            _BEGIN, [*context, _get_verzoek(), *_make_handeling(context[-1]), *grens.get_waarden()]
        )
    # The database lets go of its limits when the transaction ends, and the connection of this (`motor`).
    connection.connection.geduld = grens.geduld


def _get_verzoek() -> str:
    """Say whether it is a request that is answered, which to the database is never the system."""
    via = _herkomst.get().via
    return via if via in _VERZOEKEN else ""


def _make_handeling(account: str) -> tuple[str, str]:
    """Return the key of a new act, and who does it through what: of a person only the account's number."""
    herkomst = get_herkomst()
    metadata = {
        "account": herkomst.account or (int(account) if account else None),
        "via": herkomst.via,
        "kenmerk": herkomst.kenmerk,
    }
    return str(uuid.uuid4()), json.dumps(metadata)


def _get_context(gebruiker: "Gebruiker | AnonymousUser") -> _Context:
    """Give that it is an account, to what it is tied, and its key; the policies know scopes, and no role."""
    if not gebruiker.is_authenticated:
        return _NIEMAND
    return _ACCOUNT, get_werkgebied(gebruiker) or "", "", str(gebruiker.pk)


@contextmanager
def _met_context(context: _Context) -> Iterator[None]:
    """Set the context for this transaction and put back what an outer context had set.

    An inner context sees through other eyes, but what it changes belongs to the same act.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_LEES)
            vorige = cursor.fetchone()
            if context[0] == _REGIO:
                # Who does it stays known: triggers ask that.
                context = (*context[:-1], vorige[3])
            if vorige[-2]:
                cursor.execute(_ZET, [*context, _get_verzoek(), *vorige[-2:]])
            else:
                _begin(context)
        # A rollback of this block, after an error or when it was asked for, restores the settings by itself.
        yield
        if not transaction.get_rollback():
            with connection.cursor() as cursor:
                cursor.execute(_ZET, vorige)


@contextmanager
def met_zicht_van(gebruiker: "Gebruiker | AnonymousUser", bereik: Bereik | None = None) -> Iterator[None]:
    """Run a block in a transaction in which the database shows only what `gebruiker` may see.

    Args:
        bereik: look at what the account is tied to in this way, whatever its roles say.
    """
    rol, werkgebied, regio, account = _get_context(gebruiker)
    with _met_context((rol, bereik or werkgebied, regio, account)):
        yield


def set_zicht(gebruiker: "Gebruiker | AnonymousUser") -> None:
    """Look through the eyes of `gebruiker` for the rest of this transaction.

    For the API, where the account is known only inside the view; outside a transaction the setting would
    be lost at once, so that is refused. Nothing is changed before the account is known, so this is where the
    history of the request begins.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("set_zicht heeft een transactie nodig")
    _begin(_get_context(gebruiker))


@contextmanager
def met_regiozicht(regio: int) -> Iterator[None]:
    """Run a block in a transaction that sees all of one region and nothing of another.

    For a service that works out something of a whole region for somebody who may know the outcome.

    Args:
        regio: key of the region.
    """
    with _met_context((_REGIO, _REGIO, str(regio), "")):
        yield


class SysteemzichtGeweigerdError(Exception):
    """A page or a request to the API asked to see everything, which only a job or command may."""


def may_be_systeem() -> bool:
    """Tell whether the work of this moment may see everything: no request does, nor another role."""
    return _herkomst.get().via not in _VERZOEKEN and settings.DB_ROL in _SYSTEEMROLLEN


@contextmanager
def met_systeemzicht() -> Iterator[None]:
    """Run a block of a command or job in a transaction that sees the data of every provider.

    Raises `SysteemzichtGeweigerdError` in a request or as another role than the worker or the owner: to the
    database the site is no system, so that it would see nothing (docs/besluiten/0036).
    """
    if _herkomst.get().via in _VERZOEKEN:
        raise SysteemzichtGeweigerdError("Een verzoek ziet niet wat het systeem ziet.")
    if settings.DB_ROL not in _SYSTEEMROLLEN:
        raise SysteemzichtGeweigerdError(
            "Dit werkt als inkoop_werker: geef DATABASE_URL_WERKER (docs/installatie.md)."
        )
    with _met_context(_SYSTEEM):
        yield


@contextmanager
def met_momentopname(regio: int | None = None) -> Iterator[None]:
    """Read in one snapshot, so that what comes in halfway counts wholly or not at all.

    Inside a transaction that already runs, its own isolation level holds. Nothing is written here: the chain
    of the audit log must see its latest line, which a snapshot hides.

    Args:
        regio: key of the region to see; without it everything.
    """
    buitenste = not connection.in_atomic_block
    with transaction.atomic():
        if buitenste:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with met_systeemzicht() if regio is None else met_regiozicht(regio):
            yield
