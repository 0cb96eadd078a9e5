"""Incentive `besparing`: shared saving."""

from datetime import date
from decimal import Decimal

from inkoop.kern.beschrijving import Beschrijving, Parameter
from inkoop.kern.codes import Eenheid

DEEL_AANBIEDER = Parameter(
    naam="deel_aanbieder",
    label="Deel voor de aanbieder",
    uitleg="Welk deel van de besparing de aanbieder krijgt.",
    eenheid=Eenheid.DEEL,
    verplicht=True,
    maximum=Decimal(1),
)
MINIMAAL = Parameter(
    naam="minimaal",
    label="Kleinste besparing",
    uitleg="Hoe groot de besparing minstens is, als deel van het budget.",
    eenheid=Eenheid.DEEL,
    standaard=Decimal(0),
    maximum=Decimal(1),
)
MINIMUM_CLIENTEN = Parameter(
    naam="minimum_clienten",
    label="Minste cliënten",
    uitleg="Hoeveel cliënten er minstens zijn geholpen.",
    eenheid=Eenheid.CLIENTEN,
    standaard=0,
)
KWALITEIT_MINIMAAL = Parameter(
    naam="kwaliteit_minimaal",
    label="Laagste gewogen score",
    uitleg="Hoe hoog de gewogen score minstens is.",
    eenheid=Eenheid.SCORE,
    minimum=None,
)
BESCHRIJVING = Beschrijving(
    code="besparing",
    naam="Gedeelde besparing",
    uitleg=("Blijft de realisatie onder het budget, dan krijgt de aanbieder een deel van wat er overblijft."),
    bron="NL Jeugd S3/S4",
    vanaf=date(2022, 1, 1),
    volgorde=10,
    parameters=(
        DEEL_AANBIEDER,
        MINIMAAL,
        MINIMUM_CLIENTEN,
        KWALITEIT_MINIMAAL,
    ),
)
