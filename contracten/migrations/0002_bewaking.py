"""Provider data is seen only by who may see that provider; nothing mixes two regions."""

from django.db import migrations

from contracten.models.zicht import forceer_rijbeveiliging_via_contract
from inkoop.platform.databank.operaties import (
    eis_zelfde_regio,
    forceer_rijbeveiliging,
    forceer_rijbeveiliging_via_ouder,
)

# Which providers the account of this transaction may see: its own, or those of the regions it works in.
ZICHTBAAR = """
CREATE FUNCTION contracten_zichtbare_aanbieders() RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT aanbieder_id FROM contracten_aanbiedertoegang
        WHERE gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.rol', true) = 'aanbieder'
    UNION
    SELECT a.id FROM contracten_aanbieder a WHERE current_setting('inkoop.rol', true) <> 'aanbieder'
        AND a.regio_id IN (
            SELECT t.regio_id FROM segmenten_regiotoegang t WHERE t.gebruiker_id = inkoop_gebruiker()
            UNION
            SELECT g.regio_id FROM segmenten_gemeentetoegang t
                JOIN segmenten_gemeente g ON g.id = t.gemeente_id WHERE t.gebruiker_id = inkoop_gebruiker())
$$;
"""
VIA_AFSPRAAK = [
    "gemeentebudget",
    "afgesprokengemeentekeuze",
    "plekafspraak",
    "afgesprokeninwoners",
    "verdeelgemeente",
    "afgesprokenprestatie",
    "besparingsdeling",
    "bonusmalus",
    "gemiddeldekosten",
]


class Migration(migrations.Migration):
    dependencies = [
        ("contracten", "0001_initial"),
        ("segmenten", "0002_bewaking"),
        ("databank", "0001_functies"),
    ]
    operations = [
        eis_zelfde_regio("contracten_contract", "aanbieder_id", "contracten_aanbieder"),
        eis_zelfde_regio("contracten_contract", "perceel_id", "segmenten_perceel"),
        migrations.RunSQL(ZICHTBAAR, "DROP FUNCTION contracten_zichtbare_aanbieders()"),
        forceer_rijbeveiliging(
            "contracten_contract",
            "(SELECT inkoop_is_systeem()) OR aanbieder_id IN (SELECT contracten_zichtbare_aanbieders())",
        ),
        *(
            forceer_rijbeveiliging_via_contract(f"contracten_{tabel}")
            for tabel in ("contractopslag", "maatwerk", "tarief", "jaarafspraak", "kpiscore", "voorschot")
        ),
        *(
            forceer_rijbeveiliging_via_ouder(
                f"contracten_{tabel}", "jaarafspraak_id", "contracten_jaarafspraak"
            )
            for tabel in VIA_AFSPRAAK
        ),
        forceer_rijbeveiliging_via_ouder(
            "contracten_bonusmalusschaal", "bonus_malus_id", "contracten_bonusmalus"
        ),
    ]
