"""Figures that a policy document states: each is about something that the region has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Cijferniveau
from inkoop.kern.opgave import Opgave, to_rij, veld
from inkoop.kern.soorten import Codetekst, Getal, Jaar, Keuze, Tekst
from inkoop.kern.waarden import shorten

BRONVELDEN = ("document", "paragraaf", "citaat")


@dataclass(frozen=True, kw_only=True)
class Jaarcijferopgave(Opgave):
    """One figure as a document states it, with the place where it stands (NL §6)."""

    jaar: int | None = veld(Jaar())
    niveau: str | None = veld(Keuze(Cijferniveau.values), verplicht=True)
    code: str | None = veld(Codetekst(), verplicht=True)
    grootheid: str | None = veld(Codetekst(), verplicht=True)
    waarde: Decimal | None = veld(Getal(), verplicht=True)
    eenheid: str | None = veld(Codetekst(50), verplicht=True)
    document: str | None = veld(Tekst(500))
    paragraaf: str | None = veld(Tekst(500))
    citaat: str | None = veld(Tekst(5000))
    opmerking: str = veld(Tekst(5000), standaard="")


def make_jaarcijferrij(cijfer: Jaarcijferopgave) -> dict[str, Any]:
    """Return the columns of a figure; document, section and quotation are its source."""
    rij = to_rij(cijfer)
    bron = {naam: rij.pop(naam) for naam in BRONVELDEN}
    rij["bron"] = {naam: deel for naam, deel in bron.items() if deel is not None} or None
    return rij


def check_jaarcijfer(cijfer: Jaarcijferopgave, bekend: Mapping[str, frozenset[str]]) -> Iterator[Bezwaar]:
    """Refuse a figure about something that the region does not have.

    Args:
        cijfer: the figure.
        bekend: by level the codes of what there is.
    """
    niveau, code = cijfer.niveau or "", cijfer.code or ""
    if code not in bekend[niveau]:
        yield Bezwaar("code", f"{niveau} '{shorten(code)}' is niet bekend in deze regio")
