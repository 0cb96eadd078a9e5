"""Makes small inputs for tests, of a region of three municipalities and one contract, and computes them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.invoer import (
    Clientental,
    Contractinvoer,
    Gemeente,
    Gemeentebudget,
    Jaarafspraak,
    Kpiscore,
    Parameters,
    Plekafspraak,
    Plekbezetting,
    Regelgroep,
    Regiogegevens,
    Traject,
    Trajectgroep,
    Uurtarief,
    Voorschot,
)
from inkoop.kern.codes import Model
from inkoop.kern.geld import exact, rond_af

BEESEL, VENLO, VENRAY = "0889", "0983", "0984"
_CODES = {"beesel": BEESEL, "venlo": VENLO, "venray": VENRAY}
JAAR = 2022


def make_regio(**anders: Any) -> Regiogegevens:
    """Three municipalities in an order that is not that of the codes, with inhabitants 1:6:3."""
    basis: dict[str, Any] = {
        "code": "proef",
        "jaar": JAAR,
        "gemeenten": (
            Gemeente(VENLO, ((2020, 60_000),)),
            Gemeente(VENRAY, ((2020, 30_000),)),
            Gemeente(BEESEL, ((2020, 10_000),)),
        ),
        "uurtarieven": (Uurtarief("hbo", 2021, Decimal(80)), Uurtarief("hbo", 2022, Decimal(84))),
        "trajecten": (Traject("AMB", "hbo", Decimal(2), 182),),
    }
    return Regiogegevens(**(basis | anders))


def make_contract(model: Model | str = Model.PXQ, **anders: Any) -> Contractinvoer:
    """A contract with an agreement `geen`; keys of Jaarafspraak go there, the others to the contract.

    `trajecten` are what was delivered, `afgesproken` what was agreed of them.
    """
    velden = Jaarafspraak.__dataclass_fields__.keys() - {"trajecten"}
    eigen = {naam: anders.pop(naam) for naam in list(anders) if naam in velden}
    afspraak = Jaarafspraak(**eigen, trajecten=anders.pop("afgesproken", ()))
    basis: dict[str, Any] = {
        "regio": anders.pop("regio", None) or make_regio(),
        "nummer": "C1",
        "aanbieder": "alfa",
        "perceel": "p1",
        "model": Model(model),
        "afspraak": afspraak,
    }
    return Contractinvoer(**(basis | anders))


def make_regels(**bedragen: str) -> tuple[Regelgroep, ...]:
    """Realised amounts per municipality: `venlo="900"`; one line at 0.01 each euro cent."""
    return tuple(
        Regelgroep(_CODES[naam], "45A04", Decimal(1), 1, Decimal(bedrag), rond_af(exact(Decimal(bedrag))))
        for naam, bedrag in bedragen.items()
    )


def make_budgetten(**bedragen: str) -> tuple[Gemeentebudget, ...]:
    """Budgets per municipality."""
    return tuple(Gemeentebudget(_CODES[naam], Decimal(bedrag)) for naam, bedrag in bedragen.items())


def make_clienten(**aantallen: int) -> tuple[Clientental, ...]:
    """Delivered clients per municipality."""
    return tuple(Clientental(_CODES[naam], aantal) for naam, aantal in aantallen.items())


def make_kpis(*scores: str) -> tuple[Kpiscore, ...]:
    """KPI scores with weight 1."""
    return tuple(Kpiscore(f"kpi{nummer}", Decimal(score)) for nummer, score in enumerate(scores))


def make_voorschotten(**bedragen: str) -> tuple[Voorschot, ...]:
    """Advances per municipality."""
    return tuple(Voorschot(_CODES[naam], Decimal(bedrag)) for naam, bedrag in bedragen.items())


def make_plekcontract(**anders: Any) -> Contractinvoer:
    """Two municipalities with agreed places and what was occupied of them."""
    regio = make_regio(trajecten=(Traject("DAG", "hbo", Decimal(4), 365),))
    basis: dict[str, Any] = {
        "plekken": (Plekafspraak(VENLO, "DAG", Decimal(2)), Plekafspraak(VENRAY, "DAG", Decimal(1))),
        "bezetting": (
            Plekbezetting(VENLO, "DAG", Decimal(365), 400),
            Plekbezetting(VENRAY, "DAG", Decimal(100), 100),
        ),
        "trajecten": (Trajectgroep(VENRAY, "DAG", date(2022, 1, 1), None, None, 1),),
        "regio": regio,
    }
    return make_contract(anders.pop("model", "plekken"), **(basis | anders))


def make_populatie(afgesproken: int | None, geleverd: int, parameters: Parameters) -> Contractinvoer:
    """A fixed budget of 1000 for an agreed number of clients, and how many were delivered."""
    invoer = make_contract("populatie", bedrag=Decimal(1000), clienten=afgesproken, parameters=parameters)
    return replace(invoer, clienten=make_clienten(venlo=geleverd) if geleverd else ())


def get_realisatie(invoer: Contractinvoer) -> dict[str, str]:
    """What each municipality realised; the explanation tells the same amounts."""
    uitkomst = calculate_contractafrekening(invoer)
    check_uitleg(uitkomst)
    return {rij.gemeente: str(rij.realisatie) for rij in uitkomst.gemeenten}
