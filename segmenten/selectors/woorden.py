"""Codes, terms, sources and columns of the purchase structure in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inkoop.platform.bestanden.bron import Kolomtekst

_VERTALING = {"clienten": "cliënten", "client": "cliënt", "kpiscore": "KPI-score", "kpi": "KPI"}
_KLEINE_GETALLEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def in_woorden(code: str) -> str:
    """Return a code as a phrase: "aantal_clienten" is "Aantal cliënten"."""
    delen = [_VERTALING.get(deel, deel) for deel in code.split("_")]
    tekst = " ".join(delen)
    return tekst[:1].upper() + tekst[1:]


def describe_looptijd(looptijd: Mapping[str, Any] | None) -> str:
    """Return a term in words ("3 jaar, daarna twee keer te verlengen met 1 jaar"); "" when it is open."""
    if not looptijd:
        return ""
    if "boeggolf" in looptijd:
        maximaal = f", ten hoogste {looptijd['maximaal']} jaar" if looptijd.get("maximaal") else ""
        return f"Boeggolf: elk jaar opnieuw {looptijd['boeggolf']} jaar vooruit{maximaal}"
    basis = f"{looptijd['basis']} jaar" if looptijd.get("basis") is not None else "Geen vaste basis"
    verlengingen = looptijd.get("verlengingen") or []
    if not verlengingen:
        return basis
    return f"{basis}, daarna {_describe_verlengingen(verlengingen)}"


def _describe_verlengingen(verlengingen: list[int]) -> str:
    if len(set(verlengingen)) == 1:
        aantal = len(verlengingen)
        woord = _KLEINE_GETALLEN[aantal] if aantal < len(_KLEINE_GETALLEN) else str(aantal)
        return f"{woord} keer te verlengen met {verlengingen[0]} jaar"
    return "te verlengen met " + ", ".join(f"{jaren} jaar" for jaren in verlengingen)


@dataclass(frozen=True)
class Bron:
    """Where something comes from: the document, its section, and what it says literally."""

    document: str
    paragraaf: str
    citaat: str
    opmerking: str


def describe_bron(bron: Any) -> Bron | None:
    """Return the source that an element carries, or None when it has none; a plain text is the document."""
    if not bron:
        return None
    if not isinstance(bron, Mapping):
        return Bron(str(bron), "", "", "")
    delen = {naam: str(bron.get(naam) or "") for naam in ("paragraaf", "citaat", "opmerking")}
    document = str(bron.get("document") or "").replace("-", " ")
    return Bron(document[:1].upper() + document[1:], **delen)


def make_gemeentekolom(uitleg: str) -> Kolomtekst:
    """Return the column of a municipality in delivered rows; which one belongs in it differs by source."""
    return Kolomtekst("Gemeente", uitleg, "Venlo", ("gemeentecode", "gemeentenaam"))
