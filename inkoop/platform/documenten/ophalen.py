"""What a document may load: static files, fonts, inline data and its attachments; never the network."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from weasyprint.urls import URLFetcher, URLFetcherResponse

from inkoop.platform.documenten.fouten import DocumentError

_SNIT = (("400", "normal"), ("400", "italic"), ("600", "normal"), ("700", "normal"))
# Each subset of the font is a family of its own: the renderer keeps one file per family and weight, and
# would draw a letter of the second subset with a glyph number of the first.
_FAMILIES = {"latin": "Inkoop Tekst", "latin-ext": "Inkoop Tekst Ext"}


def get_statisch_pad(naam: str) -> Path:
    """The file on disk of a static file such as `documenten/document.css`.

    Raises `DocumentError` when it does not exist.
    """
    pad = finders.find(naam)
    if pad is None:
        raise DocumentError(f"Het bestand '{naam}' staat niet bij de statische bestanden")
    return Path(pad)


def get_lettertype_css() -> str:
    """The @font-face rules of the bundled font; empty when it is absent (then a system font serves)."""
    regels = [
        f'@font-face {{ font-family: "{familie}"; font-weight: {gewicht}; font-style: {stijl}; '
        f'src: url("lettertype:{naam}") }}'
        for gewicht, stijl in _SNIT
        for deel, familie in _FAMILIES.items()
        if _lettertype_pad(naam := f"source-sans-3-{deel}-{gewicht}-{stijl}.woff2").is_file()
    ]
    return "\n".join(regels)


def _lettertype_pad(naam: str) -> Path:
    return Path(settings.DOCUMENT_LETTERTYPE_MAP) / Path(naam).name


class GeslotenFetcher(URLFetcher):  # type: ignore[misc]  # the package has no types
    """Fetches `static:`, `lettertype:`, `bijlage:` and `data:` addresses and refuses every other."""

    def __init__(self, bijlagen: Mapping[str, tuple[bytes, str]] | None = None) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._bijlagen = dict(bijlagen or {})

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return the content behind `url`; raises `DocumentError` or `ValueError` for any other address."""
        schema, _, naam = url.partition(":")
        if schema == "static":
            return URLFetcherResponse(url, get_statisch_pad(naam).read_bytes())
        if schema == "lettertype":
            return URLFetcherResponse(url, _lettertype_pad(naam).read_bytes())
        if schema == "bijlage":
            inhoud, mime = self._bijlagen[naam]
            return URLFetcherResponse(url, inhoud, {"Content-Type": mime})
        return super().fetch(url, headers)
