"""How far a contract is in a year: on the page of its production."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from bekostiging.berekening.invoer import Jaarafspraak
from bekostiging.berekening.register import REGELVERSIE
from bekostiging.berekening.stand import Contractstand
from bekostiging.berekening.uitkomst import GeparkeerdContract
from bekostiging.berekening.uitleg import Uitleg
from bekostiging.selectors import get_zichtbare_gemeenten, read_stand
from bekostiging.uitleg import LeesbareStap, Namen, make_leesbare_stappen
from bekostiging.views.bedragen import Kerncijfer, describe_budget
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.beschrijving import Modelbeschrijving
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afspraaksoort
from inkoop.kern.geld import exact, rond_op
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_aantal, format_bedrag, format_percentage
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.services import Grafiek, Reeks, make_staafdiagram
from segmenten.models import Gemeente, Traject
from toegang.selectors import Productiejaar


@dataclass(frozen=True)
class Gemeenteregel:
    """R so far of one municipality, beside its budget where it has one; amounts in euros."""

    gemeente: str
    realisatie: Decimal
    budget: Decimal | None
    gebruikt: str


def render_stand(request: HttpRequest, onderwerp: Productiejaar) -> SafeString:
    """Show how far the contract is in the year, by the rules of its settlement."""
    if not isinstance(request.user, Gebruiker):
        raise TypeError("een vulling is alleen voor wie is aangemeld")
    stand = read_stand(onderwerp.contract, onderwerp.jaar, onderwerp.peildatum)
    zichtbaar = get_zichtbare_gemeenten(request.user)
    return render_to_string("bekostiging/stand.html", _make_context(onderwerp, stand, zichtbaar), request)


def _make_context(
    onderwerp: Productiejaar,
    stand: Contractstand | GeparkeerdContract | None,
    zichtbaar: Collection[str] | None,
) -> dict[str, Any]:
    if not isinstance(stand, Contractstand):
        return {"jaar": onderwerp.jaar, "reden": stand.reden if stand else None, "stand": None}
    model = MODELLEN[stand.model]
    met_trajecten = bool(stand.trajecten or stand.plekken or stand.waardoor)
    namen = _get_namen(onderwerp, with_trajecten=met_trajecten)
    gemeenten = _make_gemeenten(stand, namen, zichtbaar)
    return {
        "jaar": onderwerp.jaar,
        "stand": stand,
        "model": model,
        "afspraak": describe_afspraak(stand.afspraak, model),
        "kerncijfers": _make_kerncijfers(stand, model),
        "gemeenten": gemeenten,
        "heeft_budgetten": any(regel.budget is not None for regel in gemeenten),
        "beeld": _make_grafiek(gemeenten, model),
        "trajectstanden": _choose(stand.trajecten, namen, zichtbaar),
        "plekstanden": _choose(stand.plekken, namen, zichtbaar),
        "waardoor": _describe_waardoor(onderwerp, stand, namen, zichtbaar),
        "is_deel": zichtbaar is not None,
    }


def _get_namen(onderwerp: Productiejaar, *, with_trajecten: bool) -> Namen:
    """Read the names at the end of the year, as the settlement does."""
    regio, dag = onderwerp.contract.regio, get_jaareinde(onderwerp.jaar)
    trajecten = Traject.objects.op(dag).filter(regio=regio).get_namen() if with_trajecten else {}
    return Namen(Gemeente.objects.op(dag).filter(regio=regio).get_namen(), trajecten)


def describe_afspraak(afspraak: Jaarafspraak, model: Modelbeschrijving) -> str:
    """Say what was agreed as it is: an amount under a model that pays one is no budget that may run out."""
    if model.vast_bedrag and afspraak.soort == Afspraaksoort.GEEN:
        voor = f" voor {format_aantal(afspraak.clienten, 'cliënt', 'cliënten')}" if afspraak.clienten else ""
        if afspraak.bedrag is not None:
            return f"Afgesproken is een vast bedrag van {format_bedrag(afspraak.bedrag)}{voor}."
        return "Afgesproken is een vast bedrag voor het jaar."
    naam = AFSPRAKEN[Afspraaksoort(afspraak.soort)].naam.lower()
    if afspraak.soort == Afspraaksoort.BUDGETAFSPRAAK:
        band = (
            f"een bandbreedte van {format_percentage(100 * afspraak.bandbreedte)}"
            if afspraak.bandbreedte
            else ""
        )
        return (
            f"Afgesproken is: {naam} met {band}." if band else f"Afgesproken is: {naam} zonder bandbreedte."
        )
    return f"Afgesproken is: {naam}."


def _describe_budget(stand: Contractstand) -> tuple[str, str]:
    naam, uitleg = describe_budget(stand.afspraak.soort, is_afgesproken=stand.is_budget_afgesproken)
    bedragen = [rij.bedrag for rij in stand.afspraak.verhogingen]
    soorten = [
        *(["verhogingen"] if any(bedrag > 0 for bedrag in bedragen) else []),
        *(["verlagingen"] if any(bedrag < 0 for bedrag in bedragen) else []),
    ]
    return naam, f"{uitleg}, met alle {' en '.join(soorten)}" if soorten else uitleg


def _describe_waardoor(
    onderwerp: Productiejaar, stand: Contractstand, namen: Namen, zichtbaar: Collection[str] | None
) -> list[LeesbareStap]:
    """Only to who sees the whole region: of two municipalities, what others have is that of the other."""
    if zichtbaar is not None:
        return []
    uitleg = Uitleg(onderwerp.contract.nummer, onderwerp.jaar, REGELVERSIE, stand.waardoor)
    return make_leesbare_stappen(uitleg.als_json(), namen)


def _make_kerncijfers(stand: Contractstand, model: Modelbeschrijving) -> list[Kerncijfer]:
    afgesproken = stand.afspraak.clienten
    voorbij = f"{_describe_deel(stand.deel_van_jaar)} van het jaar is voorbij"
    titel = "Bedrag van het jaar" if model.vast_bedrag else "Realisatie tot nu toe"
    cijfers = [Kerncijfer(titel, format_bedrag(stand.totaal), voorbij)]
    if stand.budget is not None and not model.vast_bedrag:
        naam, uitleg = _describe_budget(stand)
        cijfers.append(Kerncijfer(naam, format_bedrag(stand.budget), uitleg))
        if stand.budget:
            over = stand.budget - stand.totaal
            rest = f"Over: {format_bedrag(over)}" if over >= 0 else f"Erboven: {format_bedrag(-over)}"
            cijfers.append(
                Kerncijfer(f"{naam} gebruikt", _describe_gebruik(stand.totaal, stand.budget), rest)
            )
    if stand.clienten or afgesproken:
        uitleg = f"Afgesproken: {afgesproken}" if afgesproken else "Met zorg dit jaar"
        cijfers.append(Kerncijfer("Cliënten", str(stand.clienten), uitleg))
    return cijfers


def _make_gemeenten(
    stand: Contractstand, namen: Namen, zichtbaar: Collection[str] | None
) -> list[Gemeenteregel]:
    budgetten: Mapping[str, Decimal] = stand.budgetten or {}
    codes = [code for code in {**stand.realisatie, **budgetten} if zichtbaar is None or code in zichtbaar]
    regels = [
        Gemeenteregel(
            namen.gemeenten.get(code, code),
            bedrag := stand.realisatie.get(code, Decimal(0)),
            budget := budgetten.get(code),
            _describe_gebruik(bedrag, budget) if budget else "",
        )
        for code in codes
    ]
    return sorted(regels, key=lambda regel: regel.gemeente)


def _make_grafiek(gemeenten: Sequence[Gemeenteregel], model: Modelbeschrijving) -> Grafiek | None:
    """Compare the municipalities; one by itself compares with nothing."""
    if len(gemeenten) < 2 and not any(regel.budget for regel in gemeenten):
        return None
    titel = "Bedrag" if model.vast_bedrag else "Realisatie"
    uitleg = "Welk deel van het bedrag van het jaar bij elke gemeente hoort."
    if not model.vast_bedrag:
        uitleg = "Wat elke gemeente tot en met deze dag heeft gerealiseerd."
    reeksen = [Reeks(titel, [regel.realisatie for regel in gemeenten])]
    if any(regel.budget is not None for regel in gemeenten):
        reeksen.append(Reeks("Budget", [regel.budget for regel in gemeenten]))
    return make_staafdiagram(
        f"{titel} per gemeente",
        uitleg,
        [regel.gemeente for regel in gemeenten],
        reeksen,
        categorienaam="Gemeente",
    )


def _choose(
    rijen: Sequence[Any], namen: Namen, zichtbaar: Collection[str] | None
) -> list[tuple[str, str, Any]]:
    """Give the rows that this reader may see, by the names of their municipality and trajectory."""
    gekozen = [
        (
            namen.gemeenten.get(rij.gemeente, rij.gemeente),
            namen.overig.get(rij.traject, rij.traject),
            rij,
        )
        for rij in rijen
        if zichtbaar is None or rij.gemeente in zichtbaar
    ]
    return sorted(gekozen, key=lambda rij: rij[:2])


def _describe_gebruik(bedrag: Decimal, budget: Decimal) -> str:
    return _describe_deel(exact(bedrag) / exact(budget))


def _describe_deel(deel: Fraction) -> str:
    """In tenths of a percent: a figure to read."""
    return format_percentage(rond_op(100 * deel, 1))
