"""Distribution key: who bears which share, by inhabitants.

Inhabitants per municipality at the latest known reference year that is not after the year, x the part of the
year on which the municipality exists. Shares are
exact, unless the region asks for percentages rounded half up first (Noord-Limburg, section 9: Beesel
4.91%). Source: docs/berekening.md, Verdelen; NL §9.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import rond_op
from inkoop.kern.verdeling import verdeel


@dataclass(frozen=True)
class Verdeelsleutel:
    """Weights per municipality, with the inhabitants and reference years they come from.

    `gewichten` are shares of 1 (exact), or percentages when `afronding_percentage` is set.
    """

    inwoners: Mapping[str, int]
    peiljaren: Mapping[str, int]
    gewichten: Mapping[str, Decimal | Fraction]
    afronding_percentage: int | None

    def verdeel(self, bedrag: Decimal) -> dict[str, Decimal]:
        """Apportion an amount by this key."""
        return verdeel(bedrag, self.gewichten)


def get_verdeelsleutel(
    inwoners: Mapping[str, Mapping[int, int]],
    jaar: int,
    gemeenten: Sequence[str],
    afronding_percentage: int | None = None,
    delen_van_jaar: Mapping[str, Fraction] | None = None,
) -> Verdeelsleutel:
    """Make the key of `jaar` over `gemeenten` (codes) from inhabitants per municipality and year.

    Args:
        delen_van_jaar: which part of the year a municipality exists; one that is not named exists all of it,
            and one that exists on no day has no part and needs no inhabitants.

    Raises `OntbrekendGegevenError` where a municipality has no inhabitants at or before the year.
    """
    delen = delen_van_jaar or {}
    geldig = [code for code in gemeenten if delen.get(code, Fraction(1))]
    peiljaren = {code: get_peiljaar(inwoners.get(code, {}), jaar, code) for code in geldig}
    aantallen = {code: inwoners[code][peiljaar] for code, peiljaar in peiljaren.items()}
    gewogen = {code: aantal * delen.get(code, Fraction(1)) for code, aantal in aantallen.items()}
    return Verdeelsleutel(
        aantallen, peiljaren, get_gewichten(gewogen, afronding_percentage), afronding_percentage
    )


def get_peiljaar(inwoners: Mapping[int, int], jaar: int, gemeente: str) -> int:
    """Give the latest known reference year that is not after `jaar`."""
    bekend = [peiljaar for peiljaar in inwoners if peiljaar <= jaar]
    if not bekend:
        zin = f"Van gemeente {gemeente} is geen inwonertal bekend van {jaar} of eerder."
        raise OntbrekendGegevenError("inwoners", gemeente, zin)
    return max(bekend)


def get_gewichten(
    aantallen: Mapping[str, Fraction], afronding_percentage: int | None
) -> dict[str, Decimal | Fraction]:
    """Give exact shares, or percentages rounded to `afronding_percentage` decimals.

    Raises `OntbrekendGegevenError` where nobody is left to share with.
    """
    totaal = sum(aantallen.values(), Fraction(0))
    if totaal == 0:
        raise OntbrekendGegevenError("inwoners", "", "De gemeenten hebben samen geen inwoners.")
    if afronding_percentage is None:
        return {code: aantal / totaal for code, aantal in aantallen.items()}
    percentages: dict[str, Decimal | Fraction] = {
        code: rond_op(100 * aantal / totaal, afronding_percentage) for code, aantal in aantallen.items()
    }
    if not any(percentages.values()):
        zin = f"Van alle gemeenten is het aandeel nul, afgerond op {afronding_percentage} decimalen."
        raise OntbrekendGegevenError("verdeelsleutel", str(afronding_percentage), zin)
    return percentages
