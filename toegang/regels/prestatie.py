"""Prestaties: what one line says, and why a line or a delivery is refused.

A delivery may hold millions of lines. What looks at one line is a function here; what looks at more of them
is found in SQL (`toegang.controle`), and told in the words of this module. Which lines are approved is no
refusal: that is the control (docs/berekening.md, Controle van prestaties).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Codetekst, Datum, Gemeenteverwijzing, Getal
from inkoop.kern.waarden import WaardeFoutError, shorten


@dataclass(frozen=True)
class Geleverd(Getal):
    """A delivered volume of zero or more."""

    def check(self, waarde: Any) -> None:
        super().check(waarde)
        if waarde < 0:
            raise WaardeFoutError(f"het volume {waarde} is negatief")


@dataclass(frozen=True, kw_only=True)
class Prestatieopgave(Opgave):
    """One line of what was delivered on an allocation (iWmo/iJw, bericht 323)."""

    id: str | None = veld(Codetekst(), verplicht=True)
    toewijzing: str | None = veld(Codetekst(), verplicht=True)
    begindatum: date | None = veld(Datum(), verplicht=True)
    einddatum: date | None = veld(Datum(), verplicht=True)
    volume: Decimal | None = veld(Geleverd(), verplicht=True)
    eenheid: str | None = veld(Codetekst(50), verplicht=True)
    gemeente: str | None = veld(Gemeenteverwijzing())
    crediteert: str | None = veld(Codetekst())


def check_periode(begin: str | None, eind: str | None) -> Iterator[Bezwaar]:
    """Refuse a line that ends before it begins; dates as ISO text of four-digit years, which sorts alike."""
    if begin and eind and eind < begin:
        yield Bezwaar("einddatum", f"einddatum {eind} ligt voor begindatum {begin}")


# What somebody must know who mends a line: its own reference is taken, also when it was rejected (TR314).
NIEUW_KENMERK = "geef een herstelde regel een nieuw kenmerk: een kenmerk is uniek binnen het contract"


def tell_dubbel(kenmerk: str) -> Bezwaar:
    """Return why an id that stands in the same delivery before is refused (iWmo/iJw, TR314)."""
    return Bezwaar("id", f"kenmerk '{shorten(kenmerk)}' staat ook op", "iSt TR314")


def tell_anders(kenmerk: str, veld_: str) -> Bezwaar:
    """Return why a known id with another content is refused (iWmo/iJw, TR314)."""
    reden = f"prestatie '{shorten(kenmerk)}' is eerder geleverd met een andere waarde; {NIEUW_KENMERK}"
    return Bezwaar(veld_, reden, "iSt TR314")


def tell_zelfde_levering(kenmerk: str) -> Bezwaar:
    """Return why a credit of a line of its own delivery is refused (iWmo/iJw, TR316)."""
    reden = (
        f"regel '{shorten(kenmerk)}' komt in dezelfde levering binnen; crediteer in een latere. Zij staat op"
    )
    return Bezwaar("crediteert", reden, "iSt TR316")


def tell_herhaalt_niet(kenmerk: str) -> Bezwaar:
    """Return why a credit that is no copy of the line that it takes back is refused (iWmo/iJw, OP366)."""
    wat = "toewijzing, begindatum, einddatum, volume en eenheid"
    reden = (
        f"een credit herhaalt {wat} van regel '{shorten(kenmerk)}'; klopt een deel wel? "
        "Crediteer de hele regel en lever een nieuwe met wat klopt"
    )
    return Bezwaar("crediteert", reden, "iSt OP366")


def tell_te_groot(volume: str, tarief: Decimal) -> Bezwaar:
    """Return why a line that is worth more than any total can hold is refused."""
    return Bezwaar("volume", f"{volume} maal tarief {tarief} is duizend miljard euro of meer")


def tell_maand_te_groot() -> Bezwaar:
    """Return why a delivery is refused of which the lines of a month are worth too much together."""
    return Bezwaar("volume", "de bedragen van een maand zijn samen duizend miljard euro of meer")


def tell_tarieven_te_groot() -> Bezwaar:
    """Return why tariffs are refused that make the lines of a month worth more than a total can hold."""
    reden = "met deze tarieven zijn de prestaties van een maand samen duizend miljard euro of meer"
    return Bezwaar("contracten", reden)
