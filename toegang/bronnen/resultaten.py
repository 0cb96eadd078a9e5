"""Outcomes as they are delivered."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgaverij
from inkoop.platform.bestanden.bron import Rijenbron, Verandering, read_rijen
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.databank.sync import Telling
from toegang.bronnen.verwijzend import EXTRA, make_eigenaarfunctie, make_sleutelfunctie
from toegang.bundel.export import iter_resultaten
from toegang.regels.resultaat import Resultaatopgave
from toegang.services import remove_resultaten, take_resultaten


def _take(regio: Any, rijen: Iterator[Opgaverij[Any]], bezwaren: Verzamelaar, _: datetime) -> Inname:
    return Inname(take_resultaten(regio, rijen, bezwaren))


def _take_terug(regio: Any, veranderd: Sequence[Verandering], _kenmerk: str, _moment: datetime) -> Inname:
    """Bring back the outcomes that were replaced; an allocation that had none has none again."""
    oud = [rij for deel in veranderd for rij in deel.voor]
    telling = take_resultaten(regio, read_rijen(Resultaatopgave, oud), Bezwaren())
    weg = remove_resultaten(regio, [deel.sleutel for deel in veranderd if not deel.voor])
    return Inname(telling + Telling(verwijderd=weg))


RESULTATEN = Rijenbron(
    code="resultaten",
    naam="Resultaten",
    opgave=Resultaatopgave,
    take=_take,
    list_stand=iter_resultaten,
    make_sleutelfunctie=make_sleutelfunctie,
    make_eigenaarfunctie=make_eigenaarfunctie,
    find_jaren=lambda rij: (int(rij["datum"][:4]), None),
    neem_terug=_take_terug,
    extra={**EXTRA, "resultaat": "behaald"},
)
