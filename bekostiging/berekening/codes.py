"""Codes of the calculation, as they stand in the region bundle and the settlement output."""

from enum import StrEnum


class Model(StrEnum):
    """Funding models (bekostigingsmodellen); rekenregels §1."""

    PXQ = "pxq"
    TOEGEWEZEN = "toegewezen"
    TRAJECTEN = "trajecten"
    PLEKKEN = "plekken"
    CLIENTBEDRAG = "clientbedrag"
    RESULTAAT = "resultaat"
    POPULATIE = "populatie"
    GEBIED = "gebied"
    BESCHIKBAARHEID = "beschikbaarheid"
    LUMPSUM = "lumpsum"
    SUBSIDIE = "subsidie"


class Soort(StrEnum):
    """Annual agreements (jaarafspraken); rekenregels §2."""

    GEEN = "geen"
    BUDGETPLAFOND = "budgetplafond"
    BUDGETAFSPRAAK = "budgetafspraak"


class BuitenBand(StrEnum):
    """What is settled outside a band: everything, or only what lies outside it."""

    VOLLEDIG = "volledig"
    MEERDERE = "meerdere"


class Grondslag(StrEnum):
    """What the percentage of a bonus or malus is taken of."""

    VERGOEDING = "vergoeding"
    BUDGET = "budget"


class Prikkel(StrEnum):
    """Incentives (prikkels); rekenregels §3."""

    BESPARING = "besparing"
    BONUS_MALUS = "bonus_malus"
    GEMIDDELDE_KOSTEN = "gemiddelde_kosten"


class Richting(StrEnum):
    """Who pays the saldo: positive is a terugbetaling by the provider; rekenregels §4."""

    TERUGBETALING = "terugbetaling"
    BIJBETALING = "bijbetaling"
    GEEN = "geen"


class Resultaatdeel(StrEnum):
    """Which part of the price of an outcome a group stands for."""

    START = "start"
    UITKOMST = "uitkomst"
