"""Model `clientbedrag`: client-months with a delivered day, at the tariff of the first one.

Source: docs/berekening.md, Realisatie; LS §3.1, KL §7.
"""

from typing import Any

from bekostiging.berekening.invoer import Clientmaandgroep
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import (
    PRODUCT,
    TARIEF,
    Lijnquery,
    Lijnstap,
    Rij,
    Sleutelkolom,
)
from bekostiging.selectors.opdracht import GEEN_PRODUCT
from inkoop.kern.codes import Model, Telperiode
from inkoop.kern.geld import rond_af
from inkoop.kern.modellen.clientbedrag import PER
from inkoop.kern.opmaak import format_bedrag, format_datum

# A client-month counts once, at the municipality of its first delivered day; of several the lowest code, and
# there the lowest number. Codes and numbers are compared by code point, whatever the collation.
LIJNEN = """
WITH maanden AS (
    SELECT m::date AS begin, (m + interval '1 month')::date AS volgende
    FROM generate_series(%(begin)s::timestamp, %(eind)s::timestamp, interval '1 month') m
), clientmaanden AS (
    SELECT DISTINCT ON (g.contract_id, g.product_id, g.client_id, m.begin)
        g.contract_id, g.product_id, g.client_id, m.begin AS maand, greatest(lower(p), m.begin) AS dag,
        x.code COLLATE "C" AS gemeente, g.toewijzing_id
    FROM toegang_geleverd(%(begin)s, %(eind)s) g
    CROSS JOIN LATERAL unnest(g.dagen) p
    JOIN maanden m ON lower(p) < m.volgende AND upper(p) > m.begin
    JOIN segmenten_gemeente x ON x.id = g.gemeente_id
    WHERE g.contract_id = ANY(%(contracten)s)
    ORDER BY g.contract_id, g.product_id, g.client_id, m.begin, dag, gemeente, g.nummer COLLATE "C"
)
SELECT c.*, a.bedrag AS tarief,
    c.maand = min(c.maand) OVER (PARTITION BY c.contract_id, c.product_id, c.client_id) AS eerste
FROM clientmaanden c
LEFT JOIN LATERAL contracten_geldig_tarief(c.contract_id, c.product_id, c.dag) a ON true
"""


class _Perkolom(Sleutelkolom):
    """Whether each month counts, or only the first of the year."""

    def write_voorwaarde(self) -> str:
        """Write the condition, which lets every month through where it is not per year."""
        return f"(%(stap_{self.naam})s <> '{Telperiode.JAAR}' OR lijn.eerste)"

    def read_waarde(self, stap: Groepstap) -> Any:
        """Read it from the step; those of earlier versions of the rules count every month."""
        return stap.tekst(self.naam) if stap.gegevens.has(self.naam) else Telperiode.MAAND.value


def _make_groep(*, product: str | None, **velden: Any) -> Clientmaandgroep:
    return Clientmaandgroep(product=product or GEEN_PRODUCT, **velden)


def _make_lijn(rij: Rij, stap: Groepstap) -> Lijn:
    tarief = stap.decimaal("tarief")
    per_jaar = _PER.read_waarde(stap) == Telperiode.JAAR
    periode = f"jaar {stap.jaar}" if per_jaar else f"maand {rij['maand'].month}"
    zin = f"{periode}, eerste dag {format_datum(rij['dag'])}: {format_bedrag(tarief)}"
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, rond_af(tarief))


_PER = _Perkolom(PER.naam)
_SLEUTELS = (Sleutelkolom("gemeente"), PRODUCT, TARIEF)
QUERY = Lijnquery(
    veld="clientmaanden",
    sql=LIJNEN,
    modellen=(Model.CLIENTBEDRAG,),
    sleutels=(*_SLEUTELS, Sleutelkolom("eerste")),
    sommen={"aantal": "count(*)"},
    make_groep=_make_groep,
    stappen=(Lijnstap("clientbedrag_groep", (*_SLEUTELS, _PER), _make_lijn),),
    volgorde='c.pseudoniem COLLATE "C", lijn.maand',
)
