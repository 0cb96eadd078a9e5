"""A block on the start page: a heading with a short list of links, and where to find the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from inkoop.platform.schermen.kolom import Toon


@dataclass(frozen=True)
class Blokregel:
    """One line: what it is, where it leads, what there is to say about it, and its state."""

    titel: str
    url: str = ""
    uitleg: str = ""
    status: str = ""
    toon: Toon = Toon.NEUTRAAL


@dataclass(frozen=True)
class Blok:
    """A heading with lines; `leeg` is shown when there are none, `meer` leads to the whole list."""

    titel: str
    regels: Sequence[Blokregel]
    leeg: str
    meer: str = ""
    meer_url: str = ""


def render_blok(request: HttpRequest, blok: Blok) -> SafeString:
    """Return a block as a fragment of the start page."""
    return render_to_string("schermen/blok.html", {"blok": blok}, request=request)
