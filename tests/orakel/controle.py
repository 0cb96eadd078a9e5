"""The control of prestaties (rules, section 5): the first condition that holds is the reason."""

from dataclasses import dataclass
from fractions import Fraction

from tests.orakel.bundel import Bundel, Rij, Toewijzing, read_date, read_number
from tests.orakel.gegevens import is_valid_on


@dataclass
class Oordeel:
    """One line with its reason; without a reason it is approved."""

    regel: Rij
    toewijzing: Toewijzing
    reden: str


def judge_prestaties(bundel: Bundel, eerste_levering: frozenset[str] = frozenset()) -> list[Oordeel]:
    """Judge the lines, within a delivery in order of begindatum and then id.

    The ids in `eerste_levering` came before the others; without them the bundle is one delivery.
    """
    per_nummer = {rij.nummer: rij for rij in bundel.toewijzingen}
    oordelen: list[Oordeel] = []
    for regel in sorted(
        bundel.prestaties, key=lambda rij: (rij["id"] not in eerste_levering, rij["begindatum"], rij["id"])
    ):
        toewijzing = per_nummer[regel["toewijzing"]]
        eerder = [o for o in oordelen if o.toewijzing is toewijzing and not o.reden]
        oordelen.append(Oordeel(regel, toewijzing, find_reason(bundel, regel, toewijzing, eerder)))
    return oordelen


def find_reason(bundel: Bundel, regel: Rij, toewijzing: Toewijzing, eerder: list[Oordeel]) -> str:
    """Go through the table of reasons from top to bottom."""
    begin, eind = read_date(regel["begindatum"]), read_date(regel["einddatum"])
    assert begin is not None
    assert eind is not None
    if begin.year != eind.year:
        return "over_jaargrens"
    if begin < toewijzing.ingangsdatum:
        return "buiten_toewijzing"
    if toewijzing.einddatum is not None and eind > toewijzing.einddatum:
        return "buiten_toewijzing"
    if toewijzing.stop is not None and begin > toewijzing.stop:
        return "na_stop"
    return find_tariff_reason(bundel, regel, toewijzing) or find_order_reason(regel, toewijzing, eerder)


def find_tariff_reason(bundel: Bundel, regel: Rij, toewijzing: Toewijzing) -> str:
    """Judge unit and tariff.

    Where a product changed its unit, "another unit" is that of the tariff valid on begindatum; where
    none is valid then, it is none of the units. The rules are silent on it.
    """
    contract = bundel.find("contracten", "nummer", toewijzing.contract)
    begin = read_date(regel["begindatum"])
    assert contract is not None
    assert begin is not None
    tarieven = [t for t in contract.get("tarieven") or [] if t["product"] == toewijzing.product]
    geldig = [tarief for tarief in tarieven if is_valid_on(tarief, begin)]
    if tarieven and all(tarief["eenheid"] != regel["eenheid"] for tarief in geldig or tarieven):
        return "eenheid_onjuist"
    return "" if geldig else "geen_tarief"


def find_order_reason(regel: Rij, toewijzing: Toewijzing, eerder: list[Oordeel]) -> str:
    """Judge what depends on the lines approved before."""
    for oordeel in eerder:
        if all(oordeel.regel[veld] == regel[veld] for veld in ("begindatum", "einddatum")):
            return "dubbel"
    if toewijzing.frequentie == "totaal" and toewijzing.volume is not None:
        gebruikt = sum((read_number(o.regel["volume"]) for o in eerder), Fraction())
        if gebruikt + read_number(regel["volume"]) > toewijzing.volume:
            return "volume_overschreden"
    return ""
