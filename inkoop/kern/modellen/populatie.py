"""Funding model `populatie`: a fixed budget for an agreed number of clients."""

from datetime import date
from decimal import Decimal

from inkoop.kern.beschrijving import Modelbeschrijving, Parameter
from inkoop.kern.codes import BuitenBand, Clientrichting, Eenheid

BANDBREEDTE_CLIENTEN = Parameter(
    naam="bandbreedte_clienten",
    label="Bandbreedte cliënten",
    uitleg="Hoeveel het aantal cliënten mag afwijken zonder dat het budget verandert.",
    eenheid=Eenheid.DEEL,
    standaard=Decimal("0.10"),
    maximum=Decimal(1),
)
BUITEN_BANDBREEDTE_CLIENTEN = Parameter(
    naam="buiten_bandbreedte_clienten",
    label="Buiten bandbreedte cliënten",
    uitleg="Hoe het budget verandert als het aantal cliënten meer afwijkt.",
    eenheid=Eenheid.CODE,
    standaard=BuitenBand.VOLLEDIG,
    keuzes=BuitenBand,
    zinnen={
        BuitenBand.VOLLEDIG: (
            "Buiten de bandbreedte wordt het budget helemaal aangepast aan het aantal cliënten."
        ),
        BuitenBand.MEERDERE: "Buiten de bandbreedte wordt alleen het meerdere verrekend.",
    },
)
RICHTING_CLIENTEN = Parameter(
    naam="richting_clienten",
    label="Richting cliënten",
    uitleg="Of het budget ook verandert als er minder cliënten zijn.",
    eenheid=Eenheid.CODE,
    standaard=Clientrichting.BEIDE,
    keuzes=Clientrichting,
)
BESCHRIJVING = Modelbeschrijving(
    code="populatie",
    naam="Populatie",
    uitleg=(
        "De aanbieder krijgt een vast budget voor een afgesproken aantal cliënten. Wijkt het aantal "
        "te veel af, dan wordt er verrekend."
    ),
    bron="NL bijlage 1, LS §3.1",
    vanaf=date(2022, 1, 1),
    volgorde=70,
    vast_bedrag=True,
    parameters=(
        BANDBREEDTE_CLIENTEN,
        BUITEN_BANDBREEDTE_CLIENTEN,
        RICHTING_CLIENTEN,
    ),
)
