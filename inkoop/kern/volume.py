"""Allocated volume of a toewijzing within a year (model `toegewezen`, AH bijlage 2).

It is the allocation that is paid, once there is care: the days before the start count, pauses do not. A
volume is given as numerator and denominator, so that SQL can add volumes with equal denominators exactly.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie
from inkoop.kern.fouten import OnjuisteWaardeError, OntbrekendGegevenError
from inkoop.kern.geld import exact, product
from inkoop.kern.levering import Zorglevering
from inkoop.kern.periode import Periode, jaarperiode, maanddelen, periode_of_niets

# The least common multiple of 28, 29, 30 and 31: every sum of days/days-in-month is a whole number of
# these parts.
MAANDNOEMER = 377_580


@dataclass(frozen=True, slots=True)
class ToegewezenVolume:
    """The exact volume teller/noemer."""

    teller: Decimal
    noemer: int

    @property
    def volume(self) -> Fraction:
        """The volume as one exact number, in the unit of the toewijzing."""
        return exact(self.teller) / self.noemer


def get_betaalde_dagen(ingangsdatum: date, levering: Zorglevering, jaar: int) -> tuple[Periode, ...]:
    """Give the paid days in a year: from the ingangsdatum up to the effective stop, without pauses.

    None when no delivered day lies in the year.
    """
    binnen = jaarperiode(jaar)
    geleverd = levering.get_dagen(binnen)
    if not geleverd or levering.start is None:
        return ()
    voor_de_start = periode_of_niets(ingangsdatum, levering.start - timedelta(days=1))
    vooraf = voor_de_start.overlap(binnen) if voor_de_start else None
    return (vooraf, *geleverd) if vooraf else geleverd


def get_toegewezen_volume(
    volume: Decimal, frequentie: Frequentie, ingangsdatum: date, einddatum: date | None, deel: Periode
) -> ToegewezenVolume:
    """Give the volume allocated over a stretch of days in one year.

    Raises `OntbrekendGegevenError` for `totaal` without an einddatum.
    """
    _check_volume(volume)
    teller, noemer = _get_deel(frequentie, deel, ingangsdatum, einddatum)
    return ToegewezenVolume(product(volume, teller), noemer)


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
