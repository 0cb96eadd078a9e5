"""Reads and writes a value in YAML by its kind (`inkoop.kern.soorten`), with the line where it stands."""

from functools import singledispatch
from typing import Any

from inkoop.kern.soorten import NIETS, Bronvermelding, Codetekst, Enkel, LijstVan, Per, find_bronfouten
from inkoop.kern.waarden import WaardeFoutError, normalize, shorten
from inkoop.platform.bestanden.schema.lezer import Lezer, Lijstwaarde, Ongeldig, PerWaarde
from inkoop.platform.bestanden.yamllezer import Knoop, Lijst, Yamlgroep, Yamlwaarde

_BRONVOLGORDE = ("document", "paragraaf", "citaat", "opmerking")


def is_niets(knoop: Knoop) -> bool:
    """Whether nothing stands there: `tot:` or `tot: null`."""
    return isinstance(knoop, Yamlwaarde) and knoop.kaal and knoop.tekst in NIETS


@singledispatch
def read_soort(soort: Any, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
    """Return the value of a node, or ONGELDIG after reporting why it is none of this kind.

    Args:
        soort: the kind.
        knoop: what stands in the file.
        veld: the path of the field, for in a report.
        lezer: receives reports, and bounds how much is read.
    """
    raise TypeError(f"{soort!r} is no kind that YAML knows")


@singledispatch
def write_soort(soort: Any, waarde: Any) -> Any:
    """Return what stands in the file for `waarde`."""
    return waarde


@read_soort.register
def _(soort: Enkel, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
    lezer.count(knoop.regel, len(knoop.tekst) if isinstance(knoop, Yamlwaarde) else 0)
    if not isinstance(knoop, Yamlwaarde):
        wat = "een groep" if isinstance(knoop, Yamlgroep) else "een lijst"
        return lezer.add(knoop.regel, veld, f"is {wat}, maar hoort een enkele waarde te zijn")
    try:
        return soort.read(knoop.tekst, kaal=knoop.kaal)
    except WaardeFoutError as fout:
        return lezer.add(knoop.regel, veld, str(fout))


@read_soort.register
def _(soort: LijstVan, knoop: Knoop, veld: str, lezer: Lezer) -> Lijstwaarde | Ongeldig:
    lezer.count(knoop.regel)
    if not isinstance(knoop, Lijst):
        return lezer.add(knoop.regel, veld, "hoort een lijst te zijn")
    lijst = Lijstwaarde()
    for plaats, deel in enumerate(knoop.delen):
        waarde = read_soort(soort.soort, deel, f"{veld}[{plaats}]", lezer)
        if not isinstance(waarde, Ongeldig):
            lijst.append(waarde)
            lijst.plekken.append((plaats, deel.regel))
    return lijst


@write_soort.register
def _(soort: LijstVan, waarde: list[Any]) -> list[Any]:
    return [write_soort(soort.soort, deel) for deel in waarde]


@read_soort.register
def _(soort: Per, knoop: Knoop, veld: str, lezer: Lezer) -> PerWaarde | Ongeldig:
    lezer.count(knoop.regel)
    if not isinstance(knoop, Yamlgroep):
        return lezer.add(knoop.regel, veld, "hoort een groep te zijn: een regel per sleutel")
    per = PerWaarde()
    for sleutelknoop, deel in knoop.delen:
        plek = f"{veld}.{shorten(sleutelknoop.tekst)}"
        sleutel = read_soort(soort.sleutelsoort, sleutelknoop, plek, lezer)
        if isinstance(sleutel, Ongeldig):
            continue
        if sleutel in per:
            lezer.add(sleutelknoop.regel, plek, "deze sleutel staat er al")
            continue
        per.regels[sleutel] = sleutelknoop.regel
        waarde = (
            lezer.add(deel.regel, plek, "is leeg")
            if is_niets(deel)
            else read_soort(soort.soort, deel, plek, lezer)
        )
        if not isinstance(waarde, Ongeldig):
            per[sleutel] = waarde
    return per


@write_soort.register
def _(soort: Per, waarde: dict[Any, Any]) -> dict[Any, Any]:
    return {sleutel: write_soort(soort.soort, waarde[sleutel]) for sleutel in sorted(waarde)}


@read_soort.register
def _(soort: Bronvermelding, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
    """A text, a group or a list. A section such as 7.10 is text, as written."""
    if isinstance(knoop, Lijst):
        return read_soort(LijstVan(soort), knoop, veld, lezer)
    if isinstance(knoop, Yamlgroep):
        per = read_soort(Per(Codetekst(50), soort), knoop, veld, lezer)
        return per if isinstance(per, Ongeldig) else dict(per)
    lezer.count(knoop.regel, len(knoop.tekst))
    tekst = "" if is_niets(knoop) else normalize(knoop.tekst)
    for _pad, reden in find_bronfouten(tekst):
        return lezer.add(knoop.regel, veld, reden)
    return tekst


@write_soort.register
def _(soort: Bronvermelding, waarde: Any) -> Any:
    """The usual keys go first, the others by name."""
    if isinstance(waarde, list):
        return [write_soort(soort, deel) for deel in waarde]
    if not isinstance(waarde, dict):
        return waarde
    bekend = [sleutel for sleutel in _BRONVOLGORDE if sleutel in waarde]
    overig = sorted(set(waarde) - set(bekend))
    return {sleutel: write_soort(soort, waarde[sleutel]) for sleutel in [*bekend, *overig]}
