"""Models `trajecten` and `plekken`: toewijzingen of which something may be recognised in the year.

Under `plekken` only those without a trajectory are asked for, since they park the contract.
Source: docs/berekening.md, Trajecten en Plekken; NL §8.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Trajectgroep
from bekostiging.berekening.modellen.trajecten import read_keuze
from bekostiging.berekening.trajectprijs import GELDT_VANAF
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
from inkoop.kern.beschrijving import Instelling, Parameter
from inkoop.kern.codes import Herkomst, Model
from inkoop.kern.modellen.trajecten import BESCHRIJVING, UITVAL_DAGEN
from inkoop.kern.opmaak import format_aantal, format_bedrag
from inkoop.kern.traject import Looptijd, Schakel, calculate_erkend_bedrag, get_jaardagen

# The set-based form of `inkoop.kern.keten.make_ketens`: only allocations that continue another are walked
# back, past what is not delivered, up to what begins anew after places.
KETENS = f"""
geleverd AS MATERIALIZED (
    SELECT g.*, EXISTS (
        SELECT FROM contracten_jaarafspraak j
        JOIN contracten_contract c ON c.id = j.contract_id
        WHERE j.contract_id = g.contract_id AND j.jaar = %(jaar)s AND CASE WHEN j.heeft_gemeentekeuze
            THEN EXISTS (SELECT FROM contracten_afgesprokengemeentekeuze k
                WHERE k.jaarafspraak_id = j.id AND k.gemeente_id = g.gemeente_id)
            ELSE EXISTS (SELECT FROM segmenten_gemeentekeuze k
                JOIN segmenten_perceelvoorkomen x ON x.id = k.perceelvoorkomen_id
                WHERE x.perceel_id = c.perceel_id AND daterange(x.vanaf, x.tot, '[]') @> %(jaareinde)s::date
                    AND k.gemeente_id = g.gemeente_id) END
    ) AS in_plekken
    FROM toegang_geleverd('-infinity', 'infinity') g
    WHERE g.contract_id = ANY(%(contracten_{Model.TRAJECTEN})s)
), terug AS (
    SELECT t.id AS toewijzing_id, t.id AS eerste, t.vervolg_op_id AS vorige, 0 AS plaats, 0 AS stap
    FROM geleverd g JOIN toegang_toewijzing t ON t.id = g.toewijzing_id
    WHERE t.vervolg_op_id IS NOT NULL AND NOT g.in_plekken
    UNION ALL
    SELECT r.toewijzing_id, coalesce(g.toewijzing_id, r.eerste), v.vervolg_op_id,
        r.plaats + CASE WHEN g.toewijzing_id IS NULL THEN 0 ELSE 1 END, r.stap + 1
    FROM terug r
    JOIN toegang_toewijzing v ON v.id = r.vorige
    LEFT JOIN geleverd g ON g.toewijzing_id = v.id
    WHERE NOT coalesce(g.in_plekken, false)
), gevonden AS (
    SELECT DISTINCT ON (toewijzing_id) toewijzing_id, eerste, plaats
    FROM terug ORDER BY toewijzing_id, stap DESC
), leden AS (
    SELECT * FROM gevonden UNION SELECT eerste, eerste, 0 FROM gevonden
), schakels AS (
    SELECT l.toewijzing_id, l.eerste, l.plaats, g.start, g.stop, g.gestopt,
        lead(g.start) OVER keten AS volgende
    FROM leden l JOIN geleverd g USING (toewijzing_id)
    WINDOW keten AS (PARTITION BY l.eerste ORDER BY g.start, l.plaats, l.toewijzing_id)
), ketens AS (
    SELECT s.toewijzing_id, s.eerste, s.plaats, s.start AS begin,
        first_value(s.start) OVER heel AS start,
        last_value(s.stop) OVER heel AS stop,
        last_value(s.gestopt) OVER heel AS gestopt,
        CASE WHEN s.volgende IS NOT NULL THEN least(s.stop, s.volgende - 1) END AS laatste
    FROM schakels s
    WINDOW heel AS (PARTITION BY s.eerste ORDER BY s.start, s.plaats, s.toewijzing_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), trajecten AS (
    SELECT k.toewijzing_id, k.start, k.stop, k.gestopt, k.begin, k.laatste,
        lag(k.laatste) OVER (PARTITION BY k.eerste ORDER BY k.begin, k.plaats, k.toewijzing_id)
            AS vorige_laatste
    FROM ketens k
    UNION ALL
    SELECT g.toewijzing_id, g.start, g.stop, g.gestopt, g.start, NULL, NULL
    FROM geleverd g WHERE NOT EXISTS (SELECT FROM leden l WHERE l.toewijzing_id = g.toewijzing_id)
)"""  # noqa: S608 - a constant
# A trajectory is what it was on its start. The year of the rates is that of the start, or the latest before
# it that is known. A year in which a link is not delivered may still have recognised days: those of a pause.
LIJNEN = f"""
WITH RECURSIVE {KETENS}
SELECT g.contract_id, g.gemeente_id, g.traject_id, g.toewijzing_id,
    k.start, k.stop, k.gestopt, k.begin, k.laatste, k.vorige_laatste,
    (SELECT coalesce(to_char(x.vanaf, 'DD-MM-YYYY'), '') FROM segmenten_trajectvoorkomen x
        WHERE x.traject_id = g.traject_id AND daterange(x.vanaf, x.tot, '[]') @> k.start) AS geldt_vanaf,
    (SELECT max(u.jaar) FROM segmenten_trajectvoorkomen x
        JOIN segmenten_uurtarief u ON u.expertise_id = x.expertise_id
        WHERE x.traject_id = g.traject_id AND daterange(x.vanaf, x.tot, '[]') @> k.start
            AND u.jaar <= extract(year FROM k.start)) AS tariefjaar
FROM geleverd g JOIN trajecten k USING (toewijzing_id)
WHERE g.traject_id IS NOT NULL
    AND daterange(k.begin, greatest(k.begin, coalesce(k.laatste, k.stop, 'infinity')), '[]')
        && daterange(%(begin)s, %(eind)s, '[]')
UNION ALL
SELECT g.contract_id, g.gemeente_id, NULL, g.toewijzing_id, g.start, g.stop, g.gestopt, g.start, NULL, NULL,
    NULL, NULL
FROM toegang_geleverd(%(begin)s, %(eind)s) g
WHERE g.contract_id = ANY(%(contracten)s) AND g.traject_id IS NULL
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


def make_groep(
    *,
    begin: date,
    laatste: date | None,
    vorige_laatste: date | None,
    start: date,
    **velden: Any,
) -> Trajectgroep:
    """Make a group; its place in a chain is left out where it is a chain of one."""
    schakel = Schakel(begin, laatste, vorige_laatste)
    return Trajectgroep(start=start, schakel=None if schakel == Schakel(start) else schakel, **velden)


def _make_lijn(rij: Rij, stap: Groepstap) -> Lijn | None:
    """Recognised up to this year minus what was before; nothing where both are the same days."""
    doorlooptijd = int(stap.gegevens.getal("doorlooptijd"))
    looptijd = Looptijd(rij["start"], rij["stop"], rij["gestopt"], doorlooptijd)
    schakel = Schakel(rij["begin"], rij["laatste"], rij["vorige_laatste"])
    keuze = read_keuze(
        {parameter.naam: _get_instelling(parameter, stap) for parameter in BESCHRIJVING.parameters}
    )
    voor, tot = get_jaardagen(looptijd, schakel, stap.jaar, keuze)
    if voor == tot:
        return None
    prijs = stap.decimaal("prijs")
    zin = _describe_deel(prijs, tot, doorlooptijd)
    if voor:
        zin = f"{zin}, min {_describe_deel(prijs, voor, doorlooptijd)}"
    bedrag = calculate_erkend_bedrag(prijs, voor, tot, doorlooptijd)
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, bedrag)


def _get_instelling(parameter: Parameter, stap: Groepstap) -> Instelling:
    """Give what a parameter was set to; before `uitval_dagen` was there, it was agreed nowhere."""
    if parameter is UITVAL_DAGEN and UITVAL_DAGEN.naam not in stap.gegevens.regel.velden:
        return Instelling(None, Herkomst.STANDAARD)
    return stap.get_instelling(parameter)


def _describe_deel(prijs: Decimal, dagen: int, doorlooptijd: int) -> str:
    return f"{format_bedrag(prijs)} x {dagen} / {format_aantal(doorlooptijd, 'dag', 'dagen')}"


VORM = Vormkolom(GELDT_VANAF.naam)
_DAGEN = ("start", "stop", "gestopt", "begin", "laatste", "vorige_laatste")
QUERY = Lijnquery(
    veld="trajecten",
    sql=LIJNEN,
    modellen=(Model.TRAJECTEN, Model.PLEKKEN),
    sleutels=(GEMEENTE, TRAJECT, *(Sleutelkolom(naam) for naam in _DAGEN)),
    sommen={"aantal": "count(*)"},
    make_groep=make_groep,
    stappen=(Lijnstap("traject_groep", (GEMEENTE, TRAJECT, VORM, Getalkolom("tariefjaar")), _make_lijn),),
)
