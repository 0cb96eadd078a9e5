"""The amounts of a settlement: named once, with their words and their part in the balance.

Columns, answers of the API, reports, totals and differences derive from `BEDRAGSOORTEN`; the fields of the
database carry the same names and words. Source of the amounts: docs/berekening.md; of the balance: NL bijlage
1, Afrekening.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Richting
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.geld import NUL, som

SALDO = "saldo"


@dataclass(frozen=True, slots=True)
class Bedragsoort:
    """One kind of amount, as people read it.

    Args:
        code: name of the field, the column and the key.
        titel: heading of a column.
        regio, contract, gemeente: what it means as a total, of one contract and of one municipality; empty
            where it is not stated.
        kerncijfer: heading above a single figure, when that is another word than `titel`.
        in_het_kort: what stands below such a figure.
        teken: 1 when it was paid to the provider, -1 when the provider is due it, 0 when it is no part of the
            balance.
    """

    code: str
    titel: str
    regio: str
    contract: str
    gemeente: str = ""
    kerncijfer: str = ""
    in_het_kort: str = ""
    teken: int = 0

    @property
    def is_per_gemeente(self) -> bool:
        """Tell whether it is stated per municipality too."""
        return bool(self.gemeente)

    @property
    def figuurtitel(self) -> str:
        """The heading above a single figure."""
        return self.kerncijfer or self.titel


_REALISATIE = Bedragsoort(
    "realisatie",
    "Realisatie",
    regio="Totaal over de contracten.",
    contract="Wat volgens het model is gerealiseerd.",
    gemeente="Realisatie van deze gemeente.",
    in_het_kort="Wat er is gedaan",
)
_VERGOEDING = Bedragsoort(
    "vergoeding",
    "Vergoeding",
    regio="Totaal, met prikkels.",
    contract="Het eindbedrag, met prikkels.",
    gemeente="Aandeel in het eindbedrag.",
    in_het_kort="Wat daarvoor is afgesproken",
    teken=-1,
)
_PRIKKEL = Bedragsoort(
    "prikkel",
    "Prikkel",
    regio="Het deel van de vergoeding uit prikkels.",
    contract="Het deel van het eindbedrag uit prikkels.",
)
_VOORSCHOT = Bedragsoort(
    "voorschot",
    "Voorschot",
    regio="Totaal aan voorschotten in het jaar.",
    contract="Voorschotten in het jaar.",
    gemeente="Betaalde voorschotten.",
    kerncijfer="Voorschotten",
    in_het_kort="Al betaald",
    teken=1,
)
_BETAALD = Bedragsoort(
    "betaald",
    "Betaald",
    regio="Totaal betaald op declaraties voor zorg van het jaar.",
    contract="Betaald op declaraties voor zorg van het jaar.",
    gemeente="Betaald op declaraties.",
    in_het_kort="Op declaraties",
    teken=1,
)


@dataclass(frozen=True, kw_only=True)
class Bedragen:
    """The amounts in euros of a contract, of a municipality in it, or of many together.

    The saldo is no field: it follows from the others.
    """

    realisatie: Decimal = field(metadata={"soort": _REALISATIE})
    vergoeding: Decimal = field(metadata={"soort": _VERGOEDING})
    # Stated of a contract only; in what a municipality pays it is part of the vergoeding.
    prikkel: Decimal = field(default=NUL, metadata={"soort": _PRIKKEL})
    voorschot: Decimal = field(metadata={"soort": _VOORSCHOT})
    betaald: Decimal = field(metadata={"soort": _BETAALD})

    @property
    def saldo(self) -> Decimal:
        """What was paid minus what the provider is due; positive is a terugbetaling by the provider."""
        return som(soort.teken * self[soort.code] for soort in _IN_SALDO)

    @property
    def is_leeg(self) -> bool:
        """Tell whether there are only zeros."""
        return not any(self[soort.code] for soort in BEDRAGSOORTEN)

    def __getitem__(self, code: str) -> Decimal:
        bedrag: Decimal = getattr(self, code)
        return bedrag

    def as_dict(self, soorten: Iterable[Bedragsoort] | None = None) -> dict[str, Decimal]:
        """Give the amounts by code in their fixed order; all of them unless `soorten` are named."""
        return {soort.code: self[soort.code] for soort in soorten or BEDRAGSOORTEN}

    def posten(self) -> dict[str, Decimal]:
        """Give the amounts that are not computed from the others."""
        return {soort.code: self[soort.code] for soort in _POSTEN}


_POSTEN: tuple[Bedragsoort, ...] = tuple(veld.metadata["soort"] for veld in fields(Bedragen))
_IN_SALDO = tuple(soort for soort in _POSTEN if soort.teken)
BEDRAGSOORTEN: tuple[Bedragsoort, ...] = (
    *_POSTEN,
    Bedragsoort(
        SALDO,
        "Saldo",
        regio="Voorschot plus betaald min vergoeding.",
        contract="Voorschot plus betaald min eindbedrag.",
        gemeente="Voorschot plus betaald min aandeel.",
        in_het_kort="Voorschot en betaald min vergoeding",
    ),
)
# What is stated of each municipality, and what lists show; the rest is a part of one of these.
GEMEENTEBEDRAGEN: tuple[Bedragsoort, ...] = tuple(soort for soort in BEDRAGSOORTEN if soort.is_per_gemeente)
PER_CODE: Mapping[str, Bedragsoort] = {soort.code: soort for soort in BEDRAGSOORTEN}


def get_richting(saldo: Decimal | Fraction) -> Richting:
    """Positive is a terugbetaling by the provider, negative a bijbetaling to it (NL bijlage 1)."""
    if saldo == 0:
        return Richting.GEEN
    return Richting.TERUGBETALING if saldo > 0 else Richting.BIJBETALING


def add_bedragen(rijen: Iterable[Bedragen]) -> Bedragen:
    """Add amounts; zeros when there are none."""
    alle = list(rijen)
    return Bedragen(**{soort.code: som(rij[soort.code] for rij in alle) for soort in _POSTEN})


def get_bedragen(bron: object) -> Bedragen:
    """Take the amounts from anything that has them as attributes, such as a stored settlement.

    What is not stated of a municipality is zero there. Raises `OnjuisteWaardeError` when its saldo does not
    follow from the other amounts.
    """
    bedragen = Bedragen(**{soort.code: _get_bedrag(bron, soort) for soort in _POSTEN})
    saldo = getattr(bron, SALDO)
    if saldo != bedragen.saldo:
        raise OnjuisteWaardeError(SALDO, saldo, f"uit de andere bedragen volgt {bedragen.saldo}")
    return bedragen


def _get_bedrag(bron: object, soort: Bedragsoort) -> Decimal:
    bedrag: Decimal = getattr(bron, soort.code) if soort.is_per_gemeente else getattr(bron, soort.code, NUL)
    return bedrag
