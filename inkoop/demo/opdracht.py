"""What is asked of the generator, and nothing else decides what it makes."""

from dataclasses import dataclass

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
    """

    regio: str
    jaar: int
    clienten: int
    zaad: int
    als: str = ""
    alle_modellen: bool = False

    def __post_init__(self) -> None:
        if self.clienten < MINIMUM_CLIENTEN:
            raise DemoFoutError(
                f"Met {self.clienten} cliënten komt niet elke uitkomst voor; vraag er minstens "
                f"{MINIMUM_CLIENTEN}."
            )
        if not 2000 <= self.jaar <= 2100:
            raise DemoFoutError(f"Het jaar {self.jaar} ligt niet tussen 2000 en 2100.")

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
        vraag = f"Verzonnen voor de demonstratie: {self.clienten} cliënten, zaad {self.zaad}."
        return DEMO_BRON | {"opmerking": vraag}

    def make_toeval(self, *delen: object) -> Toeval:
        """Make the series of draws for one part of the year."""
        return Toeval(self.regio, self.jaar, self.clienten, self.zaad, *delen)
