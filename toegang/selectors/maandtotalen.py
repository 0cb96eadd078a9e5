"""Month totals, and the proof that they equal the lines they are made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from inkoop.kern.codes import CREDIT
from segmenten.models import Regio

# An approved line whose tariff was taken away later adds no amount; its settlement is parked.
LIJNTOTALEN = f"""
SELECT p.contract_id, t.gemeente_id, t.product_id,
    date_trunc('month', p.begindatum::timestamp)::date AS maand,
    count(*) FILTER (WHERE telt) AS aantal,
    count(*) FILTER (WHERE NOT p.goedgekeurd AND p.reden <> '{CREDIT}') AS aantal_afgekeurd,
    coalesce(sum(p.volume) FILTER (WHERE telt), 0) AS volume,
    coalesce(sum(CASE WHEN factor.noemer = 1 THEN inkoop_rond_af(p.volume * factor.teller * tarief.bedrag)
        ELSE inkoop_rond_af(p.volume * factor.teller * tarief.bedrag, factor.noemer) END)
        FILTER (WHERE telt), 0) AS bedrag
FROM toegang_prestatie p
JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
CROSS JOIN LATERAL toegang_telt(p.goedgekeurd, p.gecrediteerd_door_id, t.ingetrokken) telt
LEFT JOIN LATERAL contracten_geldig_tarief(p.contract_id, t.product_id, p.begindatum) tarief ON true
CROSS JOIN LATERAL inkoop_eenheidsfactor(p.eenheid, tarief.eenheid) factor
WHERE p.regio_id = %(regio)s
GROUP BY 1, 2, 3, 4
"""  # noqa: S608 - a code
_VERSCHILLEN = f"""
WITH lijn AS ({LIJNTOTALEN}), totaal AS (
    SELECT m.* FROM toegang_maandtotaal m
    JOIN contracten_contract c ON c.id = m.contract_id WHERE c.regio_id = %(regio)s
)
SELECT c.nummer, g.code, coalesce(pr.code, ''), coalesce(totaal.maand, lijn.maand),
    totaal.aantal, totaal.aantal_afgekeurd, totaal.volume, totaal.bedrag,
    lijn.aantal, lijn.aantal_afgekeurd, lijn.volume, lijn.bedrag
FROM totaal
FULL JOIN lijn ON lijn.contract_id = totaal.contract_id AND lijn.gemeente_id = totaal.gemeente_id
    AND coalesce(lijn.product_id, 0) = coalesce(totaal.product_id, 0) AND lijn.maand = totaal.maand
JOIN contracten_contract c ON c.id = coalesce(totaal.contract_id, lijn.contract_id)
JOIN segmenten_gemeente g ON g.id = coalesce(totaal.gemeente_id, lijn.gemeente_id)
LEFT JOIN segmenten_product pr ON pr.id = coalesce(totaal.product_id, lijn.product_id)
WHERE (totaal.aantal, totaal.aantal_afgekeurd, totaal.volume, totaal.bedrag)
    IS DISTINCT FROM (lijn.aantal, lijn.aantal_afgekeurd, lijn.volume, lijn.bedrag)
ORDER BY c.nummer COLLATE "C", g.code COLLATE "C", pr.code COLLATE "C", 4
"""  # noqa: S608 - a constant


@dataclass(frozen=True)
class Stand:
    """Numbers of lines, approved volume and amount in euros of one month."""

    aantal: int
    aantal_afgekeurd: int
    volume: Decimal
    bedrag: Decimal


@dataclass(frozen=True)
class Totaalverschil:
    """A month total that does not equal its lines; None where there is no total, or no line."""

    contract: str
    gemeente: str
    product: str
    maand: date
    totaal: Stand | None
    lijnen: Stand | None


def find_totaalverschillen(regio: Regio) -> list[Totaalverschil]:
    """Compare the month totals of a region with its lines; return what differs, ordered by contract.

    Call it within `met_systeemzicht()`, since it must see every line.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VERSCHILLEN, {"regio": regio.pk})
        rijen = cursor.fetchall()
    return [
        Totaalverschil(
            contract, gemeente, product, maand, _read_stand(*standen[:4]), _read_stand(*standen[4:])
        )
        for contract, gemeente, product, maand, *standen in rijen
    ]


def _read_stand(aantal: int | None, aantal_afgekeurd: int, volume: Decimal, bedrag: Decimal) -> Stand | None:
    return None if aantal is None else Stand(aantal, aantal_afgekeurd, volume, bedrag)
