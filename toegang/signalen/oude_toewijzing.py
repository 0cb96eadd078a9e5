"""Allocations of before 2026.1 that a bundle would now refuse; stored rows are not judged again."""

from inkoop.kern.signaal import Signaalsoort, naamtekst
from toegang.controle import STRIJDIG

SIGNAAL = Signaalsoort(
    naam="Toewijzing die nu geweigerd zou worden",
    uitleg=(
        "Deze toewijzing is vastgelegd voordat de regels van 2026.1 golden. Zij blijft staan en telt mee "
        "zoals zij is. Herstel haar bij de eerstvolgende wijziging: dan wordt zij wel geweigerd."
    ),
    bron="regiobundel, Refused at load",
    onderwerp="toewijzing",
    over_client=True,
    query=f"""
SELECT s.id || ' ' || s.fout AS sleutel, s.id AS onderwerp_id, s.contract_id, s.gemeente_id,
    NULL AS jaar, 'Toewijzing ' || s.nummer || ' van ' || {naamtekst("gemeente", "s.gemeente_id")}
        || ' ' || s.fout || ' (contract ' || s.contract || ', perceel '
        || {naamtekst("perceel", "c.perceel_id")} || ')' AS tekst
FROM ({STRIJDIG}) s JOIN contracten_contract c ON c.id = s.contract_id
""",  # noqa: S608 - a constant
)
