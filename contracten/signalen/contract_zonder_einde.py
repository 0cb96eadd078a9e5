"""A contract without a last day."""

from contracten.signalen import CONTRACT, CONTRACTNAAM
from inkoop.kern.signaal import Signaalsoort

SIGNAAL = Signaalsoort(
    naam="Contract zonder einddatum",
    uitleg=(
        "Dit contract heeft geen laatste dag. Zolang die ontbreekt, telt alles wat erop wordt geleverd. "
        "Vul de einddatum in zodra zij bekend is."
    ),
    bron="regiobundel, contracten: einddatum",
    onderwerp="contract",
    query=f"""
SELECT c.id::text AS sleutel, c.id AS onderwerp_id, c.id AS contract_id, NULL AS gemeente_id,
    NULL AS jaar, 'Contract ' || {CONTRACTNAAM} || ' loopt sinds ' || to_char(c.ingangsdatum, 'DD-MM-YYYY')
        || ' en heeft geen einddatum' AS tekst
FROM {CONTRACT} WHERE c.regio_id = %(regio)s AND c.einddatum IS NULL
""",  # noqa: S608 - a constant
)
