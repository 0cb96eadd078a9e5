"""Reads the tokens of the theme for what is no web page: PDF files, drawings in them, and spreadsheets.

The theme of the pages is the one source (static/thema/inkoop.css), with that of the municipality over it
(HUISSTIJL_CSS). A renderer that knows no custom properties, or not everywhere, gets their values.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from django.conf import settings

from inkoop.platform.documenten.fouten import DocumentError
from inkoop.platform.documenten.ophalen import get_statisch_pad

THEMA = "thema/inkoop.css"

_COMMENTAAR = re.compile(r"/\*.*?\*/", re.DOTALL)
# A quoted text may hold a brace or a semicolon: url("data:image/svg+xml;...").
_STUK = re.compile(r"""("[^"]*"|'[^']*')|([{};])""")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)")
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def get_token(naam: str) -> str:
    """Return the value of a token such as `--inkoop-papier-tekst`, with nothing left to fill in.

    Raises `DocumentError` for a token that the theme does not give, or that is made of itself.
    """
    return fill_tokens(f"var({naam})")


def get_kleur(naam: str) -> str:
    """Return a colour as a spreadsheet writes it, "#RRGGBB"; raises `DocumentError` when it is none."""
    waarde = get_token(naam)
    if (gevonden := _HEX.fullmatch(waarde)) is None:
        raise DocumentError(
            f"Het token {naam} is {waarde!r}; een document kan alleen een kleur als #rrggbb aan"
        )
    cijfers = gevonden[1]
    return f"#{cijfers if len(cijfers) == 6 else ''.join(teken * 2 for teken in cijfers)}".upper()


def fill_tokens(css: str) -> str:
    """Return CSS in which every `var()` has become its value; raises `DocumentError` as `get_token` does."""
    return _fill(css, read_tokens(settings.HUISSTIJL_CSS), ())


@cache
def read_tokens(huisstijl: str) -> Mapping[str, str]:
    """Return the tokens of the theme, and over them those of a house style ("" for none).

    Raises `DocumentError` when a file is not among the static files.
    """
    tokens: dict[str, str] = {}
    for naam in (THEMA, huisstijl):
        if naam:
            tokens.update(_read(get_statisch_pad(naam).read_text("utf-8")))
    return tokens


def _fill(css: str, tokens: Mapping[str, str], binnen: tuple[str, ...]) -> str:
    def waarde(gevonden: re.Match[str]) -> str:
        naam, anders = gevonden[1], gevonden[2]
        if naam in binnen:
            raise DocumentError(f"Het token {naam} verwijst via {', '.join(binnen)} naar zichzelf")
        if naam in tokens:
            return _fill(tokens[naam], tokens, (*binnen, naam))
        if anders is None:
            raise DocumentError(f"Het thema geeft het token {naam} niet")
        return _fill(anders.strip(), tokens, binnen)

    return _VAR.sub(waarde, css)


def _read(css: str) -> Iterator[tuple[str, str]]:
    """Yield the custom properties of the rules; those in an at-rule, as for a dark screen, are left out."""
    css = _COMMENTAAR.sub("", css)
    diepte, begin, is_at_regel = 0, 0, False
    for stuk in _STUK.finditer(css):
        if not stuk[2]:
            continue
        tekst, begin = css[begin : stuk.start()].strip(), stuk.end()
        if stuk[2] == "{":
            is_at_regel = tekst.startswith("@") if diepte == 0 else is_at_regel
            diepte += 1
            continue
        if diepte == 1 and not is_at_regel and tekst.startswith("--"):
            naam, _, waarde = tekst.partition(":")
            yield naam.strip(), waarde.strip()
        diepte -= stuk[2] == "}"
