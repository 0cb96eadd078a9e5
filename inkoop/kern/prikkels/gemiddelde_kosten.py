"""Incentive `gemiddelde_kosten`: below or above a reference per client."""

from datetime import date
from decimal import Decimal

from inkoop.kern.beschrijving import Beschrijving, Parameter
from inkoop.kern.codes import Eenheid, Kostenrichting

REFERENTIE = Parameter(
    naam="referentie",
    label="Kosten per cliënt waarmee wordt vergeleken",
    uitleg="Wat een cliënt gemiddeld mag kosten.",
    eenheid=Eenheid.EURO,
    verplicht=True,
)
DEEL = Parameter(
    naam="deel",
    label="Deel dat wordt verrekend",
    uitleg="Welk deel van het verschil wordt verrekend.",
    eenheid=Eenheid.DEEL,
    verplicht=True,
    maximum=Decimal(1),
)
MAXIMUM_PERCENTAGE = Parameter(
    naam="maximum_percentage",
    label="Ten hoogste, van de realisatie",
    uitleg="Hoeveel er hoogstens wordt verrekend, als deel van de realisatie.",
    eenheid=Eenheid.DEEL,
    standaard=Decimal(1),
    maximum=Decimal(1),
)
RICHTING = Parameter(
    naam="richting",
    label="Welke kant op",
    uitleg="Of lagere kosten ook een bonus geven.",
    eenheid=Eenheid.CODE,
    standaard=Kostenrichting.BEIDE,
    keuzes=Kostenrichting,
)
BESCHRIJVING = Beschrijving(
    code="gemiddelde_kosten",
    naam="Gemiddelde kosten per cliënt",
    uitleg=(
        "Kost een cliënt gemiddeld minder dan afgesproken, dan krijgt de aanbieder een deel van het "
        "verschil; kost hij meer, dan betaalt hij een deel."
    ),
    bron="NL Jeugd S1",
    vanaf=date(2022, 1, 1),
    volgorde=30,
    parameters=(
        REFERENTIE,
        DEEL,
        MAXIMUM_PERCENTAGE,
        RICHTING,
    ),
)
