"""Annual agreement `budgetafspraak`: the budget within a band, else settled."""

from datetime import date
from decimal import Decimal

from inkoop.kern.beschrijving import Beschrijving, Parameter
from inkoop.kern.codes import BuitenBand, Eenheid

BANDBREEDTE = Parameter(
    naam="bandbreedte",
    label="Bandbreedte",
    uitleg="Hoeveel de realisatie van het budget mag afwijken, als deel van het budget.",
    eenheid=Eenheid.DEEL,
    standaard=Decimal(0),
    maximum=Decimal(1),
)
BUITEN_BANDBREEDTE = Parameter(
    naam="buiten_bandbreedte",
    label="Buiten de bandbreedte",
    uitleg="Wat er wordt verrekend als de realisatie buiten de bandbreedte valt.",
    eenheid=Eenheid.CODE,
    standaard=BuitenBand.VOLLEDIG,
    keuzes=BuitenBand,
)
MAXIMUM_BIJBETALING = Parameter(
    naam="maximum_bijbetaling",
    label="Hoogste bijbetaling boven het budget",
    uitleg="Hoeveel er hoogstens boven het budget wordt betaald, als deel van het budget.",
    eenheid=Eenheid.DEEL,
    maximum=Decimal(1),
)
BESCHRIJVING = Beschrijving(
    code="budgetafspraak",
    naam="Budgetafspraak",
    uitleg=(
        "Blijft de realisatie binnen de bandbreedte, dan krijgt de aanbieder het budget. Anders wordt "
        "er verrekend."
    ),
    bron="NL bijlage 1",
    vanaf=date(2022, 1, 1),
    volgorde=30,
    parameters=(
        BANDBREEDTE,
        BUITEN_BANDBREEDTE,
        MAXIMUM_BIJBETALING,
    ),
)
