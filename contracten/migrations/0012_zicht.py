"""Providers are seen by who works in their region or for them."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import forceer_rijbeveiliging

EIGEN = """
CREATE FUNCTION contracten_eigen_aanbieders() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT aanbieder_id FROM public.contracten_aanbiedertoegang
        WHERE gebruiker_id = public.inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'aanbieder'
$$;
CREATE FUNCTION contracten_regios_van_aanbieder() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT regio_id FROM public.contracten_aanbieder WHERE id IN (SELECT public.contracten_eigen_aanbieders())
$$;
"""
# What the policy on providers lets through is what they may see.
ZICHTBAAR = """
CREATE OR REPLACE FUNCTION contracten_zichtbare_aanbieders() RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT id FROM public.contracten_aanbieder
$$;
"""
ZICHTBAAR_TERUG = """
CREATE OR REPLACE FUNCTION contracten_zichtbare_aanbieders() RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT aanbieder_id FROM public.contracten_aanbiedertoegang
        WHERE gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'aanbieder'
    UNION
    SELECT a.id FROM public.contracten_aanbieder a
        WHERE a.regio_id IN (
            SELECT t.regio_id FROM public.segmenten_regiotoegang t
                WHERE t.gebruiker_id = inkoop_gebruiker()
                AND current_setting('inkoop.bereik', true) = 'regio'
            UNION
            SELECT g.regio_id FROM public.segmenten_gemeentetoegang t
                JOIN public.segmenten_gemeente g ON g.id = t.gemeente_id
                WHERE t.gebruiker_id = inkoop_gebruiker()
                AND current_setting('inkoop.bereik', true) = 'gemeente')
$$;
"""
# A provider reads the structure that its contracts are about.
_VOOR_AANBIEDER = "CREATE POLICY aanbieder ON {tabel} FOR SELECT USING ({kolom} IN (SELECT contracten_regios_van_aanbieder()))"
# Who sets up an installation gives accounts of each region, so it knows the names of what they work for.
_HOOFDBEHEER = (
    "CREATE POLICY hoofdbeheer ON {tabel} FOR SELECT USING ((SELECT gebruikers_is_hoofdbeheerder()))"
)
NAMEN = ("segmenten_regio", "segmenten_gemeente", "segmenten_gemeentevoorkomen", "contracten_aanbieder")
# Of a request that was made before it is brought in now of which regions it is.
REGIOS_VAN_VERZOEK = """
ALTER TABLE gebruikers_rechtenverzoek DISABLE TRIGGER USER;
UPDATE gebruikers_rechtenverzoek v SET regios = ARRAY(
    SELECT r.code FROM segmenten_regio r WHERE EXISTS (
        SELECT 1 FROM unnest(v.erbij || v.eraf) AS s (sleutel) WHERE
            s.sleutel = 'regio:' || r.id
            OR s.sleutel IN (SELECT 'gemeente:' || g.id FROM segmenten_gemeente g WHERE g.regio_id = r.id)
            OR s.sleutel IN (SELECT 'aanbieder:' || a.id FROM contracten_aanbieder a WHERE a.regio_id = r.id))
    ORDER BY r.code);
ALTER TABLE gebruikers_rechtenverzoek ENABLE TRIGGER USER;
"""
STRUCTUUR = {
    "segmenten_regio": "id",
    "segmenten_gemeente": "regio_id",
    "segmenten_segment": "regio_id",
    "segmenten_perceel": "regio_id",
    "segmenten_product": "regio_id",
    "segmenten_expertise": "regio_id",
    "segmenten_opslag": "regio_id",
    "segmenten_traject": "regio_id",
    "segmenten_jaarcijfer": "regio_id",
    "segmenten_sturingselement": "regio_id",
}


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("contracten", "0011_eigen_gemeenten"),
        ("segmenten", "0015_zicht"),
        ("gebruikers", "0011_regios_van_verzoek"),
    ]
    operations = [
        migrations.RunSQL(
            EIGEN,
            "DROP FUNCTION contracten_regios_van_aanbieder(); DROP FUNCTION contracten_eigen_aanbieders();",
        ),
        migrations.RunSQL(ZICHTBAAR, ZICHTBAAR_TERUG),
        forceer_rijbeveiliging(
            "contracten_aanbieder",
            "(SELECT inkoop_is_systeem()) OR regio_id IN (SELECT segmenten_zichtbare_regios()) "
            "OR id IN (SELECT contracten_eigen_aanbieders())",
        ),
        *(
            migrations.RunSQL(
                _VOOR_AANBIEDER.format(tabel=tabel, kolom=kolom), f"DROP POLICY aanbieder ON {tabel}"
            )
            for tabel, kolom in STRUCTUUR.items()
        ),
        *(
            migrations.RunSQL(_HOOFDBEHEER.format(tabel=tabel), f"DROP POLICY hoofdbeheer ON {tabel}")
            for tabel in NAMEN
        ),
        migrations.RunSQL(REGIOS_VAN_VERZOEK, migrations.RunSQL.noop),
    ]
