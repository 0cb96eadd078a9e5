"""Brings the figures per year of a region to what its file says."""

from collections.abc import Iterable

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar, add_all, below
from inkoop.kern.opgave import Opgaverij, pass_soorten
from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Jaarcijfer, Regio
from segmenten.regels.jaarcijfer import Jaarcijferopgave, check_jaarcijfer, make_jaarcijferrij
from segmenten.selectors.kader import get_codes_per_niveau


def save_jaarcijfers(regio: Regio, cijfers: Iterable[Jaarcijferopgave]) -> Telling:
    """Replace the figures of the region by `cijfers`, in that order; only differences are written.

    A figure has no key of its own but its place in the file, so the file stands for the whole list.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_jaarcijfers(regio, pass_soorten(cijfers, bezwaren), bezwaren)


def take_jaarcijfers(
    regio: Regio, rijen: Iterable[Opgaverij[Jaarcijferopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save figures whose fields were found to be of their kind; raises what `bezwaren` raises."""
    bekend = get_codes_per_niveau(regio)
    gewenst = []
    for plaats, rij in enumerate(rijen):
        add_all(below(f"[{rij.plaats}]", check_jaarcijfer(rij.waarde, bekend)), bezwaren)
        gewenst.append({**make_jaarcijferrij(rij.waarde), "regio_id": regio.pk, "volgorde": plaats})
    bezwaren.raise_if_any()
    bestaand = Jaarcijfer.objects.filter(regio=regio)
    return sync_rijen(bestaand, ["volgorde"], gewenst, verwijder=True).telling
