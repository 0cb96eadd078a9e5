"""Budget B and the agreed amount, with their verhogingen (rules, section 2a)."""

from collections import defaultdict
from fractions import Fraction

from tests.orakel.dossier import Dossier
from tests.orakel.plekken import calculate_volume, list_volume
from tests.orakel.rekenen import NUL, Bedragen, NietTeBerekenenError
from tests.orakel.weigering import read_number


def add_verhogingen(dossier: Dossier) -> Fraction:
    """2a: the verhogingen of the year together."""
    return sum((read_number(v["bedrag"]) for v in dossier.afspraak.get("verhogingen") or []), NUL)


def raise_per_gemeente(dossier: Dossier, bedragen: Bedragen) -> Bedragen:
    """2a: the verhogingen are added to the municipality that they name."""
    uit: Bedragen = defaultdict(Fraction, bedragen)
    for verhoging in dossier.afspraak.get("verhogingen") or []:
        if "gemeente" in verhoging:
            uit[verhoging["gemeente"]] += read_number(verhoging["bedrag"])
    return uit


def check_not_negative(*bedragen: Fraction) -> None:
    """Section 6, contradiction: a budget or amount that is asked for is negative after the verhogingen."""
    if any(bedrag < 0 for bedrag in bedragen):
        raise NietTeBerekenenError("een budget of bedrag is negatief")


def get_bedrag(dossier: Dossier) -> Fraction:
    """2a: `bedrag` gets all verhogingen, also those that name a municipality."""
    if "bedrag" not in dossier.afspraak:
        raise NietTeBerekenenError("de jaarafspraak heeft geen bedrag")
    bedrag = read_number(dossier.afspraak["bedrag"]) + add_verhogingen(dossier)
    check_not_negative(bedrag)
    return bedrag


def get_gemeenten(dossier: Dossier) -> Bedragen | None:
    """2a: the budgets that are stated per municipality, with their verhogingen; one not named has 0."""
    per_gemeente = dossier.afspraak.get("gemeenten")
    if not per_gemeente:
        return None
    return raise_per_gemeente(dossier, {code: read_number(bedrag) for code, bedrag in per_gemeente.items()})


def get_lumpsum(dossier: Dossier) -> Bedragen | None:
    """Section 1, lumpsum: the amounts per municipality; together they are its bedrag (section 6)."""
    per_gemeente = get_gemeenten(dossier)
    if per_gemeente is not None:
        check_not_negative(*per_gemeente.values())
        if "bedrag" in dossier.afspraak and sum(per_gemeente.values(), NUL) != get_bedrag(dossier):
            raise NietTeBerekenenError("de bedragen per gemeente zijn samen niet het bedrag")
    return per_gemeente


def runs_per_gemeente(dossier: Dossier) -> bool:
    """2a: on what the agreement runs; with soort geen, and under lumpsum by gemeenten, on the contract."""
    if dossier.soort == "geen":
        return False
    if dossier.afspraak.get("gemeenten"):
        return dossier.model != "lumpsum"
    return "bedrag" not in dossier.afspraak and has_volume(dossier)


def has_volume(dossier: Dossier) -> bool:
    """2a: something that is agreed counts."""
    return bool(list_volume(dossier, "plekken") or list_volume(dossier, "trajecten"))


def get_volume(dossier: Dossier) -> Bedragen:
    """2a: the agreed volume per municipality: in plekken its plekken, elsewhere its trajecten."""
    uit: Bedragen = defaultdict(Fraction)
    for veld in ("plekken", "trajecten"):
        for gemeente, bedrag in (calculate_volume(dossier, veld) or {}).items():
            uit[gemeente] += bedrag
    return uit


def get_budgetten(dossier: Dossier) -> Bedragen:
    """2a: B of each municipality, where the agreement runs per municipality."""
    budgetten = get_gemeenten(dossier)
    if budgetten is None:
        budgetten = raise_per_gemeente(dossier, get_volume(dossier))
    check_not_negative(*budgetten.values())
    return budgetten


def get_budget(dossier: Dossier) -> Fraction:
    """2a: B of the contract, the first that holds; where budgets are per municipality their sum."""
    if runs_per_gemeente(dossier):
        return sum(get_budgetten(dossier).values(), NUL)
    per_gemeente = get_gemeenten(dossier)
    if per_gemeente is not None:
        budget = sum(per_gemeente.values(), NUL)
    elif "bedrag" in dossier.afspraak:
        return get_bedrag(dossier)
    elif has_volume(dossier):
        budget = sum(get_volume(dossier).values(), NUL) + add_verhogingen(dossier)
    else:
        raise NietTeBerekenenError("er is geen budget")
    check_not_negative(budget)
    return budget
