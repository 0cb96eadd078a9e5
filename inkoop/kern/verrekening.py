"""Who settles with the provider, and what municipalities then owe each other or the one who buys for them.

Who pays follows the opdrachtgever of the perceel, or else that of the region (KL §6, NL §2). Three cases:

- nobody is named, or the municipalities themselves ("De gemeenten in de IJmond"): each settles its own part;
- one of the municipalities of the region ("Gemeente Haarlem (centrumgemeente)"): it settles for the others;
- somebody else (a joint body such as a MGR, or a municipality elsewhere): that one settles for all of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from inkoop.kern.codes import Domein
from inkoop.kern.geld import NUL, som
from inkoop.kern.indeling import describe_wet
from inkoop.kern.opmaak import format_bedrag

_ZELF = re.compile(r"\bgemeenten\b", re.IGNORECASE)
_TOEVOEGING = re.compile(r"\s*\([^)]*\)\s*$")
_VOORVOEGSEL = re.compile(r"^gemeente\s+", re.IGNORECASE)
AANBIEDER, AANBIEDERS = "de aanbieder", "de aanbieders"
# When some parts are settled with providers and others with who buys for the municipality.
VERSCHILLENDE = "aanbieders en opdrachtgevers"


@dataclass(frozen=True)
class Betaler:
    """Who settles with the provider.

    Attributes:
        naam: its name; empty when each municipality settles its own part.
        gemeente: its code when it is a municipality of the region.
    """

    naam: str = ""
    gemeente: str = ""

    def is_zelf(self, gemeente: str) -> bool:
        """Tell whether a municipality settles with the provider itself."""
        return not self.naam or self.gemeente == gemeente

    def get_tegenpartij(self, gemeente: str) -> str:
        """Return with whom a municipality settles, as a sentence names it."""
        return AANBIEDER if self.is_zelf(gemeente) else self.naam


def get_betaler(opdrachtgevers: Iterable[str], gemeenten: Mapping[str, str]) -> Betaler:
    """Return who settles with the provider.

    Args:
        opdrachtgevers: that of the perceel and that of the region; the first that is named counts.
        gemeenten: the names of the municipalities of the region by code.
    """
    genoemd = next((tekst.strip() for tekst in opdrachtgevers if tekst.strip()), "")
    if not genoemd or _ZELF.search(genoemd):
        return Betaler()
    kaal = _VOORVOEGSEL.sub("", _TOEVOEGING.sub("", genoemd)).casefold()
    for code, naam in gemeenten.items():
        if naam.casefold() == kaal:
            return Betaler(f"Gemeente {naam}", code)
    return Betaler(genoemd)


def name_tegenpartijen(partijen: Iterable[str]) -> str:
    """Name with whom several parts are settled together."""
    genoemd = set(partijen)
    if genoemd <= {AANBIEDER}:
        return AANBIEDERS
    return genoemd.pop() if len(genoemd) == 1 else VERSCHILLENDE


def describe_gemeentesaldo(saldo: Decimal, tegenpartij: str) -> str:
    """Say in a few words what a municipality still pays or gets, and to or from whom."""
    if not saldo:
        return "Niets te betalen"
    return f"Te ontvangen van {tegenpartij}" if saldo > 0 else f"Te betalen aan {tegenpartij}"


def explain_saldoteken(wie: str, partijen: Iterable[str]) -> str:
    """Say what the sign of a saldo means for who reads it, and to or from whom.

    Args:
        wie: who reads, in the singular: "de gemeente".
        partijen: with whom each part is settled.
    """
    partij = name_tegenpartijen(partijen)
    return (
        f"Is het saldo hoger dan nul, dan krijgt {wie} geld terug van {partij}. "
        f"Is het lager dan nul, dan betaalt {wie} bij aan {partij}."
    )


@dataclass(frozen=True)
class Saldozin:
    """One sentence that says what somebody still pays or gets over a year, split by law.

    It is kept in parts, so that a page can make each amount lead to what it is made of.

    Attributes:
        wie: who pays or gets, one party: "Venlo".
        saldo: the balance in euros; positive is money back.
        tegenpartij: to or from whom.
        wetten: the balance by law, without zeros.
    """

    wie: str
    jaar: int
    saldo: Decimal
    tegenpartij: str
    wetten: tuple[tuple[Domein | None, Decimal], ...]

    @property
    def begin(self) -> str:
        """What stands before the amount; the whole sentence when there is none."""
        if not self.saldo:
            return f"{self.wie} hoeft over {self.jaar} per saldo niets te betalen en krijgt niets terug"
        return f"{self.wie} krijgt nog" if self.saldo > 0 else f"{self.wie} betaalt nog"

    @property
    def bedrag(self) -> str:
        """The amount itself; empty when there is none."""
        return format_bedrag(abs(self.saldo)) if self.saldo else ""

    @property
    def slot(self) -> str:
        """What stands after the amount."""
        if not self.saldo:
            return ""
        return f"{'van' if self.saldo > 0 else 'aan'} {self.tegenpartij} over {self.jaar}"

    @property
    def delen(self) -> list[tuple[Domein | None, str, str]]:
        """Each law with its amount and what happens with it: "te betalen voor Jeugd"."""
        return [
            (
                wet,
                format_bedrag(abs(saldo)),
                f"{'te ontvangen' if saldo > 0 else 'te betalen'} voor {describe_wet(wet)}",
            )
            for wet, saldo in self.wetten
        ]

    def __str__(self) -> str:
        delen = ", ".join(f"{bedrag} {woorden}" for _, bedrag, woorden in self.delen)
        zin = " ".join(deel for deel in (self.begin, self.bedrag, self.slot) if deel)
        return f"{zin}: {delen}." if delen else f"{zin}."


@dataclass(frozen=True)
class Verrekenregel:
    """What one party still gets (positive) or pays (negative) in a statement, in euros."""

    partij: str
    saldo: Decimal
    gemeente: str = ""


@dataclass(frozen=True)
class Verrekenstaat:
    """The statement of one that settles for others: they and it, together nothing.

    Attributes:
        betaler: who settles with the providers.
        regels: what each municipality gets from it or pays to it, and last itself, the other way around.
        met_aanbieders: what it gets from the providers (positive) or pays to them, its own part with it.
    """

    betaler: Betaler
    regels: tuple[Verrekenregel, ...]
    met_aanbieders: Decimal

    @property
    def te_betalen(self) -> Decimal:
        """What it still pays to the providers; negative when it gets money back."""
        return -self.met_aanbieders

    @property
    def totaal(self) -> Decimal:
        """All parties together: nothing, since what one pays another gets."""
        return som(regel.saldo for regel in self.regels)


def make_verrekenstaat(
    betaler: Betaler, saldi: Mapping[str, Decimal], namen: Mapping[str, str]
) -> Verrekenstaat:
    """Make the statement of who settles for others.

    Args:
        betaler: who settles; not the municipalities themselves.
        saldi: the balance of each municipality by code, in the order in which they are read.
        namen: the names of the municipalities by code.
    """
    eigen = saldi.get(betaler.gemeente, NUL) if betaler.gemeente else NUL
    anderen = [
        Verrekenregel(namen[code], saldo, code) for code, saldo in saldi.items() if not betaler.is_zelf(code)
    ]
    samen = som(regel.saldo for regel in anderen)
    zelf = Verrekenregel(betaler.naam, -samen, betaler.gemeente)
    return Verrekenstaat(betaler, (*anderen, zelf), samen + eigen)
