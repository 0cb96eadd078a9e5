"""The themes that the style guide can show: our own, and one as a municipality would bring it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thema:
    """A theme: what it is called, its style sheet among the static files and its class; "" for our own."""

    naam: str
    css: str = ""
    klasse: str = ""


THEMAS = (Thema("Inkoop"), Thema("Duinrand", "thema/duinrand.css", "duinrand-theme"))
