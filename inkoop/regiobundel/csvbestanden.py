"""The CSV files of a bundle: their columns, and the small ones read to rows for the services."""

from collections.abc import Callable, Container
from pathlib import Path
from typing import Any

from contracten.models import Contract
from inkoop.platform.bestanden.csvkolommen import Csvkolom, Csvrij, code, keuze, read_csv_rijen, tekst
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.waarden import (
    WaardeFoutError,
    read_bedrag,
    read_datum,
    read_decimaal,
    read_jaar,
    shorten,
)
from segmenten.models import Gemeente, Perceel, Regio, Segment
from toegang.services import RESULTAATKOLOMMEN, TOEWIJZINGKOLOMMEN, read_volume

Rij = dict[str, Any]


def read_gewicht(waarde: str) -> Any:
    """Return a weight above zero; raise `WaardeFoutError` otherwise."""
    gewicht = read_decimaal(waarde)
    if gewicht <= 0:
        raise WaardeFoutError(f"{gewicht} is niet hoger dan 0")
    return gewicht


VOORSCHOTKOLOMMEN = (
    Csvkolom("contract", code()),
    Csvkolom("gemeente", code()),
    Csvkolom("datum", read_datum),
    Csvkolom("bedrag", read_bedrag),
)
KPIKOLOMMEN = (
    Csvkolom("contract", code()),
    Csvkolom("jaar", read_jaar),
    Csvkolom("kpi", code(200)),
    Csvkolom("score", read_decimaal),
    Csvkolom("gewicht", read_gewicht, verplicht=False, leeg=1),
)
NIVEAUS = ("regio", "domein", "segment", "perceel", "gemeente")
JAARCIJFERKOLOMMEN = (
    Csvkolom("jaar", read_jaar, verplicht=False),
    Csvkolom("niveau", keuze(*NIVEAUS)),
    Csvkolom("code", code()),
    Csvkolom("grootheid", code()),
    Csvkolom("waarde", read_decimaal),
    Csvkolom("eenheid", code(50)),
    Csvkolom("document", tekst(500), verplicht=False),
    Csvkolom("paragraaf", tekst(500), verplicht=False),
    Csvkolom("citaat", tekst(5000), verplicht=False),
    Csvkolom("opmerking", tekst(5000), verplicht=False, leeg=""),
)
PRESTATIEKOLOMMEN = (
    Csvkolom("id", code()),
    Csvkolom("toewijzing", code()),
    Csvkolom("begindatum", read_datum),
    Csvkolom("einddatum", read_datum),
    Csvkolom("volume", read_volume),
    Csvkolom("eenheid", code(50)),
)

# Every CSV file that a bundle may hold, in the order in which they are taken in.
KOLOMMEN = {
    "jaarcijfers.csv": JAARCIJFERKOLOMMEN,
    "voorschotten.csv": VOORSCHOTKOLOMMEN,
    "kpis.csv": KPIKOLOMMEN,
    "toewijzingen.csv": TOEWIJZINGKOLOMMEN,
    "resultaten.csv": RESULTAATKOLOMMEN,
    "prestaties.csv": PRESTATIEKOLOMMEN,
}


def check_vorm(pad: Path, fouten: Fouten) -> None:
    """Report what is wrong in a file by itself, without looking at what its rows refer to."""
    for _ in read_csv_rijen(pad, KOLOMMEN[pad.name], fouten):
        pass


def read_voorschotten(pad: Path, regio: Regio, fouten: Fouten) -> list[Rij]:
    """Return the advances in a file; a line that is there twice would be paid once, so it is an error."""
    gemeenten = dict(Gemeente.objects.filter(regio=regio).values_list("code", "pk"))

    def make(rij: Csvrij, contract: int) -> tuple[Any, ...] | None:
        gemeente = rij.waarden[1]
        if _check_bekend(pad, rij, "gemeente", gemeente, gemeenten, fouten):
            return (contract, gemeenten[gemeente], *rij.waarden[2:])
        return None

    rijen = _read_per_contract(pad, regio, fouten, make, sleutelvelden=4)
    return [dict(zip(("contract_id", "gemeente_id", "datum", "bedrag"), rij, strict=True)) for rij in rijen]


def read_kpis(pad: Path, regio: Regio, fouten: Fouten) -> list[Rij]:
    """Return the KPI scores in a file; each contract, year and KPI once."""
    rijen = _read_per_contract(
        pad, regio, fouten, lambda rij, contract: (contract, *rij.waarden[1:]), sleutelvelden=3
    )
    return [dict(zip(("contract_id", "jaar", "kpi", "score", "gewicht"), rij, strict=True)) for rij in rijen]


def read_jaarcijfers(pad: Path, fouten: Fouten, regio: Regio | None = None) -> list[Rij]:
    """Return the figures per year in a file, with document, section and quotation as their source.

    What a figure is about must exist in `regio`, when that is given.
    """
    rijen = []
    bekend = _get_codes_per_niveau(regio) if regio else None
    for rij in read_csv_rijen(pad, JAARCIJFERKOLOMMEN, fouten):
        waarden = dict(zip((kolom.naam for kolom in JAARCIJFERKOLOMMEN), rij.waarden, strict=True))
        niveau, code_ = waarden["niveau"], waarden["code"]
        if bekend is not None and code_ not in bekend[niveau]:
            fouten.add(
                pad.name, rij.regel, "code", f"{niveau} '{shorten(code_)}' is niet bekend in deze regio"
            )
            continue
        bron = {naam: waarden.pop(naam) for naam in ("document", "paragraaf", "citaat")}
        waarden["bron"] = {naam: waarde for naam, waarde in bron.items() if waarde is not None} or None
        rijen.append(waarden)
    return rijen


def _get_codes_per_niveau(regio: Regio) -> dict[str, frozenset[str]]:
    segmenten = Segment.objects.filter(regio=regio)
    return {
        "regio": frozenset([regio.code]),
        "domein": frozenset(segmenten.values_list("domein", flat=True)),
        "segment": frozenset(segmenten.values_list("code", flat=True)),
        "perceel": frozenset(Perceel.objects.filter(regio=regio).values_list("code", flat=True)),
        "gemeente": frozenset(Gemeente.objects.filter(regio=regio).values_list("code", flat=True)),
    }


def _read_per_contract(
    pad: Path,
    regio: Regio,
    fouten: Fouten,
    make: Callable[[Csvrij, int], tuple[Any, ...] | None],
    *,
    sleutelvelden: int,
) -> list[tuple[Any, ...]]:
    """Return what `make` gives for each row of a known contract; the first fields together come once."""
    contracten = dict(Contract.objects.filter(regio=regio).values_list("nummer", "pk"))
    eerder: dict[tuple[Any, ...], int] = {}
    gemaakt = []
    for rij in read_csv_rijen(pad, KOLOMMEN[pad.name], fouten):
        nummer = rij.waarden[0]
        if not _check_bekend(pad, rij, "contract", nummer, contracten, fouten):
            continue
        waarden = make(rij, contracten[nummer])
        if waarden is None:
            continue
        sleutel = waarden[:sleutelvelden]
        if sleutel in eerder:
            fouten.add(pad.name, rij.regel, "", f"zegt hetzelfde als regel {eerder[sleutel]}")
            continue
        eerder[sleutel] = rij.regel
        gemaakt.append(waarden)
    return gemaakt


def _check_bekend(
    pad: Path, rij: Csvrij, veld: str, waarde: str, bekend: Container[str], fouten: Fouten
) -> bool:
    if waarde in bekend:
        return True
    fouten.add(pad.name, rij.regel, veld, f"{veld} '{shorten(waarde)}' is niet bekend in deze regio")
    return False
