"""Saves providers and contracts after their rules were asked: what is refused is refused whoever asks.

A bundle asks by `assess_contracten`, with a collector that knows its lines, and saves once the structure it
brings along is there; any other caller saves by `save_contracten`.
"""

from collections.abc import Collection, Iterator
from datetime import date

from contracten.regels.contract import Contractenopgave, check_contracten, extend_kader
from contracten.regels.structuur import check_bestaande
from contracten.selectors.kader import get_contractkader
from contracten.services.contract import write_aanbieders, write_contracten
from inkoop.kern.bezwaar import Bezwaar, Bezwaren, Verzamelaar, add_all
from inkoop.kern.kader import Structuurkader
from inkoop.kern.opgave import Getoetst, check_soorten, to_rij
from inkoop.platform.databank.sync import Telling
from segmenten.models import Regio
from segmenten.selectors import get_structuurkader
from segmenten.services import Structuuropgave

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
    regio: Regio, structuur: Structuuropgave, kader: Structuurkader, *, behalve: Collection[str] = ()
) -> Iterator[Bezwaar]:
    """Yield why a structure is refused that existing contracts cannot be about.

    Args:
        regio: the region as it is.
        structuur: what is asked to be saved of it.
        kader: the structure as it becomes.
        behalve: numbers of contracts that are saved along with it, and are judged by themselves.
    """
    contracten = get_contractkader(regio, kader).contracten.values()
    yield from check_bestaande(
        (contract for contract in contracten if contract.nummer not in behalve),
        kader,
        structuur.get_perceelpaden(),
        structuur.get_productpaden(),
    )


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
    structuur = get_structuurkader(regio, peildatum)
    return save_getoetst(regio, assess_contracten(regio, opgave, structuur, bezwaren))


def save_getoetst(regio: Regio, getoetst: Getoetst[Contractenopgave]) -> Verschil:
    """Save providers and contracts that the rules were asked about; raises what their collector raises."""
    opgave = getoetst.require()
    aanbieders = write_aanbieders(regio, map(to_rij, opgave.aanbieders))
    return {"aanbieders": aanbieders, **write_contracten(regio, [to_rij(rij) for rij in opgave.contracten])}
