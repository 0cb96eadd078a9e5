"""Reads the audit log, and how its chain stands."""

from dataclasses import dataclass
from typing import Any

from inkoop.platform.logboek.ankers import Ankerstand, find_laatste_anker
from inkoop.platform.logboek.controle import Ketenoordeel, check_laatste, check_logboek
from inkoop.platform.logboek.models import Logschakel, Onverzegeld

__all__ = ["Ankerstand", "Ketenoordeel", "Ketenstand", "check_logboek", "get_ketenstand"]

RECENT = 200


@dataclass(frozen=True)
class Ketenstand:
    """How the chain stands, for a page.

    Attributes:
        gebreken: what is wrong with the latest lines, or what the last check of the whole log found.
        nummer: the last seal; 0 when there is none.
        wachtend: how many lines wait for their seal.
        anker: the last anchor.
    """

    gebreken: list[str]
    nummer: int
    wachtend: int
    anker: Any


def get_ketenstand() -> Ketenstand:
    """Check the latest lines and the last anchor, and tell what the last check of all of them found."""
    anker = find_laatste_anker()
    stand = Ankerstand(anker.nummer, anker.digest, "het anker", anker.moment) if anker else None
    gebreken = dict.fromkeys([*check_laatste(RECENT, stand), *(anker.gebreken if anker else ())])
    laatste = Logschakel.objects.order_by("-volgnummer").values_list("volgnummer", flat=True).first()
    return Ketenstand(list(gebreken), laatste or 0, Onverzegeld.objects.count(), anker)
