"""The themes that the style guide can show: our own, and one as a municipality would bring it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thema:
    """A theme: what it is called, its style sheet and logo among the static files, and its class."""

    naam: str
    css: str = ""
    klasse: str = ""
    logo: str = "beeld/merk.svg"


THEMAS = (
    Thema("Inkoop"),
    Thema("Duinrand", "thema/duinrand.css", "duinrand-theme", "thema/duinrand.svg"),
)
