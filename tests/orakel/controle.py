"""The control of prestaties (rules, section 5): the first condition that holds is the reason."""

from fractions import Fraction

from tests.orakel.regio import Prestatie, Regio, Toewijzing, get_term, lies_in
from tests.orakel.rekenen import NUL, convert, converts


def judge_levering(regio: Regio, levering: list[Prestatie]) -> None:
    """Section 5: judge one delivery; the credits first, each in order of begindatum, then id."""

    def order(regel: Prestatie) -> tuple[object, ...]:
        return not regel.crediteert, regel.begindatum, regel.id, regel.toewijzing

    beoordeeld = {id(regel) for regel in regio.prestaties.values()} - {id(regel) for regel in levering}
    for regel in sorted(levering, key=order):
        toewijzing = regio.toewijzingen[regel.toewijzing]
        if regel.crediteert:
            regel.reden = judge_credit(regio, regel, toewijzing.contract)
        else:
            eerder = [
                ander
                for ander in regio.prestaties.values()
                if id(ander) in beoordeeld and ander.toewijzing == regel.toewijzing
                if ander.telt and not ander.crediteert
            ]
            regel.reden = find_reason(regio, regel, toewijzing, eerder)
        beoordeeld.add(id(regel))


def judge_credit(regio: Regio, credit: Prestatie, contract: str) -> str:
    """Section 5, credit: take back a line that is approved and not credited yet, else credit_onbekend."""
    regel = regio.prestaties.get((contract, credit.crediteert))
    if regel is None or regel.crediteert or not regel.telt:
        return "credit_onbekend"
    regel.teruggenomen = True
    return ""


def find_reason(regio: Regio, regel: Prestatie, toewijzing: Toewijzing, eerder: list[Prestatie]) -> str:
    """Section 5: go through the table of reasons from top to bottom."""
    term = get_term(regio.get("contracten", toewijzing.contract))
    if regel.begindatum.year != regel.einddatum.year:
        return "over_jaargrens"
    if not lies_in(regel.begindatum, term):
        return "buiten_contract"
    if toewijzing.ingetrokken:
        return "toewijzing_ingetrokken"
    if regel.begindatum < toewijzing.ingangsdatum:
        return "buiten_toewijzing"
    if toewijzing.einddatum is not None and regel.einddatum > toewijzing.einddatum:
        return "buiten_toewijzing"
    if reden := find_unit_reason(regio, regel, toewijzing):
        return reden
    if regel.volume == 0:
        return "geen_volume"
    if any(shares_day(regel, ander) for ander in eerder):
        return "dubbel"
    if exceeds_volume(regio, regel, toewijzing, eerder):
        return "volume_overschreden"
    return ""


def find_unit_reason(regio: Regio, regel: Prestatie, toewijzing: Toewijzing) -> str:
    """Section 5: eenheid_onjuist, and geen_tarief."""
    tarieven = regio.list_tarieven(toewijzing.contract, toewijzing.product)
    if tarieven and not any(converts(regel.eenheid, tarief["eenheid"]) for tarief in tarieven):
        return "eenheid_onjuist"
    if toewijzing.eenheid and not converts(regel.eenheid, toewijzing.eenheid):
        return "eenheid_onjuist"
    tarief = regio.find_tarief(toewijzing.contract, toewijzing.product, regel.begindatum)
    if tarief is None or not converts(regel.eenheid, tarief["eenheid"]):
        return "geen_tarief"
    return ""


def shares_day(regel: Prestatie, ander: Prestatie) -> bool:
    """Section 5, dubbel: two lines share a day."""
    return regel.begindatum <= ander.einddatum and ander.begindatum <= regel.einddatum


def exceeds_volume(regio: Regio, regel: Prestatie, toewijzing: Toewijzing, eerder: list[Prestatie]) -> bool:
    """Section 5, volume_overschreden: exactly, in the unit of the toewijzing, for frequentie totaal.

    Reading: an earlier line whose unit does not convert to that unit has no number in it, and is left out.
    """
    if toewijzing.frequentie != "totaal" or toewijzing.volume is None:
        return False
    eenheid = toewijzing.eenheid
    if not eenheid:
        tarief = regio.find_tarief(toewijzing.contract, toewijzing.product, regel.begindatum)
        assert tarief is not None, "geen_tarief gaat voor"
        eenheid = tarief["eenheid"]
    totaal: Fraction = sum(
        (convert(r.volume, r.eenheid, eenheid) for r in [*eerder, regel] if converts(r.eenheid, eenheid)), NUL
    )
    return totaal > toewijzing.volume
