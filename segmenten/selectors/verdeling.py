"""The distribution key of a region as a page shows it (docs/berekening.md, Verdelen; NL §9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import rond_op
from inkoop.kern.verdeelsleutel import get_verdeelsleutel
from segmenten.models import Gemeente, Inwoners, Regio

# An exact share has no end; a page shows this many decimals and says so.
TOON_DECIMALEN = 2


@dataclass(frozen=True)
class Gemeentedeel:
    """The share of one municipality: `aandeel` is a percentage."""

    code: str
    naam: str
    inwoners: int
    peiljaar: int
    aandeel: Decimal


@dataclass(frozen=True)
class Verdeling:
    """The key of a year; `reden` says in Dutch why there is none."""

    jaar: int
    delen: Sequence[Gemeentedeel]
    is_afgerond: bool
    reden: str = ""

    @property
    def inwoners(self) -> int:
        """Inhabitants of the municipalities together."""
        return sum(deel.inwoners for deel in self.delen)


def get_verdeling(regio: Regio, jaar: int, peildatum: date) -> Verdeling:
    """Return the key of a calendar year over all municipalities of a region, named as on `peildatum`."""
    gemeenten = Gemeente.objects.op(peildatum).filter(regio=regio).order_by_naam().get_namen()
    inwoners: dict[str, dict[int, int]] = {}
    rijen = Inwoners.objects.filter(gemeente__regio=regio).values_list("gemeente__code", "jaar", "aantal")
    for code, peiljaar, aantal in rijen:
        inwoners.setdefault(code, {})[peiljaar] = aantal
    is_afgerond = regio.afronding_percentage is not None
    if not gemeenten:
        return Verdeling(jaar, (), is_afgerond, "Deze regio heeft nog geen gemeenten.")
    try:
        sleutel = get_verdeelsleutel(inwoners, jaar, list(gemeenten), regio.afronding_percentage)
    except OntbrekendGegevenError as fout:
        return Verdeling(jaar, (), is_afgerond, str(fout))
    delen = [
        Gemeentedeel(
            code,
            naam,
            sleutel.inwoners[code],
            sleutel.peiljaren[code],
            _in_procenten(sleutel.gewichten[code]),
        )
        for code, naam in gemeenten.items()
    ]
    return Verdeling(jaar, delen, is_afgerond)


def _in_procenten(gewicht: Decimal | Fraction) -> Decimal:
    """Rounded percentages are shown as they are; an exact share of 1 with two decimals."""
    return gewicht if isinstance(gewicht, Decimal) else rond_op(100 * gewicht, TOON_DECIMALEN)
