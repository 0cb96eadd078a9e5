"""Outcomes that must occur in a demo year: each agreement gets one of these, in turn."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle

from inkoop.demo.regiobron import Element


@dataclass(frozen=True, slots=True)
class Scenario:
    """What an agreement is made to show.

    Attributes:
        verhouding: realisation as a percentage of the budget.
        bandbreedte, buiten, maximum: terms of the agreement, as in the region bundle.
        per_gemeente: whether budgets are agreed per municipality, with an own outcome for each.
        score: weighted KPI score; None for a contract without scores.
        besparing, bonus_malus: incentive as in the region bundle.
        te_weinig_clienten: whether the saving asks for more clients than there are.
        referentie: reference of the average costs, as a percentage of the realised average.
        kosten: share and maximum of that incentive.
        richting: whether it only charges, as NL §7.2 asks: costs per client may not rise; empty is both ways.
    """

    verhouding: int
    bandbreedte: str = "0.05"
    buiten: str = "volledig"
    maximum: str | None = None
    per_gemeente: bool = False
    score: str | None = None
    besparing: Element | None = None
    bonus_malus: Element | None = None
    te_weinig_clienten: bool = False
    referentie: int = 0
    kosten: tuple[str, str] = ("0.5", "0.10")
    richting: str = ""


def _besparing(kwaliteit: str | None = None, minimaal: str = "0.02") -> Element:
    deling: Element = {"deel_aanbieder": Decimal("0.3"), "minimaal": Decimal(minimaal), "minimum_clienten": 1}
    return deling | ({"kwaliteit_minimaal": Decimal(kwaliteit)} if kwaliteit else {})


def _bonus_malus(
    grondslag: str = "vergoeding", maximum: str | None = None, *, alleen_bonus: bool = False
) -> Element:
    schalen = [("0.85", "0.02"), ("0.65", "0"), ("0.40", "-0.02")][: 2 if alleen_bonus else None]
    regeling: Element = {
        "grondslag": grondslag,
        "schalen": [{"vanaf": Decimal(v), "percentage": Decimal(p)} for v, p in schalen],
    }
    return regeling | ({"maximum": Decimal(maximum)} if maximum else {})


BUDGETAFSPRAKEN = (
    Scenario(98),  # inside the band: the budget
    Scenario(85, score="0.86", besparing=_besparing("0.70")),  # saving shared
    Scenario(115),  # above, all settled
    Scenario(85, buiten="meerdere", score="0.61", besparing=_besparing("0.80")),  # score too low
    Scenario(118, buiten="meerdere", maximum="0.05"),  # held back by the maximum
    Scenario(108, maximum="0.15"),  # below the maximum
    Scenario(92, bandbreedte="0", besparing=_besparing(), te_weinig_clienten=True),
    Scenario(100, per_gemeente=True),
    Scenario(90, bandbreedte="0", besparing=_besparing("0.70")),  # no score known
    Scenario(104, bandbreedte="0", besparing=_besparing()),  # nothing saved
    Scenario(99, bandbreedte="0", besparing=_besparing()),  # saving below the minimum
    Scenario(97, besparing=_besparing()),  # inside the band, so the whole budget is paid
    Scenario(100, score="0.92", bonus_malus=_bonus_malus()),
    Scenario(101, score="0.45", bonus_malus=_bonus_malus("budget")),
    Scenario(99, score="0.90", bonus_malus=_bonus_malus(maximum="25.00")),
    Scenario(110, buiten="meerdere", score="0.30", bonus_malus=_bonus_malus()),  # below every scale
    Scenario(100, bonus_malus=_bonus_malus()),  # no score, so it waits for one
    Scenario(103, referentie=110),  # cheaper than the reference
    Scenario(96, referentie=92, richting="alleen_malus"),  # dearer, and that is charged
    Scenario(120, referentie=250, kosten=("0.5", "0.02")),  # held back by the maximum
    Scenario(102, bonus_malus=_bonus_malus(alleen_bonus=True)),  # no score, so no bonus
    Scenario(98, score="0.30", bonus_malus=_bonus_malus(alleen_bonus=True)),  # below every scale, so no bonus
)
# Places are paid as they were occupied, so nobody saves on them, and under model plekken it cannot be agreed.
ALLEEN_PLEKKEN = tuple(scenario for scenario in BUDGETAFSPRAKEN if scenario.besparing is None)
PLAFONDS = (Scenario(108), Scenario(88))  # budget reached, and not
# Clients as a percentage of what was agreed, and how a difference outside the band is settled.
POPULATIES = ((100, "volledig"), (130, "volledig"), (75, "volledig"), (130, "meerdere"), (75, "meerdere"))


class Rooster:
    """Hands out scenarios in turn, so that each occurs when there are enough contracts."""

    def __init__(self) -> None:
        """Begin at the first of each."""
        self._afspraken, self._plafonds = cycle(BUDGETAFSPRAKEN), cycle(PLAFONDS)
        self._plekken, self._populaties = cycle(ALLEEN_PLEKKEN), cycle(POPULATIES)

    def next_scenario(self, soort: str, alleen_plekken: bool) -> Scenario | None:
        """Give the next scenario for a kind of agreement; none where nothing was agreed.

        Args:
            soort: the kind of agreement.
            alleen_plekken: whether every municipality of the contract settles in places.
        """
        if soort == "budgetafspraak":
            return next(self._plekken if alleen_plekken else self._afspraken)
        return next(self._plafonds) if soort == "budgetplafond" else None

    def next_populatie(self) -> tuple[int, str]:
        """Give the next ratio of clients and how it is settled."""
        return next(self._populaties)
