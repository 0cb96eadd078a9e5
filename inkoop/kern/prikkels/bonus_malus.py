"""Incentive `bonus_malus`: a percentage that follows the weighted KPI score."""

from datetime import date

from inkoop.kern.beschrijving import Beschrijving, Parameter
from inkoop.kern.codes import Eenheid, Grondslag

GRONDSLAG = Parameter(
    naam="grondslag",
    label="Percentage van",
    uitleg="Waarvan het percentage wordt genomen.",
    eenheid=Eenheid.CODE,
    standaard=Grondslag.VERGOEDING,
    keuzes=Grondslag,
)
MAXIMUM = Parameter(
    naam="maximum",
    label="Ten hoogste",
    uitleg="Hoeveel er hoogstens bij komt of af gaat.",
    eenheid=Eenheid.EURO,
)
BESCHRIJVING = Beschrijving(
    code="bonus_malus",
    naam="Bonus of malus",
    uitleg="De gewogen score bepaalt welk percentage erbij komt of eraf gaat.",
    bron="docs/berekening.md §3",
    vanaf=date(2022, 1, 1),
    volgorde=20,
    parameters=(
        GRONDSLAG,
        MAXIMUM,
    ),
)
