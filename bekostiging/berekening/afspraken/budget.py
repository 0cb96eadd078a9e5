"""Budget B of an annual agreement: of the contract or per municipality, with the raises of the year.

It is worked out where a rule asks for it, and not before: zero and soort geen ask for no hourly rate.
Source: docs/berekening.md §2; NL §4 and §7.2, NL bijlage 1 (under a ceiling the obligation counts).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from bekostiging.berekening.afspraken.volume import (
    AFGESPROKEN_VOLUME,
    calculate_afgesproken_volume,
    has_afgesproken_volume,
)
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak, Verhoging
from bekostiging.berekening.stapregel import Stap, Stapregel, add, check_gelijk
from bekostiging.berekening.veld import Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afspraaksoort, Eenheid
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import NUL, som
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_datum

T = TypeVar("T")
# Which municipality a step is about, where budgets are agreed per municipality.
GEMEENTE = Veld("gemeente", Eenheid.CODE, mag_weg=True)


def _reken(
    afgesproken: Fraction,
    gemeenten: Mapping[str, Fraction] | None,
    verhogingen: Sequence[Mapping[str, Fraction]],
    stappen: Sequence[Stap],
) -> Fraction:
    if gemeenten is not None:
        check_gelijk("budgetten van gemeenten samen", afgesproken, sum(gemeenten.values(), Fraction(0)))
    for stap in stappen:
        check_gelijk("stap onder een budget", stap.code, AFGESPROKEN_VOLUME.code)
    if stappen:
        check_gelijk("budget van het afgesproken aantal", afgesproken, add(stappen))
    return sum((rij["bedrag"] for rij in verhogingen), afgesproken)


BUDGET = Stapregel(
    code="budget",
    titel="Budget",
    bron="NL §4, NL §7.2, NL bijlage 1",
    formule="Wat is afgesproken + wat in het jaar is verhoogd - wat is verlaagd.",
    invoer=(
        GEMEENTE,
        Veld("afgesproken", Eenheid.EURO),
        Veld("gemeenten", Eenheid.EURO, "budgetten per gemeente", per_code=True, mag_weg=True),
        Veld(
            "verhogingen",
            Eenheid.EURO,
            kolommen=(("datum", Eenheid.TEKST), ("bedrag", Eenheid.EURO)),
            rij="op {datum}",
            van_gemeenten=True,
        ),
    ),
    reken=_reken,
    versie="2026.1",
)
STAPPEN = (BUDGET,)


def check_budget(bedrag: Fraction | None, stappen: Sequence[Stap]) -> None:
    """Refuse an amount that is not what the step of its budget comes to; a plain amount has no such step."""
    for stap in stappen:
        if stap.code == BUDGET.code:
            check_gelijk("budget", bedrag, stap.getal_uitkomst)


@dataclass(frozen=True, slots=True)
class Onderbouwd:
    """An amount in euros with the steps that explain it; none where it is what was agreed, as it stands."""

    bedrag: Decimal
    stappen: tuple[Stap, ...] = ()

    def check_niet_negatief(self) -> "Onderbouwd":
        """Park a contract of which an amount that is asked for is below zero after its lowerings."""
        if self.bedrag < 0:
            zin = f"Na de verlagingen is het budget negatief: {self.bedrag}."
            raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
        return self


def require_bedrag(afspraak: Jaarafspraak) -> Onderbouwd:
    """Give the agreed amount with its raises; without one, or below zero, the contract is parked.

    `bedrag` gets all raises, also those that name a municipality.
    """
    if afspraak.bedrag is None:
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, "De jaarafspraak noemt geen bedrag.")
    return _raise(afspraak.bedrag, afspraak.verhogingen).check_niet_negatief()


def get_gemeentebedragen(afspraak: Jaarafspraak) -> dict[str, Onderbouwd]:
    """Give the amounts of `gemeenten`, each with its own raises."""
    return _raise_gemeenten(afspraak, {rij.gemeente: (rij.bedrag, ()) for rij in afspraak.gemeenten})


@dataclass(frozen=True)
class Budget:
    """B of a contract, when it is asked for.

    Raises `NietAfTeRekenen` for a budget below zero, and `OntbrekendGegevenError` where the price of an
    agreed number is not known.
    """

    invoer: Contractinvoer

    @property
    def is_per_gemeente(self) -> bool:
        """Whether the agreement runs per municipality.

        Under lumpsum `gemeenten` only states amounts, and with soort geen only the sum counts.
        """
        afspraak = self.invoer.afspraak
        if afspraak.soort is Afspraaksoort.GEEN:
            return False
        if afspraak.gemeenten:
            return not MODELLEN[self.invoer.model].bedrag_per_gemeente
        return afspraak.bedrag is None and has_afgesproken_volume(self.invoer)

    @cached_property
    def per_gemeente(self) -> Mapping[str, Onderbouwd]:
        """B of each municipality where the agreement runs so; one that is not named has none."""
        budgetten = self._per_gemeente
        for budget in budgetten.values():
            budget.check_niet_negatief()
        return budgetten

    @cached_property
    def totaal(self) -> Onderbouwd | None:
        """B of the contract: what municipalities have together, else the amount; None without any."""
        afspraak = self.invoer.afspraak
        if not afspraak.gemeenten and afspraak.bedrag is not None:
            return require_bedrag(afspraak)
        if afspraak.gemeenten:
            return self._add_gemeenten().check_niet_negatief()
        return self._add_volume().check_niet_negatief() if has_afgesproken_volume(self.invoer) else None

    @cached_property
    def _per_gemeente(self) -> Mapping[str, Onderbouwd]:
        if self.invoer.afspraak.gemeenten:
            return get_gemeentebedragen(self.invoer.afspraak)
        volume = {code: (stap.bedrag, (stap,)) for code, stap in self._volume.items()}
        return _raise_gemeenten(self.invoer.afspraak, volume)

    @cached_property
    def _volume(self) -> Mapping[str, Stap]:
        return calculate_afgesproken_volume(self.invoer)

    def _add_gemeenten(self) -> Onderbouwd:
        afspraak = self.invoer.afspraak
        budgetten = {rij.gemeente: rij.bedrag for rij in afspraak.gemeenten}
        bedragen = {c: budgetten[c] for c in self.invoer.regio.gemeentecodes if c in budgetten}
        verhogingen = [rij for rij in afspraak.verhogingen if rij.gemeente is not None]
        return _make(som(bedragen.values()), verhogingen, gemeenten=bedragen)

    def _add_volume(self) -> Onderbouwd:
        """The raises that name no municipality count too: on the contract they are of the whole."""
        stappen = tuple(self._volume.values())
        samen = som(stap.bedrag for stap in stappen)
        return _make(samen, self.invoer.afspraak.verhogingen, stappen=stappen)


def find_budget(invoer: Contractinvoer) -> Decimal | None:
    """Give B to show beside a settlement; None where there is none, or where no rule asked for it and it
    cannot be said.
    """

    def read(budget: Budget) -> Decimal | None:
        return None if (totaal := budget.totaal) is None else totaal.bedrag

    return _find(invoer, read)


def find_budgetstappen(invoer: Contractinvoer) -> tuple[Stap, ...]:
    """Give the steps that explain B; none where it is what was agreed, as it stands, or there is no B."""

    def read(budget: Budget) -> tuple[Stap, ...]:
        return () if (totaal := budget.totaal) is None else totaal.stappen

    return _find(invoer, read) or ()


def find_gemeentebudgetten(invoer: Contractinvoer) -> dict[str, Decimal] | None:
    """Give B per municipality in euros to show, where the agreement runs so and it can be said; else None."""

    def read(budget: Budget) -> dict[str, Decimal] | None:
        if not budget.is_per_gemeente:
            return None
        return {code: deel.bedrag for code, deel in budget.per_gemeente.items()}

    return _find(invoer, read)


def _find(invoer: Contractinvoer, read: Callable[[Budget], T | None]) -> T | None:
    """Give what is read of the budget; None where something it rests on is missing."""
    try:
        return read(Budget(invoer))
    except (NietAfTeRekenen, OntbrekendGegevenError):
        return None


def _raise_gemeenten(
    afspraak: Jaarafspraak, basis: Mapping[str, tuple[Decimal, tuple[Stap, ...]]]
) -> dict[str, Onderbouwd]:
    genoemd = [rij.gemeente for rij in afspraak.verhogingen if rij.gemeente is not None]
    uit: dict[str, Onderbouwd] = {}
    for code in dict.fromkeys([*basis, *genoemd]):
        bedrag, stappen = basis.get(code, (NUL, ()))
        eigen = [rij for rij in afspraak.verhogingen if rij.gemeente == code]
        uit[code] = _raise(bedrag, eigen, gemeente=code, stappen=stappen)
    return uit


def _raise(
    bedrag: Decimal,
    verhogingen: Iterable[Verhoging],
    *,
    gemeente: str | None = None,
    stappen: tuple[Stap, ...] = (),
) -> Onderbouwd:
    """Give an amount with its raises; one that was agreed as it stands needs no step."""
    rijen = list(verhogingen)
    if not rijen and not stappen:
        return Onderbouwd(bedrag)
    return _make(bedrag, rijen, gemeente=gemeente, stappen=stappen)


def _make(
    bedrag: Decimal,
    verhogingen: Iterable[Verhoging],
    *,
    gemeente: str | None = None,
    gemeenten: Mapping[str, Decimal] | None = None,
    stappen: tuple[Stap, ...] = (),
) -> Onderbouwd:
    rijen = sorted(verhogingen, key=lambda rij: (rij.datum, rij.bedrag))
    stap = BUDGET.make_stap(
        gemeente=gemeente,
        afgesproken=bedrag,
        gemeenten=gemeenten,
        verhogingen=[(format_datum(rij.datum), rij.bedrag) for rij in rijen],
        stappen=stappen,
    )
    return Onderbouwd(stap.bedrag, (stap,))
