"""The form of regio.yaml: which keys there are, of what kind, and which cannot be missed (regiobundel).

A form is a function that takes a value and its key, and gives the value back with its texts in NFC,
or refuses it.
"""

import re
from collections.abc import Callable
from typing import Any

from tests.orakel.weigering import (
    GeweigerdError,
    OnjuisteWaardeError,
    read_code,
    read_date,
    read_number,
    read_text,
    read_whole,
)

Vorm = Callable[[Any, str], Any]
BESTAND = "regio.yaml"
MODELLEN = (
    *("pxq", "toegewezen", "trajecten", "plekken", "clientbedrag", "resultaat", "populatie"),
    *("gebied", "beschikbaarheid", "lumpsum", "subsidie"),
)


def refuse(veld: str, uitleg: str) -> GeweigerdError:
    """Make a refusal of the head."""
    return GeweigerdError(BESTAND, veld, uitleg)


def scalar(lees: Callable[[str], object], *, vrij: bool = False) -> Vorm:
    """A form for one value that a reader accepts."""

    def check(waarde: Any, veld: str) -> str:
        if not isinstance(waarde, str):
            raise refuse(veld, "is geen enkele waarde")
        try:
            tekst = read_text(waarde, vrij=vrij)
            lees(tekst)
        except OnjuisteWaardeError as fout:
            raise refuse(veld, str(fout)) from fout
        return tekst

    return check


def read_kvk(tekst: str) -> str:
    """A number of the KvK has eight digits; a spreadsheet drops the leading zero."""
    if not re.fullmatch(r"\d{8}", tekst, re.ASCII):
        raise OnjuisteWaardeError(f"{tekst} heeft geen acht cijfers")
    return tekst


def choice(*keuzes: str) -> Vorm:
    """A form for one of some words."""

    def check(waarde: Any, veld: str) -> str:
        if waarde not in keuzes:
            raise refuse(veld, f"{waarde!r} is geen van {', '.join(keuzes)}")
        return str(waarde)

    return check


def at_least(laagste: int, lees: Vorm) -> Vorm:
    """A form for a number that has a lowest value."""

    def check(waarde: Any, veld: str) -> Any:
        if read_number(gelezen := lees(waarde, veld)) < laagste:
            raise refuse(veld, f"{waarde} is minder dan {laagste}")
        return gelezen

    return check


def listing(vorm: Vorm) -> Vorm:
    """A form for a list."""

    def check(waarde: Any, veld: str) -> list[Any]:
        if not isinstance(waarde, list):
            raise refuse(veld, "is geen lijst")
        return [vorm(deel, veld) for deel in waarde]

    return check


def mapping(sleutel: Vorm, vorm: Vorm) -> Vorm:
    """A form for values by year, municipality or the like."""

    def check(waarde: Any, veld: str) -> dict[str, Any]:
        if not isinstance(waarde, dict):
            raise refuse(veld, "heeft geen sleutels")
        return {sleutel(naam, veld): vorm(deel, veld) for naam, deel in waarde.items()}

    return check


def group(vormen: dict[str, Vorm], *verplicht: str) -> Vorm:
    """A form for keys that are known; keys that are not listed are errors, empty ones keep their default."""

    def check(waarde: Any, veld: str) -> dict[str, Any]:
        if not isinstance(waarde, dict):
            raise refuse(veld, "heeft geen sleutels")
        for naam in waarde:
            if naam not in vormen and naam != "bron":
                raise refuse(naam, "die sleutel is niet bekend")
        gevuld = {naam: deel for naam, deel in waarde.items() if deel != "" and naam != "bron"}
        for naam in verplicht:
            if naam not in gevuld:
                raise refuse(naam, "ontbreekt")
        return {naam: vormen[naam](deel, naam) for naam, deel in gevuld.items()}

    return check


CODE, TEKST, VRIJ = scalar(read_code), scalar(str), scalar(str, vrij=True)
GETAL, GEHEEL, DAG = scalar(read_number), scalar(read_whole), scalar(read_date)
JA_NEE, DOMEIN = choice("true", "false"), choice("jeugd", "wmo", "participatie")
KVK = scalar(read_kvk)
CODES, PER_GEMEENTE, PER_JAAR = listing(CODE), mapping(CODE, GETAL), mapping(GEHEEL, GETAL)
KEUZE = mapping(CODE, choice("plekken"))
VOLUME = mapping(CODE, mapping(CODE, at_least(0, GETAL)))

PARAMETERS: dict[str, dict[str, Vorm]] = {
    "trajecten": {
        "erkenning": choice("naar_rato", "bij_start", "bij_afsluiting"),
        "voortijdig": choice("volledig", "naar_rato"),
        "uitval_dagen": GEHEEL,
    },
    "clientbedrag": {"per": choice("maand", "jaar")},
    "resultaat": {"start_deel": GETAL},
    "populatie": {
        "bandbreedte_clienten": GETAL,
        "buiten_bandbreedte_clienten": choice("volledig", "meerdere"),
        "richting_clienten": choice("beide", "alleen_meer"),
    },
}
ALLE_PARAMETERS = group({naam: vorm for delen in PARAMETERS.values() for naam, vorm in delen.items()})

JAARAFSPRAAK = group(
    {
        "jaar": GEHEEL,
        "soort": choice("geen", "budgetplafond", "budgetafspraak"),
        "betaalwijze": choice("voorschot", "declaratie"),
        "bedrag": GETAL,
        "gemeenten": PER_GEMEENTE,
        "verhogingen": listing(
            group(
                {"datum": DAG, "bedrag": GETAL, "gemeente": CODE, "besluit": VRIJ},
                "datum",
                "bedrag",
                "besluit",
            )
        ),
        "bandbreedte": GETAL,
        "buiten_bandbreedte": choice("volledig", "meerdere"),
        "maximum_bijbetaling": GETAL,
        "parameters": ALLE_PARAMETERS,
        "gemeentekeuze": KEUZE,
        "plekken": VOLUME,
        "trajecten": VOLUME,
        "clienten": GETAL,
        "bedrag_per_inwoner": GETAL,
        "inwoners": PER_GEMEENTE,
        "beschikbare_dagen": GEHEEL,
        "prestaties": listing(
            group(
                {"naam": TEKST, "afgesproken": GETAL, "gerealiseerd": GETAL, "gewicht": GETAL},
                *("naam", "afgesproken", "gewicht"),
            )
        ),
        "gemeenten_lijst": CODES,
        "besparing": group(
            dict.fromkeys(("deel_aanbieder", "minimaal", "minimum_clienten", "kwaliteit_minimaal"), GETAL),
            "deel_aanbieder",
        ),
        "bonus_malus": group(
            {
                "grondslag": choice("vergoeding", "budget"),
                "schalen": listing(group({"vanaf": GETAL, "percentage": GETAL}, "vanaf", "percentage")),
                "maximum": GETAL,
            },
            "schalen",
        ),
        "gemiddelde_kosten": group(
            {
                **dict.fromkeys(("referentie", "deel", "maximum_percentage"), GETAL),
                "richting": choice("beide", "alleen_malus"),
            },
            *("referentie", "deel"),
        ),
    },
    "jaar",
)
LOOPTIJD = group({"basis": GETAL, "verlengingen": listing(GETAL), "boeggolf": GETAL, "maximaal": GETAL})
PERCEEL = group(
    {
        "code": CODE,
        "soort": choice("lokaal", "regionaal", "bovenregionaal", "landelijk"),
        "model": choice(*MODELLEN, "nog_te_kiezen"),
        "parameters": ALLE_PARAMETERS,
        "uitzondering": group({"motivering": VRIJ}),
        "gemeenten": CODES,
        "gemeentekeuze": KEUZE,
        "aanbieders": group(dict.fromkeys(("minimaal", "maximaal", "streefaantal"), GEHEEL)),
        "tussentijdse_toetreding": JA_NEE,
        "looptijd": LOOPTIJD,
        **dict.fromkeys(("opdrachtgever", "contractvorm", "procedure"), TEKST),
    },
    *("code", "model"),
)
SEGMENT = group(
    {
        "code": CODE,
        "domein": DOMEIN,
        "domeinen": listing(DOMEIN),
        "naam": TEKST,
        "typering": VRIJ,
        "sturing": mapping(CODE, VRIJ),
        "budget_maximum": PER_JAAR,
        "percelen": listing(PERCEEL),
    },
    *("code", "naam"),
)
TARIEF = group(
    {"product": CODE, "tarief": GETAL, "eenheid": CODE, "vanaf": DAG, "tot": DAG},
    *("product", "tarief", "eenheid", "vanaf"),
)
MAATWERK = group(
    {"traject": CODE, "uren_per_week": GETAL, "doorlooptijd_dagen": at_least(1, GEHEEL), "motivering": VRIJ},
    "traject",
)
CONTRACT = group(
    {
        **dict.fromkeys(("nummer", "raamovereenkomst", "aanbieder", "perceel"), CODE),
        "gemeenten": CODES,
        "ingangsdatum": DAG,
        "einddatum": DAG,
        "looptijd": LOOPTIJD,
        "opslagen": CODES,
        "maatwerk": listing(MAATWERK),
        "tarieven": listing(TARIEF),
        "jaarafspraken": listing(JAARAFSPRAAK),
    },
    *("nummer", "aanbieder", "perceel", "ingangsdatum"),
)
ELEMENT = group({"code": CODE, "naam": TEKST}, "code", "naam")
REGIO = group(
    {
        "code": CODE,
        "naam": TEKST,
        "opdrachtgever": TEKST,
        "verdeelsleutel": group({"afronding_percentage": at_least(0, GEHEEL)}),
        "een_bekostiging_per_segment": JA_NEE,
        "sturingselementen": listing(ELEMENT),
    },
    *("code", "naam"),
)
GEMEENTE = group(
    {"code": CODE, "naam": TEKST, "inwoners": PER_JAAR, "vanaf": DAG, "tot": DAG}, "code", "naam"
)
EXPERTISE = group({"code": CODE, "naam": TEKST, "uurtarief": PER_JAAR}, "code", "naam")
OPSLAG = group({"code": CODE, "naam": TEKST, "percentage": GETAL}, "code", "naam", "percentage")
PRODUCT = group(
    {"code": CODE, "naam": TEKST, "categorie": CODE, "segment": CODE, "eenheid": CODE, "wet": DOMEIN},
    *("code", "naam", "segment"),
)
TRAJECT = group(
    {
        "code": CODE,
        "naam": TEKST,
        "product": CODE,
        "expertise": CODE,
        "uren_per_week": GETAL,
        "doorlooptijd_dagen": at_least(1, GEHEEL),
    },
    *("code", "naam", "product", "expertise", "uren_per_week", "doorlooptijd_dagen"),
)
AANBIEDER = group(
    {
        "code": CODE,
        "naam": TEKST,
        "kvk": KVK,
        "agb": CODE,
        "soort": choice("lokaal_basis", "regionaal_strategisch", "systeemaanbieder"),
    },
    *("code", "naam"),
)
LIJSTEN: dict[str, Vorm] = {
    "gemeenten": GEMEENTE,
    "expertises": EXPERTISE,
    "opslagen": OPSLAG,
    "producten": PRODUCT,
    "trajecten": TRAJECT,
    "segmenten": SEGMENT,
    "aanbieders": AANBIEDER,
    "contracten": CONTRACT,
}
KOP = group(
    {"versie": choice("1"), "regio": REGIO, **{naam: listing(vorm) for naam, vorm in LIJSTEN.items()}},
    "regio",
)


def read_kop(kop: Any) -> dict[str, Any]:
    """Check the form of the whole head, and give it with its texts in NFC and without sources."""
    gelezen: dict[str, Any] = KOP(kop, "")
    return gelezen
