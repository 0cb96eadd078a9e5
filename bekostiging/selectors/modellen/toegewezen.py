"""Model `toegewezen`: the allocated volume of the paid days, at the tariff of each, rounded per toewijzing.

Source: docs/berekening.md, Toegewezen volume; AH bijlage 2. The set-based form of `inkoop.kern.volume`: a
volume is numerator/denominator, because numeric division is not exact.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bekostiging.berekening.invoer import Tariefvolume, Tekortsoort, Toewijzinggroep
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import (
    GEMEENTE,
    PRODUCT,
    Lijnquery,
    Lijnstap,
    Rij,
    Sleutelkolom,
    Versiegetalkolom,
)
from inkoop.kern.codes import Frequentie, Model
from inkoop.kern.eenheden import MINUTEN_PER_UUR
from inkoop.kern.geld import som
from inkoop.kern.opmaak import format_aantal, format_bedrag, format_datum, format_getal
from inkoop.kern.volume import MAANDNOEMER

# The year of a product is cut where a tariff begins or has ended (`stukken`), so that one tariff, or none, is
# valid on all days of a piece. `delen` are the paid days of a toewijzing within a piece. Minutes that become
# hours have a denominator 60 times as large; the sum of a toewijzing is made over that one.
LIJNEN = f"""
WITH maanden AS (
    SELECT datemultirange(daterange(m::date, (m + interval '1 month')::date)) AS dagen,
        (m + interval '1 month')::date - m::date AS lengte
    FROM generate_series(%(begin)s::timestamp, %(eind)s::timestamp, interval '1 month') m
), zorg AS (
    SELECT g.contract_id, g.gemeente_id, g.product_id, g.toewijzing_id, t.volume, t.eenheid, t.frequentie,
        CASE WHEN greatest(t.ingangsdatum, %(begin)s) < g.start
            THEN g.dagen + datemultirange(daterange(greatest(t.ingangsdatum, %(begin)s), g.start))
            ELSE g.dagen END AS dagen,
        CASE t.frequentie WHEN '{Frequentie.DAG}' THEN 1 WHEN '{Frequentie.WEEK}' THEN 7
            WHEN '{Frequentie.MAAND}' THEN {MAANDNOEMER}
            WHEN '{Frequentie.TOTAAL}' THEN t.einddatum - t.ingangsdatum + 1 END AS noemer,
        CASE WHEN t.frequentie = '' THEN '{Tekortsoort.FREQUENTIE}'
            WHEN t.volume IS NULL THEN '{Tekortsoort.VOLUME}'
            WHEN t.frequentie = '{Frequentie.TOTAAL}' AND t.einddatum IS NULL
            THEN '{Tekortsoort.EINDDATUM}' END AS tekort
    FROM toegang_geleverd(%(begin)s, %(eind)s) g
    JOIN toegang_toewijzing t ON t.id = g.toewijzing_id
    WHERE g.contract_id = ANY(%(contracten)s)
), grenzen AS (
    SELECT z.contract_id, z.product_id, d.dag
    FROM (SELECT DISTINCT contract_id, product_id FROM zorg) z
    CROSS JOIN LATERAL (
        SELECT %(begin)s::date AS dag UNION SELECT unnest(ARRAY[x.vanaf, x.tot + 1]) FROM contracten_tarief x
        WHERE x.contract_id = z.contract_id AND x.product_id = z.product_id
    ) d
    WHERE d.dag BETWEEN %(begin)s AND %(eind)s
), stukken AS (
    SELECT g.contract_id, g.product_id, a.bedrag, a.eenheid, datemultirange(daterange(g.dag,
        lead(g.dag, 1, %(eind)s::date + 1) OVER (PARTITION BY g.contract_id, g.product_id ORDER BY g.dag)
    )) AS dagen
    FROM grenzen g
    LEFT JOIN LATERAL contracten_geldig_tarief(g.contract_id, g.product_id, g.dag) a ON true
), delen AS (
    SELECT z.contract_id, z.gemeente_id, z.product_id, z.toewijzing_id, z.frequentie, z.tekort, z.volume,
        s.bedrag AS tarief, s.eenheid, f.teller AS factor, z.noemer, f.noemer AS deler,
        z.dagen * s.dagen AS dagen
    FROM zorg z
    JOIN stukken s ON s.contract_id = z.contract_id AND s.product_id IS NOT DISTINCT FROM z.product_id
        AND s.dagen && z.dagen
    LEFT JOIN LATERAL inkoop_eenheidsfactor(coalesce(nullif(z.eenheid, ''), s.eenheid), s.eenheid) f ON true
), volumes AS MATERIALIZED (
    SELECT d.*, d.volume * d.factor * CASE d.frequentie WHEN '{Frequentie.MAAND}' THEN (
            SELECT sum((upper(p) - lower(p)) * ({MAANDNOEMER} / m.lengte))
            FROM maanden m CROSS JOIN LATERAL unnest(m.dagen * d.dagen) p
        ) ELSE d.aantal END AS teller
    FROM (SELECT d.*, (SELECT sum(upper(p) - lower(p)) FROM unnest(d.dagen) p) AS aantal FROM delen d) d
)
SELECT v.contract_id, v.gemeente_id, v.product_id, v.toewijzing_id, v.frequentie,
    array_agg(v.tarief ORDER BY lower(v.dagen)) AS tarieven,
    array_agg(v.eenheid ORDER BY lower(v.dagen)) AS eenheden,
    array_agg(v.teller ORDER BY lower(v.dagen)) AS tellers,
    array_agg(v.noemer * v.deler ORDER BY lower(v.dagen)) AS noemers,
    array_agg(lower(v.dagen) ORDER BY lower(v.dagen)) AS eersten,
    array_agg(upper(v.dagen) - 1 ORDER BY lower(v.dagen)) AS laatsten,
    array_agg(v.aantal ORDER BY lower(v.dagen)) AS dagentallen,
    inkoop_rond_af(sum(v.teller * v.tarief * ({MINUTEN_PER_UUR} / v.deler)),
        min(v.noemer) * {MINUTEN_PER_UUR}) AS bedrag,
    coalesce(v.tekort, CASE WHEN bool_or(v.tarief IS NULL) THEN '{Tekortsoort.TARIEF}'
        WHEN bool_or(v.tarief IS NOT NULL AND v.factor IS NULL) THEN '{Tekortsoort.EENHEID}' END) AS tekort
FROM volumes v
GROUP BY v.contract_id, v.gemeente_id, v.product_id, v.toewijzing_id, v.frequentie, v.tekort
"""  # noqa: S608 - constants
# Per tariff; a toewijzing counts, and has its amount, at its first one.
DELEN = f"""
SELECT lijn.*, deel.*, deel.plaats = 1 AS telt
FROM ({LIJNEN}) lijn
CROSS JOIN LATERAL unnest(lijn.tarieven, lijn.eenheden, lijn.tellers, lijn.noemers)
    WITH ORDINALITY deel (tarief, eenheid, teller, noemer, plaats)
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class _Deel:
    """The row of one tariff within a group."""

    sleutel: tuple[str, str, str]
    volume: Tariefvolume
    aantal: int
    bedrag: Decimal


def _make_deel(
    *,
    gemeente: str,
    product: str,
    frequentie: str,
    tarief: Decimal,
    eenheid: str,
    noemer: int,
    tekort: None,
    aantal: int,
    teller: Decimal,
    bedrag: Decimal,
) -> _Deel:
    volume = Tariefvolume(tarief, eenheid, noemer, Decimal(teller))
    return _Deel((gemeente, product, frequentie), volume, aantal, bedrag)


def _voeg_samen(delen: list[_Deel]) -> list[Toewijzinggroep]:
    per_groep: dict[tuple[str, str, str], list[_Deel]] = defaultdict(list)
    for deel in delen:
        per_groep[deel.sleutel].append(deel)
    return [
        Toewijzinggroep(
            gemeente,
            product,
            Frequentie(frequentie),
            sum(deel.aantal for deel in eigen),
            tuple(sorted(deel.volume for deel in eigen)),
            som(deel.bedrag for deel in eigen),
        )
        for (gemeente, product, frequentie), eigen in per_groep.items()
    ]


def _make_lijn(rij: Rij, _: Groepstap) -> Lijn | None:
    if rij["tekort"] is not None:
        return None
    velden = ("eersten", "laatsten", "dagentallen", "tellers", "noemers", "eenheden", "tarieven")
    delen = zip(*(rij[veld] for veld in velden), strict=True)
    zin = "; ".join(_describe(*deel) for deel in delen)
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, rij["bedrag"])


def _describe(
    eerste: date, laatste: date, dagen: int, teller: Decimal, noemer: int, eenheid: str, tarief: Decimal
) -> str:
    wanneer = f"{format_datum(eerste)} tot en met {format_datum(laatste)}"
    if dagen <= (laatste - eerste).days:
        wanneer = f"{format_aantal(dagen, 'dag', 'dagen')} van {wanneer}"
    hoeveel = format_getal(teller)
    if noemer != 1:
        hoeveel = f"{hoeveel} / {format_getal(noemer)}"
    return f"{wanneer}: {hoeveel} {eenheid} x {format_bedrag(tarief)}"


_SLEUTELS = (GEMEENTE, PRODUCT, Sleutelkolom("frequentie"))
# Steps of earlier versions of the rules had one tariff for all days.
_VROEGER = (Versiegetalkolom("tarief", "tarieven[1]"), Versiegetalkolom("volume_noemer", "noemers[1]"))
_PER_TARIEF: Sequence[Sleutelkolom] = tuple(map(Sleutelkolom, ("tarief", "eenheid", "noemer", "tekort")))
QUERY = Lijnquery(
    veld="toewijzingen",
    sql=LIJNEN,
    groepsql=DELEN,
    modellen=(Model.TOEGEWEZEN,),
    sleutels=(*_SLEUTELS, *_PER_TARIEF),
    sommen={
        "aantal": "count(*) FILTER (WHERE lijn.telt)",
        "teller": "sum(lijn.teller)",
        "bedrag": "coalesce(sum(lijn.bedrag) FILTER (WHERE lijn.telt), 0.00)",
    },
    tekort="lijn.tekort",
    make_groep=_make_deel,
    voeg_samen=_voeg_samen,
    stappen=(Lijnstap("toegewezen_groep", (*_SLEUTELS, *_VROEGER), _make_lijn),),
)
