"""A region as it is after loading: the head as nested text, and what came in rows (regiobundel)."""

import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.orakel.weigering import find_date, read_date, read_number

Sleutel = tuple[str, str]
Deel = dict[str, Any]
Periode = tuple[datetime.date, datetime.date | None]


@dataclass(frozen=True)
class Toewijzing:
    """One allocation; it is known by municipality and number (Keys)."""

    gemeente: str
    nummer: str
    client: str
    contract: str
    product: str
    traject: str
    ingangsdatum: datetime.date
    einddatum: datetime.date | None
    volume: Fraction | None
    eenheid: str
    frequentie: str
    start: datetime.date | None
    stop: datetime.date | None
    ingetrokken: bool
    vervolg_op: Sleutel | None

    @property
    def sleutel(self) -> Sleutel:
        """Municipality and number."""
        return self.gemeente, self.nummer


@dataclass
class Prestatie:
    """One line of care with what was decided on it; without a reason it is approved."""

    id: str
    toewijzing: Sleutel
    begindatum: datetime.date
    einddatum: datetime.date
    volume: Fraction
    eenheid: str
    crediteert: str
    reden: str = ""
    teruggenomen: bool = False

    @property
    def inhoud(self) -> tuple[object, ...]:
        """What a credit repeats: all but its own id and what it takes back."""
        return self.toewijzing, self.begindatum, self.einddatum, self.volume, self.eenheid

    @property
    def telt(self) -> bool:
        """Approved, not taken back and no credit: it counts (section 5)."""
        return not self.reden and not self.teruggenomen


@dataclass
class Regio:
    """Everything of one region that is loaded."""

    kop: Deel = field(default_factory=dict)
    toewijzingen: dict[Sleutel, Toewijzing] = field(default_factory=dict)
    perioden: dict[Sleutel, list[Periode]] = field(default_factory=dict)
    prestaties: dict[tuple[str, str], Prestatie] = field(default_factory=dict)
    resultaten: dict[Sleutel, tuple[datetime.date, Fraction]] = field(default_factory=dict)
    voorschotten: dict[tuple[object, ...], Deel] = field(default_factory=dict)
    betalingen: dict[tuple[object, ...], Deel] = field(default_factory=dict)
    kpis: dict[tuple[str, int, str], tuple[Fraction, Fraction]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of the region."""
        return str(self.kop["regio"]["code"])

    def find(self, soort: str, code: str) -> Deel | None:
        """Find the one element of a list of the head by its code or number."""
        sleutel = "nummer" if soort == "contracten" else "code"
        return next((deel for deel in self.kop.get(soort) or [] if deel[sleutel] == code), None)

    def get(self, soort: str, code: str) -> Deel:
        """Get an element that is there: loading refuses a code that is not known."""
        deel = self.find(soort, code)
        assert deel is not None, f"{soort} {code}"
        return deel

    @property
    def percelen(self) -> dict[str, tuple[Deel, Deel]]:
        """Every perceel by code, with its segment."""
        return {
            perceel["code"]: (perceel, segment)
            for segment in self.kop.get("segmenten") or []
            for perceel in segment.get("percelen") or []
        }

    def get_perceel(self, contract: Deel) -> Deel:
        """The perceel that a contract was awarded for."""
        return self.percelen[contract["perceel"]][0]

    def get_segment(self, contract: Deel) -> Deel:
        """The segment that the perceel of a contract lies in."""
        return self.percelen[contract["perceel"]][1]

    def list_participants(self, contract: Deel) -> list[str]:
        """Who takes part: the contract's own municipalities, else of its perceel, else all of the region."""
        return list(contract.get("gemeenten") or self.list_perceel(self.get_perceel(contract)))

    def list_perceel(self, perceel: Deel) -> list[str]:
        """Who takes part in a perceel: its own municipalities, else all of the region."""
        return list(perceel.get("gemeenten") or [deel["code"] for deel in self.kop.get("gemeenten") or []])

    def list_tarieven(self, contract: str, product: str) -> list[Deel]:
        """The tariffs of a contract for a product, on whatever day."""
        tarieven = self.get("contracten", contract).get("tarieven") or []
        return [tarief for tarief in tarieven if tarief["product"] == product]

    def find_tarief(self, contract: str, product: str, dag: datetime.date) -> Deel | None:
        """Section 1: the tariff of the contract for the product on a day (vanaf up to and including tot)."""
        tarieven = self.list_tarieven(contract, product)
        return next((tarief for tarief in tarieven if is_valid(tarief, dag)), None)


def is_valid(deel: Deel, dag: datetime.date) -> bool:
    """Tell whether a day lies from `vanaf` up to and including `tot`; without one it is open there."""
    vanaf, tot = find_date(deel.get("vanaf")), find_date(deel.get("tot"))
    return (vanaf is None or vanaf <= dag) and (tot is None or dag <= tot)


def get_term(contract: Deel) -> Periode:
    """Conventions: the term of a contract is [ingangsdatum, einddatum or open]."""
    return read_date(contract["ingangsdatum"]), find_date(contract.get("einddatum"))


def lies_in(dag: datetime.date, periode: Periode) -> bool:
    """Tell whether a day lies in a period; both ends included."""
    return periode[0] <= dag and (periode[1] is None or dag <= periode[1])


def get_getal(deel: Deel, sleutel: str, standaard: str) -> Fraction:
    """Read a number of the head, or its default."""
    return read_number(str(deel.get(sleutel) or standaard))
