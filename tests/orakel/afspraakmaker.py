"""Random annual agreements: one that suits the model, with budgets, bands, caps and incentives."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol, TypeVar

_T = TypeVar("_T")
Rij = dict[str, Any]
GEMEENTEN = ("0983", "0889", "1507", "0893")
MET_BEDRAG = ("populatie", "beschikbaarheid", "lumpsum", "subsidie")


class Dobbelsteen(Protocol):
    """What draws."""

    def kans(self, kans: float) -> bool:
        """Say yes with a probability."""

    def choose(self, keuzes: Sequence[_T]) -> _T:
        """Choose one."""

    def getal(self, laag: int, hoog: int, decimalen: int) -> Decimal:
        """Draw a decimal number between bounds."""


def make_parameters(d: Dobbelsteen, model: str) -> Rij:
    """Make parameters that the model knows; often none."""
    mogelijk: dict[str, Rij] = {
        "trajecten": {
            "erkenning": d.choose(("naar_rato", "bij_start", "bij_afsluiting")),
            "voortijdig": d.choose(("volledig", "naar_rato")),
        },
        "resultaat": {"start_deel": d.getal(0, 1, 3)},
        "populatie": {
            "bandbreedte_clienten": d.choose((Decimal(0), Decimal("0.25"), Decimal("0.5"))),
            "buiten_bandbreedte_clienten": d.choose(("volledig", "meerdere")),
        },
    }
    return {sleutel: waarde for sleutel, waarde in mogelijk.get(model, {}).items() if d.kans(0.5)}


def make_jaarafspraak(d: Dobbelsteen, model: str, jaar: int) -> Rij:
    """Make an agreement for one year."""
    afspraak: Rij = {"jaar": jaar}
    if d.kans(0.85):
        afspraak["soort"] = d.choose(("geen", "budgetplafond", "budgetafspraak", "budgetafspraak"))
    afspraak |= _make_budget(d, model, afspraak.get("soort", "geen"))
    if d.kans(0.6):
        afspraak["bandbreedte"] = d.choose((Decimal(0), Decimal("0.05"), Decimal("0.3")))
    if d.kans(0.5):
        afspraak["buiten_bandbreedte"] = d.choose(("volledig", "meerdere"))
    if d.kans(0.3):
        afspraak["maximum_bijbetaling"] = d.choose((Decimal(0), Decimal("0.1"), Decimal("0.333")))
    parameters = make_parameters(d, model)
    if parameters:
        afspraak["parameters"] = parameters
    if d.kans(0.3):
        afspraak["gemeenten_lijst"] = list(dict.fromkeys(d.choose(GEMEENTEN) for _ in range(2)))
    return afspraak | _make_modeldelen(d, model) | _make_prikkels(d, afspraak)


def _make_budget(d: Dobbelsteen, model: str, soort: str) -> Rij:
    if model not in MET_BEDRAG and (soort == "geen" or d.kans(0.4)):
        return {} if soort == "geen" and d.kans(0.7) else {"gemeenten": _make_per_gemeente(d)}
    budget: Rij = {} if d.kans(0.02) else {"bedrag": d.getal(0, 6000, 2)}
    if model == "lumpsum" and d.kans(0.4):
        per_gemeente = _make_per_gemeente(d)
        budget = {"bedrag": sum(per_gemeente.values(), Decimal()), "gemeenten": per_gemeente}
    elif model in MET_BEDRAG and model != "lumpsum" and d.kans(0.1):
        budget["gemeenten"] = _make_per_gemeente(d)
    return budget


def _make_per_gemeente(d: Dobbelsteen) -> dict[str, Decimal]:
    return {code: d.getal(0, 3000, d.choose((0, 2))) for code in GEMEENTEN if d.kans(0.6)}


def _make_modeldelen(d: Dobbelsteen, model: str) -> Rij:
    match model:
        case "trajecten" | "plekken":
            return _make_plekken(d, model)
        case "populatie":
            return {"clienten": d.choose((1, 3, 5, 6, 9, 10, 20))}
        case "gebied":
            inwoners = {code: 100 + int(d.getal(0, 900, 0)) for code in GEMEENTEN if d.kans(0.7)}
            return {"bedrag_per_inwoner": d.getal(0, 9, 3), "inwoners": inwoners}
        case "beschikbaarheid":
            return {"beschikbare_dagen": d.choose((0, 1, 100, 365))} if d.kans(0.6) else {}
        case "subsidie":
            return {"prestaties": [_make_prestatie(d, f"p{n}") for n in range(d.choose((1, 2, 3)))]}
    return {}


def _make_plekken(d: Dobbelsteen, model: str) -> Rij:
    delen: Rij = {
        "plekken": {
            code: {
                f"T-{model}-{n}": d.choose((Decimal(0), Decimal(1), Decimal(2), Decimal("0.5")))
                for n in (1, 2)
            }
            for code in GEMEENTEN
            if d.kans(0.7)
        }
    }
    if model == "trajecten" and d.kans(0.4):
        delen["gemeentekeuze"] = {code: "plekken" for code in GEMEENTEN if d.kans(0.3)}
    return delen


def _make_prestatie(d: Dobbelsteen, naam: str) -> Rij:
    return {
        "naam": naam,
        "afgesproken": d.getal(1, 60, 1),
        **({} if d.kans(0.03) else {"gerealiseerd": d.getal(0, 80, 1)}),
        "gewicht": d.choose((Decimal("0.3"), Decimal("0.125"), Decimal("0.333"))),
    }


def _make_prikkels(d: Dobbelsteen, afspraak: Rij) -> Rij:
    prikkels: Rij = {}
    if d.kans(0.4):
        besparing: Rij = {"deel_aanbieder": d.getal(0, 1, 3)}
        if d.kans(0.5):
            besparing["minimaal"] = d.choose((Decimal("0.02"), Decimal("0.5")))
        if d.kans(0.5):
            besparing["minimum_clienten"] = d.choose((0, 1, 2))
        if d.kans(0.4):
            besparing["kwaliteit_minimaal"] = d.choose((Decimal("0.4"), Decimal("0.7")))
        prikkels["besparing"] = besparing
    if d.kans(0.4):
        schalen = [{"vanaf": Decimal("0.8"), "percentage": Decimal("0.0125")}]
        schalen += [{"vanaf": Decimal("0.5"), "percentage": Decimal(0)}] if d.kans(0.5) else []
        schalen += [{"vanaf": Decimal(0), "percentage": Decimal("-0.0375")}] if d.kans(0.7) else []
        prikkels["bonus_malus"] = {"schalen": schalen, "grondslag": "vergoeding"}
        if d.kans(0.5) and ("bedrag" in afspraak or "gemeenten" in afspraak):
            prikkels["bonus_malus"]["grondslag"] = "budget"
        if d.kans(0.4):
            prikkels["bonus_malus"]["maximum"] = d.getal(0, 60, 2)
    if d.kans(0.4):
        kosten: Rij = {"referentie": d.getal(0, 900, 2), "deel": d.getal(0, 1, 3)}
        if d.kans(0.6):
            kosten["maximum_percentage"] = d.choose((Decimal(0), Decimal("0.05"), Decimal(1)))
        prikkels["gemiddelde_kosten"] = kosten
    return prikkels
