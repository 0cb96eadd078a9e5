"""Reads the words of a PDF as a reader sees them, from its pages: what is drawn, and not what was meant."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pikepdf

_TEKEN = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def read_pdftekst(pdf: bytes) -> str:
    """Return the text of all pages; what stands on a line of its own is parted by a space."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return " ".join(stuk for pagina in bestand.pages for stuk in _iter_stukken(pagina))


def _iter_stukken(pagina: Any) -> Iterator[str]:
    tekens = {naam: _read_tekens(font) for naam, font in pagina.Resources.get("/Font", {}).items()}
    eigen: Mapping[int, str] = {}
    stuk: list[str] = []
    for regel in pikepdf.parse_content_stream(pagina):
        waarden, naam = regel.operands, str(regel.operator)
        if naam == "Tf":
            eigen = tekens[str(waarden[0])]
        elif naam in ("Tj", "TJ"):
            delen = waarden if naam == "Tj" else waarden[0]
            stuk += [_decode(bytes(deel), eigen) for deel in delen if isinstance(deel, pikepdf.String)]
        elif naam == "ET" and stuk:
            yield "".join(stuk)
            stuk = []


def _decode(ruw: bytes, tekens: Mapping[int, str]) -> str:
    return "".join(tekens[ruw[plek] * 256 + ruw[plek + 1]] for plek in range(0, len(ruw), 2))


def _read_tekens(font: Any) -> dict[int, str]:
    """Return by glyph the characters that it stands for."""
    tabel = font.ToUnicode.read_bytes().decode()
    blokken = re.findall(r"beginbfchar(.*?)endbfchar", tabel, re.DOTALL)
    return {
        int(van, 16): bytes.fromhex(naar).decode("utf-16-be")
        for blok in blokken
        for van, naar in _TEKEN.findall(blok)
    }
