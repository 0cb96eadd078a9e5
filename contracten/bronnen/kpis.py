"""KPI scores as they are delivered."""

from contracten.bundel.betaling import iter_kpiscores
from contracten.regels.kpiscore import KPISLEUTEL, Kpiscoreopgave
from contracten.services import remove_kpiscores, take_kpiscores
from inkoop.platform.bestanden.bron import Rijenbron, make_neem, make_terugzetting

KPIS = Rijenbron(
    code="kpis",
    naam="KPI-scores",
    opgave=Kpiscoreopgave,
    take=make_neem(take_kpiscores),
    list_stand=iter_kpiscores,
    make_sleutelfunctie=lambda _: lambda rij: tuple(rij[naam] for naam in KPISLEUTEL),
    find_jaren=lambda rij: (int(rij["jaar"]), int(rij["jaar"])),
    neem_terug=make_terugzetting(Kpiscoreopgave, take_kpiscores, remove_kpiscores),
    extra={"indicator": "kpi", "weging": "gewicht"},
)
