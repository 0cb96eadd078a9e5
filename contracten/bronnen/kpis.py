"""KPI scores as they are delivered."""

from contracten.bundel.betaling import iter_kpiscores
from contracten.regels.kpiscore import KPISLEUTEL, Kpiscoreopgave
from contracten.selectors.contract import CONTRACTKOLOM
from contracten.services import remove_kpiscores, take_kpiscores
from inkoop.platform.bestanden.bron import Kolomtekst, Rijenbron, make_neem, make_terugzetting

KPIS = Rijenbron(
    code="kpis",
    naam="KPI-scores",
    opgave=Kpiscoreopgave,
    take=make_neem(take_kpiscores),
    list_stand=iter_kpiscores,
    make_sleutelfunctie=lambda _: lambda rij: tuple(rij[naam] for naam in KPISLEUTEL),
    find_jaren=lambda rij: (int(rij["jaar"]), int(rij["jaar"])),
    neem_terug=make_terugzetting(Kpiscoreopgave, take_kpiscores, remove_kpiscores),
    kolommen={
        "contract": CONTRACTKOLOM,
        "jaar": Kolomtekst("Jaar", "Het jaar waarover de score gaat.", "2022"),
        "kpi": Kolomtekst(
            "KPI",
            "De naam van de indicator, zoals in de afspraak.",
            "cliënttevredenheid",
            ("indicator", "prestatie-indicator"),
        ),
        "score": Kolomtekst(
            "Score",
            "De behaalde score, op de schaal van de afspraak. Een percentage mag ook: 85% wordt 0,85.",
            "0,85",
            ("behaalde score",),
        ),
        "gewicht": Kolomtekst(
            "Gewicht", "Hoe zwaar de indicator telt. Leeg telt als 1.", "1", ("weging", "weegfactor")
        ),
    },
    kenmerk="kpi",
)
