"""What a report holds: the stored figures of one municipality or one provider, and their explanation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bekostiging.uitleg import LeesbareStap
from inkoop.kern.geld import som


class Rapportsoort(StrEnum):
    """For whom a report is made."""

    GEMEENTE = "gemeente"
    AANBIEDER = "aanbieder"


@dataclass(frozen=True)
class Rapportregel:
    """The part of one municipality in one contract; amounts in euros."""

    contract: str
    aanbieder_code: str
    aanbieder: str
    perceel: str
    model: str
    soort: str
    gemeente_code: str
    gemeente: str
    realisatie: Decimal
    vergoeding: Decimal
    voorschot: Decimal
    saldo: Decimal
    richting: str


@dataclass(frozen=True)
class Contractuitleg:
    """The calculation of one contract in words, as far as it concerns the reader."""

    contract: str
    aanbieder: str
    stappen: Sequence[LeesbareStap]


@dataclass(frozen=True)
class Afrekeningkenmerk:
    """Which settlement a report tells about; `moment` dates the files."""

    regio_code: str
    regio: str
    jaar: int
    versie: int
    status: str
    vastgesteld: bool
    regelversie: str
    vingerafdruk: str
    moment: datetime
    is_demo: bool


class TotaalKloptNietError(AssertionError):
    """The lines of a report do not add up to what is stored; it may not be sent."""


@dataclass(frozen=True)
class Rapport:
    """One report: lines, explanation and parked contracts; refuses lines whose saldo does not follow."""

    soort: Rapportsoort
    code: str
    naam: str
    kenmerk: Afrekeningkenmerk
    regels: Sequence[Rapportregel]
    uitleg: Sequence[Contractuitleg]
    geparkeerd: Sequence[tuple[str, str]]

    def __post_init__(self) -> None:
        for regel in self.regels:
            if regel.saldo != regel.voorschot - regel.vergoeding:
                raise TotaalKloptNietError(f"{regel.contract} {regel.gemeente_code}: saldo {regel.saldo}")

    @property
    def titel(self) -> str:
        """The title of the document."""
        return f"Afrekening {self.kenmerk.jaar} {self.naam}"

    @property
    def bestandsnaam(self) -> str:
        """The name of the files, without their ending; codes hold no characters a disk refuses."""
        return f"{self.soort}-{self.code}"

    @property
    def realisatie(self) -> Decimal:
        """Total in euros."""
        return som(regel.realisatie for regel in self.regels)

    @property
    def vergoeding(self) -> Decimal:
        """Total in euros."""
        return som(regel.vergoeding for regel in self.regels)

    @property
    def voorschot(self) -> Decimal:
        """Total in euros."""
        return som(regel.voorschot for regel in self.regels)

    @property
    def saldo(self) -> Decimal:
        """Total in euros: positive is money back to the municipality."""
        return self.voorschot - self.vergoeding
