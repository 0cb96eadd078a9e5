"""Searching a part of a number or a pseudonym with an index (docs/besluiten/0022-zoeken-met-een-index.md).

Under row-level security PostgreSQL tries the policy first, and `ILIKE` and `%` only on what is left: they may
tell something of a row that the policy hides, so no index serves them. The words to search stand therefore in
a table that only the owner reads, and `toegang_zoek` looks in it as the owner, within the same scope.
"""

from django.db import migrations

TABEL = """
CREATE TABLE toegang_zoekregel (
    toewijzing_id bigint PRIMARY KEY,
    contract_id bigint NOT NULL,
    gemeente_id bigint NOT NULL,
    nummer text NOT NULL,
    pseudoniem text NOT NULL
);
COMMENT ON TABLE toegang_zoekregel IS
    'What of an allocation can be searched. Kept by triggers, read by toegang_zoek and by nobody else';
CREATE INDEX zoekregel_nummer ON toegang_zoekregel USING gin (nummer gin_trgm_ops);
CREATE INDEX zoekregel_pseudoniem ON toegang_zoekregel USING gin (pseudoniem gin_trgm_ops);
-- New tables are for the application to read and write; this one is not.
DO $$
DECLARE rol text;
BEGIN
    FOR rol IN SELECT DISTINCT r.rolname
        FROM pg_class c CROSS JOIN aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.oid = 'public.toegang_zoekregel'::regclass AND r.rolname <> current_user
    LOOP
        EXECUTE format('REVOKE ALL ON public.toegang_zoekregel FROM %I', rol);
    END LOOP;
END $$;
"""
TRIGGERS = """
CREATE FUNCTION toegang_zoekregel_bij() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO toegang_zoekregel (toewijzing_id, contract_id, gemeente_id, nummer, pseudoniem)
        SELECT n.id, n.contract_id, n.gemeente_id, n.nummer, c.pseudoniem
            FROM nieuw n JOIN toegang_client c ON c.id = n.client_id
        ON CONFLICT (toewijzing_id) DO UPDATE SET contract_id = excluded.contract_id,
            gemeente_id = excluded.gemeente_id, nummer = excluded.nummer, pseudoniem = excluded.pseudoniem
            WHERE (toegang_zoekregel.contract_id, toegang_zoekregel.gemeente_id, toegang_zoekregel.nummer,
                toegang_zoekregel.pseudoniem) IS DISTINCT FROM
                (excluded.contract_id, excluded.gemeente_id, excluded.nummer, excluded.pseudoniem);
    RETURN NULL;
END $$;
CREATE FUNCTION toegang_zoekregel_af() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM toegang_zoekregel z USING oud o WHERE z.toewijzing_id = o.id;
    RETURN NULL;
END $$;
CREATE FUNCTION toegang_zoekregel_client() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE toegang_zoekregel z SET pseudoniem = n.pseudoniem
        FROM nieuw n JOIN toegang_toewijzing t ON t.client_id = n.id
        WHERE z.toewijzing_id = t.id AND z.pseudoniem <> n.pseudoniem;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION toegang_zoekregel_bij(), toegang_zoekregel_af(), toegang_zoekregel_client() FROM PUBLIC;
CREATE TRIGGER zoekregel_nieuw AFTER INSERT ON toegang_toewijzing REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION toegang_zoekregel_bij();
CREATE TRIGGER zoekregel_anders AFTER UPDATE ON toegang_toewijzing REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION toegang_zoekregel_bij();
CREATE TRIGGER zoekregel_weg AFTER DELETE ON toegang_toewijzing REFERENCING OLD TABLE AS oud
    FOR EACH STATEMENT EXECUTE FUNCTION toegang_zoekregel_af();
CREATE TRIGGER zoekregel_pseudoniem AFTER UPDATE ON toegang_client REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION toegang_zoekregel_client();
INSERT INTO toegang_zoekregel (toewijzing_id, contract_id, gemeente_id, nummer, pseudoniem)
    SELECT t.id, t.contract_id, t.gemeente_id, t.nummer, c.pseudoniem
        FROM toegang_toewijzing t JOIN toegang_client c ON c.id = t.client_id;
"""
# Within the scope of who asks: the contracts that its policies let through, and of a municipality its own.
BEREIK = """
((SELECT inkoop_is_systeem()) OR z.contract_id IN (SELECT id FROM contracten_contract))
    AND (coalesce(current_setting('inkoop.bereik', true), '') <> 'gemeente'
        OR z.gemeente_id IN (
            SELECT gemeente_id FROM segmenten_gemeentetoegang WHERE gebruiker_id = inkoop_gebruiker()))
"""
ZOEK = f"""
CREATE FUNCTION toegang_zoek(vraag text, ruim boolean, hoogstens integer)
    RETURNS TABLE (toewijzing_id bigint, gelijkenis real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    SET pg_trgm.similarity_threshold = 0.45 AS $$
DECLARE
    patroon text := '%' || replace(replace(replace(vraag, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%';
BEGIN
    IF ruim THEN
        RETURN QUERY SELECT z.toewijzing_id,
                greatest(similarity(z.nummer, vraag), similarity(z.pseudoniem, vraag))
            FROM toegang_zoekregel z WHERE (z.nummer % vraag OR z.pseudoniem % vraag) AND {BEREIK}
            ORDER BY 2 DESC, z.nummer, 1 LIMIT hoogstens;
    ELSE
        RETURN QUERY SELECT z.toewijzing_id, similarity(vraag, vraag)
            FROM toegang_zoekregel z WHERE (z.nummer ILIKE patroon OR z.pseudoniem ILIKE patroon) AND {BEREIK}
            ORDER BY z.nummer, 1 LIMIT hoogstens;
    END IF;
END $$;
COMMENT ON FUNCTION toegang_zoek(text, boolean, integer) IS
    'Allocations whose number or pseudonym holds a text, or (ruim) is like it, within the scope of who asks';
"""  # noqa: S608 - the scope is the text above
WEG = """
DROP FUNCTION toegang_zoek(text, boolean, integer);
DROP TRIGGER zoekregel_pseudoniem ON toegang_client;
DROP TRIGGER zoekregel_weg ON toegang_toewijzing;
DROP TRIGGER zoekregel_anders ON toegang_toewijzing;
DROP TRIGGER zoekregel_nieuw ON toegang_toewijzing;
DROP FUNCTION toegang_zoekregel_bij(), toegang_zoekregel_af(), toegang_zoekregel_client();
DROP TABLE toegang_zoekregel;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0011_prestatiesom"),
        ("contracten", "0002_bewaking"),
        ("segmenten", "0002_bewaking"),
    ]
    operations = [migrations.RunSQL([TABEL, TRIGGERS, ZOEK], WEG)]
