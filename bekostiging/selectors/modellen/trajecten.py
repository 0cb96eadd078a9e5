"""Models `trajecten` and `plekken`: toewijzingen that are delivered in the year, by their dates.

Under `plekken` only those without a trajectory are asked for, since they park the contract.
Source: docs/berekening.md, Trajecten en Plekken; NL §8.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Trajectgroep
from bekostiging.berekening.modellen.trajecten import count_erkende_dagen, read_keuzes
from bekostiging.berekening.modellen.trajectprijs import GELDT_VANAF
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import (
    GEMEENTE,
    TRAJECT,
    Getalkolom,
    Lijnquery,
    Lijnstap,
    Rij,
    Sleutelkolom,
)
from inkoop.kern.codes import Model
from inkoop.kern.modellen.trajecten import ERKENNING, VOORTIJDIG
from inkoop.kern.opmaak import format_aantal, format_bedrag
from inkoop.kern.traject import Looptijd, calculate_erkend_bedrag

# A trajectory is what it was on its start. The year of the rates is that of the start, or the latest before
# it that is known.
LIJNEN = f"""
SELECT g.contract_id, g.gemeente_id, g.traject_id, g.start, g.gestopt AS stop, g.toewijzing_id,
    (SELECT coalesce(to_char(x.vanaf, 'DD-MM-YYYY'), '') FROM segmenten_trajectvoorkomen x
        WHERE x.traject_id = g.traject_id AND daterange(x.vanaf, x.tot, '[]') @> g.start) AS geldt_vanaf,
    (SELECT max(u.jaar) FROM segmenten_trajectvoorkomen x
        JOIN segmenten_uurtarief u ON u.expertise_id = x.expertise_id
        WHERE x.traject_id = g.traject_id AND daterange(x.vanaf, x.tot, '[]') @> g.start
            AND u.jaar <= extract(year FROM g.start)) AS tariefjaar
FROM toegang_geleverd(%(begin)s, %(eind)s) g
WHERE g.contract_id = ANY(%(contracten)s)
    AND (g.traject_id IS NULL OR g.contract_id = ANY(%(contracten_{Model.TRAJECTEN})s))
"""  # noqa: S608 - a constant


@dataclass(frozen=True)
class Vormkolom(Sleutelkolom):
    """Which form of the trajectory it is, by its first day; "" for one that has always held."""

    def write_voorwaarde(self) -> str:
        """Write the condition, which lets all forms through where the step knows of one only."""
        return f"(%(stap_{self.naam})s::text IS NULL OR {super().write_voorwaarde()})"

    def read_waarde(self, stap: Groepstap) -> Any:
        """Read the first day; None from a step of before there was more than one form."""
        if stap.gegevens.has(self.naam):
            return stap.tekst(self.naam)
        return "" if self.naam in stap.gegevens.regel.velden else None


def _make_lijn(rij: Rij, stap: Groepstap) -> Lijn | None:
    """Recognised up to this year minus recognised up to last year; nothing where both are the same days."""
    doorlooptijd = int(stap.gegevens.getal("doorlooptijd"))
    looptijd = Looptijd(rij["start"], rij["stop"], doorlooptijd)
    keuzes = read_keuzes(stap.get_instelling(ERKENNING), stap.get_instelling(VOORTIJDIG))
    voor, tot = count_erkende_dagen(looptijd, stap.jaar, *keuzes)
    if voor == tot:
        return None
    prijs = stap.decimaal("prijs")
    zin = _describe_deel(prijs, tot, doorlooptijd)
    if voor:
        zin = f"{zin}, min {_describe_deel(prijs, voor, doorlooptijd)}"
    bedrag = calculate_erkend_bedrag(prijs, voor, tot, doorlooptijd)
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, bedrag)


def _describe_deel(prijs: Decimal, dagen: int, doorlooptijd: int) -> str:
    return f"{format_bedrag(prijs)} x {dagen} / {format_aantal(doorlooptijd, 'dag', 'dagen')}"


VORM = Vormkolom(GELDT_VANAF.naam)
QUERY = Lijnquery(
    veld="trajecten",
    sql=LIJNEN,
    modellen=(Model.TRAJECTEN, Model.PLEKKEN),
    sleutels=(GEMEENTE, TRAJECT, Sleutelkolom("start"), Sleutelkolom("stop")),
    sommen={"aantal": "count(*)"},
    make_groep=Trajectgroep,
    stappen=(Lijnstap("traject_groep", (GEMEENTE, TRAJECT, VORM, Getalkolom("tariefjaar")), _make_lijn),),
)
