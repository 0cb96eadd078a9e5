"""Funding model `trajecten`: a fixed price per trajectory, with places where a municipality chose them."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving, Parameter
from inkoop.kern.codes import Eenheid, Erkenning, Voortijdig

ERKENNING = Parameter(
    naam="erkenning",
    label="Erkenning",
    uitleg="In welk jaar de prijs van een traject meetelt.",
    eenheid=Eenheid.CODE,
    standaard=Erkenning.NAAR_RATO,
    keuzes=Erkenning,
)
VOORTIJDIG = Parameter(
    naam="voortijdig",
    label="Voortijdig",
    uitleg="Wat er gebeurt als de zorg eerder stopt dan gepland; alleen bij erkenning naar rato.",
    eenheid=Eenheid.CODE,
    standaard=Voortijdig.VOLLEDIG,
    keuzes=Voortijdig,
)
UITVAL_DAGEN = Parameter(
    naam="uitval_dagen",
    label="Uitval na hoogstens",
    uitleg="Stopt de zorg na hoogstens zoveel dagen, dan tellen alleen die dagen mee, wat er verder ook is "
    "afgesproken.",
    eenheid=Eenheid.DAGEN,
)
BESCHRIJVING = Modelbeschrijving(
    code="trajecten",
    naam="Trajecten",
    uitleg=(
        "Elk traject heeft een vaste prijs: uurtarief x uren per week x doorlooptijd in weken, met opslagen."
    ),
    bron="NL §8",
    vanaf=date(2022, 1, 1),
    volgorde=30,
    parameters=(
        ERKENNING,
        VOORTIJDIG,
        UITVAL_DAGEN,
    ),
    kiest_plekken=True,
)
