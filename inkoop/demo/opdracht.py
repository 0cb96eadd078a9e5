"""What is asked of the generator, and nothing else decides what it makes."""

from dataclasses import dataclass, replace

from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.toeval import Toeval

MINIMUM_CLIENTEN = 250
DEMOREGIO = "demonstratie"
DEMO_BRON = {
    "document": "demonstratie",
    "opmerking": "Verzonnen voor de demonstratie.",
}


@dataclass(frozen=True, slots=True)
class Jaaropdracht:
    """A demo year: region code, calendar year, number of unique clients and seed.

    With `als` the year goes to a copy of the region under that code. With `alle_modellen` the region gets a
    segment for each funding model that it does not use itself; the demonstration region always does.
    With `voor` it is an earlier year: a part of the contracts of the year `voor`, which end with the year
    itself, and of which some lines, credits and scores come in late.
    """

    regio: str
    jaar: int
    clienten: int
    zaad: int
    als: str = ""
    alle_modellen: bool = False
    voor: int = 0

    def __post_init__(self) -> None:
        if self.clienten < MINIMUM_CLIENTEN:
            raise DemoFoutError(
                f"Met {self.clienten} cliënten komt niet elke uitkomst voor; vraag er minstens "
                f"{MINIMUM_CLIENTEN}."
            )
        if not 2000 <= self.jaar <= 2100:
            raise DemoFoutError(f"Het jaar {self.jaar} ligt niet tussen 2000 en 2100.")

    @property
    def hoofdjaar(self) -> int:
        """The year that the demonstration is about: structure and rates are made for it."""
        return self.voor or self.jaar

    def make_vroeger(self) -> "Jaaropdracht":
        """Ask for the year before this one."""
        return replace(self, jaar=self.jaar - 1, voor=self.jaar)

    @property
    def doel(self) -> str:
        """The code of the region that gets the year."""
        return self.als or self.regio

    @property
    def met_demosegmenten(self) -> bool:
        """Whether segments are invented for models that the region does not use."""
        return self.alle_modellen or self.regio == DEMOREGIO

    @property
    def bron(self) -> dict[str, str]:
        """Where the elements of this year come from: the generator, asked for just this."""
        deel = f", een deel van de contracten van {self.voor}" if self.voor else ""
        vraag = f"Verzonnen voor de demonstratie: {self.clienten} cliënten, zaad {self.zaad}{deel}."
        return DEMO_BRON | {"opmerking": vraag}

    def make_toeval(self, *delen: object) -> Toeval:
        """Make the series of draws for one part of the year."""
        return Toeval(self.regio, self.jaar, self.clienten, self.zaad, *delen)
