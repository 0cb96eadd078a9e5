"""Writes the tables of models, agreements, incentives, parameters and steps into docs/berekening.md.

`python -m bekostiging.berekening.documentatie` writes them anew between their marks; a test keeps them equal.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from bekostiging.berekening.register import REGELVERSIE, get_regels
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.beschrijving import Beschrijving, Parameter
from inkoop.kern.codes import Code, Eenheid
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_getal, format_percentage
from inkoop.kern.prikkels import PRIKKELS

DOCUMENT = Path(__file__).parents[2] / "docs" / "berekening.md"
BEGIN = "<!-- gemaakt door python -m bekostiging.berekening.documentatie -->"
EIND = "<!-- einde -->"


def write_tabellen() -> str:
    """Write the tables in Markdown."""
    soorten: list[tuple[str, Mapping[Any, Beschrijving]]] = [
        ("model", MODELLEN),
        ("afspraak", AFSPRAKEN),
        ("prikkel", PRIKKELS),
    ]
    regels = _write_kop("soort", "code", "naam", "wat het doet", "bron", "vanaf")
    for soort, beschrijvingen in soorten:
        regels += [_write_regel(soort, beschrijving) for beschrijving in beschrijvingen.values()]
    regels += ["", *_write_kop("van", "parameter", "wat hij bepaalt", "waarden", "standaard")]
    for _, beschrijvingen in soorten:
        regels += [regel for b in beschrijvingen.values() for regel in _write_parameters(b)]
    regels += ["", *_write_kop("stap", "titel", "formule", "bron")]
    regels += [
        f"| `{r.code}` | {r.titel} | {r.formule} | {r.bron} |" for r in get_regels(REGELVERSIE).values()
    ]
    return "\n".join(regels)


def _write_kop(*namen: str) -> list[str]:
    return [f"| {' | '.join(namen)} |", f"| {' | '.join('---' for _ in namen)} |"]


def replace_tabellen(tekst: str) -> str:
    """Give a document with the tables written anew; raises `ValueError` when it has no marks."""
    voor, begin, rest = tekst.partition(BEGIN)
    _, eind, na = rest.partition(EIND)
    if not begin or not eind:
        raise ValueError("in het document staat niet waar de tabellen horen")
    return f"{voor}{BEGIN}\n\n{write_tabellen()}\n\n{EIND}{na}"


def _write_regel(soort: str, beschrijving: Beschrijving) -> str:
    b = beschrijving
    return f"| {soort} | `{b.code}` | {b.naam} | {b.uitleg} | {b.bron} | {b.vanaf:%d-%m-%Y} |"


def _write_parameters(beschrijving: Beschrijving) -> Iterator[str]:
    for p in beschrijving.parameters:
        waarden = " | ".join([f"`{p.naam}`", p.uitleg, _write_waarden(p), _write_standaard(p)])
        yield f"| `{beschrijving.code}` | {waarden} |"


def _write_waarden(parameter: Parameter) -> str:
    if parameter.keuzes is not None:
        return _join(f"`{keuze}`" for keuze in parameter.keuzes)
    grenzen = [("minstens", parameter.minimum), ("hoogstens", parameter.maximum)]
    delen = [f"{woord} {_write_getal(parameter, grens)}" for woord, grens in grenzen if grens is not None]
    return _join([str(parameter.eenheid), *delen])


def _write_standaard(parameter: Parameter) -> str:
    if parameter.verplicht:
        return "moet zijn afgesproken"
    if parameter.standaard is None:
        return "geen"
    if isinstance(parameter.standaard, Code):
        return f"`{parameter.standaard}`"
    return _write_getal(parameter, Decimal(parameter.standaard))


def _write_getal(parameter: Parameter, getal: Decimal) -> str:
    return format_percentage(100 * getal) if parameter.eenheid is Eenheid.DEEL else format_getal(getal)


def _join(woorden: Iterable[str]) -> str:
    return ", ".join(woorden)


if __name__ == "__main__":
    DOCUMENT.write_text(replace_tabellen(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
