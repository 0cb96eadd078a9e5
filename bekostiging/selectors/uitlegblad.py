"""The explanation of a stored contract settlement, for one reader."""

from collections.abc import Collection, Sequence

from bekostiging.models import Contractafrekening
from bekostiging.selectors.lijnen import get_stappen_met_lijnen
from bekostiging.uitleg import LeesbareStap, Namen, make_leesbare_stappen
from inkoop.kern.periode import get_jaareinde
from segmenten.models import Gemeente, Product, Regio, Traject


def get_namen(regio: Regio, jaar: int) -> Namen:
    """Read the names of a region's codes at the end of the year that is settled, in three statements."""
    peildatum = get_jaareinde(jaar)
    trajecten = Traject.objects.op(peildatum).filter(regio=regio).get_namen()
    overig = trajecten | Product.objects.op(peildatum).filter(regio=regio).get_namen()
    return Namen(Gemeente.objects.op(peildatum).filter(regio=regio).get_namen(), overig)


def get_stappen(afrekening: Contractafrekening, zichtbaar: Collection[str] | None) -> list[LeesbareStap]:
    """Return the stages of the explanation with the steps below them; none when none was kept.

    Args:
        zichtbaar: codes of the municipalities this reader may see; None for all.
    """
    if not afrekening.uitleg:
        return []
    versie = afrekening.afrekening
    met_lijnen = get_stappen_met_lijnen(alle_gemeenten=zichtbaar is None)
    namen = get_namen(versie.regio, versie.jaar)
    return make_leesbare_stappen(afrekening.uitleg, namen, zichtbaar, met_lijnen)


def get_stapblad(afrekening: Contractafrekening, pad: str, zichtbaar: Collection[str] | None) -> LeesbareStap:
    """Return the step at a place in the explanation, which must exist and be visible."""
    stappen: Sequence[LeesbareStap] = get_stappen(afrekening, zichtbaar)
    while True:
        stap = next(stap for stap in stappen if pad == stap.pad or pad.startswith(f"{stap.pad}."))
        if stap.pad == pad:
            return stap
        stappen = stap.stappen
