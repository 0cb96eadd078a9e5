"""The explanation of a contract settlement as a page shows it: names for codes, amounts in Dutch.

Who sees only some municipalities gets the steps of those; what the others come to is added up, so that
every total on the page can still be followed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bekostiging.berekening.uitleg import Eenheid
from bekostiging.models import Contractafrekening
from inkoop.kern.opmaak import format_bedrag, format_getal, format_percentage
from segmenten.models import Gemeente, Product, Traject
from segmenten.selectors import in_woorden

ANDERE = "Andere gemeenten samen"
# Steps behind which lie prestaties or allocations.
STAPPEN_MET_LIJNEN = frozenset(
    {
        "pxq_groep",
        "toegewezen_groep",
        "clientbedrag_groep",
        "traject_groep",
        "plek_groep",
        "resultaat_start",
        "resultaat_uitkomst",
        "populatie_bedrag",
    }
)
_OP_TE_TELLEN = frozenset({Eenheid.EURO, Eenheid.AANTAL, Eenheid.CLIENTEN, Eenheid.INWONERS, Eenheid.DEEL})
_ONDERWERPEN = ("traject", "product")
_NAMEN = {"volume_teller": "Volume (teller)", "volume_noemer": "Volume (noemer)"}


@dataclass(frozen=True)
class Gegevenblad:
    """One input or outcome: a name with one value, or with a value per part."""

    naam: str
    waarde: str = ""
    delen: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Stapblad:
    """One step; `pad` is its place in the explanation ("0.2.1").

    `gemeente` is the municipality it is about, `onderwerp` the trajectory or product.
    """

    pad: str
    code: str
    titel: str
    bron: str
    formule: str
    invoer: Sequence[Gegevenblad]
    uitkomst: Gegevenblad
    stappen: Sequence["Stapblad"]
    gemeente: str = ""
    onderwerp: str = ""
    weggelaten: int = 0

    @property
    def heeft_lijnen(self) -> bool:
        """Say whether prestaties or allocations lie behind this step."""
        return self.code in STAPPEN_MET_LIJNEN

    @property
    def kop(self) -> str:
        """The title with what tells this step from its neighbours."""
        verschil = self.gemeente or self.onderwerp
        return f"{self.titel}: {verschil}" if verschil else self.titel


@dataclass(frozen=True)
class Namen:
    """Names of the codes in an explanation, and which municipalities may be shown (None: all)."""

    gemeenten: Mapping[str, str]
    producten: Mapping[str, str]
    trajecten: Mapping[str, str]
    zichtbaar: Collection[str] | None = field(default=None)

    def mag(self, gemeente: str) -> bool:
        """Say whether what belongs to this municipality may be shown."""
        return self.zichtbaar is None or gemeente in self.zichtbaar


def get_namen(afrekening: Contractafrekening, zichtbaar: Collection[str] | None) -> Namen:
    """Read the names of a region in three statements."""
    regio = afrekening.afrekening.regio_id
    return Namen(
        dict(Gemeente.objects.filter(regio=regio).values_list("code", "naam")),
        dict(Product.objects.filter(regio=regio).values_list("code", "naam")),
        dict(Traject.objects.filter(regio=regio).values_list("code", "naam")),
        zichtbaar,
    )


def make_uitlegblad(uitleg: Mapping[str, Any], namen: Namen) -> list[Stapblad]:
    """Return the stages of a stored explanation with the steps below them."""
    stappen = [_make_stap(stap, str(nummer), namen) for nummer, stap in enumerate(uitleg["stappen"])]
    return [stap for stap in stappen if stap is not None]


def get_stapblad(afrekening: Contractafrekening, pad: str, zichtbaar: Collection[str] | None) -> Stapblad:
    """Return the step at a place in the explanation, which must exist and be visible."""
    stappen: Sequence[Stapblad] = make_uitlegblad(afrekening.uitleg, get_namen(afrekening, zichtbaar))
    while True:
        stap = next(stap for stap in stappen if pad == stap.pad or pad.startswith(f"{stap.pad}."))
        if stap.pad == pad:
            return stap
        stappen = stap.stappen


def _make_stap(stap: Mapping[str, Any], pad: str, namen: Namen, gemeente: str = "") -> Stapblad | None:
    """Give a step, or None when it is about a municipality that may not be shown."""
    eigen = _get_gemeente(stap)
    if eigen and not namen.mag(eigen):
        return None
    gelezen = [
        _make_stap(onder, f"{pad}.{nummer}", namen, eigen or gemeente)
        for nummer, onder in enumerate(stap["stappen"])
    ]
    stappen = [onder for onder in gelezen if onder is not None]
    return Stapblad(
        pad=pad,
        code=stap["code"],
        titel=stap["titel"],
        bron=stap["regel"],
        formule=stap["formule"],
        invoer=[_make_gegeven(in_naam(deel["naam"]), deel, namen) for deel in stap["invoer"]],
        uitkomst=_make_gegeven("Uitkomst", stap["uitkomst"], namen),
        stappen=stappen,
        gemeente=namen.gemeenten.get(eigen, eigen),
        onderwerp=_get_onderwerp(stap, namen),
        weggelaten=len(gelezen) - len(stappen),
    )


def _get_gemeente(stap: Mapping[str, Any]) -> str:
    return next((str(deel["waarde"]) for deel in stap["invoer"] if deel["naam"] == "gemeente"), "")


def _get_onderwerp(stap: Mapping[str, Any], namen: Namen) -> str:
    """Return the name of the trajectory or product a step is about: steps beside it are about others."""
    for deel in stap["invoer"]:
        if deel["naam"] in _ONDERWERPEN and "waarde" in deel:
            return _format(deel["waarde"], Eenheid(deel["eenheid"]), namen)
    return ""


def in_naam(naam: str) -> str:
    """Return the name of an input as a phrase."""
    return _NAMEN.get(naam) or in_woorden(naam)


def _make_gegeven(naam: str, gegeven: Mapping[str, Any], namen: Namen) -> Gegevenblad:
    eenheid = Eenheid(gegeven["eenheid"])
    if "waarden" not in gegeven:
        return Gegevenblad(naam, _format(gegeven["waarde"], eenheid, namen))
    paren = list(_select(gegeven["waarden"], eenheid, namen))
    return Gegevenblad(naam, delen=[(deel, _format(waarde, eenheid, namen)) for deel, waarde in paren])


def _select(paren: Sequence[Sequence[Any]], eenheid: Eenheid, namen: Namen) -> Iterator[tuple[str, Any]]:
    """Give the values per part with their name; other municipalities are added up or left out."""
    per_gemeente = bool(paren) and all(code in namen.gemeenten for code, _ in paren)
    if not per_gemeente:
        yield from ((str(code), waarde) for code, waarde in paren)
        return
    yield from ((namen.gemeenten[code], waarde) for code, waarde in paren if namen.mag(code))
    anderen = [waarde for code, waarde in paren if not namen.mag(code)]
    if anderen and eenheid in _OP_TE_TELLEN:
        yield ANDERE, _als_tekst(sum((Fraction(waarde) for waarde in anderen), Fraction(0)))


def _als_tekst(som: Fraction) -> str:
    """Write a sum as the explanation writes values: a decimal where it ends, else a fraction."""
    if som.denominator == 1:
        return str(som.numerator)
    for decimalen in range(1, 13):
        if 10**decimalen % som.denominator == 0:
            return f"{Decimal(som.numerator * (10**decimalen // som.denominator)).scaleb(-decimalen):f}"
    return f"{som.numerator}/{som.denominator}"


def _format(waarde: Any, eenheid: Eenheid, namen: Namen) -> str:
    if waarde is None:
        return "geen"
    if eenheid is Eenheid.CODE:
        return _format_code(str(waarde), namen)
    if eenheid in {Eenheid.TEKST, Eenheid.JAAR}:
        return str(waarde)
    if "/" in str(waarde):
        return str(waarde)
    return _format_getal(Decimal(str(waarde)), eenheid)


def _format_code(code: str, namen: Namen) -> str:
    for tabel in (namen.gemeenten, namen.producten, namen.trajecten):
        if code in tabel:
            return f"{tabel[code]} ({code})"
    return in_woorden(code) if code.islower() else code


def _format_getal(getal: Decimal, eenheid: Eenheid) -> str:
    if eenheid is Eenheid.EURO:
        return format_bedrag(getal)
    if eenheid is Eenheid.DEEL:
        return format_percentage(100 * getal)
    if eenheid is Eenheid.PROCENT:
        return format_percentage(getal)
    if eenheid in {Eenheid.AANTAL, Eenheid.SCORE, Eenheid.VOLUME}:
        return format_getal(getal)
    return f"{format_getal(getal)} {eenheid}"
