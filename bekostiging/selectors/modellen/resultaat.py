"""Model `resultaat`: starts of the year and outcomes recorded in it, at the tariff of the effective start.

Source: docs/berekening.md, Realisatie; NL bijlage 1, AH ad 3.
"""

from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Resultaatgroep
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import (
    GEMEENTE,
    PRODUCT,
    TARIEF,
    Getalkolom,
    Lijnquery,
    Lijnstap,
    Rij,
    Sleutelkolom,
)
from bekostiging.selectors.opdracht import GEEN_PRODUCT
from inkoop.kern.codes import Model, Resultaatdeel
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.opmaak import format_bedrag, format_datum, format_percentage

LIJNEN = f"""
WITH zorg AS (
    SELECT * FROM toegang_geleverd('-infinity', 'infinity') WHERE contract_id = ANY(%(contracten)s)
), delen AS (
    SELECT z.*, '{Resultaatdeel.START}' AS deel, z.start AS datum, NULL::numeric AS behaald
    FROM zorg z WHERE z.start BETWEEN %(begin)s AND %(eind)s
    UNION ALL
    SELECT z.*, '{Resultaatdeel.UITKOMST}', r.datum, r.behaald
    FROM zorg z
    JOIN toegang_resultaat r ON r.toewijzing_id = z.toewijzing_id AND r.datum BETWEEN %(begin)s AND %(eind)s
)
SELECT d.contract_id, d.gemeente_id, d.product_id, a.bedrag AS tarief, d.deel, d.behaald,
    d.toewijzing_id, d.datum
FROM delen d
LEFT JOIN LATERAL contracten_geldig_tarief(d.contract_id, d.product_id, d.start) a ON true
"""  # noqa: S608 - codes, no input


def _make_groep(*, product: str | None, deel: str, **velden: Any) -> Resultaatgroep:
    return Resultaatgroep(product=product or GEEN_PRODUCT, deel=Resultaatdeel(deel), **velden)


def _make_start(rij: Rij, stap: Groepstap) -> Lijn:
    tarief, deel = stap.decimaal("tarief"), stap.decimaal("start_deel")
    zin = f"start op {format_datum(rij['datum'])}: {format_bedrag(tarief)} x {format_percentage(100 * deel)}"
    return _make_lijn(rij, zin, rond_af(exact(tarief) * exact(deel)))


def _make_uitkomst(rij: Rij, stap: Groepstap) -> Lijn:
    tarief, rest, behaald = stap.decimaal("tarief"), 1 - stap.decimaal("start_deel"), stap.decimaal("behaald")
    zin = f"{format_bedrag(tarief)} x {format_percentage(100 * rest)} x {format_percentage(100 * behaald)}"
    bedrag = rond_af(exact(tarief) * exact(rest) * exact(behaald))
    return _make_lijn(rij, f"resultaat op {format_datum(rij['datum'])}: {zin}", bedrag)


def _make_lijn(rij: Rij, berekening: str, bedrag: Decimal) -> Lijn:
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], berekening, bedrag)


_SLEUTELS, _BEHAALD = (GEMEENTE, PRODUCT, TARIEF), Getalkolom("behaald")
QUERY = Lijnquery(
    veld="resultaten",
    sql=LIJNEN,
    modellen=(Model.RESULTAAT,),
    sleutels=(*_SLEUTELS, Sleutelkolom("deel"), _BEHAALD),
    sommen={"aantal": "count(*)"},
    make_groep=_make_groep,
    stappen=(
        Lijnstap("resultaat_start", _SLEUTELS, _make_start, vast={"deel": Resultaatdeel.START}),
        Lijnstap(
            "resultaat_uitkomst",
            (*_SLEUTELS, _BEHAALD),
            _make_uitkomst,
            vast={"deel": Resultaatdeel.UITKOMST},
        ),
    ),
)
