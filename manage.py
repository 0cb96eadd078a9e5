#!/usr/bin/env python
"""Command line of Inkoop; finds or starts the embedded servers when no installation is given."""

import os
import sys
from collections.abc import Sequence

# What an installation gives. Who gives all of it never loads the embedded servers: they are not there.
INSTALLATIE = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL")
# These commands change, describe or copy the schema; all others work as the worker, and a site as the site.
EIGENAARSOPDRACHTEN = frozenset(
    {"migrate", "sqlmigrate", "sqlflush", "flush", "optimizemigration", "backup", "herstel", "lezerregios"}
)


def main() -> None:
    """Prepare the environment (servers, database role) and hand over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
    os.environ["INKOOP_WERK"] = "opdracht"
    prepare_omgeving(sys.argv)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def prepare_omgeving(argv: Sequence[str]) -> None:
    """Give this process what Django's settings ask of the environment, before Django starts.

    What is not given comes from the embedded servers; they stop after the last command that uses them. Ends
    the process with a clear message when that is impossible.
    """
    if ontbreekt := [naam for naam in INSTALLATIE if not os.environ.get(naam)]:
        _use_stapel(ontbreekt)
    if len(argv) > 1 and argv[1] in EIGENAARSOPDRACHTEN:
        os.environ.setdefault("INKOOP_DB_ROL", "eigenaar")
        if not os.environ.get("DATABASE_URL_EIGENAAR"):
            sys.exit(
                f"`{argv[1]}` werkt als eigenaar van de tabellen: geef ook DATABASE_URL_EIGENAAR "
                "(en DATABASE_URL_LEZER)."
            )
    elif os.environ.get("DATABASE_URL_WERKER") and argv[1:2] != ["runserver"]:
        os.environ.setdefault("INKOOP_DB_ROL", "werker")


def _use_stapel(ontbreekt: Sequence[str]) -> None:
    try:
        import inkoop.stapel as stapel
    except ModuleNotFoundError as fout:
        if fout.name != "inkoop.stapel":
            raise
        sys.exit(f"Inkoop kan niet starten: geef {', '.join(ontbreekt)} (docs/installatie.md).")
    try:
        stapel.prepare_omgeving(stapel.get_thuis())
    except stapel.StapelError as fout:
        sys.exit(f"Inkoop kan niet starten: {fout}")


if __name__ == "__main__":
    main()
