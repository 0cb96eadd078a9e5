"""The fingerprint of a settlement: equal input gives an equal fingerprint, and only then.

The version of the rules stands beside it (`regelversie`), so that a difference tells which of both changed.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from bekostiging.berekening.invoer import Regioinvoer
from bekostiging.berekening.uitkomst import GeparkeerdContract
from inkoop.kern.breuk import Fraction
from inkoop.kern.jsontekst import write_json

_KAAL, _GETAL = (str, bool, int), (Decimal, Fraction)
# The order of these means something; the order of other rows does not, and may differ per database.
_GEORDEND = frozenset({"gemeenten", "prestaties"})
# An open end of what has always held says nothing: a region where nothing ever changed has the fingerprint
# that it had before anything could.
_LEEG_ZEGT_NIETS = frozenset({"geldt_vanaf", "geldt_tot", "tot_en_met", "vanaf"})


class Rijen(list[Any]):
    """Canonical rows in their one order, that of their texts; those are kept, since all are digested too."""

    def __init__(self, rijen: Iterable[Any]) -> None:
        met_tekst = sorted(((als_bytes(rij), rij) for rij in rijen), key=itemgetter(0))
        super().__init__(rij for _, rij in met_tekst)
        self.teksten = [tekst for tekst, _ in met_tekst]


@dataclass(frozen=True)
class Contractdigest:
    """The digest of all input of one contract, with what all share, and of each part by field."""

    geheel: str
    delen: Mapping[str, str]


def make_vingerafdruk(
    invoer: Regioinvoer, digests: Iterable[str], geparkeerd: tuple[GeparkeerdContract, ...] = ()
) -> str:
    """Give the SHA-256 of all input of the calculation and the digest of every delivery.

    `geparkeerd` are contracts that could not be read as input. The lines themselves are not read again: they
    stand in the digests made at intake.
    """
    regio = digest_invoer(invoer.regio)
    contracten = {een.nummer: digest_contract(make_canoniek(een), regio).geheel for een in invoer.contracten}
    return digest_regio(regio, contracten, invoer, digests, geparkeerd)


def digest_regio(
    regio: str,
    contracten: Mapping[str, str],
    invoer: Regioinvoer,
    digests: Iterable[str],
    geparkeerd: tuple[GeparkeerdContract, ...] = (),
) -> str:
    """Give the fingerprint from the digest of what all contracts share and that of each, by number.

    So a contract that did not change does not have to be read for it.
    """
    canoniek = {
        "regio": regio,
        "contracten": contracten,
        "afgekeurd": make_canoniek(invoer.afgekeurd),
        "geparkeerd": make_canoniek(geparkeerd),
        "leveringen": list(digests),
    }
    return digest_canoniek(canoniek)


def digest_contract(canoniek: Mapping[str, Any], regio: str) -> Contractdigest:
    """Give the digests of the canonical form of a contract, within what all of the region share."""
    delen = {naam: digest_canoniek(deel) for naam, deel in canoniek.items()}
    return Contractdigest(digest_canoniek({"regio": regio, "delen": delen}), delen)


def digest_invoer(waarde: Any) -> str:
    """Give the digest of a value; equal input has an equal one."""
    return digest_canoniek(make_canoniek(waarde))


def digest_canoniek(canoniek: Any) -> str:
    """Give the SHA-256 of a canonical form."""
    return hashlib.sha256(als_bytes(canoniek)).hexdigest()


def make_canoniek(waarde: Any, veld: str = "") -> Any:
    """Give the one form of a value that equal input has; `veld` tells whether the order of rows counts."""
    if waarde is None or isinstance(waarde, _KAAL):
        return waarde
    if isinstance(waarde, _GETAL):
        # 32.4 and 32.40 are the same number.
        return str(Fraction(waarde))
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, tuple):
        delen = [make_canoniek(deel) for deel in waarde]
        zijn_rijen = all(is_dataclass(deel) for deel in waarde) and veld not in _GEORDEND
        return Rijen(delen) if zijn_rijen else delen
    if is_dataclass(waarde):
        return _make_velden(waarde)
    if isinstance(waarde, Mapping):
        return {str(sleutel): make_canoniek(deel) for sleutel, deel in waarde.items()}
    raise TypeError(f"geen canonieke vorm voor {type(waarde).__name__}")


def _make_velden(waarde: Any) -> dict[str, Any]:
    """Give the fields of a row by name; most hold a plain value, and there are tens of thousands."""
    paren = {}
    namen, read_delen = _get_lezer(waarde.__class__)
    for naam, deel in zip(namen, read_delen(waarde), strict=True):
        soort = type(deel)
        if soort in _KAAL:
            paren[naam] = deel
        elif soort is Decimal:
            paren[naam] = str(Fraction(deel))
        elif deel is not None:
            paren[naam] = make_canoniek(deel, naam)
        elif naam not in _LEEG_ZEGT_NIETS:
            paren[naam] = None
    return paren


@cache
def _get_lezer(soort: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Give the names of the fields of a kind of row, and what reads all of them at once."""
    # The shared context of the region stands there once, not in every contract.
    namen = tuple(deel.name for deel in fields(soort) if deel.name != "regio")
    if len(namen) > 1:
        return namen, attrgetter(*namen)
    return namen, lambda waarde: tuple(getattr(waarde, naam) for naam in namen)


def als_tekst(inhoud: Any) -> str:
    """Write a canonical form; equal forms give equal text."""
    return als_bytes(inhoud).decode()


def als_bytes(inhoud: Any) -> bytes:
    """Write a canonical form in UTF-8, of which the order is that of the text."""
    if type(inhoud) is Rijen:
        return b"[" + b",".join(inhoud.teksten) + b"]"
    return write_json(inhoud, gesorteerd=True)
