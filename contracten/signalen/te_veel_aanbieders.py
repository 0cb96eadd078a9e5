"""A perceel with more providers than the region wanted at most."""

from inkoop.kern.signaal import Signaalsoort, naamtekst

SIGNAAL = Signaalsoort(
    naam="Meer aanbieders dan het maximum",
    uitleg=(
        "In dit perceel hebben meer aanbieders een lopend contract dan de regio hoogstens wil. Pas het "
        "maximum aan, of beëindig een contract."
    ),
    bron="regiobundel, percelen: aanbieders",
    onderwerp="perceel",
    query=f"""
SELECT v.perceel_id::text AS sleutel, v.perceel_id AS onderwerp_id, NULL AS contract_id,
    NULL AS gemeente_id, NULL AS jaar,
    'Perceel ' || {naamtekst("perceel", "p.id")} || ' heeft '
        || telling.aantal || ' aanbieders; het maximum is ' || v.aanbieders_maximaal AS tekst
FROM segmenten_perceel p
JOIN segmenten_perceelvoorkomen v ON v.perceel_id = p.id
    AND coalesce(v.vanaf, '-infinity') <= %(peildatum)s AND coalesce(v.tot, 'infinity') >= %(peildatum)s
CROSS JOIN LATERAL (
    SELECT count(DISTINCT c.aanbieder_id) AS aantal FROM contracten_contract c
    WHERE c.perceel_id = p.id AND coalesce(c.einddatum, 'infinity') >= %(peildatum)s
) telling
WHERE p.regio_id = %(regio)s AND telling.aantal > v.aanbieders_maximaal
""",  # noqa: S608 - a constant
)
