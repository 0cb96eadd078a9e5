"""The purchase structure as it is, in the words in which somebody asks for another one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inkoop.kern.opgave import make_opgave
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.bundel import get_regiogegevens, get_structuur
from segmenten.models import Expertise, Gemeente, Opslag, Perceel, Product, Regio, Segment, Traject
from segmenten.regels.deel import Deelsoort
from segmenten.regels.structuur import Structuuropgave

# The model of each kind of part (regels/deel.py).
MODELLEN: Mapping[str, Any] = {
    "gemeente": Gemeente,
    "segment": Segment,
    "perceel": Perceel,
    "product": Product,
    "expertise": Expertise,
    "traject": Traject,
    "opslag": Opslag,
}


def read_structuuropgave(regio: Regio, peildatum: date) -> Structuuropgave:
    """Return all that holds in a region on `peildatum`: saved again, it changes nothing."""
    gegevens = get_regiogegevens(regio)
    bronnen = gegevens.pop("bronnen")
    delen = get_structuur(regio, peildatum)
    return make_opgave(Structuuropgave, {"regio": gegevens, "bronnen": bronnen, **delen})


def find_zichtbaar(gebruiker: Gebruiker, regio: Regio, soort: Deelsoort) -> frozenset[str]:
    """Return the codes of the parts of a region that somebody sees; of no law that is not theirs."""
    rijen = MODELLEN[soort.code].objects.zichtbaar_voor(gebruiker).filter(regio=regio)
    return frozenset(rijen.values_list("code", flat=True))
