"""Funding model `resultaat`: price per achieved outcome."""

from datetime import date
from decimal import Decimal

from inkoop.kern.beschrijving import Modelbeschrijving, Parameter
from inkoop.kern.codes import Eenheid

START_DEEL = Parameter(
    naam="start_deel",
    label="Start deel",
    uitleg="Welk deel van de prijs meetelt in het jaar van de start.",
    eenheid=Eenheid.DEEL,
    standaard=Decimal(0),
    maximum=Decimal(1),
)
BESCHRIJVING = Modelbeschrijving(
    code="resultaat",
    naam="Resultaat",
    uitleg="De aanbieder krijgt een deel bij de start en de rest voor zover het resultaat is behaald.",
    bron="NL bijlage 1, AH ad 3",
    vanaf=date(2022, 1, 1),
    volgorde=60,
    parameters=(START_DEEL,),
)
