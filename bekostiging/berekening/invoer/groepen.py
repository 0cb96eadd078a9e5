"""Grouped rows that selectors add up in PostgreSQL: small input, whatever the number of lines.

Every dataclass checks what it can: an amount that cannot come from its own numbers is refused.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from bekostiging.berekening.fouten import OnjuisteInvoerError
from bekostiging.berekening.invoer._checks import check_bedrag, check_niet_negatief, check_positief
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie, Resultaatdeel
from inkoop.kern.eenheden import get_factor
from inkoop.kern.geld import exact, product, verschil
from inkoop.kern.periode import binnen_jaar
from inkoop.kern.traject import Looptijd, Schakel


class Groep(Protocol):
    """A group of lines of one municipality, of whatever kind."""

    @property
    def gemeente(self) -> str:
        """Code of the municipality."""
        ...


def check_afrondingsverschil(zelf: object, bedrag: Decimal, aantal: int, anders: Decimal | Fraction) -> None:
    """Refuse more than half a cent per line between the amount and the exact amount."""
    if isinstance(anders, Decimal):
        te_veel = abs(product(anders, 200)) > aantal
    else:
        te_veel = abs(anders) * 200 > aantal
    if te_veel:
        uitleg = f"wijkt {anders} af van het exacte bedrag, meer dan een halve cent per regel ({aantal})"
        raise OnjuisteInvoerError(type(zelf).__name__, "bedrag", bedrag, uitleg)


@dataclass(frozen=True, slots=True)
class Regelgroep:
    """Model `pxq`: prestaties of the year that count, with one municipality, product, tariff and unit.

    `volume` is their sum in `volume_eenheid`, the unit of the prestaties, which converts to `tariefeenheid`,
    the unit of the tariff; `bedrag` is the sum of the amounts that were rounded per prestatie.
    """

    gemeente: str
    product: str
    tarief: Decimal
    aantal: int
    volume: Decimal
    bedrag: Decimal
    volume_eenheid: str = ""
    tariefeenheid: str = ""

    def __post_init__(self) -> None:
        check_positief(self, aantal=self.aantal)
        check_niet_negatief(self, tarief=self.tarief, volume=self.volume)
        check_bedrag(self, bedrag=self.bedrag)
        check_afrondingsverschil(self, self.bedrag, self.aantal, self.afrondingsverschil)

    @property
    def afrondingsverschil(self) -> Decimal | Fraction:
        """What rounding per line added to volume x tarief, in euros."""
        if self.volume_eenheid == self.tariefeenheid:
            # A settlement has tens of thousands.
            return verschil(self.bedrag, product(self.volume, self.tarief))
        factor = get_factor(self.volume_eenheid, self.tariefeenheid)
        if factor is None:
            uitleg = f"is niet om te rekenen naar {self.tariefeenheid}"
            raise OnjuisteInvoerError("Regelgroep", "volume_eenheid", self.volume_eenheid, uitleg)
        return exact(self.bedrag) - exact(product(self.volume, self.tarief)) * factor


@dataclass(frozen=True, slots=True, order=True)
class Tariefvolume:
    """What was allocated on the days of one tariff, in the unit of that tariff: exactly `teller` / `noemer`.

    See `inkoop.kern.volume` for the denominators: 1, 7, MAANDNOEMER, or the days of the whole toewijzing;
    times 60 where minutes became hours.
    """

    tarief: Decimal
    eenheid: str
    noemer: int
    teller: Decimal

    def __post_init__(self) -> None:
        check_positief(self, noemer=self.noemer)
        check_niet_negatief(self, tarief=self.tarief, teller=self.teller)

    @property
    def bedrag(self) -> Fraction:
        """Volume x tarief, exactly."""
        return exact(product(self.teller, self.tarief)) / self.noemer


@dataclass(frozen=True, slots=True)
class Toewijzinggroep:
    """Model `toegewezen`: toewijzingen delivered in the year, of one municipality, product and frequency.

    `volumes` are those of their paid days, per tariff; `bedrag` is the sum of the amounts that were
    rounded per toewijzing.
    """

    gemeente: str
    product: str
    frequentie: Frequentie
    aantal: int
    volumes: tuple[Tariefvolume, ...]
    bedrag: Decimal

    def __post_init__(self) -> None:
        check_positief(self, aantal=self.aantal)
        check_bedrag(self, bedrag=self.bedrag)
        check_afrondingsverschil(self, self.bedrag, self.aantal, self.afrondingsverschil)

    @property
    def afrondingsverschil(self) -> Fraction:
        """What rounding per toewijzing added to volume x tarief, in euros."""
        return exact(self.bedrag) - sum((volume.bedrag for volume in self.volumes), Fraction(0))


@dataclass(frozen=True, slots=True)
class Clientmaandgroep:
    """Model `clientbedrag`: number of (client, month, product) with one municipality, product and tariff.

    The tariff is that on the first delivered day of the month, None where there is none. `eerste`: whether it
    is the first month of the year of that client and product, and so the one that counts under `per: jaar`.
    """

    gemeente: str
    product: str
    tarief: Decimal | None
    aantal: int
    eerste: bool = True

    def __post_init__(self) -> None:
        check_positief(self, aantal=self.aantal)
        check_niet_negatief(self, tarief=self.tarief)


@dataclass(frozen=True, slots=True)
class Trajectgroep:
    """Models `trajecten` and `plekken`: toewijzingen of one municipality and trajectory, with equal days.

    Only those that may have recognised days in the year are needed. `traject` is None where a toewijzing that
    is delivered in the year names none; that parks the contract, and under `plekken` only those are needed.

    Attributes:
        start: first delivered day of the trajectory, of all links of the chain.
        stop: last delivered day of its last link, ever; None while it is open.
        gestopt: `stop` when the last reported period has a stop, else None: that is what closes a trajectory.
        schakel: the place of these toewijzingen in their chain; None where they are no part of one.
    """

    gemeente: str
    traject: str | None
    start: date
    stop: date | None
    gestopt: date | None
    aantal: int
    schakel: Schakel | None = None

    def __post_init__(self) -> None:
        check_positief(self, aantal=self.aantal)
        if self.gestopt not in {None, self.stop}:
            raise OnjuisteInvoerError("Trajectgroep", "gestopt", self.gestopt, f"niet de stop {self.stop}")
        if self.stop is not None and self.stop < self.start:
            raise OnjuisteInvoerError("Trajectgroep", "stop", self.stop, f"ligt voor de start {self.start}")

    @property
    def plaats(self) -> Schakel:
        """The place in the chain; by itself a toewijzing is a chain of one."""
        return self.schakel or Schakel(self.start)

    def get_looptijd(self, doorlooptijd_dagen: int) -> Looptijd:
        """Give the trajectory that these toewijzingen are, or are links of."""
        return Looptijd(self.start, self.stop, self.gestopt, doorlooptijd_dagen)

    def raakt(self, jaar: int) -> bool:
        """Tell whether something can be recognised in a year: in another one nothing is looked up.

        Of two links that start on one day the first has its last day before it begins, and the days before.
        """
        begin, laatste = self.plaats.begin, self.plaats.laatste or self.stop
        return binnen_jaar(begin, None if laatste is None else max(begin, laatste), jaar) is not None


@dataclass(frozen=True, slots=True)
class Plekbezetting:
    """Occupied place-days of one municipality and trajectory: sum over the days of min(unique clients, K).

    `clientdagen` is the same sum without K, so that the explanation can say what was not paid.
    """

    gemeente: str
    traject: str
    plekdagen: Decimal
    clientdagen: int

    def __post_init__(self) -> None:
        check_niet_negatief(self, plekdagen=self.plekdagen, clientdagen=self.clientdagen)
        if self.plekdagen > self.clientdagen:
            raise OnjuisteInvoerError("Plekbezetting", "plekdagen", self.plekdagen, "meer dan de clientdagen")


@dataclass(frozen=True, slots=True)
class Resultaatgroep:
    """Model `resultaat`: toewijzingen with one municipality, product and tariff.

    The tariff is that on the effective start, None where there is none.
    `deel` start: started in the year (`behaald` None); `deel` uitkomst: outcome recorded in the year, with
    `behaald` from 0 to 1. A toewijzing with both in the year counts in two groups.
    """

    gemeente: str
    product: str
    tarief: Decimal | None
    deel: Resultaatdeel
    behaald: Decimal | None
    aantal: int

    def __post_init__(self) -> None:
        check_positief(self, aantal=self.aantal)
        check_niet_negatief(self, tarief=self.tarief, behaald=self.behaald)
        if (self.behaald is None) != (self.deel is Resultaatdeel.START):
            raise OnjuisteInvoerError(
                "Resultaatgroep", "behaald", self.behaald, f"hoort niet bij {self.deel}"
            )
        if self.behaald is not None and self.behaald > 1:
            raise OnjuisteInvoerError("Resultaatgroep", "behaald", self.behaald, "meer dan 1")


@dataclass(frozen=True, slots=True)
class Clientental:
    """Unique clients delivered in the year, each at one municipality.

    That of its toewijzing with the earliest start, then the lowest nummer (code point), of those delivered in
    the year. The sum over the municipalities is n, for `populatie` and for the incentives.
    """

    gemeente: str
    aantal: int

    def __post_init__(self) -> None:
        check_niet_negatief(self, aantal=self.aantal)


@dataclass(frozen=True, slots=True)
class Kpiscore:
    """One KPI score of the contract and year, with its weight."""

    kpi: str
    score: Decimal
    gewicht: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        check_niet_negatief(self, gewicht=self.gewicht)


@dataclass(frozen=True, slots=True)
class Voorschot:
    """Sum in euros of the advances of one municipality paid in the year; a correction may make it
    negative.
    """

    gemeente: str
    bedrag: Decimal

    def __post_init__(self) -> None:
        check_bedrag(self, bedrag=self.bedrag)


@dataclass(frozen=True, slots=True)
class Betaald:
    """Sum in euros of what one municipality paid on declarations for care of the year; may be negative."""

    gemeente: str
    bedrag: Decimal

    def __post_init__(self) -> None:
        check_bedrag(self, bedrag=self.bedrag)


class Tekortsoort(StrEnum):
    """What a line lacks that a rule asks for; counted by the selector, it parks the contract."""

    TARIEF = "tarief"
    EINDDATUM = "einddatum"
    EENHEID = "eenheid"
    FREQUENTIE = "frequentie"
    VOLUME = "volume"


@dataclass(frozen=True, slots=True)
class Tekort:
    """`aantal` lines (prestaties, toewijzingen or client-months) of a product that lack something."""

    soort: Tekortsoort
    product: str
    aantal: int

    def __post_init__(self) -> None:
        check_positief(self, aantal=self.aantal)
