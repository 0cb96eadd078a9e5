"""The environment of a command: database and broker addresses, the secret key, the database role."""

import atexit
import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from inkoop.stapel import rollen
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.plekken import ensure_thuis, get_thuis
from inkoop.stapel.toestand import get_geheime_sleutel
from inkoop.stapel.wachter import begin_gebruik

# These commands change or describe the schema; all others work as the application.
EIGENAARSOPDRACHTEN = frozenset({"migrate", "sqlmigrate", "sqlflush", "flush", "optimizemigration"})


def bereid_omgeving_voor(argv: Sequence[str]) -> None:
    """Give this process what Django's settings ask of the environment, before Django starts.

    Servers that are not given by DATABASE_URL and REDIS_URL are found or started; they stop after
    the last command that uses them. Ends the process with a clear message when that is impossible.
    """
    try:
        prepare_omgeving(get_thuis())
    except StapelError as fout:
        sys.exit(f"Inkoop kan niet starten: {fout}")
    if len(argv) > 1 and argv[1] in EIGENAARSOPDRACHTEN:
        os.environ.setdefault("INKOOP_DB_ROL", "eigenaar")
        if not os.environ.get("DATABASE_URL_EIGENAAR"):
            sys.exit(
                f"`{argv[1]}` werkt als eigenaar van de tabellen, en DATABASE_URL is van een rol die geen "
                "rollen mag maken: geef ook DATABASE_URL_EIGENAAR (en DATABASE_URL_LEZER)."
            )


def prepare_omgeving(
    thuis: Path, omgeving: MutableMapping[str, str] = os.environ, *, proef: bool = False
) -> None:
    """Fill `omgeving` with every address and key that is not there yet; what is given stays."""
    ensure_thuis(thuis)
    if not omgeving.get("SECRET_KEY"):
        omgeving["SECRET_KEY"] = get_geheime_sleutel(thuis)
    if omgeving.get("DATABASE_URL") and not omgeving.get("DATABASE_URL_EIGENAAR"):
        omgeving.update(_split_gegeven_url(omgeving["DATABASE_URL"]))
    if not (omgeving.get("DATABASE_URL") and omgeving.get("REDIS_URL")):
        gebruik = begin_gebruik(thuis, proef=proef)
        atexit.register(gebruik.end)
        for naam, waarde in gebruik.omgeving.items():
            omgeving.setdefault(naam, waarde)


def _split_gegeven_url(url: str) -> dict[str, str]:
    """Make the three roles through a given superuser's URL; any other URL is the application's."""
    import psycopg

    try:
        with rollen.connect(url) as verbinding:
            if not rollen.may_create_rollen(verbinding):
                return {}
    except psycopg.OperationalError as fout:
        raise StapelError(f"DATABASE_URL geeft geen verbinding: {fout}") from fout
    return rollen.provision(url)
