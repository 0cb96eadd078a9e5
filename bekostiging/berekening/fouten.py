"""Typed errors of the calculation.

`NietAfTeRekenen` parks one contract; `OnjuisteInvoerError` is a defect in who delivers the input and
stops the run.
"""

from enum import StrEnum


class Parkeercode(StrEnum):
    """Why a contract cannot be settled, for counting and filtering; the sentence says what exactly."""

    GEEN_TARIEF = "geen_tarief"
    GEEN_UURTARIEF = "geen_uurtarief"
    GEEN_INWONERS = "geen_inwoners"
    GEEN_TRAJECT = "geen_traject"
    GEEN_BEDRAG = "geen_bedrag"
    GEEN_CLIENTENTAL = "geen_clientental"
    GEEN_PLEKKEN = "geen_plekken"
    GEEN_PRESTATIES = "geen_prestaties"
    GEEN_SCORE = "geen_score"
    TOEWIJZING_ONVOLLEDIG = "toewijzing_onvolledig"
    AFSPRAAK_TEGENSTRIJDIG = "afspraak_tegenstrijdig"


class NietAfTeRekenen(Exception):  # noqa: N818 - not a defect but an outcome: the contract is parked
    """This contract cannot be settled: something a rule asks for is not there, and nothing is guessed.

    `reden` is a plain Dutch sentence for the parked list, `code` its kind.
    """

    def __init__(self, code: Parkeercode, reden: str) -> None:
        super().__init__(reden)
        self.code = code
        self.reden = reden


class OnjuisteInvoerError(ValueError):
    """The input contradicts itself: names the dataclass, the field and the value found."""

    def __init__(self, soort: str, veld: str, waarde: object, uitleg: str) -> None:
        super().__init__(f"{soort}.{veld} is {waarde!s}: {uitleg}")
        self.soort = soort
        self.veld = veld
        self.waarde = waarde


class UitlegKloptNietError(AssertionError):
    """An explanation does not lead to the amounts it stands beside; it may not be stored."""
