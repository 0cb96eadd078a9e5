"""The four database roles and what each may do (docs: ontwerp, Data; besluiten/0036).

`inkoop_eigenaar` owns the objects and migrates, `inkoop_app` is the site, `inkoop_werker` does jobs and
commands and may alone be the system besides the owner, `inkoop_lezer` only reads. None is a superuser or
bypasses row-level security. Everything here may be repeated.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.postgres import EXTENSIES

if TYPE_CHECKING:
    import psycopg

EIGENAAR, APP, WERKER, LEZER = "inkoop_eigenaar", "inkoop_app", "inkoop_werker", "inkoop_lezer"
VARIABELEN = {
    EIGENAAR: "DATABASE_URL_EIGENAAR",
    APP: "DATABASE_URL",
    WERKER: "DATABASE_URL_WERKER",
    LEZER: "DATABASE_URL_LEZER",
}
DATABASE = "inkoop"
_LAAG = "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"
# The owner makes and drops the databases of the tests.
_EIGENSCHAPPEN = {
    EIGENAAR: f"LOGIN {_LAAG} CREATEDB",
    APP: f"LOGIN {_LAAG} NOCREATEDB",
    WERKER: f"LOGIN {_LAAG} NOCREATEDB",
    LEZER: f"LOGIN {_LAAG} NOCREATEDB",
}


def connect(url: str) -> psycopg.Connection:
    """Open an autocommit connection to a URL as DATABASE_URL holds it."""
    import psycopg

    return psycopg.connect(url.replace("postgres://", "postgresql://", 1), autocommit=True)


def with_database(url: str, naam: str) -> str:
    """Return the same address with another database name."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{naam}"))


def may_create_rollen(verbinding: psycopg.Connection) -> bool:
    """Tell whether this connection's role may provision: only a superuser may for certain."""
    rij = verbinding.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    return bool(rij and rij[0])


def provision(url: str) -> dict[str, str]:
    """Make roles, database and rights as a superuser and return the environment of the four roles.

    `url` names the database to use; when its host asks for passwords, each role gets one that is
    derived from `url`, so that nothing needs to be kept.
    """
    naam = urlsplit(url).path.lstrip("/")
    if not naam:
        raise StapelError("DATABASE_URL noemt geen database.")
    wachtwoorden = {rol: _derive_wachtwoord(url, rol) for rol in VARIABELEN}
    with connect(with_database(url, "postgres")) as verbinding:
        for rol, wachtwoord in wachtwoorden.items():
            _ensure_rol(verbinding, rol, wachtwoord)
        verbinding.execute(f"GRANT pg_signal_backend TO {EIGENAAR}")
        # The worker may read and write what the site may; what rows those are differs.
        verbinding.execute(f"GRANT {APP} TO {WERKER}")
        ensure_database(verbinding, naam)
    with connect(url) as verbinding:
        ensure_rechten(verbinding, naam)
    return {variabele: _url_of_rol(url, rol, wachtwoorden[rol]) for rol, variabele in VARIABELEN.items()}


def _derive_wachtwoord(url: str, rol: str) -> str | None:
    geheim = urlsplit(url).password
    if geheim is None:
        return None
    return hmac.new(geheim.encode(), rol.encode(), hashlib.sha256).hexdigest()


def _url_of_rol(url: str, rol: str, wachtwoord: str | None) -> str:
    delen = urlsplit(url)
    aanmelding = rol if wachtwoord is None else f"{rol}:{quote(wachtwoord)}"
    plaats = delen.netloc.rpartition("@")[2]
    return urlunsplit(delen._replace(netloc=f"{aanmelding}@{plaats}"))


def _ensure_rol(verbinding: psycopg.Connection, rol: str, wachtwoord: str | None) -> None:
    from psycopg import sql

    bestaat = verbinding.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [rol]).fetchone()
    opdracht = "ALTER" if bestaat else "CREATE"
    verbinding.execute(
        sql.SQL("{} ROLE {} {}").format(sql.SQL(opdracht), sql.Identifier(rol), sql.SQL(_EIGENSCHAPPEN[rol]))
    )
    # Compiling pays off for long reports; our statements take milliseconds, and after a large load, before
    # there are statistics, PostgreSQL would compile each of them for a second.
    verbinding.execute(sql.SQL("ALTER ROLE {} SET jit = off").format(sql.Identifier(rol)))
    if wachtwoord is not None:
        verbinding.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(rol), sql.Literal(wachtwoord))
        )


def ensure_database(verbinding: psycopg.Connection, naam: str) -> None:
    """Create the database with the owner's role as its owner; take over one that exists."""
    from psycopg import sql

    bestaat = verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone()
    opdracht = "ALTER DATABASE {} OWNER TO {}" if bestaat else "CREATE DATABASE {} OWNER {}"
    verbinding.execute(sql.SQL(opdracht).format(sql.Identifier(naam), sql.Identifier(EIGENAAR)))


def ensure_rechten(verbinding: psycopg.Connection, naam: str) -> None:
    """Give the roles their rights in the connected database `naam`, as superuser or as its owner."""
    for opdracht in _rechten(naam):
        verbinding.execute(opdracht.encode())


def _rechten(naam: str) -> list[str]:
    voor_nieuw = f"ALTER DEFAULT PRIVILEGES FOR ROLE {EIGENAAR} IN SCHEMA public GRANT"
    database = '"' + naam.replace('"', '""') + '"'
    return [
        *(f"CREATE EXTENSION IF NOT EXISTS {extensie}" for extensie in EXTENSIES),
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        f"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {APP}",
        f"GRANT CONNECT ON DATABASE {database} TO {LEZER}",
        f"ALTER SCHEMA public OWNER TO {EIGENAAR}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {APP}, {LEZER}",
        # No TRUNCATE: a final result may only disappear through statements that triggers see.
        f"{voor_nieuw} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
        f"{voor_nieuw} USAGE, SELECT ON SEQUENCES TO {APP}",
        f"{voor_nieuw} SELECT ON TABLES TO {LEZER}",
    ]
