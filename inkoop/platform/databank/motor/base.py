"""The connection to the database: as Django's own, but for one that hears nothing any more.

Limits in the database work as long as the database does. When it hangs (its machine stands still, or what
stands between lost the connection without saying so) nobody would ever hear of it.
"""

from types import ModuleType
from typing import Any

import psycopg
from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import errors

from inkoop.platform.databank.tijdgrenzen import Tijdgrens

_TUSSENPOOS = 0.1


class Verbinding(psycopg.Connection[Any]):
    """A connection that gives up when no answer came for longer than an answer may take."""

    geduld: float | None = None

    def wait(self, gen: Any, interval: float = _TUSSENPOOS, timeout: float | None = None) -> Any:
        """Wait for an answer, and close the connection when none comes."""
        if timeout is not None or self.geduld is None:
            return super().wait(gen, interval=interval, timeout=timeout)
        try:
            return super().wait(gen, interval=interval, timeout=self.geduld)
        except errors._WaitTimeout as fout:
            # What it would still answer is of a question that nobody asks any more.
            self.pgconn.finish()
            raise psycopg.OperationalError(
                f"de databank antwoordde niet binnen {self.geduld:.0f} s"
            ) from fout


class _Psycopg(ModuleType):
    """The driver as Django asks it, with another connection."""

    connect = staticmethod(Verbinding.connect)

    def __getattr__(self, naam: str) -> Any:
        """Give what the driver has."""
        return getattr(psycopg, naam)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, which makes such connections.

    An act has a patience of its own (`inkoop/platform/gebruikers/zicht.py`), as it has limits of its own in
    the database: until its transaction ends.
    """

    Database = _Psycopg("psycopg")

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Make a connection that waits as long as the work of this process may."""
        verbinding = super().get_new_connection(conn_params)
        verbinding.geduld = _get_geduld()
        return verbinding

    def _set_autocommit(self, autocommit: bool) -> None:
        """Outside a transaction a connection waits as long as the work of this process may."""
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if autocommit:
            self.connection.geduld = _get_geduld()


def _get_geduld() -> float:
    grens: Tijdgrens = settings.TIJDGRENZEN[settings.WERKSOORT]
    return grens.geduld
