"""An explanation in words: the stored steps, numbered and written as people in the Netherlands read them.

Pages and reports show the same steps, made here. Nothing is computed: every figure stands in the data.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bekostiging.berekening.uitleg import Eenheid
from inkoop.kern.opmaak import format_bedrag, format_getal, format_percentage

_NAMEN = {
    "aantal_per_erkende_dagen": "aantal per erkende dagen",
    "afronding_percentage": "decimalen in procenten",
    "clienten": "geholpen cliënten",
    "deel_aanbieder": "deel voor de aanbieder",
    "minimum_clienten": "minimum aantal cliënten",
    "kwaliteit_minimaal": "minimale score",
    "soort_grondslag": "grondslag is",
    "start_deel": "deel bij de start",
    "tariefjaar": "tarief van",
    "volume_noemer": "volume (noemer)",
    "volume_teller": "volume (teller)",
}
_WOORDEN = {
    "volledig": "volledig afrekenen",
    "meerdere": "alleen het meerdere",
    "geen": "geen",
    "budgetafspraak": "budgetafspraak",
    "budgetplafond": "budgetplafond",
    "terugbetaling": "terugbetaling door de aanbieder",
    "bijbetaling": "bijbetaling aan de aanbieder",
}
_ONBEKEND = "niet afgesproken"


@dataclass(frozen=True)
class Gegeven:
    """One input: what it is called and its value, or its value per code."""

    naam: str
    waarde: str
    per_code: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class LeesbareStap:
    """One step as a page shows it.

    Attributes:
        nummer: place in the explanation, "1.2.1".
        gegevens: inputs; the municipality a step is about stands in `gemeente`, too.
        uitkomst: the outcome in words, empty when it is given per municipality.
        uitkomst_per_code: the outcome per municipality.
    """

    nummer: str
    code: str
    titel: str
    bron: str
    formule: str
    gegevens: Sequence[Gegeven]
    uitkomst: str
    uitkomst_per_code: Sequence[tuple[str, str]]
    gemeente: str
    stappen: Sequence["LeesbareStap"]

    @property
    def diepte(self) -> int:
        """How deep the step lies: 1 for a stage."""
        return self.nummer.count(".") + 1


def make_leesbare_stappen(uitleg: Mapping[str, Any], namen: Mapping[str, str]) -> list[LeesbareStap]:
    """Write a stored explanation in words.

    Args:
        uitleg: the JSON of `bekostiging.berekening.uitleg.Uitleg`.
        namen: name per code (municipalities, products); a code without a name stays a code.
    """
    return [_make_stap(stap, str(n), namen) for n, stap in enumerate(uitleg["stappen"], start=1)]


def iter_stappen(
    stappen: Sequence[LeesbareStap], hoort_erbij: Callable[[LeesbareStap], bool] = lambda _: True
) -> Iterator[LeesbareStap]:
    """Yield all steps in reading order, leaving out a step for which `hoort_erbij` fails and all below."""
    for stap in stappen:
        if hoort_erbij(stap):
            yield stap
            yield from iter_stappen(stap.stappen, hoort_erbij)


def _make_stap(stap: Mapping[str, Any], nummer: str, namen: Mapping[str, str]) -> LeesbareStap:
    gemeente = next((str(g["waarde"]) for g in stap["invoer"] if g["naam"] == "gemeente"), "")
    uitkomst = _make_gegeven({"naam": "uitkomst", **stap["uitkomst"]}, namen)
    titel = f"{stap['titel']}: {namen.get(gemeente, gemeente)}" if gemeente else stap["titel"]
    return LeesbareStap(
        nummer=nummer,
        code=stap["code"],
        titel=titel,
        bron=stap["regel"],
        formule=stap["formule"],
        gegevens=[_make_gegeven(g, namen) for g in stap["invoer"] if g["naam"] != "gemeente"],
        uitkomst=uitkomst.waarde or ("" if uitkomst.per_code else "niets"),
        uitkomst_per_code=uitkomst.per_code,
        gemeente=gemeente,
        stappen=[_make_stap(s, f"{nummer}.{n}", namen) for n, s in enumerate(stap["stappen"], start=1)],
    )


def _make_gegeven(gegeven: Mapping[str, Any], namen: Mapping[str, str]) -> Gegeven:
    naam = _NAMEN.get(gegeven["naam"], gegeven["naam"].replace("_", " "))
    eenheid = gegeven["eenheid"]
    if "waarden" in gegeven:
        paren = [(namen.get(code, code), format_waarde(w, eenheid)) for code, w in gegeven["waarden"]]
        return Gegeven(naam, "", paren)
    waarde = gegeven["waarde"]
    if eenheid == Eenheid.CODE and isinstance(waarde, str):
        return Gegeven(
            naam, f"{namen[waarde]} ({waarde})" if waarde in namen else _WOORDEN.get(waarde, waarde)
        )
    return Gegeven(naam, format_waarde(waarde, eenheid))


def format_waarde(waarde: str | int | None, eenheid: str) -> str:
    """Write one stored value with its unit: "€ 1.234,56", "5%", "26 dagen", "1/3"."""
    if waarde is None:
        return _ONBEKEND
    if eenheid in {Eenheid.CODE, Eenheid.TEKST}:
        return str(waarde)
    if eenheid == Eenheid.JAAR:
        return str(waarde)
    if isinstance(waarde, str) and "/" in waarde:
        return _format_breuk(Fraction(waarde), eenheid)
    getal = Decimal(waarde)
    if eenheid == Eenheid.EURO:
        return format_bedrag(getal)
    if eenheid == Eenheid.DEEL:
        return format_percentage(getal * 100)
    if eenheid == Eenheid.PROCENT:
        return format_percentage(getal)
    return format_getal(getal) + (f" {eenheid}" if eenheid in _MET_WOORD else "")


_MET_WOORD = {Eenheid.DAGEN, Eenheid.CLIENTEN, Eenheid.INWONERS, Eenheid.PLEKKEN, Eenheid.UREN}


def _format_breuk(breuk: Fraction, eenheid: str) -> str:
    """Write a value that no decimals can write exactly as the fraction it is."""
    teken = "€ " if eenheid == Eenheid.EURO else ""
    woord = f" {eenheid}" if eenheid in _MET_WOORD else ""
    return f"{teken}{format_getal(breuk.numerator)}/{format_getal(breuk.denominator)}{woord}"


def write_gegevens(gegevens: Sequence[Gegeven]) -> str:
    """Write inputs on one line."""
    return "; ".join(f"{gegeven.naam}: {_write_waarde(gegeven)}" for gegeven in gegevens)


def _write_waarde(gegeven: Gegeven) -> str:
    return ", ".join(f"{naam} {waarde}" for naam, waarde in gegeven.per_code) or gegeven.waarde


def write_uitkomst(stap: LeesbareStap) -> str:
    """Write the outcome of a step on one line."""
    return stap.uitkomst or ", ".join(f"{naam} {waarde}" for naam, waarde in stap.uitkomst_per_code)


def write_in_het_kort(stappen: Sequence[LeesbareStap], naam: str) -> str:
    """Tell a whole calculation in a few sentences: each stage with what decided it and its outcome.

    Args:
        stappen: the steps of one contract, stages first.
        naam: the municipality whose share is told, as it stands in the outcomes.
    """
    return " ".join(_write_fase(stap, naam) for stap in stappen if stap.diepte == 1)


def _write_fase(fase: LeesbareStap, naam: str) -> str:
    kop = fase.titel.partition(":")[0]
    deel = dict(fase.uitkomst_per_code)
    uitkomst = f"{naam} {deel[naam]}" if naam in deel else fase.uitkomst or "niets"
    waardoor = [_write_waardoor(stap) for stap in fase.stappen if stap.uitkomst and not stap.gemeente]
    return f"{kop}: {uitkomst}" + (f" ({'; '.join(waardoor)})." if waardoor else ".")


def _write_waardoor(stap: LeesbareStap) -> str:
    return f"{stap.titel[0].lower()}{stap.titel[1:]} {stap.uitkomst}"
