"""Payments on declarations as they are delivered."""

from contracten.bronnen.tegenboeken import make_tegenboeking, tell_tegenboeking
from contracten.bundel.betaling import iter_betalingen
from contracten.regels.voorschot import BETALINGSLEUTEL, Betalingopgave
from contracten.services import rename_betalingen, take_betalingen
from inkoop.platform.bestanden.bron import Rijenbron, make_neem

BETALINGEN = Rijenbron(
    code="betalingen",
    naam="Betalingen op declaraties",
    opgave=Betalingopgave,
    take=make_neem(take_betalingen),
    list_stand=iter_betalingen,
    make_sleutelfunctie=lambda _: lambda rij: tuple(rij[naam] for naam in BETALINGSLEUTEL),
    make_eigenaarfunctie=lambda _: lambda opgave: opgave.gemeente,
    find_jaren=lambda rij: (int(rij["jaar"]), int(rij["jaar"])),
    neem_terug=make_tegenboeking(Betalingopgave, take_betalingen, rename_betalingen),
    tell_terug=tell_tegenboeking,
    extra={"betaaldatum": "datum", "betaald op": "datum", "zorgjaar": "jaar", "factuurnummer": "kenmerk"},
)
