"""Outcomes as they are delivered."""

from inkoop.platform.bestanden.bron import Kolomtekst, Rijenbron, make_neem, make_terugzetting
from toegang.bronnen.verwijzend import GEMEENTE, TOEWIJZING, make_eigenaarfunctie, make_sleutelfunctie
from toegang.bundel.export import iter_resultaten
from toegang.regels.resultaat import Resultaatopgave
from toegang.services import remove_resultaten, take_resultaten

RESULTATEN = Rijenbron(
    code="resultaten",
    naam="Resultaten",
    opgave=Resultaatopgave,
    take=make_neem(take_resultaten),
    list_stand=iter_resultaten,
    make_sleutelfunctie=make_sleutelfunctie,
    make_eigenaarfunctie=make_eigenaarfunctie,
    find_jaren=lambda rij: (int(rij["datum"][:4]), None),
    neem_terug=make_terugzetting(Resultaatopgave, take_resultaten, remove_resultaten),
    kolommen={
        "toewijzing": TOEWIJZING,
        "datum": Kolomtekst(
            "Datum", "De dag waarop het resultaat is vastgesteld.", "31-01-2022", ("datum resultaat",)
        ),
        "behaald": Kolomtekst(
            "Behaald",
            "Welk deel is behaald: een getal van 0 tot en met 1, een percentage, ja of nee.",
            "85%",
            ("resultaat", "resultaat behaald"),
        ),
        "gemeente": GEMEENTE,
    },
    kenmerk="toewijzing",
)
