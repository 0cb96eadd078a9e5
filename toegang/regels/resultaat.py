"""Outcomes: at most one per allocation (docs/berekening.md, resultaat)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import EEN, NUL, Codetekst, Datum, Gemeenteverwijzing, Getal
from inkoop.kern.waarden import WaardeFoutError
from toegang.regels.verwijzing import Verwijsbaar


@dataclass(frozen=True)
class Behaald(Getal):
    """How far an outcome was achieved, from nothing (0) to all of it (1) (AH §4, ad 3)."""

    def check(self, waarde: Any) -> None:
        super().check(waarde)
        if not NUL <= waarde <= EEN:
            raise WaardeFoutError(f"{waarde} ligt niet tussen 0 en 1")


@dataclass(frozen=True, kw_only=True)
class Resultaatopgave(Opgave):
    """The outcome of an allocation on a day; `behaald` is a fraction."""

    toewijzing: str | None = veld(Codetekst(), verplicht=True)
    datum: date | None = veld(Datum(), verplicht=True)
    behaald: Decimal | None = veld(Behaald(procent=True, ja_nee=True), verplicht=True)
    gemeente: str | None = veld(Gemeenteverwijzing())


def check_resultaat(resultaat: Resultaatopgave, verwijsbaar: Verwijsbaar) -> Iterator[Bezwaar]:
    """Refuse an outcome of an allocation that the region does not have, or that cannot be told."""
    yield from verwijsbaar.check("toewijzing", resultaat.toewijzing, resultaat.gemeente)


def tell_tweede(resultaat: Resultaatopgave) -> Bezwaar:
    """Return why a second outcome of one allocation is refused."""
    return Bezwaar("toewijzing", f"toewijzing '{resultaat.toewijzing}' heeft al een resultaat op")
