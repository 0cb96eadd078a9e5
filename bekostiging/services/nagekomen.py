"""What touches a version that was computed already: it is kept with that version, and told at once.

Of a year that is established it waits for a correction, of another one for the next computation. Told is
what is known: the input of the contracts that changed at all is read and compared. That something of a
contract was changed says by itself nothing about the year.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bekostiging.models import Afrekening, Afrekeningstatus, NagekomenWijziging
from bekostiging.selectors import find_actuele_versies
from bekostiging.services.invoerkenmerken import read_stand_sinds
from bekostiging.services.invoerstand import Invoerwijziging, find_wijzigingen, has_stand
from contracten.models import Contract
from inkoop.platform.gebruikers.zicht import met_regiozicht
from segmenten.models import Regio


def renew_nagekomen(regio: Regio, moment: datetime) -> list[NagekomenWijziging]:
    """Look what is different now from every version of a region that is looked at, keep that, and give it.

    A change that was taken back waits no longer. Of versions of before it was kept what they were made from,
    nothing can be said.
    """
    gevonden: list[NagekomenWijziging] = []
    with met_regiozicht(regio.pk):
        versies = find_actuele_versies(regio)
        NagekomenWijziging.objects.filter(afrekening__regio=regio).exclude(afrekening__in=versies).delete()
        contracten = _get_contracten(regio) if versies else {}
        for versie in versies:
            if has_stand(versie):
                wijzigingen = find_wijzigingen(versie, read_stand_sinds(versie))
                gevonden += _save(versie, wijzigingen, contracten, moment)
    return gevonden


def remove_nagekomen(afrekening: Afrekening) -> None:
    """Forget what was seen of a version of which it was just proven that nothing is different."""
    with met_regiozicht(afrekening.regio_id):
        NagekomenWijziging.objects.filter(afrekening=afrekening).delete()


def describe_nagekomen(rijen: Iterable[NagekomenWijziging]) -> list[str]:
    """Say per version what it does not reckon with, in a sentence."""
    per_versie: dict[Afrekening, list[str]] = {}
    for rij in rijen:
        per_versie.setdefault(rij.afrekening, []).append(str(rij))
    return [f"{_describe_versie(versie)}: {'; '.join(wat)}." for versie, wat in per_versie.items()]


def _describe_versie(versie: Afrekening) -> str:
    if versie.status == Afrekeningstatus.VASTGESTELD:
        return (
            f"De afrekening van {versie.jaar} is vastgesteld (versie {versie.versie}) en verandert niet. "
            "Dit wacht op een correctie"
        )
    return (
        f"De afrekening van {versie.jaar} is berekend (versie {versie.versie}, "
        f"{versie.get_status_display().lower()}). Dit telt pas mee als u opnieuw laat berekenen"
    )


def _get_contracten(regio: Regio) -> Mapping[str, Contract]:
    return {rij.nummer: rij for rij in Contract.objects.filter(regio=regio)}


def _save(
    versie: Afrekening,
    wijzigingen: Iterable[Invoerwijziging],
    contracten: Mapping[str, Contract],
    moment: datetime,
) -> list[NagekomenWijziging]:
    """Keep what is there now; what was seen before keeps its moment."""
    eerder = {rij.contract_id: rij.gezien_op for rij in versie.nagekomen.all()}
    versie.nagekomen.all().delete()
    rijen = []
    for wijziging in wijzigingen:
        # A contract that was removed is told with the region.
        contract = contracten.get(wijziging.contract)
        gezien_op = eerder.get(contract.pk if contract else None, moment)
        soorten = list(wijziging.soorten)
        rijen.append(
            NagekomenWijziging(afrekening=versie, contract=contract, soorten=soorten, gezien_op=gezien_op)
        )
    return NagekomenWijziging.objects.bulk_create(rijen)
