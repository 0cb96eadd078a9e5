"""Periods of care as they are delivered."""

from inkoop.platform.bestanden.bron import Kolomtekst, Rijenbron, make_neem, make_terugzetting
from toegang.bronnen.verwijzend import GEMEENTE, TOEWIJZING, make_eigenaarfunctie, make_sleutelfunctie
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
    kolommen={
        "toewijzing": TOEWIJZING,
        "start": Kolomtekst(
            "Start zorg",
            "Eerste dag van deze periode met zorg.",
            "01-02-2022",
            ("startdatum", "startdatum zorg", "begin zorg", "begindatum"),
        ),
        "stop": Kolomtekst(
            "Stop zorg",
            "Laatste dag van deze periode met zorg. Leeg zolang de zorg doorloopt.",
            "15-05-2022",
            ("stopdatum", "stopdatum zorg", "einde zorg", "einddatum"),
        ),
        "reden_stop": Kolomtekst(
            "Reden stop",
            "Waarom de zorg stopte. Noem geen namen.",
            "verhuizing",
            ("reden", "reden beëindiging"),
        ),
        "gemeente": GEMEENTE,
    },
    kenmerk="toewijzing",
)
