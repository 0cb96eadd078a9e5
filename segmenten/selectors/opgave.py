"""The purchase structure as it is, in the words in which somebody asks for another one."""

from datetime import date

from inkoop.kern.opgave import make_opgave
from segmenten.bundel import get_regiogegevens, get_structuur
from segmenten.models import Regio
from segmenten.regels.structuur import Structuuropgave


def read_structuuropgave(regio: Regio, peildatum: date) -> Structuuropgave:
    """Return all that holds in a region on `peildatum`: saved again, it changes nothing."""
    gegevens = get_regiogegevens(regio)
    bronnen = gegevens.pop("bronnen")
    delen = get_structuur(regio, peildatum)
    return make_opgave(Structuuropgave, {"regio": gegevens, "bronnen": bronnen, **delen})
