"""Reference form of the control of prestaties: judged once, one reason at most, earlier deliveries stand.

The set-based control in `toegang/controle/` is proven equal to this pure form. What a load refuses is no part
of it: a delivery that comes here names allocations that are there, and its credits repeat what they take
back.

Source: docs/berekening.md, Controle van prestaties.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afkeurreden, Frequentie, Prestatieoordeel
from inkoop.kern.eenheden import get_factor
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import exact
from inkoop.kern.periode import Periode


@dataclass(frozen=True, slots=True)
class Prestatie:
    """One reported line: `volume` in `eenheid`, from `begindatum` up to and including `einddatum`.

    `id` is unique within the contract of its toewijzing; `crediteert` is the id of the line that it takes
    back.
    """

    id: str
    toewijzing: str
    begindatum: date
    einddatum: date
    volume: Decimal
    eenheid: str
    crediteert: str = ""


@dataclass(frozen=True, slots=True)
class Tariefperiode:
    """The unit of a tariff and the days on which it is valid."""

    eenheid: str
    geldig: Periode


@dataclass(frozen=True, slots=True, kw_only=True)
class Toewijzing:
    """What the control needs of a toewijzing, with its contract and the tariffs of that for its product.

    Attributes:
        nummer: by which prestaties name it.
        contract: the contract, within which ids of prestaties are unique.
        termijn: the term of the contract; None when it is not limited.
        eenheid: of its volume; empty when it has that of the tariff.
    """

    nummer: str
    ingangsdatum: date
    einddatum: date | None = None
    volume: Decimal | None = None
    eenheid: str = ""
    frequentie: Frequentie | None = None
    tarieven: tuple[Tariefperiode, ...] = ()
    ingetrokken: bool = False
    contract: str = ""
    termijn: Periode | None = None

    def find_tarief(self, dag: date) -> Tariefperiode | None:
        """Find the tariff that is valid on a day."""
        return next((tarief for tarief in self.tarieven if tarief.geldig.bevat(dag)), None)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The verdict on one prestatie: without a reason it is approved, or took back another one."""

    prestatie: Prestatie
    reden: Afkeurreden | None

    @property
    def oordeel(self) -> Prestatieoordeel:
        """Tell whether the prestatie was approved, rejected, or took back an earlier one."""
        if self.reden is not None:
            return Prestatieoordeel.AFGEKEURD
        return Prestatieoordeel.GECREDITEERD if self.prestatie.crediteert else Prestatieoordeel.GOEDGEKEURD

    @property
    def goedgekeurd(self) -> bool:
        """Tell whether the prestatie counts, as long as it is not credited."""
        return self.oordeel is Prestatieoordeel.GOEDGEKEURD


@dataclass
class _Stand:
    """The lines that are approved and not credited, by toewijzing."""

    per_toewijzing: dict[str, list[Prestatie]] = field(default_factory=lambda: defaultdict(list))

    def find(self, kenmerk: str, toewijzing: str) -> Prestatie | None:
        return next((regel for regel in self.per_toewijzing[toewijzing] if regel.id == kenmerk), None)

    def add(self, oordeel: Oordeel) -> None:
        prestatie = oordeel.prestatie
        if oordeel.oordeel is Prestatieoordeel.GOEDGEKEURD:
            self.per_toewijzing[prestatie.toewijzing].append(prestatie)
        elif oordeel.oordeel is Prestatieoordeel.GECREDITEERD:
            regel = self.find(prestatie.crediteert, prestatie.toewijzing)
            if regel is not None:
                self.per_toewijzing[prestatie.toewijzing].remove(regel)


def check_levering(
    levering: Iterable[Prestatie],
    toewijzingen: Mapping[str, Toewijzing],
    eerder: Sequence[Oordeel] = (),
) -> list[Oordeel]:
    """Judge one delivery: first its credits, then the rest, each by begindatum and then id by code point.

    The order of rows never matters. `eerder` holds the verdicts of earlier deliveries, in their order.
    Raises `OntbrekendGegevenError` for a prestatie on a toewijzing that is not there.
    """
    stand = _Stand()
    for oordeel in eerder:
        stand.add(oordeel)
    oordelen = []
    for prestatie in sorted(levering, key=lambda p: (not p.crediteert, p.begindatum, p.id)):
        toewijzing = _get_toewijzing(prestatie, toewijzingen)
        oordeel = Oordeel(prestatie, next(_find_redenen(prestatie, toewijzing, stand), None))
        stand.add(oordeel)
        oordelen.append(oordeel)
    return oordelen


def _get_toewijzing(prestatie: Prestatie, toewijzingen: Mapping[str, Toewijzing]) -> Toewijzing:
    if prestatie.toewijzing not in toewijzingen:
        zin = f"Prestatie {prestatie.id} hoort bij toewijzing {prestatie.toewijzing}, maar die bestaat niet."
        raise OntbrekendGegevenError("toewijzing", prestatie.toewijzing, zin)
    return toewijzingen[prestatie.toewijzing]


def _find_redenen(prestatie: Prestatie, toewijzing: Toewijzing, stand: _Stand) -> Iterator[Afkeurreden]:
    """Yield what is against a line, in the order in which the conditions are tried."""
    if prestatie.crediteert:
        if stand.find(prestatie.crediteert, prestatie.toewijzing) is None:
            yield Afkeurreden.CREDIT_ONBEKEND
        return
    yield from _check_perioden(prestatie, toewijzing)
    yield from _check_tarief(prestatie, toewijzing)
    yield from _check_stand(prestatie, toewijzing, stand.per_toewijzing[prestatie.toewijzing])


def _check_perioden(prestatie: Prestatie, toewijzing: Toewijzing) -> Iterator[Afkeurreden]:
    if prestatie.begindatum.year != prestatie.einddatum.year:
        yield Afkeurreden.OVER_JAARGRENS
    if toewijzing.termijn is not None and not toewijzing.termijn.bevat(prestatie.begindatum):
        yield Afkeurreden.BUITEN_CONTRACT
    if toewijzing.ingetrokken:
        yield Afkeurreden.TOEWIJZING_INGETROKKEN
    te_vroeg = prestatie.begindatum < toewijzing.ingangsdatum
    te_laat = toewijzing.einddatum is not None and prestatie.einddatum > toewijzing.einddatum
    if te_vroeg or te_laat:
        yield Afkeurreden.BUITEN_TOEWIJZING


def _check_tarief(prestatie: Prestatie, toewijzing: Toewijzing) -> Iterator[Afkeurreden]:
    """A unit that no tariff of the product knows is wrong; one that is not valid yet only lacks its tariff.

    So hours in June are right when the contract pays per day from July on, and days in May are not too early
    but without a tariff.
    """
    passend = [tarief for tarief in toewijzing.tarieven if get_factor(prestatie.eenheid, tarief.eenheid)]
    if toewijzing.tarieven and not passend:
        yield Afkeurreden.EENHEID_ONJUIST
    if toewijzing.eenheid and get_factor(prestatie.eenheid, toewijzing.eenheid) is None:
        yield Afkeurreden.EENHEID_ONJUIST
    if not any(tarief.geldig.bevat(prestatie.begindatum) for tarief in passend):
        yield Afkeurreden.GEEN_TARIEF
    if prestatie.volume == 0:
        yield Afkeurreden.GEEN_VOLUME


def _check_stand(
    prestatie: Prestatie, toewijzing: Toewijzing, staand: Sequence[Prestatie]
) -> Iterator[Afkeurreden]:
    if any(
        regel.begindatum <= prestatie.einddatum and regel.einddatum >= prestatie.begindatum
        for regel in staand
    ):
        yield Afkeurreden.DUBBEL
    tarief = toewijzing.find_tarief(prestatie.begindatum)
    eenheid = toewijzing.eenheid or (tarief.eenheid if tarief else prestatie.eenheid)
    if toewijzing.frequentie is Frequentie.TOTAAL and toewijzing.volume is not None:
        volume = sum((_in_eenheid(regel, eenheid) for regel in (*staand, prestatie)), Fraction(0))
        if volume > exact(toewijzing.volume):
            yield Afkeurreden.VOLUME_OVERSCHREDEN


def _in_eenheid(prestatie: Prestatie, eenheid: str) -> Fraction:
    """Give the volume in a unit; what does not convert to it takes no room in it."""
    return exact(prestatie.volume) * (get_factor(prestatie.eenheid, eenheid) or 0)
