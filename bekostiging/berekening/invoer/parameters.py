"""Parameters of a funding model as an agreement or perceel states them (inkoop/kern/modellen)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError, Parkeercode
from inkoop.kern.codes import Code
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.modellen import PARAMETERS


@dataclass(frozen=True, init=False)
class Parameters:
    """What is stated, by name; what is not stated (or None) is left to who comes after.

    Raises `OnjuisteInvoerError` for a name that no model has, or a value that cannot be.
    """

    waarden: Mapping[str, Decimal | Code]

    def __init__(self, **waarden: object) -> None:
        genoemd = {naam: _parse(naam, waarde) for naam, waarde in waarden.items() if waarde is not None}
        object.__setattr__(self, "waarden", dict(sorted(genoemd.items())))

    def get(self, naam: str) -> Decimal | Code | None:
        """Give a parameter, or None when it is not stated here."""
        return self.waarden.get(naam)


GEEN_PARAMETERS = Parameters()


def read_parameters(waarden: Mapping[str, Any]) -> Parameters:
    """Read parameters as they are stored; an impossible value raises `NietAfTeRekenen`, never a default."""
    try:
        return Parameters(**{naam: waarde for naam, waarde in waarden.items() if naam in PARAMETERS})
    except OnjuisteInvoerError as fout:
        zin = f"De parameter {fout.veld} heeft een waarde die niet kan: {fout.waarde}."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin) from fout


def _parse(naam: str, waarde: object) -> Decimal | Code:
    if naam not in PARAMETERS:
        raise OnjuisteInvoerError("Parameters", naam, waarde, "geen model heeft deze parameter")
    try:
        return PARAMETERS[naam].parse(waarde)
    except OnjuisteWaardeError as fout:
        raise OnjuisteInvoerError("Parameters", naam, waarde, fout.uitleg) from fout
