"""How outcomes of a settlement look: states, directions and addresses."""

from decimal import Decimal
from typing import Any

from django.urls import reverse

from bekostiging.models import Afrekening, Afrekeningstatus, Contractafrekening, Gemeenteafrekening
from bekostiging.selectors import is_gemeentelijk
from inkoop.kern.afwikkeling import Zegwijze, describe_in_het_kort, make_zegwijze, say_aanbieders
from inkoop.kern.bedragen import get_richting
from inkoop.kern.codes import Richting
from inkoop.kern.verrekening import get_betaler
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.services import Kruimel, Toon

# How every page calls the municipality of a reader.
MIJN_GEMEENTE = make_zegwijze("mijn gemeente")
_RICHTINGEN = {
    Richting.TERUGBETALING: ("Terugbetaling", Toon.INFO),
    Richting.BIJBETALING: ("Bijbetaling", Toon.LET_OP),
    Richting.GEEN: ("Niets te betalen", Toon.NEUTRAAL),
}


_STATUSTONEN = {
    Afrekeningstatus.CONCEPT.value: Toon.NEUTRAAL,
    Afrekeningstatus.GEDEELD.value: Toon.INFO,
    Afrekeningstatus.VASTGESTELD.value: Toon.GOED,
}


def describe_wachtend(versie: Afrekening) -> str:
    """Say what a version waits for, while another one binds."""
    if versie.status == Afrekeningstatus.GEDEELD:
        return f"Versie {versie.versie} van {versie.jaar} is gedeeld en wacht op vaststellen."
    return f"Versie {versie.versie} van {versie.jaar} is een concept en wacht op delen."


def get_zegwijze(gebruiker: Gebruiker) -> Zegwijze:
    """Return how to say of a version who pays or gets: the own municipality, or providers as a whole."""
    return MIJN_GEMEENTE if is_gemeentelijk(gebruiker) else say_aanbieders


def describe_versie(afrekening: Any) -> str:
    """Say on a row what a version settles, in the words of its page; ask it of `find_afrekeningen`."""
    return _describe_rij(say_aanbieders, afrekening, afrekening.saldo)


def describe_eigen_versie(afrekening: Any) -> str:
    """Say the same of the own municipality."""
    return _describe_rij(MIJN_GEMEENTE, afrekening, afrekening.eigen_saldo)


def _describe_rij(zeg: Zegwijze, afrekening: Any, saldo: Decimal) -> str:
    samen = saldo if afrekening.corrigeert_id else None
    return describe_in_het_kort(zeg, get_te_verrekenen(afrekening), samen)


def get_statustoon(afrekening: Afrekening) -> Toon:
    """What is established is final, what is shared may still change, a concept is for who makes it."""
    return _STATUSTONEN[afrekening.status]


def get_te_verrekenen(rij: Any) -> Decimal:
    """Give what a version, outcome or part settles; ask it of what `add_te_verrekenen` or its like gave.

    Of a first version that is the saldo. Else the saldo of the year would say who pays, where a correction
    may settle the other way around.
    """
    bedrag: Decimal = rij.te_verrekenen
    return bedrag


def describe_richting(saldo: Decimal) -> str:
    """Return who pays in one word."""
    return _RICHTINGEN[get_richting(saldo)][0]


def describe_betaler(contract: Contractafrekening, saldo: Decimal) -> str:
    """Name who pays what is left of a contract; ask it of what `find_contractafrekeningen` gave.

    Args:
        saldo: what is left, of a correction the difference.
    """
    if saldo > 0:
        return f"{contract.contract.aanbieder.naam} betaalt terug"
    if saldo < 0:
        # Selected along; the type checker knows only what stands in the model.
        betaler = get_betaler((getattr(contract, "opdrachtgever", ""),), {})
        return f"{betaler.naam} betaalt bij" if betaler.naam else "De gemeenten betalen bij"
    return "Niemand"


def describe_gemeentebetaling(deel: Gemeenteafrekening, saldo: Decimal) -> str:
    """Name the municipality that pays or gets something back, and to or from whom (`add_tegenpartijen`).

    Args:
        saldo: what is left, of a correction the difference.
    """
    partij = getattr(deel, "tegenpartij", "")
    if saldo > 0:
        return f"{deel.gemeente.naam} krijgt terug" + (f" van {partij}" if partij else "")
    if saldo < 0:
        return f"{deel.gemeente.naam} betaalt bij" + (f" aan {partij}" if partij else "")
    return "Niemand"


def get_saldotoon(saldo: Decimal) -> Toon:
    """A repayment and an additional payment differ in tone, the words say which is which."""
    return _RICHTINGEN[get_richting(saldo)][1]


def get_afrekeningkruimels(afrekening: Afrekening) -> list[Kruimel]:
    """Return the steps down to a settlement."""
    naam = f"{afrekening.regio.naam} {afrekening.jaar}, versie {afrekening.versie}"
    return [
        Kruimel("Afrekeningen", reverse("afrekeningen")),
        Kruimel(naam, reverse("afrekening", args=[afrekening.pk])),
    ]
