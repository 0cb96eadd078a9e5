"""Whose eyes a transaction looks through: sets the context that row-level security reads.

Without a context the database shows no provider data at all, so a forgotten context fails closed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

from inkoop.platform.gebruikers.rechten import get_werkgebied

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from inkoop.platform.gebruikers.models import Gebruiker

_LEES = (
    "SELECT coalesce(current_setting('inkoop.rol', true), ''), "
    "coalesce(current_setting('inkoop.bereik', true), ''), "
    "coalesce(current_setting('inkoop.gebruiker', true), '')"
)
_ZET = (
    "SELECT set_config('inkoop.rol', %s, true), set_config('inkoop.bereik', %s, true), "
    "set_config('inkoop.gebruiker', %s, true)"
)
_Context = tuple[str, str, str]
_NIEMAND: _Context = ("", "", "")
_SYSTEEM: _Context = ("systeem", "", "")


def _get_context(gebruiker: "Gebruiker | AnonymousUser") -> _Context:
    """Give role, what the account is tied to, and account; the policies know scopes, and no role by name."""
    if not gebruiker.is_authenticated:
        return _NIEMAND
    return gebruiker.rol, get_werkgebied(gebruiker) or "", str(gebruiker.pk)


@contextmanager
def _met_context(context: _Context) -> Iterator[None]:
    """Set the context for this transaction and put back what an outer context had set."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_LEES)
            vorige = cursor.fetchone()
            cursor.execute(_ZET, context)
        # After an error the rollback of this block restores the settings by itself.
        yield
        with connection.cursor() as cursor:
            cursor.execute(_ZET, vorige)


@contextmanager
def met_zicht_van(gebruiker: "Gebruiker | AnonymousUser") -> Iterator[None]:
    """Run a block in a transaction in which the database shows only what `gebruiker` may see."""
    with _met_context(_get_context(gebruiker)):
        yield


def zet_zicht(gebruiker: "Gebruiker | AnonymousUser") -> None:
    """Look through the eyes of `gebruiker` for the rest of this transaction.

    For the API, where the account is known only inside the view; outside a transaction the setting would
    be lost at once, so that is refused.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("zet_zicht heeft een transactie nodig")
    with connection.cursor() as cursor:
        cursor.execute(_ZET, _get_context(gebruiker))


@contextmanager
def met_systeemzicht() -> Iterator[None]:
    """Run a block of a command or job in a transaction that sees the data of every provider."""
    with _met_context(_SYSTEEM):
        yield
