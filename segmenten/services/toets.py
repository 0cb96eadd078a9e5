"""Saves the purchase structure after its rules were asked: what is refused is refused whoever asks.

A bundle asks by `assess_structuur`, with a collector that knows its lines, and saves later, together with
what other apps take from it; any other caller saves by `save_structuur`.
"""

from dataclasses import replace
from datetime import date

from django.db import transaction

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar, add_all
from inkoop.kern.kader import Structuurwijziging, Suggestie
from inkoop.kern.opgave import Getoetst, check_soorten, to_rij
from inkoop.platform.databank.sync import Telling
from segmenten.models import Regio
from segmenten.regels.structuur import OP_CODE, Structuuropgave, check_structuur, extend_kader
from segmenten.selectors.kader import get_structuurkader
from segmenten.services.bewaking import ask_bewakers, met_getuigen
from segmenten.services.structuur import write_regio, write_structuur

Verschil = dict[str, Telling]


def find_regio(structuur: Structuuropgave) -> Regio | None:
    """Return the region that a structure is of, or None when it is a new one."""
    code = structuur.regio.code if structuur.regio else None
    return Regio.objects.filter(code=code).first()


def assess_structuur(
    regio: Regio | None,
    structuur: Structuuropgave,
    peildatum: date,
    bezwaren: Verzamelaar,
    suggest: Suggestie | None = None,
) -> tuple[Getoetst[Structuuropgave], Structuurwijziging]:
    """Have the rules judge a structure.

    Args:
        regio: the region as it is, None for a new one.
        structuur: what is asked to be saved; what of its fields is not of its kind was told to `bezwaren`.
        peildatum: the day on which it holds.
        bezwaren: receives what the rules have against it.
        suggest: tells what an unknown code may have meant.

    Returns:
        What may be saved when nothing is found, and how the region changes once it is.
    """
    oud = get_structuurkader(regio, peildatum)
    oud = replace(oud, suggest=suggest) if suggest else oud
    nieuw = extend_kader(oud, structuur)
    add_all(check_structuur(structuur, nieuw), bezwaren)
    return Getoetst(structuur, bezwaren), Structuurwijziging(oud, nieuw, structuur.get_paden())


def save_structuur(
    structuur: Structuuropgave, peildatum: date, *, is_demo: bool = False
) -> tuple[Regio, Verschil]:
    """Save a region or a part of it: what is named becomes as it says, the rest stays.

    Args:
        peildatum: the day on which `structuur` holds; what held before and will hold later stays.

    Returns:
        The region, and per table how many rows were new, changed, removed and already right.

    Raises:
        BezwarenError: with everything that the rules have against it; nothing has changed then.
    """
    bezwaren = Bezwaren()
    add_all(check_soorten(structuur), bezwaren)
    regio = find_regio(structuur)
    getoetst, wijziging = assess_structuur(regio, structuur, peildatum, bezwaren)
    if regio is not None:
        add_all(ask_bewakers(regio, wijziging), bezwaren)
    with transaction.atomic():
        with met_getuigen(regio, wijziging.paden, bezwaren):
            resultaat = save_getoetst(getoetst, peildatum, is_demo=is_demo)
        bezwaren.raise_if_any()
    return resultaat


def save_getoetst(
    getoetst: Getoetst[Structuuropgave], peildatum: date, *, is_demo: bool = False
) -> tuple[Regio, Verschil]:
    """Save a structure that the rules were asked about; raises what its collector raises."""
    rijen = to_rij(getoetst.require())
    elementen = rijen["regio"].pop("sturingselementen")
    regio, telling = write_regio({**rijen["regio"], "bronnen": rijen["bronnen"]}, is_demo=is_demo)
    delen = {"sturingselementen": elementen, **{naam: rijen[naam] for naam in OP_CODE}}
    structuur = write_structuur(regio, delen, peildatum)
    return regio, {"regio": telling, **structuur}
