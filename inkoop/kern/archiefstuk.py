"""A document of the region that leaves the house: for everybody to read, or for the archive to keep.

Which of a contract or a decision may leave, and in what words, is said by the app that has the noun; how it
is written to files is the same for all. Sources: Woo artikel 3.3 and 5.1, Archiefwet 1995 artikel 3.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from inkoop.kern.codes import Code

Feit = tuple[str, str]


class Exportdoel(Code):
    """What documents leave for."""

    WOO = (
        "woo",
        "Openbaar maken (Woo)",
        "Zonder cliënten, namen van medewerkers en uitkomsten die over één persoon kunnen gaan.",
    )
    ARCHIEF = (
        "archief",
        "Bewaren in het archief",
        "Alles wat is afgesproken en besloten, met rapporten, bewaartermijn en controlegetallen.",
    )


class Stuksoort(Code):
    """A kind of document, many of it, and in which order; the code is that of the data whose term counts."""

    CONTRACT = "contracten", "Contract", "Contracten, op nummer"
    BESLUIT = "afrekeningen", "Besluit", "Besluiten: vastgestelde afrekeningen, op jaar en versie"


@dataclass(frozen=True)
class Stuktabel:
    """A table in a document: its caption, what it says, headings, and rows in words."""

    titel: str
    koppen: Sequence[str]
    rijen: Sequence[Sequence[str]]
    uitleg: str = ""


@dataclass(frozen=True)
class Stukbijlage:
    """A file that exists already and goes along with a document; `read` gives its content."""

    naam: str
    mime: str
    moment: datetime
    read: Callable[[], bytes]


@dataclass(frozen=True, kw_only=True)
class Archiefstuk:
    """One contract or decision, in words for people and as data for programs.

    Attributes:
        kenmerk: what it is known by in its region ("C-2022-014", "2022/1").
        van, tot: the days that it is about; an open end is not known yet.
        telt_vanaf: the day from which its retention term counts; None while that day is not known.
        moment: when it got the form that it has now.
        gegevens: what the archive keeps for programs; empty for what is made public.
    """

    soort: Stuksoort
    kenmerk: str
    titel: str
    van: date
    tot: date | None
    telt_vanaf: date | None
    moment: datetime
    feiten: Sequence[Feit]
    tabellen: Sequence[Stuktabel] = ()
    bijlagen: Sequence[Stukbijlage] = ()
    gegevens: Mapping[str, Any] = field(default_factory=dict)
