"""Rules that hold for every noun: a key is there once, and what is referred to exists."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.kader import Structuurkader, Suggestie
from inkoop.kern.opgave import Opgave
from inkoop.kern.waarden import find_met_nullen, shorten

NIET = "niet bekend in deze regio of bundel"
T = TypeVar("T", bound=Opgave)


def number(pad: str, opgaven: Iterable[T] | None) -> Iterator[tuple[str, T]]:
    """Yield each opgave of a list with its path."""
    for plaats, opgave in enumerate(opgaven or ()):
        yield f"{pad}[{plaats}]", opgave


def check_uniek(opgaven: Iterable[tuple[str, Opgave]], naam: str) -> Iterator[Bezwaar]:
    """Refuse each opgave whose field `naam` has a value that was there before."""
    eerder: dict[Any, str] = {}
    for pad, opgave in opgaven:
        waarde, veld = getattr(opgave, naam), f"{pad}.{naam}"
        if waarde is None:
            continue
        if waarde in eerder:
            yield Bezwaar(veld, f"{naam} '{waarde}' staat ook op", ander=eerder[waarde])
        else:
            eerder[waarde] = veld


def check_verwijzing(
    veld: str, code: str | None, bekend: Collection[str], wat: str, suggest: Suggestie
) -> Iterator[Bezwaar]:
    """Refuse a reference to something that is not there; nothing is said when there is no reference."""
    if code is not None and code not in bekend:
        yield Bezwaar(veld, explain_onbekend(wat, code, bekend, suggest))


def check_codelijst(
    veld: str, codes: Sequence[str] | None, bekend: Collection[str], wat: str, suggest: Suggestie
) -> Iterator[Bezwaar]:
    """Refuse codes in a list that are unknown or named twice, each at its own place."""
    gezien: set[str] = set()
    for plaats, code in enumerate(codes or ()):
        if code in gezien:
            yield Bezwaar(f"{veld}[{plaats}]", f"{wat} '{shorten(code)}' staat er al")
        else:
            yield from check_verwijzing(f"{veld}[{plaats}]", code, bekend, wat, suggest)
        gezien.add(code)


def check_gemeenten(veld: str, gemeenten: Iterable[str] | None, kader: Structuurkader) -> Iterator[Bezwaar]:
    """Refuse keys of a field that are no municipality of the region."""
    for code in gemeenten or ():
        yield from check_verwijzing(f"{veld}.{code}", code, kader.gemeenten, "gemeente", kader.suggest)


def explain_onbekend(wat: str, code: str, bekend: Collection[str], suggest: Suggestie) -> str:
    """Return the reason of an unknown reference, with what looks like it."""
    lijkt = suggest(code, bekend)
    slot = f"; bedoelde u '{lijkt}'?" if lijkt else ""
    return f"{wat} '{shorten(code)}' is {NIET}{slot}"


def check_bekend(veld: str, code: str | None, bekend: Collection[str]) -> Iterator[Bezwaar]:
    """Refuse a code in a row of a file of which there may be very many: without looking for likeness."""
    if code is not None and code not in bekend:
        reden = f"{veld} '{shorten(code)}' is niet bekend in deze regio"
        if voluit := find_met_nullen(code, bekend.__contains__):
            mend = "een rekenblad laat de nul weg, maak van de kolom tekst"
            yield Bezwaar(veld, f"{reden}; bedoelde u '{voluit}'? ({mend})", kolomfout="zonder voorloopnul")
        else:
            yield Bezwaar(veld, reden)


def tell_herhaling(_opgave: Opgave) -> Bezwaar:
    """Return why a row that says the same as an earlier one is refused: it would count twice."""
    return Bezwaar("", "zegt hetzelfde als")
