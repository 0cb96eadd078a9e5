"""Values as people and Dutch spreadsheets write them (€ 1.250,- or 20 mrt 2022), read by their kind.

A bundle is made by programs and stays strict; what a person delivers is read here, to the same values and
under the same checks. Only what can mean one thing is read; the rest is asked, in the words of who typed it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from inkoop.kern.kader import find_gelijkenis
from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal, format_zin
from inkoop.kern.soorten import (
    EEN,
    JA,
    NUL,
    Bedrag,
    Datum,
    Enkel,
    Geheel,
    Gemeenteverwijzing,
    Getal,
    Ja,
    Keuze,
)
from inkoop.kern.waarden import EERSTE_JAAR, WaardeFoutError, find_met_nullen, shorten

_JA = frozenset({"ja", "j", "waar", "true", "yes", "x"})
_NEE = frozenset({"nee", "n", "onwaar", "false", "no"})
_MUNT = re.compile(r"€|\beuro?\b", re.IGNORECASE)
# € 1.250,- and € 1.250,--.
_HELE_EUROS = re.compile(r",[-–—]{1,2}$")
_RUIMTE = re.compile(r"(?<=[0-9])\s(?=[0-9]{3}(?![0-9]))")
_GEWOON = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_NEDERLANDS = re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+),[0-9]+")
_ENGELS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+")
# A sign before three digits: between thousands, or before decimals. Twice can only be the former.
_GROEP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROEPEN = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")
# Of a whole number a point can stand only between thousands.
_DUIZENDTALLEN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_MIDDERNACHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?Z?)?"
_DAG_MAAND_JAAR = re.compile(
    rf"([0-9]{{1,2}})[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{4}}|[0-9]{{2}}){_MIDDERNACHT}"
)
_DAG_NAAM_JAAR = re.compile(r"([0-9]{1,2})[-/. ]+([a-z]+)\.?[-/. ]+([0-9]{4}|[0-9]{2})")
_JAAR_MAAND_DAG = re.compile(rf"([0-9]{{4}})[-/.]?([0-9]{{2}})[-/.]?([0-9]{{2}}){_MIDDERNACHT}")
_DAGNUMMER = re.compile(r"[1-9][0-9]{4}")
_MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "jan januari",
            "feb februari",
            "mrt maart",
            "apr april",
            "mei",
            "jun juni",
            "jul juli",
            "aug augustus",
            "sep sept september",
            "okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for naam in namen.split()
}
# Years of two digits above this would be of the century before.
_LAATSTE_KORTE_JAAR = 49
_FORMULETEKENS = ("=", "+", "-", "@")
_TEKSTFORMULE = re.compile(r'="([^"]*)"')
_REKENFOUT = re.compile(
    r"#(?:N/[AB]|(?:REF|VERW|VALUE|WAARDE|DIV/0|DEEL/0|NUM|GETAL|NULL|LEEG)!|NAME\?|NAAM\?)"
)


@dataclass(frozen=True)
class Schrijfwijze:
    """In what manner a list is written.

    Attributes:
        is_nederlands: whether points stand between thousands and a comma before decimals.
        gemeenten: by code the names that the municipalities that may be named have or had.
    """

    is_nederlands: bool = True
    gemeenten: Mapping[str, Sequence[str]] = field(default_factory=dict)


def tidy_cel(tekst: str) -> str:
    """Return what a cell says, without the white space and the marks that a spreadsheet puts around it.

    Raises:
        WaardeFoutError: when it holds no value but what a spreadsheet still had to calculate, or could not.
    """
    tekst = tekst.strip()
    if tekst.startswith("'") and tekst.lstrip("'").startswith(_FORMULETEKENS):
        return tekst[1:]
    if gevonden := _TEKSTFORMULE.fullmatch(tekst):
        return gevonden[1].strip()
    if tekst.startswith("="):
        mend = "open het bestand in Excel, bewaar het en lever het opnieuw aan"
        raise WaardeFoutError(f"'{shorten(tekst)}' is een formule zonder bewaarde uitkomst; {mend}")
    if _REKENFOUT.fullmatch(tekst):
        raise WaardeFoutError(f"'{tekst}' is een fout van het rekenblad; herstel de formule in deze cel")
    return tekst


def read_zoals_getypt(soort: Enkel, tekst: str, wijze: Schrijfwijze) -> Any:
    """Return the value that a person states; call it with what `tidy_cel` gave, when that is not empty.

    Raises:
        WaardeFoutError: when it is no value of this kind, or may be more than one.
    """
    try:
        match soort:
            case Datum():
                return _read_datum(tekst, wijze)
            case Bedrag():
                return soort.read(f"{_read_getal(tekst, wijze, is_bedrag=True):f}")
            case Geheel():
                return soort.read(tekst.replace(".", "") if _DUIZENDTALLEN.fullmatch(tekst) else tekst)
            case Getal():
                return _read_maat(soort, tekst, wijze)
            case Ja():
                return _read_ja(tekst)
            case Gemeenteverwijzing():
                return soort.read(_find_gemeente(tekst, wijze.gemeenten))
            case Keuze():
                return soort.read(tekst.lower())
            case _:
                return soort.read(tekst)
    except WaardeFoutError as fout:
        raise WaardeFoutError(format_zin(str(fout)), fout.kolomfout) from None


def write_waarde(soort: Enkel, waarde: Any) -> str:
    """Return a value of a kind as people write it; nothing for what is empty, and for no."""
    match soort, waarde:
        case _, None | False:
            return ""
        case _, True:
            return JA
        case Bedrag(), Decimal():
            return format_bedrag(waarde)
        case _, Decimal():
            return format_getal(waarde)
        case _, date():
            return format_datum(waarde)
        case _:
            return str(waarde)


def _read_maat(soort: Getal, tekst: str, wijze: Schrijfwijze) -> Decimal:
    """Return a number; a share may be a percentage, and all or nothing of it yes or no."""
    if soort.ja_nee and tekst.lower() in _JA | _NEE:
        return EEN if tekst.lower() in _JA else NUL
    if not tekst.endswith("%"):
        getal = _read_getal(tekst, wijze)
    elif soort.procent:
        # Written out, so that nothing rounds.
        getal = Decimal(f"{_read_getal(tekst.removesuffix('%').rstrip(), wijze):f}E-2")
    else:
        raise WaardeFoutError(f"'{shorten(tekst)}' is een percentage; hier hoort een getal")
    return Decimal(soort.read(f"{getal:f}"))


def _read_getal(tekst: str, wijze: Schrijfwijze, *, is_bedrag: bool = False) -> Decimal:
    kaal, is_negatief = _split_teken(_HELE_EUROS.sub("", _MUNT.sub("", tekst).strip()))
    kaal = _RUIMTE.sub("", kaal)
    if _GROEP.fullmatch(kaal):
        kaal = _resolve_groep(tekst, kaal, wijze, is_bedrag=is_bedrag)
    elif _NEDERLANDS.fullmatch(kaal):
        kaal = kaal.replace(".", "").replace(",", ".")
    elif _ENGELS.fullmatch(kaal) or _GROEPEN.fullmatch(kaal):
        kaal = kaal.replace(",", "") if "," in kaal else kaal.replace(".", "")
    if not _GEWOON.fullmatch(kaal):
        wat = "bedrag" if is_bedrag else "getal"
        raise WaardeFoutError(f"'{shorten(tekst)}' is geen {wat}; schrijf het als 1.234,56")
    return Decimal(f"-{kaal}" if is_negatief else kaal)


def _split_teken(tekst: str) -> tuple[str, bool]:
    """Return a number without its sign, and whether it is negative: bookkeepers write -5, 5- and (5)."""
    tekst = tekst.replace("−", "-")
    if tekst.startswith("(") and tekst.endswith(")"):
        return tekst[1:-1].strip(), True
    if tekst.endswith("-"):
        return tekst[:-1].strip(), True
    if tekst.startswith("-"):
        return tekst[1:].strip(), True
    return tekst.removeprefix("+").strip(), False


def _resolve_groep(tekst: str, kaal: str, wijze: Schrijfwijze, *, is_bedrag: bool) -> str:
    """Return what a sign before three digits means, where it can mean one thing.

    An amount has no three decimals: in a Dutch list 1.250 euros is twelve hundred and fifty, and nobody can
    tell what 1,250 was. A number may have them: 1,250 is read as it is written there, and 1.250 is asked.
    """
    duizenden = "." if wijze.is_nederlands else ","
    heel, deel = re.sub("[.,]", "", kaal), re.sub("[.,]", ",", kaal)
    if is_bedrag and duizenden in kaal:
        return heel
    if not is_bedrag and duizenden not in kaal:
        return kaal.replace(",", ".")
    raise WaardeFoutError(f"'{shorten(tekst)}' kan {heel} of {deel} zijn; schrijf een van beide")


def _read_datum(tekst: str, wijze: Schrijfwijze) -> date:
    klein = tekst.lower()
    if delen := _DAG_MAAND_JAAR.fullmatch(klein):
        dag, maand, jaar = int(delen[1]), int(delen[2]), delen[3]
    elif (delen := _DAG_NAAM_JAAR.fullmatch(klein)) and delen[2] in _MAANDEN:
        dag, maand, jaar = int(delen[1]), _MAANDEN[delen[2]], delen[3]
    elif delen := _JAAR_MAAND_DAG.fullmatch(tekst):
        jaar, maand, dag = delen[1], int(delen[2]), int(delen[3])
    else:
        raise _tell_geen_datum(tekst)
    try:
        datum = date(_get_jaar(jaar, tekst, wijze), maand, dag)
    except ValueError as fout:
        if isinstance(fout, WaardeFoutError):
            raise
        raise WaardeFoutError(f"'{shorten(tekst)}' is geen bestaande datum") from None
    if datum.year < EERSTE_JAAR:
        raise WaardeFoutError(f"'{shorten(tekst)}' ligt voor {EERSTE_JAAR}")
    return datum


def _get_jaar(jaar: str, tekst: str, wijze: Schrijfwijze) -> int:
    """Return a year of four digits; of two only where day and century are beyond doubt."""
    if len(jaar) > 2:
        return int(jaar)
    if not wijze.is_nederlands or int(jaar) > _LAATSTE_KORTE_JAAR:
        raise WaardeFoutError(f"'{shorten(tekst)}' is niet duidelijk; schrijf het jaar met vier cijfers")
    return 2000 + int(jaar)


def _tell_geen_datum(tekst: str) -> WaardeFoutError:
    if _DAGNUMMER.fullmatch(tekst):
        mend = "maak in het rekenblad van de kolom een datum"
        return WaardeFoutError(f"'{tekst}' is geen datum maar het nummer van een dag; {mend}", "dagnummer")
    return WaardeFoutError(f"'{shorten(tekst)}' is geen datum; schrijf die als 31-01-2022")


def _read_ja(tekst: str) -> bool:
    if tekst.lower() in _JA | _NEE:
        return tekst.lower() in _JA
    raise WaardeFoutError(f"'{shorten(tekst)}' is geen ja of nee; vul ja in, of laat het leeg")


def _find_gemeente(tekst: str, gemeenten: Mapping[str, Sequence[str]]) -> str:
    """Return the code of the municipality that is named by its code, with or without zero, or by its name."""
    if tekst in gemeenten:
        return tekst
    if voluit := find_met_nullen(tekst, gemeenten.__contains__):
        return voluit
    gezocht = _simplify(tekst).removeprefix("gemeente")
    codes = [code for code, namen in gemeenten.items() if gezocht in map(_simplify, namen)]
    if len(codes) == 1:
        return codes[0]
    if codes:
        samen = " of ".join(codes)
        raise WaardeFoutError(f"'{shorten(tekst)}' kan gemeente {samen} zijn; schrijf de code")
    lijkt = find_gelijkenis(tekst, chain.from_iterable(gemeenten.values()))
    slot = f"; bedoelde u '{lijkt}'?" if lijkt else "; schrijf de naam of de code van vier cijfers"
    raise WaardeFoutError(f"gemeente '{shorten(tekst)}' is niet bekend in deze regio{slot}")


def _simplify(naam: str) -> str:
    kaal = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in kaal if teken.isalnum())
