"""Model `populatie`: fixed budget for an agreed number of clients. Source: NL bijlage 1, LS §3.1."""

from decimal import Decimal
from fractions import Fraction

from bekostiging.berekening.afspraken.budget import require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie
from bekostiging.berekening.uitleg import Stap, Waarde, code, deel, euro, make_stap
from bekostiging.berekening.verdelen import verdeel_naar, verdeel_naar_inwoners
from inkoop.kern.codes import BuitenBand, Eenheid
from inkoop.kern.geld import exact, rond_af


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """The budget within the band of clients, else adjusted; apportioned by clients, or by inhabitants."""
    bedrag, stap = _calculate_bedrag(invoer)
    if invoer.aantal_clienten:
        tallen = {tal.gemeente: tal.aantal for tal in invoer.clienten}
        gewichten = {code: tallen[code] for code in invoer.regio.gemeentecodes if tallen.get(code)}
        delen, verdeling = verdeel_naar("verdeling_clienten", bedrag, gewichten, Eenheid.CLIENTEN)
    else:
        delen, verdeling = verdeel_naar_inwoners(invoer, bedrag)
    return Realisatie(delen, (stap, verdeling))


def _calculate_bedrag(invoer: Contractinvoer) -> tuple[Decimal, Stap]:
    budget, afgesproken = require_bedrag(invoer.afspraak), _require_clienten(invoer)
    parameters = invoer.parameters
    band = parameters.bandbreedte_clienten or Decimal(0)
    buiten = parameters.buiten_bandbreedte_clienten or BuitenBand.VOLLEDIG
    factor = _get_factor(Fraction(invoer.aantal_clienten, afgesproken), exact(band), buiten)
    bedrag = rond_af(exact(budget) * factor)
    gegevens = {
        "budget": euro(budget),
        "afgesproken": Waarde(afgesproken, Eenheid.CLIENTEN),
        "geleverd": Waarde(invoer.aantal_clienten, Eenheid.CLIENTEN),
        "bandbreedte": deel(band),
        "buiten_bandbreedte": code(buiten),
    }
    return bedrag, make_stap("populatie_bedrag", gegevens, euro(bedrag))


def _get_factor(verhouding: Fraction, band: Fraction, buiten: BuitenBand) -> Fraction:
    if abs(verhouding - 1) <= band:
        return Fraction(1)
    if buiten is BuitenBand.VOLLEDIG:
        return verhouding
    return verhouding - band if verhouding > 1 else verhouding + band


def _require_clienten(invoer: Contractinvoer) -> int:
    if not invoer.afspraak.clienten:
        zin = "De jaarafspraak noemt geen aantal cliënten (of nul), en dat is nodig voor model populatie."
        raise NietAfTeRekenen(Parkeercode.GEEN_CLIENTENTAL, zin)
    return invoer.afspraak.clienten
