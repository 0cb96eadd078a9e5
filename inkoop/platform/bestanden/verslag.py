"""What came of taking in one file: told as data, and in sentences for who delivered it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from inkoop.platform.databank.sync import Telling

VOORBEELDEN = 5


@dataclass(frozen=True)
class Redentelling:
    """How many lines have one reason.

    Attributes:
        reden: the reason in words.
        aantal: how many lines.
        voorbeelden: the first of them, by what the sender calls them.
    """

    reden: str
    aantal: int
    voorbeelden: tuple[str, ...] = ()

    def __str__(self) -> str:
        meer = ", ..." if self.aantal > len(self.voorbeelden) else ""
        namen = f" ({', '.join(self.voorbeelden)}{meer})" if self.voorbeelden else ""
        return f"{self.aantal} {self.reden[:1].lower()}{self.reden[1:]}{namen}"


@dataclass(frozen=True)
class Inname:
    """What taking in the rows of one file did.

    Attributes:
        telling: rows that were new, changed, removed and already right.
        afgekeurd: new lines that were kept and rejected, by reason.
        nog_afgekeurd: lines that were delivered before and are still rejected, by reason.
        leeg: rows without anything in them, which were passed over.
        levering: number of the delivery that it became, for rows that are kept as deliveries; else 0.
        afgekeurde_rijen: place and reason of rows that are kept and rejected, where somebody asked for them;
            no part of the data that is kept of it.
    """

    telling: Telling = field(default_factory=Telling)
    afgekeurd: tuple[Redentelling, ...] = ()
    nog_afgekeurd: tuple[Redentelling, ...] = ()
    leeg: int = 0
    levering: int = 0
    afgekeurde_rijen: tuple[tuple[int, str], ...] = ()

    @property
    def is_helemaal_goed(self) -> bool:
        """Whether nothing in the file was rejected."""
        return not self.afgekeurd and not self.nog_afgekeurd

    @property
    def aantal_afgekeurd(self) -> int:
        """How many rows do not count, those that were delivered before included."""
        return sum(deel.aantal for deel in (*self.afgekeurd, *self.nog_afgekeurd))

    @property
    def aantal_gelijk(self) -> int:
        """How many rows were there already and are not rejected."""
        return self.telling.ongewijzigd - sum(deel.aantal for deel in self.nog_afgekeurd)

    def tell(self) -> Iterator[str]:
        """Yield what happened, a sentence for each thing."""
        yield _tell_telling(self.telling)
        if self.afgekeurd:
            yield f"Afgekeurd: {_add_up(self.afgekeurd)}, namelijk {_join(self.afgekeurd)}."
        if self.nog_afgekeurd:
            aantal = _add_up(self.nog_afgekeurd)
            yield (
                f"Eerder geleverd en nog steeds afgekeurd: {aantal}, namelijk {_join(self.nog_afgekeurd)}."
            )
        if self.leeg:
            yield f"{_count(self.leeg)} zonder inhoud overgeslagen."

    def to_data(self) -> dict[str, Any]:
        """Return all of it but its rows as plain data."""
        return asdict(replace(self, afgekeurde_rijen=()))


def read_inname(data: Mapping[str, Any]) -> Inname:
    """Return what `to_data` gave."""
    return Inname(
        Telling(**data["telling"]),
        tuple(map(_read_reden, data["afgekeurd"])),
        tuple(map(_read_reden, data["nog_afgekeurd"])),
        data["leeg"],
        data["levering"],
    )


def _read_reden(data: Mapping[str, Any]) -> Redentelling:
    return Redentelling(data["reden"], data["aantal"], tuple(data["voorbeelden"]))


def _tell_telling(telling: Telling) -> str:
    delen = {
        "nieuw": telling.nieuw,
        "gewijzigd": telling.gewijzigd,
        "verwijderd": telling.verwijderd,
        "gelijk aan wat er al was": telling.ongewijzigd,
    }
    woorden = ", ".join(f"{aantal} {wat}" for wat, aantal in delen.items() if aantal)
    return f"{woorden}." if woorden else "Geen regels."


def _add_up(redenen: tuple[Redentelling, ...]) -> str:
    return _count(sum(reden.aantal for reden in redenen))


def _count(aantal: int) -> str:
    return f"{aantal} {'regel' if aantal == 1 else 'regels'}"


def _join(redenen: tuple[Redentelling, ...]) -> str:
    return "; ".join(map(str, redenen))
