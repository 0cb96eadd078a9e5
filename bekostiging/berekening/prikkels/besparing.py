"""Incentive `besparing`: shared saving. Source: NL Jeugd S3/S4."""

from bekostiging.berekening.invoer import Besparing
from bekostiging.berekening.prikkels.grond import Prikkelgrond, tekst
from bekostiging.berekening.uitleg import Stap, Waarde, code, deel, euro, make_stap
from inkoop.kern.codes import Afspraaksoort, Eenheid
from inkoop.kern.geld import NUL, exact, rond_af


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """deel_aanbieder x (B - V) when all conditions hold; else zero, with the condition that failed."""
    besparing = grond.afspraak.besparing
    if besparing is None:
        return None
    bezwaar = get_bezwaar(grond, besparing)
    bedrag = NUL
    if bezwaar is None and grond.budget is not None:
        bedrag = rond_af(exact(besparing.deel_aanbieder) * (exact(grond.budget) - exact(grond.vergoeding)))
    invoer = {**_get_invoer(grond, besparing), "toelichting": tekst(bezwaar or "Toegekend.")}
    return make_stap("besparing", invoer, euro(bedrag))


def get_bezwaar(grond: Prikkelgrond, besparing: Besparing) -> str | None:
    """Give the first condition that does not hold, as a Dutch sentence, or None."""
    if grond.afspraak.soort is not Afspraaksoort.BUDGETAFSPRAAK or grond.budget is None:
        return "Niet toegekend: er is geen budgetafspraak."
    if grond.realisatie >= grond.budget:
        return "Niet toegekend: de realisatie is niet lager dan het budget."
    if exact(grond.budget) - exact(grond.realisatie) < exact(besparing.minimaal) * exact(grond.budget):
        return "Niet toegekend: de besparing is kleiner dan het minimum."
    if grond.clienten < besparing.minimum_clienten:
        return "Niet toegekend: er zijn te weinig cliënten geholpen."
    return _get_bezwaar_kwaliteit(grond, besparing)


def _get_bezwaar_kwaliteit(grond: Prikkelgrond, besparing: Besparing) -> str | None:
    if besparing.kwaliteit_minimaal is not None:
        if grond.kpiscore is None:
            return "Niet toegekend: er is geen score, en er is wel een minimale score afgesproken."
        if grond.kpiscore < exact(besparing.kwaliteit_minimaal):
            return "Niet toegekend: de score is lager dan afgesproken."
    if grond.budget is not None and grond.vergoeding >= grond.budget:
        return "Niet toegekend: de vergoeding is niet lager dan het budget."
    return None


def _get_invoer(grond: Prikkelgrond, besparing: Besparing) -> dict[str, Waarde]:
    return {
        "soort": code(grond.afspraak.soort),
        "budget": euro(grond.budget),
        "realisatie": euro(grond.realisatie),
        "vergoeding": euro(grond.vergoeding),
        "deel_aanbieder": deel(besparing.deel_aanbieder),
        "minimaal": deel(besparing.minimaal),
        "minimum_clienten": Waarde(besparing.minimum_clienten, Eenheid.CLIENTEN),
        "clienten": Waarde(grond.clienten, Eenheid.CLIENTEN),
        "kwaliteit_minimaal": Waarde(besparing.kwaliteit_minimaal, Eenheid.SCORE),
        "score": Waarde(grond.kpiscore, Eenheid.SCORE),
    }
