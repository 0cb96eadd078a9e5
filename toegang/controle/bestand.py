"""What a file of prestaties looks like from the outside, found in one pass over its bytes."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

BLOK = 2**20
_BOM = b"\xef\xbb\xbf"
# Printable ASCII and line ends, without what CSV or COPY gives a meaning of its own.
_GEWOON = bytes(set(range(0x20, 0x7F)) - set(b'"\\') | set(b"\r\n"))
# What may be a code that a spreadsheet has shortened (1.23457E+11): it is looked at one by one.
_EXPONENTEN = (b"E+", b"E-", b"e+", b"e-")
_AFGEKORT = re.compile(rb"[0-9.,][eE][+-][0-9]")
_RAND = 3


@dataclass(frozen=True)
class Bestandskenmerk:
    """The SHA-256 of a file, and how PostgreSQL can read it by itself.

    Attributes:
        digest: SHA-256 of all bytes, in hex.
        kop: the columns in the order of the file; empty when only a full CSV reader will do.
        begin: the byte where the rows begin.
    """

    digest: str
    kop: tuple[str, ...]
    begin: int


def inspect_bestand(pad: Path, kolommen: Sequence[str], optioneel: Collection[str] = ()) -> Bestandskenmerk:
    """Read `pad` once, in bounded memory, and tell whether COPY reads it exactly as a CSV reader would.

    That is so when the header names `kolommen`, of which those that are `optioneel` may be missing, and no
    byte needs interpretation: no quotes, backslashes (COPY ends at a line of `\\.`), control characters,
    letters outside ASCII or codes that may be shortened.
    """
    som, gewoon, rand = hashlib.sha256(), True, b""
    with pad.open("rb") as bron:
        kopregel = bron.readline(BLOK)
        som.update(kopregel)
        while blok := bron.read(BLOK):
            som.update(blok)
            gewoon = gewoon and not blok.translate(None, _GEWOON) and not _has_afgekort(blok, rand)
            rand = blok[-_RAND:]
    kop = _read_kop(kopregel, kolommen, optioneel) if gewoon else ()
    return Bestandskenmerk(som.hexdigest(), kop, len(kopregel))


def _has_afgekort(blok: bytes, rand: bytes) -> bool:
    """Tell whether a block, after the last bytes of the one before it, may hold a shortened code.

    Two bytes are found far faster than a pattern.
    """
    return any(
        any(exponent in stuk for exponent in _EXPONENTEN) and _AFGEKORT.search(stuk) is not None
        for stuk in (rand + blok[:_RAND], blok)
    )


def _read_kop(kopregel: bytes, kolommen: Sequence[str], optioneel: Collection[str]) -> tuple[str, ...]:
    namen = kopregel.removeprefix(_BOM).rstrip(b"\r\n").decode("utf-8", "replace").split(",")
    is_gewoon = len(namen) == len(set(namen)) and set(kolommen) - set(optioneel) <= set(namen) <= set(
        kolommen
    )
    return tuple(namen) if is_gewoon else ()
