"""Migration operations for what Django's constraints cannot say: row-level security and final rows."""

from collections.abc import Sequence

from django.db.migrations.operations import RunSQL

from inkoop.platform.databank.geschiedenis import BEGINSTAND

# A row is seen by the system, or because the subquery under its own policy lets its contract through.
_VIA_OUDER = "(SELECT inkoop_is_systeem()) OR {kolom} IN (SELECT id FROM {ouder})"
_VIA_OUDEREVENT = (
    "(SELECT inkoop_is_systeem()) OR EXISTS "
    "(SELECT 1 FROM {ouder}event o WHERE o.pgh_obj_id = {tabel}event.{kolom})"
)
_ALLEEN_TRIGGERS = """
ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY;
CREATE POLICY zicht ON {tabel} FOR SELECT USING ({voorwaarde});
CREATE POLICY schrijven ON {tabel} FOR INSERT WITH CHECK ((SELECT inkoop_bezit('{tabel}')));
CREATE TRIGGER {tabel}_alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON {tabel}
    FOR EACH STATEMENT EXECUTE FUNCTION inkoop_weiger();
"""
_NIET_ALLEEN_TRIGGERS = """
DROP TRIGGER {tabel}_alleen_toevoegen ON {tabel};
DROP POLICY schrijven ON {tabel};
DROP POLICY zicht ON {tabel};
ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY;
"""
_HERSCHRIJF_ZICHTEN = """
DO $$
DECLARE beleid record; ouder text; lezen text; schrijven text;
BEGIN
    FOR beleid IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND tablename LIKE '{app}\\_%' LOOP
        lezen := beleid.qual;
        schrijven := beleid.with_check;
        FOREACH ouder IN ARRAY ARRAY{ouders} LOOP
            lezen := regexp_replace(lezen, format('{van}', ouder), format('{naar}', ouder), 'g');
            schrijven := regexp_replace(schrijven, format('{van}', ouder), format('{naar}', ouder), 'g');
        END LOOP;
        IF lezen IS DISTINCT FROM beleid.qual THEN
            EXECUTE format('ALTER POLICY %I ON %I USING (%s)', beleid.policyname, beleid.tablename, lezen);
        END IF;
        IF schrijven IS DISTINCT FROM beleid.with_check THEN
            EXECUTE format(
                'ALTER POLICY %I ON %I WITH CHECK (%s)', beleid.policyname, beleid.tablename, schrijven
            );
        END IF;
    END LOOP;
END $$;
"""
_BEGIN = """
DO $$
DECLARE kolommen text;
BEGIN
    SELECT string_agg(quote_ident(e.attname), ', ' ORDER BY e.attname) INTO kolommen
        FROM pg_attribute e JOIN pg_attribute t ON t.attname = e.attname
        WHERE e.attrelid = 'public.{tabel}event'::regclass AND e.attnum > 0 AND NOT e.attisdropped
            AND t.attrelid = 'public.{tabel}'::regclass AND t.attnum > 0 AND NOT t.attisdropped;
    EXECUTE format('INSERT INTO public.{tabel}event (pgh_created_at, pgh_label, pgh_obj_id, %s) '
        'SELECT now(), ''{label}'', id, %s FROM public.{tabel}', kolommen, kolommen);
END $$;
"""


def forceer_rijbeveiliging(tabel: str, voorwaarde: str) -> RunSQL:
    """Force row-level security on `tabel`: only rows for which SQL `voorwaarde` holds are read or written."""
    return RunSQL(
        f"""
        ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY;
        CREATE POLICY zicht ON {tabel} USING ({voorwaarde}) WITH CHECK ({voorwaarde});
        """,
        f"""
        DROP POLICY zicht ON {tabel};
        ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY;
        """,
    )


def herschrijf_zicht(tabel: str, nu: str, eerder: str) -> RunSQL:
    """Let another SQL condition say which rows of `tabel` are read or written."""
    zet = f"ALTER POLICY zicht ON {tabel} USING ({{0}}) WITH CHECK ({{0}})"
    return RunSQL(zet.format(nu), zet.format(eerder))


def make_zichtfunctie(tabel: str) -> RunSQL:
    """Give the rows of `tabel` that are seen a function of their own, `{tabel}_in_zicht()`.

    A policy that asks a table is planned with every policy of that table, and so on upwards, in every
    statement again: of a child five tables deep that took longer than the statement. What a function asks is
    planned once for a connection.
    """
    return RunSQL(
        f"""
        CREATE FUNCTION {tabel}_in_zicht() RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL SAFE
        AS $$ BEGIN RETURN QUERY SELECT id FROM public.{tabel}; END $$;
        """,  # noqa: S608 - the name of a table in a migration
        f"DROP FUNCTION {tabel}_in_zicht();",
    )


def zie_door_functies(app: str, *ouders: str) -> RunSQL:
    """Let the policies on the tables of `app` ask the functions of `ouders` instead of the tables.

    Args:
        app: label of the app, the beginning of the names of its tables.
        ouders: tables that have a function (`make_zichtfunctie`).
    """
    tabel, functie = r"\( SELECT %1$s\.id\s+FROM %1$s\)", "( SELECT %1$s_in_zicht() AS id)"
    gevraagd = r"\( SELECT %1$s_in_zicht\(\) AS id\)"
    return RunSQL(
        _HERSCHRIJF_ZICHTEN.format(app=app, ouders=list(ouders), van=tabel, naar=functie),
        _HERSCHRIJF_ZICHTEN.format(
            app=app, ouders=list(ouders), van=gevraagd, naar="( SELECT %1$s.id FROM %1$s)"
        ),
    )


def forceer_rijbeveiliging_via_ouder(tabel: str, kolom: str, ouder: str) -> RunSQL:
    """Force row-level security on a child table: a row is seen when its parent row in `ouder` is."""
    return forceer_rijbeveiliging(tabel, _VIA_OUDER.format(kolom=kolom, ouder=ouder))


def eis_zelfde_regio(tabel: str, kolom: str, doel: str) -> RunSQL:
    """Require that the row in `doel` that `tabel.kolom` points at lies in the same region.

    A composite foreign key says it, so that no service, import or admin page can mix two regions.
    """
    naam = f"{tabel}_{kolom}_ligt_in_dezelfde_regio"[:63]
    return RunSQL(
        f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} FOREIGN KEY ({kolom}, regio_id) "
        f"REFERENCES {doel} (id, regio_id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}",
    )


def verplaats_kolommen(
    van: str, naar: str, sleutel: str, kolommen: Sequence[str], *, mee: Sequence[str] = ()
) -> RunSQL:
    """Move columns to dated rows: each row of `van` gets one row in `naar`, with open ends.

    Put it after `naar` is made and before the columns go, while they may be empty. Back, a row gets what
    holds last.

    Args:
        sleutel: the column of `naar` that points at `van`.
        mee: columns that are copied, and stay in `van` as well.
    """
    rij, weg = ", ".join(kolommen), ", ".join(f"v.{kolom}" for kolom in kolommen)
    alles = ", ".join((*mee, *kolommen))
    return RunSQL(
        f"INSERT INTO {naar} ({sleutel}, {alles}) SELECT id, {alles} FROM {van} ORDER BY id",  # noqa: S608
        f"""
        SET CONSTRAINTS ALL IMMEDIATE;
        UPDATE {van} o SET ({rij}) = ROW ({weg}) FROM (
            SELECT DISTINCT ON ({sleutel}) * FROM {naar} ORDER BY {sleutel}, tot DESC NULLS FIRST
        ) v WHERE v.{sleutel} = o.id;
        """,  # noqa: S608 - names of tables, from a migration
    )


def weiger_truncate(tabel: str) -> RunSQL:
    """Refuse TRUNCATE, which would pass by every row trigger."""
    return RunSQL(
        f"CREATE TRIGGER {tabel}_wordt_niet_geleegd BEFORE TRUNCATE ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION inkoop_weiger()",
        f"DROP TRIGGER {tabel}_wordt_niet_geleegd ON {tabel}",
    )


def alleen_toevoegen(tabel: str) -> list[RunSQL]:
    """Make `tabel` append-only: UPDATE, DELETE and TRUNCATE are refused by the database."""
    return [
        RunSQL(
            f"CREATE TRIGGER {tabel}_alleen_toevoegen BEFORE UPDATE OR DELETE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION inkoop_weiger()",
            f"DROP TRIGGER {tabel}_alleen_toevoegen ON {tabel}",
        ),
        weiger_truncate(tabel),
    ]


def laat_alleen_eigenaar_schrijven(tabel: str) -> RunSQL:
    """Refuse changes of `tabel` by another role than the one that owns it, which is who migrates."""
    return RunSQL(
        f"CREATE TRIGGER {tabel}_bewaakt AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION inkoop_alleen_eigenaar()",
        f"DROP TRIGGER {tabel}_bewaakt ON {tabel}",
    )


def begin_geschiedenis(tabel: str) -> RunSQL:
    """Copy every row of `tabel` to its event table, so that the first change has something to differ from.

    The columns are those that the two have in common. Going back needs nothing: the event table goes.
    """
    return RunSQL(_BEGIN.format(tabel=tabel, label=BEGINSTAND), RunSQL.noop)


def laat_alleen_triggers_schrijven(tabel: str, voorwaarde: str) -> RunSQL:
    """Let rows of `tabel` be read where SQL `voorwaarde` holds, and be added only as the owner of the table.

    That is who the triggers of the history run as. Nobody changes or removes a row.
    """
    return RunSQL(
        _ALLEEN_TRIGGERS.format(tabel=tabel, voorwaarde=voorwaarde), _NIET_ALLEEN_TRIGGERS.format(tabel=tabel)
    )


def beveilig_geschiedenis(tabel: str, voorwaarde: str) -> RunSQL:
    """Guard the event table of `tabel`: read where SQL `voorwaarde` holds, written by its triggers only."""
    return laat_alleen_triggers_schrijven(f"{tabel}event", voorwaarde)


def beveilig_geschiedenis_via_ouder(tabel: str, kolom: str, ouder: str) -> RunSQL:
    """Guard the event table of a part: an event is read by who reads any event of its whole in `ouder`.

    By the events and not by the rows, so that the history of what was removed stays to be read.
    """
    return beveilig_geschiedenis(tabel, _VIA_OUDEREVENT.format(tabel=tabel, kolom=kolom, ouder=ouder))
