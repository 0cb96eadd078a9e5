"""Checks that the input dataclasses share: each refuses by naming dataclass, field and value."""

from collections.abc import Iterable
from decimal import Decimal

from bekostiging.berekening.fouten import OnjuisteInvoerError
from inkoop.kern.geld import is_bedrag


def check_niet_negatief(zelf: object, **velden: Decimal | int | None) -> None:
    """Refuse a negative or unreal number."""
    for veld, waarde in velden.items():
        if isinstance(waarde, float) or (isinstance(waarde, Decimal) and not waarde.is_finite()):
            raise OnjuisteInvoerError(type(zelf).__name__, veld, waarde, "geen exact getal")
        if waarde is not None and waarde < 0:
            raise OnjuisteInvoerError(type(zelf).__name__, veld, waarde, "negatief")


def check_bedrag(zelf: object, **velden: Decimal | None) -> None:
    """Refuse an amount that is not a whole number of cents."""
    for veld, waarde in velden.items():
        if waarde is not None and not (isinstance(waarde, Decimal) and is_bedrag(waarde)):
            raise OnjuisteInvoerError(type(zelf).__name__, veld, waarde, "geen heel aantal centen")


def check_positief(zelf: object, **velden: Decimal | int) -> None:
    """Refuse zero and less."""
    check_niet_negatief(zelf, **velden)
    for veld, waarde in velden.items():
        if waarde == 0:
            raise OnjuisteInvoerError(type(zelf).__name__, veld, waarde, "nul")


def check_uniek(zelf: object, veld: str, sleutels: Iterable[object]) -> None:
    """Refuse a key that stands there twice."""
    gezien: set[object] = set()
    for sleutel in sleutels:
        if sleutel in gezien:
            raise OnjuisteInvoerError(type(zelf).__name__, veld, sleutel, "staat er twee keer")
        gezien.add(sleutel)
