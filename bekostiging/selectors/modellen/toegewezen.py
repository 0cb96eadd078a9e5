"""Model `toegewezen`: the allocated volume of the year at the tariff of its first day, rounded each.

Source: docs/berekening.md, Toegewezen volume; AH bijlage 2. The set-based form of
`inkoop.kern.volume.get_toegewezen_volume`: a volume is numerator/denominator, because numeric division is
not exact.
"""

from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Tekortsoort, Toewijzinggroep
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
from inkoop.kern.codes import Frequentie, Model
from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal
from inkoop.kern.volume import MAANDNOEMER

# The days before the start count: it is the allocation that is paid, once there is care.
LIJNEN = f"""
WITH maanden AS (
    SELECT m::date AS begin, (m + interval '1 month')::date - 1 AS eind,
        (m + interval '1 month')::date - m::date AS lengte
    FROM generate_series(%(begin)s::timestamp, %(eind)s::timestamp, interval '1 month') m
), delen AS (
    SELECT t.id AS toewijzing_id, t.contract_id, t.gemeente_id, t.product_id, t.eenheid, t.frequentie,
        t.volume, t.ingangsdatum, t.einddatum,
        greatest(t.ingangsdatum, %(begin)s::date) AS eerste,
        least(t.einddatum, g.stop, %(eind)s::date) AS laatste
    FROM toegang_geleverd('-infinity', 'infinity') g
    JOIN toegang_toewijzing t ON t.id = g.toewijzing_id
    WHERE g.contract_id = ANY(%(contracten)s)
), volumes AS (
    SELECT d.*, a.bedrag AS tarief,
        d.volume * CASE d.frequentie WHEN '{Frequentie.MAAND}' THEN (
            SELECT sum((least(d.laatste, m.eind) - greatest(d.eerste, m.begin) + 1)
                * ({MAANDNOEMER} / m.lengte))
            FROM maanden m WHERE m.begin <= d.laatste AND m.eind >= d.eerste
        ) ELSE d.laatste - d.eerste + 1 END AS volume_teller,
        CASE d.frequentie WHEN '{Frequentie.DAG}' THEN 1 WHEN '{Frequentie.WEEK}' THEN 7
            WHEN '{Frequentie.MAAND}' THEN {MAANDNOEMER}
            WHEN '{Frequentie.TOTAAL}' THEN d.einddatum - d.ingangsdatum + 1 END AS volume_noemer,
        CASE WHEN d.frequentie = '' THEN '{Tekortsoort.FREQUENTIE}'
            WHEN d.volume IS NULL THEN '{Tekortsoort.VOLUME}'
            WHEN d.frequentie = '{Frequentie.TOTAAL}' AND d.einddatum IS NULL THEN '{Tekortsoort.EINDDATUM}'
            WHEN a.bedrag IS NULL THEN '{Tekortsoort.TARIEF}' END AS tekort
    FROM delen d
    LEFT JOIN LATERAL contracten_geldig_tarief(d.contract_id, d.product_id, d.eerste) a ON true
    WHERE d.eerste <= d.laatste
)
SELECT v.*, inkoop_rond_af(v.volume_teller * v.tarief, v.volume_noemer) AS bedrag FROM volumes v
"""  # noqa: S608 - constants
_SLEUTELS = (GEMEENTE, PRODUCT, TARIEF, Sleutelkolom("frequentie"), Getalkolom("volume_noemer"))


def _make_groep(*, tekort: None, frequentie: str, volume_teller: Decimal, **velden: Any) -> Toewijzinggroep:
    return Toewijzinggroep(frequentie=Frequentie(frequentie), volume_teller=Decimal(volume_teller), **velden)


def _make_lijn(rij: Rij, stap: Groepstap) -> Lijn:
    van, tot = format_datum(rij["eerste"]), format_datum(rij["laatste"])
    hoeveel = format_getal(rij["volume_teller"])
    if rij["volume_noemer"] != 1:
        hoeveel = f"{hoeveel} / {format_getal(rij['volume_noemer'])}"
    zin = f"{van} tot en met {tot}: {hoeveel} {rij['eenheid']} x {format_bedrag(stap.decimaal('tarief'))}"
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, rij["bedrag"])


QUERY = Lijnquery(
    veld="toewijzingen",
    sql=LIJNEN,
    modellen=(Model.TOEGEWEZEN,),
    sleutels=(*_SLEUTELS, Sleutelkolom("tekort")),
    sommen={"aantal": "count(*)", "volume_teller": "sum(lijn.volume_teller)", "bedrag": "sum(lijn.bedrag)"},
    tekort="lijn.tekort",
    make_groep=_make_groep,
    stappen=(Lijnstap("toegewezen_groep", _SLEUTELS, _make_lijn),),
)
