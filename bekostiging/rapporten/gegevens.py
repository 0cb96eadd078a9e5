"""What a report holds: the stored figures of one municipality or one provider, and their explanation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bekostiging.selectors.posten import Post, Totaalregel, add_posten
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.uitleg import LeesbareStap
from inkoop.kern.afwikkeling import Afwikkeling
from inkoop.kern.bedragen import Bedragen, add_bedragen
from inkoop.kern.bestandsnaam import clean_bestandsnaam


@dataclass(frozen=True)
class Contractuitleg:
    """The calculation of one contract in words, as far as it concerns the reader."""

    contract: str
    aanbieder: str
    stappen: Sequence[LeesbareStap]


@dataclass(frozen=True)
class Afrekeningkenmerk:
    """Which settlement a report tells about; `moment` dates the files, `stand` is the code of its state.

    `corrigeert` is the number of the established version that it corrects.
    """

    regio_code: str
    regio: str
    jaar: int
    versie: int
    corrigeert: int | None
    status: str
    stand: str
    vastgesteld: bool
    regelversie: str
    vingerafdruk: str
    moment: datetime
    is_demo: bool


@dataclass(frozen=True)
class Rapport:
    """One report: lines, explanation, parked contracts, and what is due by this version and before.

    `eerste_regels` are, of a correction, the lines of the version that was established first: those stand on
    the balance of 31 December.
    """

    soort: Rapportsoort
    code: str
    naam: str
    kenmerk: Afrekeningkenmerk
    regels: Sequence[Post]
    uitleg: Sequence[Contractuitleg]
    geparkeerd: Sequence[tuple[str, str]]
    afwikkeling: Afwikkeling
    eerste_regels: Sequence[Post] | None = None

    @property
    def titel(self) -> str:
        """The title of the document."""
        return f"Afrekening {self.kenmerk.jaar} {self.naam}"

    @property
    def bestandsnaam(self) -> str:
        """The name of the files, without their ending."""
        return clean_bestandsnaam(f"{self.soort}-{self.code}")

    @property
    def standregels(self) -> Sequence[Post]:
        """The lines that make the balance of 31 December."""
        return self.regels if self.eerste_regels is None else self.eerste_regels

    @property
    def overzicht(self) -> Sequence[Totaalregel]:
        """Totals by law, segment and provider, or for a provider by municipality."""
        naar = "gemeente" if self.soort == Rapportsoort.AANBIEDER else "aanbieder"
        return add_posten(self.regels, "wetnaam", "segment", naar)

    @property
    def totaal(self) -> Bedragen:
        """The totals in euros; a positive saldo is money back to the municipality."""
        return add_bedragen(self.regels)

    @property
    def te_verrekenen(self) -> Decimal:
        """What is settled in euros; positive is money back to the municipality."""
        return self.afwikkeling.nu
