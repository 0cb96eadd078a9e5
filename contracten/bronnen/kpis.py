"""KPI scores as they are delivered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contracten.bronnen.tegenboeken import make_neem
from contracten.bundel.betaling import iter_kpiscores
from contracten.regels.kpiscore import KPISLEUTEL, Kpiscoreopgave
from contracten.services import remove_kpiscores, take_kpiscores
from inkoop.kern.bezwaar import Bezwaren
from inkoop.platform.bestanden.bron import Rijenbron, Verandering, read_rijen
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.databank.sync import Telling


def _take_terug(regio: Any, veranderd: Sequence[Verandering], _kenmerk: str, _moment: datetime) -> Inname:
    """Bring back the scores that were replaced; those that were not there go, and stay in the history."""
    oud = [rij for deel in veranderd for rij in deel.voor]
    telling = take_kpiscores(regio, read_rijen(Kpiscoreopgave, oud), Bezwaren())
    weg = remove_kpiscores(regio, [deel.sleutel for deel in veranderd if not deel.voor])
    return Inname(telling + Telling(verwijderd=weg))


KPIS = Rijenbron(
    code="kpis",
    naam="KPI-scores",
    opgave=Kpiscoreopgave,
    take=make_neem(take_kpiscores),
    list_stand=iter_kpiscores,
    make_sleutelfunctie=lambda _: lambda rij: tuple(rij[naam] for naam in KPISLEUTEL),
    find_jaren=lambda rij: (int(rij["jaar"]), int(rij["jaar"])),
    neem_terug=_take_terug,
    extra={"indicator": "kpi", "weging": "gewicht"},
)
