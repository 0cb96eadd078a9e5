"""A perceel in words: its funding model, the choices within it, and the terms on the market."""

from collections.abc import Mapping
from typing import Any

from inkoop.kern.codes import NOG_TE_KIEZEN, Code, Eenheid
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.modellen import MODELLEN, PARAMETERS
from inkoop.kern.opmaak import format_getal, format_percentage
from segmenten.models import Perceelvoorkomen
from segmenten.selectors.woorden import describe_looptijd, in_woorden

MODELUITLEG: Mapping[str, str] = {
    **{beschrijving.code: beschrijving.uitleg for beschrijving in MODELLEN.values()},
    NOG_TE_KIEZEN: "De regio heeft nog geen bekostigingsmodel gekozen. Tot die tijd kan dit perceel geen "
    "contracten hebben.",
}


def describe_perceel(perceel: Perceelvoorkomen) -> list[tuple[str, str]]:
    """Return the terms of a perceel as (label, text) pairs; what is not agreed is left out."""
    feiten = [
        ("Schaal", perceel.get_soort_display() if perceel.soort else ""),
        ("Opdrachtgever", perceel.opdrachtgever),
        ("Looptijd", describe_looptijd(perceel.looptijd)),
        ("Aantal aanbieders", _describe_aantal(perceel)),
        ("Later instappen", _describe_toetreding(perceel.tussentijdse_toetreding)),
        ("Contractvorm", perceel.contractvorm),
        ("Procedure", perceel.procedure),
    ]
    return [(label, tekst[:1].upper() + tekst[1:]) for label, tekst in feiten if tekst]


def describe_parameters(parameters: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the choices within a funding model as (label, sentence) pairs, in order of name.

    What no model has (any more) is shown as it stands.
    """
    return [_describe_parameter(naam, waarde) for naam, waarde in sorted(parameters.items())]


def _describe_parameter(naam: str, waarde: Any) -> tuple[str, str]:
    parameter = PARAMETERS.get(naam)
    if parameter is None:
        return in_woorden(naam), in_woorden(str(waarde))
    try:
        gelezen = parameter.parse(waarde)
    except OnjuisteWaardeError:
        return parameter.label, in_woorden(str(waarde))
    if isinstance(gelezen, Code):
        return parameter.label, parameter.describe(gelezen)
    deel = parameter.eenheid is Eenheid.DEEL
    return parameter.label, format_percentage(100 * gelezen) if deel else format_getal(gelezen)


def _describe_aantal(perceel: Perceelvoorkomen) -> str:
    streven = perceel.aanbieders_streefaantal
    delen = [
        _describe_grenzen(perceel.aanbieders_minimaal, perceel.aanbieders_maximaal),
        "" if streven is None else f"het streven is {streven}",
    ]
    return ", ".join(deel for deel in delen if deel)


def _describe_grenzen(laagste: int | None, hoogste: int | None) -> str:
    if laagste is None and hoogste is None:
        return ""
    if laagste is None:
        return f"ten hoogste {hoogste}"
    if hoogste is None:
        return f"ten minste {laagste}"
    return str(laagste) if laagste == hoogste else f"{laagste} tot en met {hoogste}"


def _describe_toetreding(waarde: bool | None) -> str:
    if waarde is None:
        return ""
    return "mogelijk" if waarde else "niet mogelijk"
