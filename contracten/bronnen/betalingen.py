"""Payments on declarations as they are delivered."""

from contracten.bronnen.kolommen import BEDRAG, BETAALDATUM, GEMEENTE
from contracten.bronnen.tegenboeken import make_tegenboeking, tell_tegenboeking
from contracten.bundel.betaling import iter_betalingen
from contracten.regels.voorschot import BETALINGSLEUTEL, Betalingopgave
from contracten.selectors.contract import CONTRACTKOLOM
from contracten.services import rename_betalingen, take_betalingen
from inkoop.platform.bestanden.bron import Kolomtekst, Rijenbron, make_neem

BETALINGEN = Rijenbron(
    code="betalingen",
    naam="Betalingen op declaraties",
    opgave=Betalingopgave,
    take=make_neem(take_betalingen),
    list_stand=iter_betalingen,
    make_sleutelfunctie=lambda _: lambda rij: tuple(rij[naam] for naam in BETALINGSLEUTEL),
    make_eigenaarfunctie=lambda _, _eigen: lambda opgave: opgave.gemeente,
    find_jaren=lambda rij: (int(rij["jaar"]), int(rij["jaar"])),
    neem_terug=make_tegenboeking(Betalingopgave, take_betalingen, rename_betalingen),
    tell_terug=tell_tegenboeking,
    kolommen={
        "contract": CONTRACTKOLOM,
        "gemeente": GEMEENTE,
        "jaar": Kolomtekst("Jaar", "Het jaar waarin de zorg is geleverd.", "2022", ("zorgjaar",)),
        "datum": BETAALDATUM,
        "bedrag": BEDRAG,
        "kenmerk": Kolomtekst(
            "Kenmerk",
            "Het factuurnummer of een ander nummer van de betaling. Twee betalingen die verder gelijk zijn, "
            "hebben elk een eigen kenmerk: wat helemaal gelijk is aan een eerdere betaling, telt één keer.",
            "F-77001",
            ("factuurnummer", "factuur", "betalingskenmerk", "omschrijving"),
        ),
    },
    kenmerk="kenmerk",
    tel=lambda betaald: ("", betaald.bedrag),
)
