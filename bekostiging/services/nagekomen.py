"""What touches a year that is established already: it is kept, told at once, and waits for a correction."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bekostiging.models import Afrekening, NagekomenWijziging
from bekostiging.selectors import find_vastgestelde_afrekeningen
from bekostiging.services.invoerstand import Invoerwijziging, find_wijzigingen, has_stand, read_stand
from contracten.models import Contract
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio


def renew_nagekomen(regio: Regio, moment: datetime) -> list[NagekomenWijziging]:
    """Look what is different now from every established year of a region, keep that, and give it.

    A change that was taken back waits no longer. Of versions of before it was kept what they were made from,
    nothing can be said.
    """
    gevonden: list[NagekomenWijziging] = []
    with met_systeemzicht():
        vaste = list(find_vastgestelde_afrekeningen(regio))
        NagekomenWijziging.objects.filter(afrekening__regio=regio).exclude(afrekening__in=vaste).delete()
        contracten = _get_contracten(regio) if vaste else {}
        for vast in vaste:
            if has_stand(vast):
                wijzigingen = find_wijzigingen(vast, read_stand(regio, vast.jaar, uit_regels=False))
                gevonden += _save(vast, wijzigingen, contracten, moment)
    return gevonden


def describe_nagekomen(rijen: Iterable[NagekomenWijziging]) -> list[str]:
    """Say per established year what waits for a correction, in a sentence."""
    per_versie: dict[Afrekening, list[str]] = {}
    for rij in rijen:
        per_versie.setdefault(rij.afrekening, []).append(str(rij))
    return [
        f"De afrekening van {vast.jaar} is vastgesteld (versie {vast.versie}) en verandert niet. "
        f"Dit wacht op een correctie: {'; '.join(wat)}."
        for vast, wat in per_versie.items()
    ]


def _get_contracten(regio: Regio) -> Mapping[str, Contract]:
    return {rij.nummer: rij for rij in Contract.objects.filter(regio=regio)}


def _save(
    vast: Afrekening,
    wijzigingen: Iterable[Invoerwijziging],
    contracten: Mapping[str, Contract],
    moment: datetime,
) -> list[NagekomenWijziging]:
    """Keep what is there now; what was seen before keeps its moment."""
    eerder = {rij.contract_id: rij.gezien_op for rij in vast.nagekomen.all()}
    vast.nagekomen.all().delete()
    rijen = []
    for wijziging in wijzigingen:
        # A contract that was removed is told with the region.
        contract = contracten.get(wijziging.contract)
        gezien_op = eerder.get(contract.pk if contract else None, moment)
        soorten = list(wijziging.soorten)
        rijen.append(
            NagekomenWijziging(afrekening=vast, contract=contract, soorten=soorten, gezien_op=gezien_op)
        )
    return NagekomenWijziging.objects.bulk_create(rijen)
