"""The environment of a command: database and broker addresses and the secret key."""

import atexit
import os
from pathlib import Path

from inkoop.stapel import rollen
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.inheems import use_inheems
from inkoop.stapel.plekken import ensure_thuis
from inkoop.stapel.postgres import find_programmas
from inkoop.stapel.toestand import Slot, get_geheime_sleutel
from inkoop.stapel.wachter import begin_gebruik


def prepare_omgeving(thuis: Path, *, proef: bool = False) -> None:
    """Fill the environment with every address and key that is not there yet; what is given stays.

    `thuis` is the stack's folder; with `proef` its servers are started for tests. Raises StapelError.
    """
    ensure_thuis(thuis)
    use_inheems(os.environ)
    # Whoever needs these servers works on the program, or looks at a demo: it is no installation.
    os.environ.setdefault("INKOOP_ONTWIKKELING", "1")
    if not os.environ.get("SECRET_KEY"):
        os.environ["SECRET_KEY"] = get_geheime_sleutel(thuis)
    if os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_URL_EIGENAAR"):
        _split_gegeven_url(os.environ["DATABASE_URL"], thuis)
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return
    if not (proef or os.environ.get("DATABASE_URL")):
        # Anchors of a log that is thrown away with its database go with it.
        os.environ.setdefault("ANKERS_MAP", str(thuis / "ankers"))
    gebruik = begin_gebruik(thuis, proef=proef)
    atexit.register(gebruik.end)
    # A database that is given comes with its own roles; never mix those with other ones.
    os.environ.setdefault("PG_BIN", str(find_programmas().bin))
    overslaan = rollen.VARIABELEN.values() if os.environ.get("DATABASE_URL") else ()
    for naam, waarde in gebruik.omgeving.items():
        if naam not in overslaan:
            os.environ.setdefault(naam, waarde)


def _split_gegeven_url(url: str, thuis: Path) -> None:
    """Make the four roles through a given superuser's URL; any other URL is the application's."""
    import psycopg

    slot = Slot(thuis, "start")
    slot.take()  # two processes that grant the same rights at once would hinder each other
    try:
        with rollen.connect(url) as verbinding:
            if rollen.may_create_rollen(verbinding):
                os.environ.update(rollen.provision(url))
    except psycopg.OperationalError as fout:
        raise StapelError(f"DATABASE_URL geeft geen verbinding: {fout}") from fout
    finally:
        slot.release()
