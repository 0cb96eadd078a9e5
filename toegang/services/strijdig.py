"""Refuses a change of the structure or a contract that puts stored allocations in the wrong."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from inkoop.kern.bezwaar import Bezwaar
from segmenten.models import Regio
from toegang.controle import STRIJDIG

_VIND = f"""
SELECT element, CASE element WHEN 'contract' THEN contract WHEN 'gemeente' THEN gemeente
    WHEN 'perceel' THEN perceel ELSE product END, fout, nummer, id FROM ({STRIJDIG}) s
"""  # noqa: S608 - a constant


@dataclass(frozen=True, order=True)
class Strijd:
    """One reason why one allocation is in the wrong.

    Attributes:
        element: the kind of thing in its way: contract, gemeente, perceel or product.
        code: which one.
        fout: what is wrong with the allocation, in words.
        nummer: the allocation.
        toewijzing: its key.
    """

    element: str
    code: str
    fout: str
    nummer: str
    toewijzing: int


def find_strijd(regio: Regio) -> frozenset[Strijd]:
    """Return every reason why a stored allocation is in the wrong; call it within `met_systeemzicht()`."""
    with connection.cursor() as cursor:
        cursor.execute(_VIND, {"regio": regio.pk})
        return frozenset(Strijd(*rij) for rij in cursor.fetchall())


def tell_strijd(nieuw: frozenset[Strijd], paden: Mapping[tuple[str, str], str]) -> Iterator[Bezwaar]:
    """Yield a refusal for each element and reason, with the first allocation and how many more there are.

    Args:
        nieuw: what a change puts in the wrong.
        paden: where an element stands in what is asked to be saved, by (element, code).
    """
    groepen: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for strijd in sorted(nieuw):
        groepen[strijd.element, strijd.code, strijd.fout].append(strijd.nummer)
    for (element, code, fout), nummers in groepen.items():
        meer = f" (en nog {len(nummers) - 1})" if len(nummers) > 1 else ""
        reden = f"toewijzing '{nummers[0]}'{meer} {fout}; zij bestaat al en wijst naar {element} '{code}'"
        yield Bezwaar(paden.get((element, code), ""), reden)
