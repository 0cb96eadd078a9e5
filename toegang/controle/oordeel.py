"""Judges the delivery in `inname_regel`, set-based, into the temporary table `inname_oordeel`.

Conditions that look at one line only are judged in one pass. `dubbel` and `volume_overschreden` depend on
order, but not for most lines: a line that shares no day with another one, of an allocation in whose volume
all lines fit, is approved whatever the order. Only what is left is walked in order: allocations in whose
volume not all fits (`inname_krap`), and of the others the lines that share a day with another one
(`inname_botsing`). Credits come first (`inname_credit`). Source: docs/berekening.md, Controle.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from inkoop.kern.codes import CREDIT, Afkeurreden, Frequentie
from inkoop.kern.eenheden import MINUTEN_PER_UUR, MINUUT, UUR
from inkoop.platform.bestanden.verslag import Redentelling
from toegang.controle.verwijzing import join_toewijzing


def _in_grond(eenheid: str) -> str:
    """Return how many of the smallest unit of its kind a unit is, in SQL (`inkoop.kern.eenheden`)."""
    return f"CASE WHEN {eenheid} = '{UUR}' THEN {MINUTEN_PER_UUR} ELSE 1 END"


def _get_soort(eenheid: str) -> str:
    """Return the smallest unit of the kind of a unit, in SQL; the twin of `get_grondeenheid`."""
    return f"CASE WHEN {eenheid} = '{UUR}' THEN '{MINUUT}' ELSE {eenheid} END"


_BEOORDEEL = f"""
CREATE TEMPORARY TABLE inname_oordeel ON COMMIT DROP AS
SELECT r.regel, r.id AS nummer, r.begindatum, r.einddatum, r.volume, r.eenheid,
    coalesce(r.crediteert, '') AS crediteert, CAST(NULL AS bigint) AS crediteert_id,
    t.id AS toewijzing_id, t.contract_id, t.gemeente_id, t.product_id, t.ingetrokken,
    CASE WHEN factor.noemer = 1 THEN inkoop_rond_af(r.volume * factor.teller * tarief.bedrag)
        ELSE inkoop_rond_af(r.volume * factor.teller * tarief.bedrag, factor.noemer) END AS bedrag,
    -- In the smallest unit; a total without a unit is in that of the tariff.
    CASE WHEN t.frequentie = '{Frequentie.TOTAAL}'
        THEN t.volume * {_in_grond("coalesce(nullif(t.eenheid, ''), tarief.eenheid)")} END AS maximum,
    CASE
        WHEN r.crediteert IS NOT NULL THEN '{Afkeurreden.CREDIT_ONBEKEND}'
        WHEN extract(year FROM r.begindatum) <> extract(year FROM r.einddatum)
            THEN '{Afkeurreden.OVER_JAARGRENS}'
        WHEN r.begindatum < contract.ingangsdatum OR r.begindatum > contract.einddatum
            THEN '{Afkeurreden.BUITEN_CONTRACT}'
        WHEN t.ingetrokken THEN '{Afkeurreden.TOEWIJZING_INGETROKKEN}'
        WHEN r.begindatum < t.ingangsdatum OR r.einddatum > t.einddatum
            THEN '{Afkeurreden.BUITEN_TOEWIJZING}'
        WHEN t.eenheid <> '' AND {_get_soort("r.eenheid")} <> {_get_soort("t.eenheid")}
            THEN '{Afkeurreden.EENHEID_ONJUIST}'
        WHEN factor.noemer IS NULL AND {_get_soort("r.eenheid")} <> ALL (product.soorten)
            THEN '{Afkeurreden.EENHEID_ONJUIST}'
        WHEN factor.noemer IS NULL THEN '{Afkeurreden.GEEN_TARIEF}'
        WHEN r.volume = 0 THEN '{Afkeurreden.GEEN_VOLUME}'
        ELSE '' END AS reden,
    t.id IS NOT NULL AND NOT (bekend.is_dubbelzinnig AND r.gemeente IS NULL) AND r.in_orde AS in_orde
FROM (
    SELECT *, id = btrim(id) AND eenheid = btrim(eenheid)
        AND crediteert IS NOT DISTINCT FROM btrim(crediteert)
        AND begindatum::text = begintekst AND begindatum BETWEEN '1900-01-01' AND '9999-12-31'
        AND einddatum::text = eindtekst AND einddatum BETWEEN begindatum AND '9999-12-31'
        AND volume::text = volumetekst AND volume >= 0 AND volume < 1e18 AND scale(volume) <= 10 AS in_orde
    FROM (
        SELECT regel, id, toewijzing, eenheid, gemeente, crediteert,
            begindatum::date AS begindatum, begindatum AS begintekst,
            einddatum::date AS einddatum, einddatum AS eindtekst,
            volume::numeric AS volume, volume AS volumetekst
        -- OFFSET 0 keeps the casts to one per value.
        FROM inname_regel OFFSET 0
    ) waarde
) r
{join_toewijzing("r")}
LEFT JOIN toegang_toewijzing t ON t.id = bekend.id
LEFT JOIN contracten_contract contract ON contract.id = t.contract_id
LEFT JOIN LATERAL contracten_geldig_tarief(t.contract_id, t.product_id, r.begindatum) tarief ON true
CROSS JOIN LATERAL inkoop_eenheidsfactor(r.eenheid, tarief.eenheid) factor
LEFT JOIN (
    SELECT contract_id, product_id, array_agg(DISTINCT {_get_soort("eenheid::text")}) AS soorten
    FROM contracten_tarief GROUP BY contract_id, product_id
) product ON product.contract_id = t.contract_id AND product.product_id = t.product_id
"""  # noqa: S608 - codes, no input
_TEL_AFWIJKEND = "SELECT count(*) FROM inname_oordeel WHERE in_orde IS NOT TRUE"

_VERWIJDER_BEKENDE = """
WITH bekend AS (
    DELETE FROM inname_oordeel o USING toegang_prestatie p
    WHERE p.contract_id = o.contract_id AND p.nummer = o.nummer AND p.toewijzing_id = o.toewijzing_id
        AND p.begindatum = o.begindatum AND p.einddatum = o.einddatum
        AND p.volume = o.volume AND p.eenheid = o.eenheid AND p.crediteert_nummer = o.crediteert
    RETURNING o.contract_id, o.nummer, p.reden
)
SELECT reden, count(*), count(DISTINCT (contract_id, nummer)),
    (array_agg(nummer ORDER BY nummer) FILTER (WHERE reden <> ''))[:5]
FROM bekend GROUP BY reden
"""
# What a delivery has in it that is rejected, by reason.
_TEL_AFGEKEURD = """
SELECT reden, count(*), (array_agg(nummer ORDER BY regel))[:5] FROM inname_oordeel
WHERE reden <> '' GROUP BY reden
"""

# Which rows are lines that were rejected, now or when they were delivered before.
_VIND_AFGEKEURD = f"""
SELECT r.regel, p.reden FROM inname_regel r
{join_toewijzing("r")}
JOIN toegang_toewijzing t ON t.id = bekend.id
JOIN toegang_prestatie p ON p.contract_id = t.contract_id AND p.nummer = r.id
WHERE p.reden = ANY(%(redenen)s) ORDER BY r.regel LIMIT %(bewaar)s
"""  # noqa: S608 - a constant

# What each credit takes back, if it is there; of two credits of one line the first one does.
_VIND_CREDITS = """
CREATE TEMPORARY TABLE inname_credit ON COMMIT DROP AS
SELECT o.regel, p.id AS crediteert_id, p.goedgekeurd AND p.gecrediteerd_door_id IS NULL
        AND row_number() OVER (PARTITION BY p.id ORDER BY o.begindatum, o.nummer COLLATE "C") = 1 AS kan,
    (p.toewijzing_id, p.begindatum, p.einddatum, p.volume, p.eenheid)
        = (o.toewijzing_id, o.begindatum, o.einddatum, o.volume, o.eenheid) AS herhaalt
FROM inname_oordeel o
JOIN toegang_prestatie p ON p.contract_id = o.contract_id AND p.nummer = o.crediteert
WHERE o.crediteert <> ''
"""
# A credit says again what it takes back, and takes back nothing of its own delivery.
_TEL_AFWIJKENDE_CREDITS = """
SELECT (SELECT count(*) FROM inname_credit WHERE NOT herhaalt) + (
    SELECT count(*) FROM inname_oordeel o JOIN inname_oordeel a USING (contract_id)
    WHERE o.crediteert <> '' AND a.nummer = o.crediteert)
"""
_KEUR_CREDITS = f"""
UPDATE inname_oordeel o SET reden = '{CREDIT}', crediteert_id = c.crediteert_id
FROM inname_credit c WHERE c.regel = o.regel AND c.kan
"""  # noqa: S608 - codes, no input

# What still counts of earlier deliveries: what this delivery credits no longer does.
_EERDER = """
SELECT p.toewijzing_id, p.begindatum, p.einddatum, p.volume, p.eenheid FROM toegang_prestatie p
WHERE p.goedgekeurd AND p.gecrediteerd_door_id IS NULL
    AND NOT EXISTS (SELECT FROM inname_credit c WHERE c.kan AND c.crediteert_id = p.id)
"""
# Lines that share a day with one before them, with those; and what an earlier delivery leaves no room for.
# What was approved begins and ends in one year, so that two lines with a day in common are of the same year.
_VIND_BOTSINGEN = f"""
CREATE TEMPORARY TABLE inname_botsing ON COMMIT DROP AS
WITH raakt AS (
    SELECT regel, toewijzing_id, begindatum, nummer FROM (
        SELECT regel, toewijzing_id, begindatum, nummer, max(einddatum) OVER (
            PARTITION BY toewijzing_id ORDER BY begindatum ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS vorige
        FROM inname_oordeel WHERE reden = ''
    ) x WHERE begindatum <= vorige
), samen AS (
    SELECT o.regel, false AS eerder FROM raakt r JOIN inname_oordeel o USING (toewijzing_id)
    WHERE o.reden = '' AND o.begindatum <= r.begindatum AND o.einddatum >= r.begindatum
    UNION ALL
    SELECT o.regel, true FROM inname_oordeel o JOIN ({_EERDER}) p ON p.toewijzing_id = o.toewijzing_id
        AND extract(year FROM p.begindatum) = extract(year FROM o.begindatum)
    WHERE o.reden = '' AND p.begindatum <= o.einddatum AND p.einddatum >= o.begindatum
)
SELECT regel, bool_or(eerder) AS eerder FROM samen GROUP BY regel
"""  # noqa: S608 - a constant

# Per allocation with a total: what was approved before, by kind of unit; only where not all of it may fit.
_VIND_KRAPPE = f"""
CREATE TEMPORARY TABLE inname_krap ON COMMIT DROP AS
WITH nieuw AS (
    SELECT toewijzing_id, {_get_soort("eenheid")} AS soort, min(maximum) AS maximum,
        sum(volume * {_in_grond("eenheid")}) AS volume
    FROM inname_oordeel WHERE reden = '' AND maximum IS NOT NULL GROUP BY 1, 2
), eerder AS (
    SELECT p.toewijzing_id, {_get_soort("p.eenheid")} AS soort,
        sum(p.volume * {_in_grond("p.eenheid")}) AS volume
    FROM ({_EERDER}) p WHERE p.toewijzing_id IN (SELECT toewijzing_id FROM nieuw) GROUP BY 1, 2
)
SELECT toewijzing_id, array_agg(soort::text) AS soorten, array_agg(coalesce(eerder.volume, 0)) AS volumes
FROM nieuw LEFT JOIN eerder USING (toewijzing_id, soort)
GROUP BY toewijzing_id HAVING bool_or(nieuw.volume + coalesce(eerder.volume, 0) > nieuw.maximum)
"""  # noqa: S608 - a constant

_LOOP = f"""
CREATE TEMPORARY TABLE inname_gelopen (regel bigint, reden text) ON COMMIT DROP;
DO $$
DECLARE
    lijn record;
    vorige bigint;
    laatste date;
    volumes numeric[];
    plek integer;
BEGIN
    FOR lijn IN
        SELECT o.regel, o.toewijzing_id, o.begindatum, o.einddatum, o.maximum,
            o.volume * {_in_grond("o.eenheid")} AS volume, {_get_soort("o.eenheid")} AS soort,
            k.soorten, k.volumes, coalesce(b.eerder, false) AS eerder
        FROM inname_oordeel o
        LEFT JOIN inname_krap k USING (toewijzing_id)
        LEFT JOIN inname_botsing b USING (regel)
        WHERE o.reden = '' AND (k.toewijzing_id IS NOT NULL OR b.regel IS NOT NULL)
        ORDER BY o.toewijzing_id, o.begindatum, o.nummer COLLATE "C"
    LOOP
        IF lijn.toewijzing_id IS DISTINCT FROM vorige THEN
            vorige := lijn.toewijzing_id;
            laatste := NULL;
            volumes := lijn.volumes;
        END IF;
        plek := array_position(lijn.soorten, lijn.soort);
        IF lijn.eerder OR lijn.begindatum <= laatste THEN
            INSERT INTO inname_gelopen VALUES (lijn.regel, '{Afkeurreden.DUBBEL}');
        ELSIF volumes[plek] + lijn.volume > lijn.maximum THEN
            INSERT INTO inname_gelopen VALUES (lijn.regel, '{Afkeurreden.VOLUME_OVERSCHREDEN}');
        ELSE
            laatste := greatest(laatste, lijn.einddatum);
            IF plek IS NOT NULL THEN
                volumes[plek] := volumes[plek] + lijn.volume;
            END IF;
        END IF;
    END LOOP;
END $$
"""  # noqa: S608 - codes, no input

_KEUR_AF = "UPDATE inname_oordeel o SET reden = x.reden FROM inname_gelopen x WHERE x.regel = o.regel"


class AfwijkingError(Exception):
    """A staged line is not what the control may judge; checking the file line by line tells why."""


def judge_levering(regio_id: int) -> tuple[int, tuple[Redentelling, ...]]:
    """Judge the new lines in `inname_regel`; return how many were known already, with the same content.

    Of the known ones it tells as well which were rejected then, and so still are, by reason.

    Leaves `inname_oordeel` with one row per new line: `reden` is empty when it is approved, and `credit` when
    it takes back the line `crediteert_id`.

    Raises:
        AfwijkingError: for a line that no control may judge: an unknown allocation, a known id twice, a
            credit that does not
            repeat its line.
        DataError: for a value that is no date or number.
    """
    sleutels = {"regio": regio_id}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE inname_regel (id, toewijzing)")
        cursor.execute(_BEOORDEEL, sleutels)
        cursor.execute(_TEL_AFWIJKEND)
        if afwijkend := cursor.fetchone()[0]:
            raise AfwijkingError(f"{afwijkend} regels")
        cursor.execute(
            "ANALYZE inname_oordeel "
            "(nummer, toewijzing_id, contract_id, begindatum, einddatum, reden, maximum, crediteert)"
        )
        cursor.execute(_VERWIJDER_BEKENDE, sleutels)
        rijen = cursor.fetchall()
        bekend = sum(aantal for _, aantal, *_ in rijen)
        if meermaals := bekend - sum(uniek for _, _, uniek, _ in rijen):
            raise AfwijkingError(f"{meermaals} bekende kenmerken staan er meermaals")
        _judge_credits(cursor)
        _judge_volgorde(cursor)
    return bekend, _tell_redenen((reden, aantal, namen) for reden, aantal, _, namen in rijen)


def count_afgekeurd() -> tuple[Redentelling, ...]:
    """Return how many of the lines that were judged are rejected, by reason."""
    with connection.cursor() as cursor:
        cursor.execute(_TEL_AFGEKEURD)
        return _tell_redenen(cursor.fetchall())


def find_afgekeurde_rijen(regio_id: int, bewaar: int) -> tuple[tuple[int, str], ...]:
    """Return which staged rows are kept as rejected lines, with the reason in words: the first ones."""
    waarden: dict[str, Any] = {"regio": regio_id, "bewaar": bewaar, "redenen": list(Afkeurreden.values)}
    with connection.cursor() as cursor:
        cursor.execute(_VIND_AFGEKEURD, waarden)
        return tuple((regel, str(Afkeurreden(reden).label)) for regel, reden in cursor.fetchall())


def _tell_redenen(rijen: Iterable[tuple[str, int, list[str]]]) -> tuple[Redentelling, ...]:
    """Return in words and in the order of the control why lines are rejected; a credit is no rejection."""
    per_reden = {reden: (aantal, namen) for reden, aantal, namen in rijen}
    return tuple(
        Redentelling(reden.label, per_reden[reden][0], tuple(per_reden[reden][1]))
        for reden in Afkeurreden
        if reden in per_reden
    )


def _judge_credits(cursor: Any) -> None:
    """Judge what takes an earlier line back; nothing is asked of it but that line."""
    cursor.execute(_VIND_CREDITS)
    cursor.execute(_TEL_AFWIJKENDE_CREDITS)
    if afwijkend := cursor.fetchone()[0]:
        raise AfwijkingError(f"{afwijkend} credits")
    cursor.execute(_KEUR_CREDITS)


def _judge_volgorde(cursor: Any) -> None:
    """Judge what depends on the order of lines: days that are shared, and volumes that do not fit."""
    cursor.execute(_VIND_BOTSINGEN)
    cursor.execute("ANALYZE inname_botsing")
    cursor.execute(_VIND_KRAPPE)
    cursor.execute("ANALYZE inname_krap")
    cursor.execute(_LOOP)
    cursor.execute("ANALYZE inname_gelopen")
    cursor.execute(_KEUR_AF)
