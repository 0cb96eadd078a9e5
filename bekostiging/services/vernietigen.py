"""Takes the names of clients out of the lines that were kept with settlements; amounts and days stay."""

from collections.abc import Collection, Sequence
from typing import Any

from bekostiging.models import Regelstand

# Of the lines that are kept, only those of place-days name clients themselves; others lead to the allocation.
VELD, KOLOM = "bezetting", "wie"
NAMELOOS = "vernietigd"
_TUSSEN = ", "


def vernietig_namen(toewijzingen: Collection[int], namen: Sequence[str]) -> int:
    """Replace pseudonyms in the kept lines of the contracts of these allocations; returns in how many sets.

    Call it in a transaction within `met_systeemzicht()`, while the allocations still lead to these clients.
    The database refuses another change, and a contract with no allocation in a confirmed proposal.
    """
    standen = Regelstand.objects.filter(
        veld=VELD, contractafrekening__contract__toewijzingen__in=list(toewijzingen)
    )
    aantal = 0
    for stand in standen.distinct().order_by("pk"):
        regels = [_strip(regel, namen) for regel in stand.regels]
        if regels != stand.regels:
            stand.regels = regels
            stand.save(update_fields=["regels"])
            aantal += 1
    return aantal


def _strip(regel: dict[str, Any], namen: Sequence[str]) -> dict[str, Any]:
    wie = regel.get(KOLOM)
    if not wie:
        return regel
    # A pseudonym may hold a comma, so names are looked for between separators, and not split.
    tekst = f"{_TUSSEN}{wie}{_TUSSEN}"
    for naam in namen:
        tekst = tekst.replace(f"{_TUSSEN}{naam}{_TUSSEN}", f"{_TUSSEN}{NAMELOOS}{_TUSSEN}")
    return {**regel, KOLOM: tekst.removeprefix(_TUSSEN).removesuffix(_TUSSEN)}
