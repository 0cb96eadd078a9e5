"""A perceel in words: its funding model, the choices within it, and the terms on the market."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from inkoop.kern.codes import NOG_TE_KIEZEN
from inkoop.kern.opmaak import format_getal, format_percentage
from segmenten.models import Bekostigingsmodel, Perceel
from segmenten.selectors.woorden import describe_looptijd, in_woorden

MODELUITLEG: Mapping[str, str] = {
    Bekostigingsmodel.PXQ: "De aanbieder krijgt het tarief voor elke geleverde eenheid.",
    Bekostigingsmodel.TOEGEWEZEN: "De aanbieder krijgt het tarief voor wat is toegewezen, niet voor wat hij "
    "levert.",
    Bekostigingsmodel.TRAJECTEN: "Elk traject heeft een vaste prijs: uurtarief x uren per week x "
    "doorlooptijd in weken, met opslagen.",
    Bekostigingsmodel.PLEKKEN: "De gemeente spreekt plekken af en betaalt de dagen waarop een plek bezet is.",
    Bekostigingsmodel.CLIENTBEDRAG: "De aanbieder krijgt een vast bedrag per cliënt per maand.",
    Bekostigingsmodel.RESULTAAT: "De aanbieder krijgt een deel bij de start en de rest voor zover het "
    "resultaat is behaald.",
    Bekostigingsmodel.POPULATIE: "De aanbieder krijgt een vast budget voor een afgesproken aantal cliënten. "
    "Wijkt het aantal te veel af, dan wordt er verrekend.",
    Bekostigingsmodel.GEBIED: "De aanbieder krijgt een bedrag per inwoner van het gebied.",
    Bekostigingsmodel.BESCHIKBAARHEID: "De aanbieder wordt betaald om beschikbaar te zijn, ook als niemand "
    "er gebruik van maakt.",
    Bekostigingsmodel.LUMPSUM: "De aanbieder krijgt een vast bedrag voor de taak. Een overschot mag hij "
    "houden, een tekort draagt hij zelf.",
    Bekostigingsmodel.SUBSIDIE: "De gemeente verleent een subsidie en stelt die achteraf vast naar wat er is "
    "gedaan.",
    NOG_TE_KIEZEN: "De regio heeft nog geen bekostigingsmodel gekozen. Tot die tijd kan "
    "dit perceel geen contracten hebben.",
}
_PARAMETERWOORDEN: Mapping[tuple[str, str], str] = {
    ("erkenning", "naar_rato"): "De prijs telt mee naar rato van de dagen.",
    ("erkenning", "bij_start"): "De hele prijs telt mee in het jaar van de start.",
    ("erkenning", "bij_afsluiting"): "De hele prijs telt mee in het jaar waarin het traject stopt.",
    ("voortijdig", "volledig"): "Stopt een traject eerder, dan telt de rest mee op de dag van het stoppen.",
    ("voortijdig", "naar_rato"): "Stopt een traject eerder, dan telt de rest niet mee.",
    ("buiten_bandbreedte_clienten", "volledig"): "Buiten de bandbreedte wordt het budget helemaal "
    "aangepast aan het aantal cliënten.",
    ("buiten_bandbreedte_clienten", "meerdere"): "Buiten de bandbreedte wordt alleen het meerdere verrekend.",
}


def describe_perceel(perceel: Perceel) -> list[tuple[str, str]]:
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
    """Return the choices within a funding model as (label, sentence) pairs, in order of name."""
    return [
        (in_woorden(naam), _PARAMETERWOORDEN.get((naam, str(waarde)), _describe_waarde(naam, waarde)))
        for naam, waarde in sorted(parameters.items())
    ]


def _describe_waarde(naam: str, waarde: Any) -> str:
    try:
        getal = Decimal(str(waarde))
    except InvalidOperation:
        return in_woorden(str(waarde))
    if naam in {"start_deel", "bandbreedte_clienten"}:
        return format_percentage(100 * getal)
    return format_getal(getal)


def _describe_aantal(perceel: Perceel) -> str:
    laagste, hoogste = perceel.aanbieders_minimaal, perceel.aanbieders_maximaal
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
