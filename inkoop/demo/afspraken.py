"""The agreement of each contract for the year, its advances and its scores, chosen so that each outcome of
docs/berekening.md §2 and §3 occurs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inkoop.demo.plan import Contractplan
from inkoop.demo.plekken import Plekken, make_plekken
from inkoop.demo.prijzen import Prijzen
from inkoop.demo.productie import Productie
from inkoop.demo.profiel import VAST
from inkoop.demo.regiobron import Element
from inkoop.demo.scenarios import Scenario
from inkoop.demo.toeval import Toeval
from inkoop.demo.vast import make_vaste_afspraak
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Betaalwijze

# Budgets per municipality: realisation as a percentage of the budget, in turn.
_PER_GEMEENTE = (100, 82, 121)


@dataclass
class Afspraak:
    """The jaarafspraak for regio.yaml, and the yearly amount that is paid in advance, by municipality.

    Who gets nothing in advance is paid on its declarations, and the agreement says so.
    """

    element: Element
    vooruit: dict[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.vooruit:
            self.element["betaalwijze"] = Betaalwijze.DECLARATIE.value


def make_afspraak(plan: Contractplan, prijzen: Prijzen, productie: Productie, schaal: Fraction) -> Afspraak:
    """Make the agreement of a contract on what it delivered.

    Args:
        plan: the contract.
        prijzen: its prices.
        productie: what was delivered; amounts for places are added to it.
        schaal: the size of the demo region as a part of the real one, for fixed amounts.
    """
    element: Element = {"jaar": prijzen.jaar, "soort": plan.soort}
    if plan.model in VAST:
        vast, vooruit = make_vaste_afspraak(plan, schaal)
        return Afspraak(element | vast, vooruit)
    if plan.model == "populatie":
        return _make_populatie(plan, productie, element)
    plekken = make_plekken(plan, prijzen, productie) if plan.in_plekken else Plekken()
    element |= plekken.element
    if plan.parameters:
        element["parameters"] = plan.parameters
    if plan.scenario is None:
        return Afspraak(element)
    return _apply_scenario(plan.scenario, productie, element, plekken.budgetten)


def _make_populatie(plan: Contractplan, productie: Productie, element: Element) -> Afspraak:
    percentage, buiten = plan.populatie or (100, "volledig")
    geleverd = len(productie.clienten)
    afgesproken = max(1, (geleverd * 100 + percentage // 2) // percentage)
    # Where only more clients change the budget, it is agreed on those who will come.
    alleen_meer = (plan.perceel.get("parameters") or {}).get("richting_clienten") == "alleen_meer"
    bedrag = int((min(afgesproken, max(1, geleverd)) if alleen_meer else afgesproken) * plan.profiel.kosten)
    element |= {"bedrag": Decimal(bedrag), "clienten": afgesproken}
    if buiten != "volledig":
        element["parameters"] = {"buiten_bandbreedte_clienten": buiten}
    return Afspraak(element, _divide(Fraction(bedrag), plan.gemeenten))


def _apply_scenario(
    scenario: Scenario, productie: Productie, element: Element, plekbudgetten: Mapping[str, int]
) -> Afspraak:
    budgetten = _make_budgetten(scenario, productie)
    if element["soort"] == "budgetafspraak":
        # Places are settled outside the band: the wanted percentage is that of the rest of the contract.
        budgetten |= plekbudgetten
    if scenario.per_gemeente:
        element["gemeenten"] = {code: Decimal(bedrag) for code, bedrag in sorted(budgetten.items())}
    else:
        element["bedrag"] = Decimal(sum(budgetten.values()))
    if element["soort"] == "budgetplafond":
        return Afspraak(element)
    element["bandbreedte"] = Decimal(scenario.bandbreedte)
    element["buiten_bandbreedte"] = scenario.buiten
    if scenario.maximum is not None:
        element["maximum_bijbetaling"] = Decimal(scenario.maximum)
    element |= _make_prikkels(scenario, productie)
    return Afspraak(element, {code: Fraction(bedrag) for code, bedrag in budgetten.items()})


def _make_budgetten(scenario: Scenario, productie: Productie) -> dict[str, int]:
    """Choose budgets in whole euros, so that what was realised is the wanted percentage of them."""
    budgetten = {}
    for index, (code, bedrag) in enumerate(sorted(productie.bedragen.items())):
        percentage = _PER_GEMEENTE[index % 3] if scenario.per_gemeente else scenario.verhouding
        budgetten[code] = max(1, int(bedrag * 100 / percentage))
    return budgetten


def _make_prikkels(scenario: Scenario, productie: Productie) -> Element:
    prikkels: Element = {}
    clienten = len(productie.clienten)
    if scenario.besparing is not None:
        minimum = clienten + 5 if scenario.te_weinig_clienten else 1
        prikkels["besparing"] = scenario.besparing | {"minimum_clienten": minimum}
    if scenario.bonus_malus is not None:
        prikkels["bonus_malus"] = scenario.bonus_malus
    if scenario.referentie:
        deel, maximum = scenario.kosten
        prikkels["gemiddelde_kosten"] = {
            "referentie": Decimal(int(productie.totaal * scenario.referentie / 100 / max(1, clienten))),
            "deel": Decimal(deel),
            "maximum_percentage": Decimal(maximum),
        } | ({"richting": scenario.richting} if scenario.richting else {})
    return prikkels


def _divide(bedrag: Fraction, gewichten: Mapping[str, int]) -> dict[str, Fraction]:
    totaal = sum(gewichten.values())
    return {code: bedrag * gewicht / totaal for code, gewicht in gewichten.items()}


def make_voorschotten(
    afspraak: Afspraak, model: str, jaar: int, toeval: Toeval
) -> list[tuple[str, date, int]]:
    """Give (municipality, day, whole euros): every month about a twelfth; a fixed amount exactly that."""
    rijen = []
    for code, bedrag in sorted(afspraak.vooruit.items()):
        for maand in range(1, 13):
            procent = 100 if model == "lumpsum" else toeval.tussen(97, 103)
            euro = int(bedrag * procent / 1200)
            if euro:
                rijen.append((code, date(jaar, maand, 15), euro))
    return rijen


def make_kpis(scenario: Scenario | None) -> list[tuple[str, Decimal, int]]:
    """Give (KPI, score, weight) that together weigh to the wanted score."""
    if scenario is None or scenario.score is None:
        return []
    score = Decimal(scenario.score)
    tevreden, doelen = score + Decimal("0.04"), score - Decimal("0.02")
    return [("clienttevredenheid", tevreden, 1), ("doelrealisatie", doelen, 2)]
