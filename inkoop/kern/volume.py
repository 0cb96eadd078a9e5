"""Allocated volume of a toewijzing within a year (model `toegewezen`, AH bijlage 2).

The days before the start count: it is the allocation that is paid. The result is given as numerator and
denominator, so that SQL can add volumes with equal denominators exactly.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie
from inkoop.kern.fouten import OnjuisteWaardeError, OntbrekendGegevenError
from inkoop.kern.geld import exact, product
from inkoop.kern.periode import Periode, binnen_jaar, maanddelen

# The least common multiple of 28, 29, 30 and 31: every sum of days/days-in-month is a whole number of
# these parts.
MAANDNOEMER = 377_580


@dataclass(frozen=True, slots=True)
class ToegewezenVolume:
    """The exact volume teller/noemer, and the days of the year it covers."""

    teller: Decimal
    noemer: int
    periode: Periode

    @property
    def volume(self) -> Fraction:
        """The volume as one exact number, in the unit of the toewijzing."""
        return exact(self.teller) / self.noemer


def get_toegewezen_volume(
    volume: Decimal,
    frequentie: Frequentie,
    ingangsdatum: date,
    einddatum: date | None,
    stop: date | None,
    jaar: int,
) -> ToegewezenVolume | None:
    """Give the volume allocated over [ingangsdatum, earliest of einddatum and stop] within the year.

    Nothing when no day of it lies in the year. Raises `OntbrekendGegevenError` for `totaal` without an
    einddatum.
    """
    _check_volume(volume)
    laatste = min((dag for dag in (einddatum, stop) if dag is not None), default=None)
    deel = binnen_jaar(ingangsdatum, laatste, jaar)
    if deel is None:
        return None
    teller, noemer = _get_deel(frequentie, deel, ingangsdatum, einddatum)
    return ToegewezenVolume(product(volume, teller), noemer, deel)


def _get_deel(
    frequentie: Frequentie, deel: Periode, ingangsdatum: date, einddatum: date | None
) -> tuple[int, int]:
    match frequentie:
        case Frequentie.DAG:
            return deel.dagen, 1
        case Frequentie.WEEK:
            return deel.dagen, 7
        case Frequentie.MAAND:
            return sum(m.dagen * (MAANDNOEMER // m.dagen_in_maand) for m in maanddelen(deel)), MAANDNOEMER
        case Frequentie.TOTAAL:
            if einddatum is None:
                zin = "Een toewijzing met een totaalvolume heeft geen einddatum."
                raise OntbrekendGegevenError("einddatum", "totaal", zin)
            return deel.dagen, Periode(ingangsdatum, einddatum).dagen


def _check_volume(volume: Decimal) -> None:
    if volume < 0:
        raise OnjuisteWaardeError("volume", volume, "een toegewezen volume is nooit negatief")
