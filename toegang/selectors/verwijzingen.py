"""What rows of a file may refer to."""

from collections import defaultdict

from segmenten.models import Regio
from toegang.models import Toewijzing
from toegang.regels.verwijzing import Verwijsbaar


def get_verwijsbaar(regio: Regio) -> Verwijsbaar:
    """Return the allocations of a region by number and municipality; call it within `met_systeemzicht()`."""
    per_nummer: dict[str, dict[str, int]] = defaultdict(dict)
    rijen = Toewijzing.objects.filter(regio=regio).order_by()
    for nummer, gemeente, pk in rijen.values_list("nummer", "gemeente__code", "pk"):
        per_nummer[nummer][gemeente] = pk
    return Verwijsbaar(per_nummer)
