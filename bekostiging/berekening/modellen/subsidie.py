"""Model `subsidie`: grant with determination afterwards. Source: KL §8 segment A."""

from fractions import Fraction

from bekostiging.berekening.afspraken.budget import require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Subsidieprestatie
from bekostiging.berekening.realisatie import Realisatie
from bekostiging.berekening.uitleg import Stap, aantal, code, deel, euro, make_stap
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.geld import exact, rond_af


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Granted amount x sum of weight x min(1, realised/agreed), apportioned by inhabitants."""
    verleend = require_bedrag(invoer.afspraak)
    if not invoer.afspraak.prestaties:
        zin = "De jaarafspraak noemt geen prestaties; zo is een subsidie niet vast te stellen."
        raise NietAfTeRekenen(Parkeercode.GEEN_PRESTATIES, zin)
    prestaties = sorted(invoer.afspraak.prestaties, key=lambda p: (p.naam, p.gewicht))
    delen_prestaties = [(prestatie, _get_deel(prestatie)) for prestatie in prestaties]
    bedrag = rond_af(exact(verleend) * sum((waarde for _, waarde in delen_prestaties), Fraction(0)))
    stappen = tuple(_make_stap(prestatie, waarde) for prestatie, waarde in delen_prestaties)
    stap = make_stap("subsidie_bedrag", {"verleend": euro(verleend)}, euro(bedrag), stappen)
    delen, verdeling = verdeel_naar_inwoners(invoer, bedrag)
    return Realisatie(delen, (stap, verdeling))


def _get_deel(prestatie: Subsidieprestatie) -> Fraction:
    if prestatie.gerealiseerd is None or prestatie.afgesproken == 0:
        wat = "geen gerealiseerd aantal" if prestatie.afgesproken else "een afgesproken aantal van nul"
        raise NietAfTeRekenen(Parkeercode.GEEN_PRESTATIES, f"Prestatie {prestatie.naam} heeft {wat}.")
    verhouding = exact(prestatie.gerealiseerd) / exact(prestatie.afgesproken)
    return exact(prestatie.gewicht) * min(Fraction(1), verhouding)


def _make_stap(prestatie: Subsidieprestatie, waarde: Fraction) -> Stap:
    invoer = {
        "naam": code(prestatie.naam),
        "afgesproken": aantal(prestatie.afgesproken),
        "gerealiseerd": aantal(prestatie.gerealiseerd or 0),
        "gewicht": deel(prestatie.gewicht),
    }
    return make_stap("subsidie_prestatie", invoer, deel(waarde))
