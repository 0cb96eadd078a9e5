"""Allocations of one client that give the same care on the same days."""

from inkoop.kern.signaal import Signaalsoort, naamtekst

SIGNAAL = Signaalsoort(
    naam="Toewijzingen van een cliënt overlappen",
    uitleg=(
        "Een cliënt heeft op dezelfde dagen twee toewijzingen voor hetzelfde product of traject. Beide "
        "tellen mee. Beëindig de oude als de nieuwe ervoor in de plaats komt."
    ),
    bron="iWmo/iJw OP257",
    onderwerp="toewijzing",
    over_client=True,
    query=f"""
SELECT t.id || ' ' || eerder.id AS sleutel, t.id AS onderwerp_id, t.contract_id, t.gemeente_id,
    NULL AS jaar,
    'Toewijzing ' || t.nummer || ' van ' || {naamtekst("gemeente", "t.gemeente_id")}
        || ' overlapt toewijzing ' || eerder.nummer || ' vanaf ' || to_char(t.ingangsdatum, 'DD-MM-YYYY')
        || coalesce(', voor ' || coalesce({naamtekst("product", "t.product_id")},
            {naamtekst("traject", "t.traject_id")}), '') AS tekst
FROM toegang_toewijzing t
JOIN toegang_toewijzing eerder ON eerder.client_id = t.client_id AND NOT eerder.ingetrokken
    AND (eerder.ingangsdatum, eerder.id) < (t.ingangsdatum, t.id)
    AND coalesce(eerder.einddatum, 'infinity') >= t.ingangsdatum
    AND (eerder.product_id, eerder.traject_id) IS NOT DISTINCT FROM (t.product_id, t.traject_id)
WHERE t.regio_id = %(regio)s AND NOT t.ingetrokken
""",  # noqa: S608 - a constant
)
