"""Advances as they are delivered."""

from contracten.bronnen.kolommen import BEDRAG, BETAALDATUM, GEMEENTE
from contracten.bronnen.tegenboeken import make_tegenboeking, tell_tegenboeking
from contracten.bundel.betaling import iter_voorschotten
from contracten.regels.voorschot import VOORSCHOTSLEUTEL, Voorschotopgave
from contracten.selectors.contract import CONTRACTKOLOM
from contracten.services import rename_voorschotten, take_voorschotten
from inkoop.platform.bestanden.bron import Kolomtekst, Rijenbron, make_neem

VOORSCHOTTEN = Rijenbron(
    code="voorschotten",
    naam="Voorschotten",
    opgave=Voorschotopgave,
    take=make_neem(take_voorschotten),
    list_stand=iter_voorschotten,
    make_sleutelfunctie=lambda _: lambda rij: tuple(rij[naam] for naam in VOORSCHOTSLEUTEL),
    make_eigenaarfunctie=lambda _, _eigen: lambda opgave: opgave.gemeente,
    find_jaren=lambda rij: (int(rij["datum"][:4]), int(rij["datum"][:4])),
    neem_terug=make_tegenboeking(Voorschotopgave, take_voorschotten, rename_voorschotten),
    tell_terug=tell_tegenboeking,
    kolommen={
        "contract": CONTRACTKOLOM,
        "gemeente": GEMEENTE,
        "datum": BETAALDATUM,
        "bedrag": BEDRAG,
        "kenmerk": Kolomtekst(
            "Kenmerk",
            "Een eigen nummer van het voorschot. Nodig als er geld terugkwam, of als twee voorschotten "
            "verder gelijk zijn.",
            "2022-01",
            ("betalingskenmerk", "omschrijving", "factuurnummer", "termijn"),
        ),
    },
    kenmerk="kenmerk",
    tel=lambda betaald: ("", betaald.bedrag),
)
