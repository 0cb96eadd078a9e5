"""The reports of a settlement in the background: asked for, and made."""

from typing import Any

from bekostiging.models import Afrekening
from bekostiging.selectors.rapporten import find_rapporten
from bekostiging.services.rapporten import Bevinding, RapportenNietGemaaktError, make_rapporten
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.services import TaakMisluktError, Voortgang, start_taak

RAPPORTEN = "rapporten"


def start_rapporten(afrekening: Afrekening, gebruiker: Gebruiker | None) -> Taak:
    """Ask for the reports of a settlement as a job with progress; while one waits or runs, that one is given.

    The caller checks that `gebruiker` may see the settlement.
    """
    regio = afrekening.regio
    titel = f"Rapporten {afrekening.jaar} versie {afrekening.versie} van {regio.naam}"
    # Reports of a concept say so: once it is established, other reports are asked for.
    sleutel = f"{afrekening.pk}/{afrekening.status}"
    return start_taak(RAPPORTEN, titel[:200], {"afrekening": afrekening.pk}, gebruiker, regio.code, sleutel)


def renew_rapporten(afrekening: Afrekening, gebruiker: Gebruiker) -> Taak | None:
    """Ask for new reports where there are some of an earlier state, which say so; None where there are none.

    Who archives a settlement that was established wants reports that say that it was.
    """
    if not has_recht(gebruiker, Recht.RAPPORTEN_MAKEN) or not find_rapporten(gebruiker, afrekening):
        return None
    return start_rapporten(afrekening, gebruiker)


def report_taak(taak: Taak, voortgang: Voortgang) -> dict[str, Any]:
    """Carry out such a job; files that are there already are not made again."""
    sleutel = taak.argumenten["afrekening"]
    with met_systeemzicht():
        afrekening = Afrekening.objects.filter(pk=sleutel).select_related("regio").first()
    if afrekening is None:
        raise TaakMisluktError("Deze afrekening bestaat niet meer.")
    bevindingen: list[Bevinding] = []
    try:
        bestanden = make_rapporten(afrekening, taak.gevraagd_door, voortgang, meld=bevindingen.append)
    except RapportenNietGemaaktError as fout:
        raise TaakMisluktError(str(fout)) from fout
    uitkomst = {"afrekening": afrekening.pk, "bestanden": len(bestanden)}
    return uitkomst | ({"bevindingen": list(map(str, bevindingen))} if bevindingen else {})
