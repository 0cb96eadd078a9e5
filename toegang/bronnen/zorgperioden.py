"""Periods of care as they are delivered."""

from inkoop.platform.bestanden.bron import Rijenbron, make_neem, make_terugzetting
from toegang.bronnen.verwijzend import EXTRA, make_eigenaarfunctie, make_sleutelfunctie
from toegang.bundel.export import iter_zorgperioden
from toegang.regels.zorgperiode import Zorgperiodeopgave
from toegang.services import remove_zorgperioden, take_zorgperioden

ZORGPERIODEN = Rijenbron(
    code="zorgperioden",
    naam="Zorgperioden",
    opgave=Zorgperiodeopgave,
    take=make_neem(take_zorgperioden),
    list_stand=iter_zorgperioden,
    make_sleutelfunctie=make_sleutelfunctie,
    rijsleutel=("start",),
    make_eigenaarfunctie=make_eigenaarfunctie,
    find_jaren=lambda rij: (int(rij["start"][:4]), int(rij["stop"][:4]) if rij.get("stop") else None),
    neem_terug=make_terugzetting(Zorgperiodeopgave, take_zorgperioden, remove_zorgperioden),
    extra={**EXTRA, "startdatum": "start", "stopdatum": "stop", "reden": "reden_stop"},
)
