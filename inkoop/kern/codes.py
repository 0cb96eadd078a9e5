"""The codes of the domain, once: database choices, keys of a bundle and values in SQL derive from these.

Each member is its code and carries its words. Codes stand in bundles, settlements and explanations, so a
code is never renamed. Sources: docs/begrippen.md, and the section that a class names.
"""

from enum import EnumType, StrEnum
from typing import Any, Self


class _Codetype(EnumType):
    """Gives a class of codes what Django asks of choices, without Django."""

    @property
    def choices(cls) -> list[tuple[str, str]]:
        """(code, label) of every member, in order."""
        leden: list[Any] = list(cls)
        return [(lid.value, lid.label) for lid in leden]

    @property
    def values(cls) -> list[str]:
        """The code of every member, in order."""
        leden: list[Any] = list(cls)
        return [lid.value for lid in leden]


class Code(StrEnum, metaclass=_Codetype):
    """A code with its words: `label` names it, `kort` fits inside a sentence, `uitleg` is a sentence."""

    label: str
    kort: str
    uitleg: str

    def __new__(cls, code: str, label: str = "", uitleg: str = "", kort: str = "") -> Self:
        lid = str.__new__(cls, code)
        lid._value_ = code
        lid.label = label
        lid.kort = kort or label[:1].lower() + label[1:]
        lid.uitleg = uitleg
        return lid


# What is bought, and from whom


class Domein(Code):
    """The law under which care is bought (NL §3)."""

    JEUGD = "jeugd", "Jeugd"
    WMO = "wmo", "Wmo"
    PARTICIPATIE = "participatie", "Participatie"


class Perceelsoort(Code):
    """At which scale a perceel is contracted."""

    LOKAAL = "lokaal", "Lokaal"
    REGIONAAL = "regionaal", "Regionaal"
    BOVENREGIONAAL = "bovenregionaal", "Bovenregionaal"
    LANDELIJK = "landelijk", "Landelijk"


class Aanbiedersoort(Code):
    """The place of a provider in the region's landscape (NL §8)."""

    LOKAAL_BASIS = "lokaal_basis", "Lokaal, basis"
    REGIONAAL_STRATEGISCH = "regionaal_strategisch", "Regionaal, strategisch"
    SYSTEEMAANBIEDER = "systeemaanbieder", "Systeemaanbieder"


# How it is paid


class Model(StrEnum, metaclass=_Codetype):
    """Funding models (bekostigingsmodellen); docs/berekening.md, Realisatie."""

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


# A perceel may be described before its model is chosen; it cannot be contracted then.
NOG_TE_KIEZEN = "nog_te_kiezen"


class Afspraaksoort(Code):
    """Annual agreements (jaarafspraken); docs/berekening.md, Vergoeding."""

    GEEN = "geen", "Geen budget"
    BUDGETPLAFOND = "budgetplafond", "Budgetplafond"
    BUDGETAFSPRAAK = "budgetafspraak", "Budgetafspraak"


class Prikkel(Code):
    """Incentives (prikkels); docs/berekening.md, Prikkels."""

    BESPARING = "besparing", "Gedeelde besparing"
    BONUS_MALUS = "bonus_malus", "Bonus of malus"
    GEMIDDELDE_KOSTEN = "gemiddelde_kosten", "Gemiddelde kosten per cliënt"


class BuitenBand(Code):
    """What is settled outside a band: everything, or only what lies outside it (NL bijlage 1)."""

    VOLLEDIG = "volledig", "Volledig afrekenen"
    MEERDERE = "meerdere", "Alleen het meerdere afrekenen", "", "alleen het meerdere"


class Grondslag(Code):
    """What the percentage of a bonus or malus is taken of."""

    VERGOEDING = "vergoeding", "Vergoeding"
    BUDGET = "budget", "Budget"


class Erkenning(Code):
    """When the price of a trajectory is recognised (NL §8)."""

    NAAR_RATO = "naar_rato", "Naar rato van de dagen", "De prijs telt mee naar rato van de dagen."
    BIJ_START = "bij_start", "Bij de start", "De hele prijs telt mee in het jaar van de start."
    BIJ_AFSLUITING = (
        "bij_afsluiting",
        "Bij de afsluiting",
        "De hele prijs telt mee in het jaar waarin het traject stopt.",
    )


class Voortijdig(Code):
    """What early ending does to a trajectory that is recognised pro rata (NL §8)."""

    VOLLEDIG = (
        "volledig",
        "De rest telt volledig mee",
        "Stopt een traject eerder, dan telt de rest mee op de dag van het stoppen.",
    )
    NAAR_RATO = (
        "naar_rato",
        "De rest telt niet mee",
        "Stopt een traject eerder, dan telt de rest niet mee.",
    )


class Resultaatdeel(StrEnum):
    """Which part of the price of an outcome a group stands for."""

    START = "start"
    UITKOMST = "uitkomst"


class Richting(Code):
    """Who pays the saldo: positive is a terugbetaling by the provider (NL bijlage 1, Afrekening)."""

    TERUGBETALING = "terugbetaling", "Terugbetaling door de aanbieder"
    BIJBETALING = "bijbetaling", "Bijbetaling aan de aanbieder"
    GEEN = "geen", "Geen"


# What is allocated and delivered


class Frequentie(Code):
    """Per what an allocated volume counts."""

    DAG = "dag", "Per dag"
    WEEK = "week", "Per week"
    MAAND = "maand", "Per maand"
    TOTAAL = "totaal", "Totaal", "", "in totaal"


class Afkeurreden(Code):
    """Why a prestatie is rejected, in the order in which the conditions are tried (docs/berekening.md)."""

    OVER_JAARGRENS = "over_jaargrens", "Begint en eindigt in verschillende jaren"
    BUITEN_TOEWIJZING = "buiten_toewijzing", "Valt buiten de toewijzing"
    NA_STOP = "na_stop", "Begint na het stoppen van de zorg"
    EENHEID_ONJUIST = "eenheid_onjuist", "Andere eenheid dan het tarief"
    GEEN_TARIEF = "geen_tarief", "Geen tarief op de begindatum"
    DUBBEL = "dubbel", "Al eerder goedgekeurd"
    VOLUME_OVERSCHREDEN = "volume_overschreden", "Meer dan het toegewezen volume"


# Units


class Eenheid(StrEnum):
    """Unit of a value; `deel` is a fraction of 1, `code` a code of the region or of the rules."""

    EURO = "euro"
    DEEL = "deel"
    PROCENT = "procent"
    VOLUME = "volume"
    UREN = "uren per week"
    DAGEN = "dagen"
    JAAR = "jaar"
    AANTAL = "aantal"
    CLIENTEN = "cliënten"
    INWONERS = "inwoners"
    PLEKKEN = "plekken"
    SCORE = "score"
    CODE = "code"
    TEKST = "tekst"
