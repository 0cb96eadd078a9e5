"""The codes of the domain, once: database choices, keys of a bundle and values in SQL derive from these.

Each member is its code and carries its words. Codes stand in bundles, settlements and explanations, so a
code is never renamed. Sources: docs/begrippen.md, and the section that a class names.
"""

from enum import EnumType, StrEnum
from pathlib import Path
from pkgutil import iter_modules
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


class _Bestandscodetype(EnumType):
    """Makes a member of each file in a folder of kern: what a new file describes, is a new code.

    Only names are read here. The words stand in the files, which use other codes of this module.
    """

    @classmethod
    def __prepare__(cls, naam: str, bases: tuple[type, ...], /, **_: Any) -> Any:  # type: ignore[override]
        return super().__prepare__(naam, bases)

    def __new__(cls, naam: str, bases: tuple[type, ...], leden: Any, map_: str = "") -> Any:
        paden = [str(Path(__file__).parent / map_)] if map_ else []
        for code in sorted(module.name for module in iter_modules(paden)):
            leden[code.upper()] = code
        return super().__new__(cls, naam, bases, leden)

    def __init__(cls, naam: str, bases: tuple[type, ...], leden: Any, **_: Any) -> None:
        super().__init__(naam, bases, leden)

    def __getattr__(cls, naam: str) -> Any:
        raise AttributeError(f"{cls.__name__} heeft geen {naam}")


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


class Cijferniveau(Code):
    """What a figure of a policy document is about."""

    REGIO = "regio", "Regio"
    DOMEIN = "domein", "Domein"
    SEGMENT = "segment", "Segment"
    PERCEEL = "perceel", "Perceel"
    GEMEENTE = "gemeente", "Gemeente"


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


class Model(StrEnum, metaclass=_Bestandscodetype, map_="modellen"):
    """Funding models (bekostigingsmodellen), each described in `inkoop/kern/modellen/`."""


# A perceel may be described before its model is chosen; it cannot be contracted then.
NOG_TE_KIEZEN = "nog_te_kiezen"


class Afspraaksoort(StrEnum, metaclass=_Bestandscodetype, map_="afspraken"):
    """Annual agreements (jaarafspraken), each described in `inkoop/kern/afspraken/`."""


class Prikkel(StrEnum, metaclass=_Bestandscodetype, map_="prikkels"):
    """Incentives (prikkels), each described in `inkoop/kern/prikkels/`."""


class BuitenBand(Code):
    """What is settled outside a band: everything, or only what lies outside it (NL bijlage 1)."""

    VOLLEDIG = "volledig", "Volledig afrekenen", "De aanbieder krijgt de hele realisatie."
    MEERDERE = (
        "meerdere",
        "Alleen het meerdere afrekenen",
        "Alleen wat buiten de bandbreedte valt, wordt verrekend.",
        "alleen het meerdere",
    )


class Betaalwijze(Code):
    """How a provider is paid during the year; amounts do not depend on it."""

    VOORSCHOT = "voorschot", "Voorschot", "De gemeenten betalen vooraf, en rekenen na het jaar af."
    DECLARATIE = "declaratie", "Declaratie", "De gemeenten betalen wat de aanbieder declareert."


class Kostenrichting(Code):
    """Which way average costs are settled (NL Jeugd S1)."""

    BEIDE = (
        "beide",
        "Beide kanten op",
        "Lagere kosten geven een bonus, hogere een malus.",
        "beide kanten op",
    )
    ALLEEN_MALUS = (
        "alleen_malus",
        "Alleen een malus",
        "Hogere kosten geven een malus; lagere kosten geven geen bonus.",
        "alleen een malus",
    )


class Telperiode(Code):
    """Over which period a client counts once under model `clientbedrag` (LS §3.1, KL §7)."""

    MAAND = "maand", "Per maand", "Een cliënt telt elke maand waarin zorg is geleverd één keer.", "per maand"
    JAAR = "jaar", "Per jaar", "Een cliënt telt één keer in het jaar.", "per jaar"


class Clientrichting(Code):
    """On which side of the band of clients the budget is adjusted (NL bijlage 1)."""

    BEIDE = (
        "beide",
        "Naar boven en naar beneden",
        "Er wordt verrekend bij meer en bij minder cliënten.",
        "beide",
    )
    ALLEEN_MEER = (
        "alleen_meer",
        "Alleen bij meer cliënten",
        "Bij minder cliënten blijft het budget gelijk.",
        "alleen bij meer cliënten",
    )


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


class Herkomst(Code):
    """Who set a parameter that decided an amount; the first that states it goes first."""

    AFSPRAAK = "afspraak", "Jaarafspraak", "Zo staat het in de jaarafspraak.", "uit de jaarafspraak"
    CONTRACT = "contract", "Contract", "Zo staat het in het contract.", "uit het contract"
    PERCEEL = "perceel", "Perceel", "Zo staat het bij het perceel.", "van het perceel"
    REGIO = "regio", "Regio", "Zo geldt het in de hele regio.", "van de regio"
    MODEL = "model", "Bekostigingsmodel", "Zo werkt het bekostigingsmodel.", "van het bekostigingsmodel"
    STANDAARD = "standaard", "Standaardwaarde", "Er is niets anders afgesproken.", "standaardwaarde"


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

    CREDIT_ONBEKEND = "credit_onbekend", "Crediteert geen goedgekeurde regel"
    OVER_JAARGRENS = "over_jaargrens", "Begint en eindigt in verschillende jaren"
    BUITEN_CONTRACT = "buiten_contract", "Begint buiten de looptijd van het contract"
    TOEWIJZING_INGETROKKEN = "toewijzing_ingetrokken", "De toewijzing is ingetrokken"
    BUITEN_TOEWIJZING = "buiten_toewijzing", "Valt buiten de toewijzing"
    # No line is rejected for this any more (iSt OP364); lines of before 2026.1 keep it.
    NA_STOP = "na_stop", "Begint na het stoppen van de zorg"
    EENHEID_ONJUIST = "eenheid_onjuist", "Eenheid past niet bij tarief of toewijzing"
    GEEN_TARIEF = "geen_tarief", "Geen tarief op de begindatum"
    GEEN_VOLUME = "geen_volume", "Het volume is 0"
    DUBBEL = "dubbel", "Deelt een dag met een goedgekeurde regel"
    VOLUME_OVERSCHREDEN = "volume_overschreden", "Meer dan het toegewezen volume"


class Prestatieoordeel(Code):
    """What the control made of a line (iWmo/iJw, OP366)."""

    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd"
    AFGEKEURD = "afgekeurd", "Afgekeurd"
    GECREDITEERD = "gecrediteerd", "Neemt een eerdere regel terug"


# The reason of a line that took another one back: that is no rejection.
CREDIT = "credit"


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
