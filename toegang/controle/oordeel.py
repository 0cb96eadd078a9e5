"""Judges the delivery in `inname_regel`, set-based, into the temporary table `inname_oordeel`.

Conditions that look at one line only are judged in one pass. `dubbel` and `volume_overschreden` depend
on order, but not for most lines: a double is found by its group, and as long as the lines that are not
double fit in an allocation's volume, no line of it is ever too much. Only the allocations that are left
(`inname_krap`) are walked in order. Source: docs/berekening.md, Controle.
"""

from django.db import connection

from inkoop.kern.codes import Afkeurreden, Frequentie

_BEOORDEEL = f"""
CREATE TEMPORARY TABLE inname_oordeel ON COMMIT DROP AS
SELECT r.regel, r.id AS nummer, r.begindatum, r.einddatum, r.volume, r.eenheid,
    t.id AS toewijzing_id, t.contract_id, t.gemeente_id, t.product_id, tarief.bedrag AS tarief,
    CASE WHEN t.frequentie = '{Frequentie.TOTAAL}' THEN t.volume END AS maximum,
    CASE
        WHEN extract(year FROM r.begindatum) <> extract(year FROM r.einddatum)
            THEN '{Afkeurreden.OVER_JAARGRENS}'
        WHEN r.begindatum < t.ingangsdatum OR r.einddatum > t.einddatum
            THEN '{Afkeurreden.BUITEN_TOEWIJZING}'
        WHEN r.begindatum > t.stop THEN '{Afkeurreden.NA_STOP}'
        -- The valid tariff decides the unit; where none is valid, all tariffs of the product do.
        WHEN r.eenheid <> tarief.eenheid THEN '{Afkeurreden.EENHEID_ONJUIST}'
        WHEN tarief.id IS NULL AND r.eenheid <> ALL (product.eenheden) THEN '{Afkeurreden.EENHEID_ONJUIST}'
        WHEN tarief.id IS NULL THEN '{Afkeurreden.GEEN_TARIEF}'
        ELSE '' END AS reden,
    t.id IS NOT NULL AND r.in_orde AS in_orde
FROM (
    SELECT *, id = btrim(id) AND eenheid = btrim(eenheid)
        AND begindatum::text = begintekst AND begindatum BETWEEN '1900-01-01' AND '9999-12-31'
        AND einddatum::text = eindtekst AND einddatum BETWEEN begindatum AND '9999-12-31'
        AND volume::text = volumetekst AND volume >= 0 AND volume < 1e18 AND scale(volume) <= 10 AS in_orde
    FROM (
        SELECT regel, id, toewijzing, eenheid,
            begindatum::date AS begindatum, begindatum AS begintekst,
            einddatum::date AS einddatum, einddatum AS eindtekst,
            volume::numeric AS volume, volume AS volumetekst
        -- OFFSET 0 keeps the casts to one per value.
        FROM inname_regel OFFSET 0
    ) waarde
) r
LEFT JOIN toegang_toewijzing t ON t.regio_id = %(regio)s AND t.nummer = r.toewijzing
LEFT JOIN LATERAL contracten_geldig_tarief(t.contract_id, t.product_id, r.begindatum) tarief ON true
LEFT JOIN (
    SELECT contract_id, product_id, array_agg(DISTINCT eenheid::text) AS eenheden
    FROM contracten_tarief GROUP BY contract_id, product_id
) product ON product.contract_id = t.contract_id AND product.product_id = t.product_id
"""  # noqa: S608 - codes, no input
_TEL_AFWIJKEND = "SELECT count(*) FROM inname_oordeel WHERE in_orde IS NOT TRUE"

_VERWIJDER_BEKENDE = """
WITH bekend AS (
    DELETE FROM inname_oordeel o USING toegang_prestatie p
    WHERE p.regio_id = %(regio)s AND p.nummer = o.nummer AND p.toewijzing_id = o.toewijzing_id
        AND p.begindatum = o.begindatum AND p.einddatum = o.einddatum
        AND p.volume = o.volume AND p.eenheid = o.eenheid
    RETURNING o.nummer
)
SELECT count(*), count(DISTINCT nummer) FROM bekend
"""

# Of equal lines the first by id stands; when an earlier delivery has one, none does.
_VIND_DUBBELE = """
CREATE TEMPORARY TABLE inname_dubbel ON COMMIT DROP AS
SELECT o.regel, true AS eerder FROM inname_oordeel o
JOIN toegang_prestatie p USING (toewijzing_id, begindatum, einddatum)
WHERE p.goedgekeurd AND o.reden = ''
UNION ALL
SELECT regel, false FROM (
    SELECT o.regel, row_number() OVER (
        PARTITION BY o.toewijzing_id, o.begindatum, o.einddatum ORDER BY o.nummer COLLATE "C"
    ) AS plaats
    FROM inname_oordeel o JOIN (
        SELECT toewijzing_id, begindatum, einddatum FROM inname_oordeel
        WHERE reden = '' GROUP BY 1, 2, 3 HAVING count(*) > 1
    ) groep USING (toewijzing_id, begindatum, einddatum)
    WHERE o.reden = ''
) x WHERE plaats > 1
"""

_VIND_KRAPPE = """
CREATE TEMPORARY TABLE inname_krap ON COMMIT DROP AS
SELECT nieuw.toewijzing_id, nieuw.maximum - coalesce(eerder.volume, 0) AS ruimte
FROM (
    SELECT toewijzing_id, maximum, sum(volume) AS volume FROM inname_oordeel o
    WHERE reden = '' AND maximum IS NOT NULL
        AND NOT EXISTS (SELECT FROM inname_dubbel d WHERE d.regel = o.regel)
    GROUP BY toewijzing_id, maximum
) nieuw
LEFT JOIN (
    SELECT p.toewijzing_id, sum(p.volume) AS volume FROM toegang_prestatie p
    WHERE p.goedgekeurd
        AND p.toewijzing_id IN (SELECT toewijzing_id FROM inname_oordeel WHERE maximum IS NOT NULL)
    GROUP BY p.toewijzing_id
) eerder USING (toewijzing_id)
WHERE nieuw.volume > nieuw.maximum - coalesce(eerder.volume, 0)
"""

_LOOP_KRAPPE = f"""
CREATE TEMPORARY TABLE inname_gelopen (regel bigint, reden text) ON COMMIT DROP;
DO $$
DECLARE
    lijn record;
    vorige bigint;
    rest numeric;
    dag date;
    einden date[];
BEGIN
    FOR lijn IN
        SELECT o.regel, o.toewijzing_id, o.begindatum, o.einddatum, o.volume, k.ruimte,
            coalesce(d.eerder, false) AS eerder
        FROM inname_krap k
        JOIN inname_oordeel o USING (toewijzing_id)
        LEFT JOIN inname_dubbel d ON d.regel = o.regel AND d.eerder
        WHERE o.reden = ''
        ORDER BY o.toewijzing_id, o.begindatum, o.nummer COLLATE "C"
    LOOP
        IF lijn.toewijzing_id IS DISTINCT FROM vorige THEN
            vorige := lijn.toewijzing_id;
            rest := lijn.ruimte;
            dag := NULL;
        END IF;
        IF lijn.begindatum IS DISTINCT FROM dag THEN
            dag := lijn.begindatum;
            einden := '{{}}';
        END IF;
        IF lijn.eerder OR lijn.einddatum = ANY (einden) THEN
            INSERT INTO inname_gelopen VALUES (lijn.regel, '{Afkeurreden.DUBBEL}');
        ELSIF lijn.volume > rest THEN
            INSERT INTO inname_gelopen VALUES (lijn.regel, '{Afkeurreden.VOLUME_OVERSCHREDEN}');
        ELSE
            rest := rest - lijn.volume;
            einden := einden || lijn.einddatum;
        END IF;
    END LOOP;
END $$
"""  # noqa: S608 - codes, no input

_KEUR_AF = f"""
UPDATE inname_oordeel o SET reden = x.reden FROM (
    SELECT regel, reden FROM inname_gelopen
    UNION
    SELECT d.regel, '{Afkeurreden.DUBBEL}' FROM inname_dubbel d JOIN inname_oordeel o USING (regel)
    WHERE NOT EXISTS (SELECT FROM inname_krap k WHERE k.toewijzing_id = o.toewijzing_id)
) x WHERE x.regel = o.regel
"""  # noqa: S608 - codes, no input


class AfwijkingError(Exception):
    """A staged line is not what the control may judge; checking the file line by line tells why."""


def judge_levering(regio_id: int) -> int:
    """Judge the new lines in `inname_regel`; return how many were known already, with the same content.

    Leaves `inname_oordeel` with one row per new line: `reden` is empty when it is approved.

    Raises:
        AfwijkingError: for a line that no control may judge: an unknown allocation, a known id twice.
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
            "ANALYZE inname_oordeel (nummer, toewijzing_id, begindatum, einddatum, reden, maximum)"
        )
        cursor.execute(_VERWIJDER_BEKENDE, sleutels)
        bekend, uniek = cursor.fetchone()
        if bekend != uniek:
            raise AfwijkingError(f"{bekend - uniek} bekende kenmerken staan er meermaals")
        _judge_volgorde()
    return int(bekend)


def _judge_volgorde() -> None:
    """Judge what depends on the order of lines: doubles, and volumes that do not fit."""
    with connection.cursor() as cursor:
        cursor.execute(_VIND_DUBBELE)
        cursor.execute("ANALYZE inname_dubbel")
        cursor.execute(_VIND_KRAPPE)
        cursor.execute("ANALYZE inname_krap")
        cursor.execute(_LOOP_KRAPPE)
        cursor.execute("ANALYZE inname_gelopen")
        cursor.execute(_KEUR_AF)
