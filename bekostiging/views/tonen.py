"""How outcomes of a settlement look: states, directions and addresses."""

from decimal import Decimal

from django.urls import reverse

from bekostiging.models import Afrekening, Afrekeningstatus
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.schermen.services import Kruimel, Toon


def get_statustoon(afrekening: Afrekening) -> Toon:
    """What is established is final; a concept may still change."""
    return Toon.GOED if afrekening.status == Afrekeningstatus.VASTGESTELD else Toon.INFO


def describe_saldo(saldo: Decimal) -> str:
    """Return who pays whom, in a sentence."""
    if saldo > 0:
        return f"De aanbieder betaalt {format_bedrag(saldo)} terug."
    if saldo < 0:
        return f"De aanbieder krijgt {format_bedrag(-saldo)} bij."
    return "Er is niets meer te betalen."


def describe_richting(saldo: Decimal) -> str:
    """Return the same in one word."""
    if saldo == 0:
        return "Niets te betalen"
    return "Terugbetaling" if saldo > 0 else "Bijbetaling"


def get_saldotoon(saldo: Decimal) -> Toon:
    """A repayment and an additional payment differ in tone, the words say which is which."""
    if saldo == 0:
        return Toon.NEUTRAAL
    return Toon.INFO if saldo > 0 else Toon.LET_OP


def get_afrekeningkruimels(afrekening: Afrekening) -> list[Kruimel]:
    """Return the steps down to a settlement."""
    naam = f"{afrekening.regio.naam} {afrekening.jaar}, versie {afrekening.versie}"
    return [
        Kruimel("Afrekeningen", reverse("afrekeningen")),
        Kruimel(naam, reverse("afrekening", args=[afrekening.pk])),
    ]
