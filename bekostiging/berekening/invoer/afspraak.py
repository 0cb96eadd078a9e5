"""The annual agreement (jaarafspraak) as it was made, typed; what was not agreed is None."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bekostiging.berekening.invoer._checks import (
    check_bedrag,
    check_niet_negatief,
    check_uniek,
)
from bekostiging.berekening.invoer.parameters import GEEN_PARAMETERS, Parameters
from inkoop.kern.codes import Afspraaksoort, BuitenBand, Grondslag, Kostenrichting


@dataclass(frozen=True, slots=True)
class Gemeentebudget:
    """A budget (or lumpsum amount) in euros agreed for one municipality."""

    gemeente: str
    bedrag: Decimal

    def __post_init__(self) -> None:
        check_niet_negatief(self, bedrag=self.bedrag)
        check_bedrag(self, bedrag=self.bedrag)


@dataclass(frozen=True, slots=True)
class Gemeenteaantal:
    """A number agreed for one municipality, such as `inwoners` of model `gebied`."""

    gemeente: str
    aantal: int

    def __post_init__(self) -> None:
        check_niet_negatief(self, aantal=self.aantal)


@dataclass(frozen=True, slots=True)
class Plekafspraak:
    """K agreed places of a trajectory for one municipality; K may be a fraction."""

    gemeente: str
    traject: str
    aantal: Decimal

    def __post_init__(self) -> None:
        check_niet_negatief(self, aantal=self.aantal)


@dataclass(frozen=True, slots=True)
class Trajectafspraak:
    """How many whole prices of a trajectory one municipality expects to be recognised in the year."""

    gemeente: str
    traject: str
    aantal: Decimal

    def __post_init__(self) -> None:
        check_niet_negatief(self, aantal=self.aantal)


@dataclass(frozen=True, slots=True)
class Subsidieprestatie:
    """An agreed performance of a grant; `gerealiseerd` is None while it is not reported."""

    naam: str
    afgesproken: Decimal
    gerealiseerd: Decimal | None
    gewicht: Decimal

    def __post_init__(self) -> None:
        check_niet_negatief(
            self, afgesproken=self.afgesproken, gerealiseerd=self.gerealiseerd, gewicht=self.gewicht
        )


@dataclass(frozen=True, slots=True)
class Verhoging:
    """An approved raise of the budget in euros (negative: a lowering); `gemeente` where it names one."""

    datum: date
    bedrag: Decimal
    gemeente: str | None = None

    def __post_init__(self) -> None:
        check_bedrag(self, bedrag=self.bedrag)


@dataclass(frozen=True, slots=True)
class Besparing:
    """Shared saving (NL Jeugd S3/S4) as agreed; fractions of 1, except the number of clients."""

    deel_aanbieder: Decimal
    minimaal: Decimal | None = None
    minimum_clienten: int | None = None
    kwaliteit_minimaal: Decimal | None = None

    def __post_init__(self) -> None:
        check_niet_negatief(self, deel_aanbieder=self.deel_aanbieder, minimaal=self.minimaal)
        check_niet_negatief(self, minimum_clienten=self.minimum_clienten)


@dataclass(frozen=True, slots=True)
class Schaal:
    """One row of a bonus_malus: the percentage (a fraction, may be negative) from a score on."""

    vanaf: Decimal
    percentage: Decimal


@dataclass(frozen=True, slots=True)
class BonusMalus:
    """Bonus or malus on the weighted KPI score as agreed; `maximum` in euros, None is no maximum."""

    schalen: tuple[Schaal, ...]
    grondslag: Grondslag | None = None
    maximum: Decimal | None = None

    def __post_init__(self) -> None:
        check_niet_negatief(self, maximum=self.maximum)
        check_uniek(self, "schalen", (schaal.vanaf for schaal in self.schalen))


@dataclass(frozen=True, slots=True)
class GemiddeldeKosten:
    """Average costs per client (NL Jeugd S1) as agreed: `referentie` in euros, the others fractions."""

    referentie: Decimal
    deel: Decimal
    maximum_percentage: Decimal | None = None
    richting: Kostenrichting | None = None

    def __post_init__(self) -> None:
        check_niet_negatief(
            self, referentie=self.referentie, deel=self.deel, maximum_percentage=self.maximum_percentage
        )


@dataclass(frozen=True, slots=True)
class Jaarafspraak:
    """What a contract agrees for one year; amounts in euros, shares as fractions of 1.

    What is None was not agreed: then the default of the rule holds (`inkoop.kern.afspraken` and `.prikkels`).

    `gemeentekeuze` lists the municipalities that settle in plekken; None means that the perceel's choice
    holds. `gemeenten_lijst` is who shares "by inhabitants"; empty means all participants of the contract.
    """

    soort: Afspraaksoort = Afspraaksoort.GEEN
    bedrag: Decimal | None = None
    gemeenten: tuple[Gemeentebudget, ...] = ()
    verhogingen: tuple[Verhoging, ...] = ()
    bandbreedte: Decimal | None = None
    buiten_bandbreedte: BuitenBand | None = None
    maximum_bijbetaling: Decimal | None = None
    parameters: Parameters = GEEN_PARAMETERS
    gemeentekeuze: tuple[str, ...] | None = None
    plekken: tuple[Plekafspraak, ...] = ()
    trajecten: tuple[Trajectafspraak, ...] = ()
    clienten: int | None = None
    bedrag_per_inwoner: Decimal | None = None
    inwoners: tuple[Gemeenteaantal, ...] = ()
    beschikbare_dagen: Decimal | None = None
    prestaties: tuple[Subsidieprestatie, ...] = ()
    gemeenten_lijst: tuple[str, ...] = ()
    besparing: Besparing | None = None
    bonus_malus: BonusMalus | None = None
    gemiddelde_kosten: GemiddeldeKosten | None = None

    def __post_init__(self) -> None:
        check_bedrag(self, bedrag=self.bedrag)
        check_niet_negatief(
            self,
            bedrag=self.bedrag,
            bandbreedte=self.bandbreedte,
            maximum_bijbetaling=self.maximum_bijbetaling,
            clienten=self.clienten,
            bedrag_per_inwoner=self.bedrag_per_inwoner,
            beschikbare_dagen=self.beschikbare_dagen,
        )
        check_uniek(self, "gemeenten", (budget.gemeente for budget in self.gemeenten))
        check_uniek(self, "inwoners", (aantal.gemeente for aantal in self.inwoners))
        check_uniek(self, "plekken", ((plek.gemeente, plek.traject) for plek in self.plekken))
        check_uniek(self, "trajecten", ((deel.gemeente, deel.traject) for deel in self.trajecten))
        check_uniek(self, "gemeenten_lijst", self.gemeenten_lijst)
