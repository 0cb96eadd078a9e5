"""Model parameters as they stand in a perceel or an agreement (docs/berekening.md, parameters)."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Parameters
from inkoop.kern.codes import BuitenBand, Erkenning, Voortijdig

_E = TypeVar("_E", bound=StrEnum)


def parse_parameters(waarden: Mapping[str, Any]) -> Parameters:
    """Give the typed parameters; an unknown value raises `NietAfTeRekenen`, never a default."""
    return Parameters(
        erkenning=_get_keuze(waarden, "erkenning", Erkenning),
        voortijdig=_get_keuze(waarden, "voortijdig", Voortijdig),
        start_deel=_get_getal(waarden, "start_deel"),
        bandbreedte_clienten=_get_getal(waarden, "bandbreedte_clienten"),
        buiten_bandbreedte_clienten=_get_keuze(waarden, "buiten_bandbreedte_clienten", BuitenBand),
    )


def _get_keuze(waarden: Mapping[str, Any], naam: str, keuzes: type[_E]) -> _E | None:
    waarde = waarden.get(naam)
    if waarde is None:
        return None
    try:
        return keuzes(waarde)
    except ValueError as fout:
        raise _make_fout(naam, waarde) from fout


def _get_getal(waarden: Mapping[str, Any], naam: str) -> Decimal | None:
    waarde = waarden.get(naam)
    if waarde is None:
        return None
    if isinstance(waarde, bool) or not isinstance(waarde, str | int):
        raise _make_fout(naam, waarde)
    try:
        getal = Decimal(waarde)
    except InvalidOperation as fout:
        raise _make_fout(naam, waarde) from fout
    if not getal.is_finite() or getal < 0:
        raise _make_fout(naam, waarde)
    return getal


def _make_fout(naam: str, waarde: object) -> NietAfTeRekenen:
    zin = f"De parameter {naam} heeft een waarde die niet kan: {waarde}."
    return NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
