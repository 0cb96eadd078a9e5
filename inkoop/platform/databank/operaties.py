"""Migration operations for what Django's constraints cannot say: row-level security and final rows."""

from django.db.migrations.operations import RunSQL

# A row is seen by the system, or because the subquery under its own policy lets its contract through.
_VIA_OUDER = "(SELECT inkoop_is_systeem()) OR {kolom} IN (SELECT id FROM {ouder})"


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


def forceer_rijbeveiliging_via_contract(tabel: str, kolom: str = "contract_id") -> RunSQL:
    """Force row-level security on a table whose rows belong to a contract."""
    return forceer_rijbeveiliging_via_ouder(tabel, kolom, "contracten_contract")


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
