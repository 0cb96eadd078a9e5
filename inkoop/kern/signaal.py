"""What a signal is: something that nobody refuses, but that somebody should see.

Each app describes the signals about its own nouns in `<app>/signalen/`, a module for each; `inkoop.signalen`
gathers them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple


class Signaalrij(NamedTuple):
    """One signal; see `Signaalsoort.query` for what each column is."""

    sleutel: str
    onderwerp_id: int
    contract_id: int | None
    gemeente_id: int | None
    jaar: int | None
    tekst: str


@dataclass(frozen=True)
class Signaalsoort:
    """One kind of signal.

    Attributes:
        naam: what is the matter, in a few words.
        uitleg: what it means, and what somebody can do about it.
        bron: section of the document that it follows from; empty when it follows from itself.
        onderwerp: the noun that it is about, which is also the name of its page ("contract").
        over_client: whether it tells about a client, so that only who may see clients sees it.
        query: SELECT of the signals of one region (`%(regio)s`) on a day (`%(peildatum)s`), with the columns
            sleutel (text that stays the same as long as the matter does), onderwerp_id, contract_id,
            gemeente_id, jaar (NULL when it has none) and tekst (a sentence, in which `naamtekst` names what
            has a name).
        find: gives the same of a region on a day, for what rules in Python say; instead of a query.
        code: the name of its module.
    """

    naam: str
    uitleg: str
    onderwerp: str
    query: str = ""
    find: Callable[[Any, date], Iterable[Signaalrij]] | None = None
    bron: str = ""
    over_client: bool = False
    code: str = ""


def find_signaalsoorten(pakket: str) -> dict[str, Signaalsoort]:
    """Return the kinds that a package describes: of each module in it `SIGNAAL`, under the module's name."""
    paden = import_module(pakket).__path__
    return {
        naam: replace(import_module(f"{pakket}.{naam}").SIGNAAL, code=naam)
        for naam in sorted(module.name for module in iter_modules(paden))
    }


# Of what kinds a query can ask the name.
BENOEMD = ("gemeente", "segment", "perceel", "product", "traject")


def naamtekst(soort: str, sleutel: str) -> str:
    """Return the SQL that names an element of the region, of a kind of `BENOEMD` and by its key.

    Names are rules of Python, and what holds on a day: a query gets them along, by key.
    """
    return f"(%({soort}namen)s::jsonb ->> {sleutel}::text)"


def bedragtekst(uitdrukking: str) -> str:
    """Return the SQL that writes an amount in euros as people do (1.234,56)."""
    return f"translate(to_char({uitdrukking}, 'FM999,999,999,990.00'), ',.', '.,')"
