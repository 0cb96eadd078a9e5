"""Saves providers and contracts after their rules were asked: what is refused is refused whoever asks.

A bundle asks by `assess_contracten`, with a collector that knows its lines, and saves once the structure it
brings along is there; any other caller saves by `save_contracten`.
"""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from contracten.bundel import get_contractgegevens
from contracten.regels.contract import Contractenopgave, Contractopgave, check_contracten, extend_kader
from contracten.regels.structuur import check_bestaande
from contracten.selectors.kader import get_contractkader
from contracten.services.contract import write_aanbieders, write_contracten
from inkoop.kern.bezwaar import Bezwaar, Bezwaren, Verzamelaar, add_all
from inkoop.kern.kader import Structuurkader, Structuurwijziging
from inkoop.kern.opgave import Getoetst, check_soorten, make_opgave, to_rij
from inkoop.platform.databank.sync import Telling
from segmenten.models import Regio
from segmenten.selectors import get_structuurkader
from segmenten.services import met_getuigen

Verschil = dict[str, Telling]


def assess_contracten(
    regio: Regio | None, opgave: Contractenopgave, structuur: Structuurkader, bezwaren: Verzamelaar
) -> Getoetst[Contractenopgave]:
    """Have the rules judge providers and contracts; return what may be saved when nothing is found.

    Args:
        regio: the region as it is, None for a new one.
        opgave: what is asked to be saved; what of its fields is not of its kind was told to `bezwaren`.
        structuur: what contracts refer to, as it becomes.
        bezwaren: receives what the rules have against it.
    """
    kader = extend_kader(get_contractkader(regio, structuur), opgave)
    add_all(check_contracten(opgave, kader), bezwaren)
    return Getoetst(opgave, bezwaren)


def find_bezwaren_tegen_structuur(
    regio: Regio, wijziging: Structuurwijziging, *, behalve: Collection[str] = ()
) -> Iterator[Bezwaar]:
    """Yield why a change of the structure is refused that a contract or agreement that is there cannot bear.

    Args:
        regio: the region as it is.
        wijziging: the change.
        behalve: numbers of contracts that are saved along with it, and are judged by themselves.
    """
    if not wijziging.raakt_bestaande:
        return
    contracten = (make_opgave(Contractopgave, rij) for rij in get_contractgegevens(regio))
    yield from check_bestaande((deel for deel in contracten if deel.nummer not in behalve), wijziging)


def save_contracten(regio: Regio, opgave: Contractenopgave, peildatum: date) -> Verschil:
    """Save the providers and contracts that are named, with all that lies within them.

    Args:
        peildatum: the day of the structure that they are judged against.

    Returns:
        Per table how many rows were new, changed, removed and already right.

    Raises:
        BezwarenError: with everything that the rules have against it; nothing has changed then.
    """
    bezwaren = Bezwaren()
    add_all(check_soorten(opgave), bezwaren)
    getoetst = assess_contracten(regio, opgave, get_structuurkader(regio, peildatum), bezwaren)
    with transaction.atomic():
        with met_getuigen(regio, opgave.get_paden(), bezwaren):
            verschil = save_getoetst(regio, getoetst)
        bezwaren.raise_if_any()
    return verschil


def save_getoetst(regio: Regio, getoetst: Getoetst[Contractenopgave]) -> Verschil:
    """Save providers and contracts that the rules were asked about; raises what their collector raises."""
    opgave = getoetst.require()
    aanbieders = write_aanbieders(regio, map(to_rij, opgave.aanbieders))
    return {"aanbieders": aanbieders, **write_contracten(regio, [to_rij(rij) for rij in opgave.contracten])}
