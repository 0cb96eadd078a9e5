"""What is paid to providers: advances, and payments on declarations; what one line of their files says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Bedrag, Codetekst, Datum, Gemeenteverwijzing, Jaar
from inkoop.kern.verwijzing import check_bekend


@dataclass(frozen=True, kw_only=True)
class Voorschotopgave(Opgave):
    """An advance that was paid on a contract by a municipality, in euros (NL bijlage 1, Afrekening).

    What is taken back is negative; `kenmerk` tells apart what is otherwise equal.
    """

    contract: str | None = veld(Codetekst(), verplicht=True)
    gemeente: str | None = veld(Gemeenteverwijzing(), verplicht=True)
    datum: date | None = veld(Datum(), verplicht=True)
    bedrag: Decimal | None = veld(Bedrag(negatief=True), verplicht=True)
    kenmerk: str = veld(Codetekst(), standaard="")


@dataclass(frozen=True, kw_only=True)
class Betalingopgave(Opgave):
    """What a municipality paid on declarations of a contract, in euros, for care of a year.

    What was paid back is negative; `kenmerk` tells apart what is otherwise equal.
    """

    contract: str | None = veld(Codetekst(), verplicht=True)
    gemeente: str | None = veld(Gemeenteverwijzing(), verplicht=True)
    jaar: int | None = veld(Jaar(), verplicht=True)
    datum: date | None = veld(Datum(), verplicht=True)
    bedrag: Decimal | None = veld(Bedrag(negatief=True), verplicht=True)
    kenmerk: str = veld(Codetekst(), standaard="")


# Equal in all of these is the same payment, which counts once.
VOORSCHOTSLEUTEL = ("contract", "gemeente", "datum", "bedrag", "kenmerk")
BETALINGSLEUTEL = ("contract", "gemeente", "jaar", "datum", "bedrag", "kenmerk")


def check_voorschot(
    voorschot: Voorschotopgave,
    contracten: Collection[str],
    gemeenten: Collection[str],
    plafonds: Collection[tuple[str, int]] = (),
) -> Iterator[Bezwaar]:
    """Yield what is wrong with an advance.

    Args:
        voorschot: the advance.
        contracten, gemeenten: what the region has.
        plafonds: number and year of the agreements under a ceiling.
    """
    yield from check_partijen(voorschot, contracten, gemeenten)
    yield from check_terugboeking(voorschot)
    yield from check_plafondjaar(voorschot, plafonds)


def check_plafondjaar(voorschot: Voorschotopgave, plafonds: Collection[tuple[str, int]]) -> Iterator[Bezwaar]:
    """Refuse an advance in a year with a budgetplafond: there nothing is paid before it is spent (NL §3)."""
    if voorschot.contract is None or voorschot.datum is None:
        return
    if (voorschot.contract, voorschot.datum.year) in plafonds:
        reden = f"contract '{voorschot.contract}' heeft in {voorschot.datum.year} een budgetplafond"
        yield Bezwaar("contract", f"{reden}: daar horen geen voorschotten bij", "NL §3")


def check_terugboeking(voorschot: Voorschotopgave) -> Iterator[Bezwaar]:
    """Refuse a negative advance without kenmerk: it takes back one that is known by it (regiobundel)."""
    if voorschot.bedrag is not None and voorschot.bedrag < 0 and not voorschot.kenmerk:
        reden = f"het bedrag {voorschot.bedrag} is negatief: een terugboeking heeft een kenmerk"
        yield Bezwaar("bedrag", reden)


def check_betaling(
    betaling: Betalingopgave, contracten: Collection[str], gemeenten: Collection[str]
) -> Iterator[Bezwaar]:
    """Yield what is wrong with a payment on declarations."""
    yield from check_partijen(betaling, contracten, gemeenten)


def check_partijen(
    betaald: Voorschotopgave | Betalingopgave, contracten: Collection[str], gemeenten: Collection[str]
) -> Iterator[Bezwaar]:
    """Refuse what was paid on a contract, or else by a municipality, that the region does not have."""
    onbekend = [
        *check_bekend("contract", betaald.contract, contracten),
        *check_bekend("gemeente", betaald.gemeente, gemeenten),
    ]
    yield from onbekend[:1]
