"""Whose sight is limited to one law: asked, confirmed and kept as roles are."""

import django.contrib.postgres.fields
import pgtrigger.migrations
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis

_NU = """
CREATE OR REPLACE FUNCTION gebruikers_bewaak_rollen() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wie bigint := public.inkoop_gebruiker();
    afgesproken varchar[];
    dag date;
    bij_wet varchar[];
BEGIN
    IF public.inkoop_is_systeem() OR wie IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.rollen <> '{}' OR NEW.wetten <> '{}' OR NEW.is_superuser THEN
            RAISE EXCEPTION 'Een nieuw account heeft nog geen rol.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.rollen, NEW.wetten, NEW.toegang_tot, NEW.is_superuser, NEW.is_active)
        IS NOT DISTINCT FROM (OLD.rollen, OLD.wetten, OLD.toegang_tot, OLD.is_superuser, OLD.is_active) THEN
        RETURN NEW;
    END IF;
    IF NEW.id = wie THEN
        RAISE EXCEPTION 'Niemand verandert zijn eigen rechten.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.is_superuser AND NOT OLD.is_superuser THEN
        RAISE EXCEPTION 'Alleen een opdracht op de server maakt iemand beheerder van alles.'
            USING ERRCODE = 'check_violation';
    END IF;

    IF NEW.is_active AND NOT OLD.is_active AND NEW.rollen <> '{}' THEN
        RAISE EXCEPTION 'Wie weer wordt aangezet, heeft nog geen rol.' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.rollen, NEW.wetten, NEW.toegang_tot)
        IS DISTINCT FROM (OLD.rollen, OLD.wetten, OLD.toegang_tot) THEN
        SELECT v.rollen, v.wetten, v.tot INTO afgesproken, bij_wet, dag FROM public.gebruikers_rechtenverzoek v
            WHERE v.account_id = NEW.id AND v.status = 'bevestigd' ORDER BY v.besloten_op DESC LIMIT 1;
        IF (afgesproken, bij_wet, dag) IS DISTINCT FROM (NEW.rollen, NEW.wetten, NEW.toegang_tot) THEN
            RAISE EXCEPTION 'Deze rechten zijn niet gevraagd en bevestigd.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
"""
_EERDER = """
CREATE OR REPLACE FUNCTION gebruikers_bewaak_rollen() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wie bigint := public.inkoop_gebruiker();
    afgesproken varchar[];
    dag date;
BEGIN
    IF public.inkoop_is_systeem() OR wie IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.rollen <> '{}' OR NEW.is_superuser THEN
            RAISE EXCEPTION 'Een nieuw account heeft nog geen rol.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.rollen, NEW.toegang_tot, NEW.is_superuser, NEW.is_active)
        IS NOT DISTINCT FROM (OLD.rollen, OLD.toegang_tot, OLD.is_superuser, OLD.is_active) THEN
        RETURN NEW;
    END IF;
    IF NEW.id = wie THEN
        RAISE EXCEPTION 'Niemand verandert zijn eigen rechten.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.is_superuser AND NOT OLD.is_superuser THEN
        RAISE EXCEPTION 'Alleen een opdracht op de server maakt iemand beheerder van alles.'
            USING ERRCODE = 'check_violation';
    END IF;

    IF NEW.is_active AND NOT OLD.is_active AND NEW.rollen <> '{}' THEN
        RAISE EXCEPTION 'Wie weer wordt aangezet, heeft nog geen rol.' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.rollen, NEW.toegang_tot) IS DISTINCT FROM (OLD.rollen, OLD.toegang_tot) THEN
        SELECT v.rollen, v.tot INTO afgesproken, dag FROM public.gebruikers_rechtenverzoek v
            WHERE v.account_id = NEW.id AND v.status = 'bevestigd' ORDER BY v.besloten_op DESC LIMIT 1;
        IF (afgesproken, dag) IS DISTINCT FROM (NEW.rollen, NEW.toegang_tot) THEN
            RAISE EXCEPTION 'Deze rechten zijn niet gevraagd en bevestigd.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
"""
# The laws to which the account that looks is limited; NULL for who is not, and for a service of a region.
_WETTEN = """
CREATE FUNCTION gebruikers_wetten() RETURNS varchar[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT wetten::varchar[] FROM public.gebruikers_gebruiker
        WHERE coalesce(current_setting('inkoop.regio', true), '') = '' AND id = public.inkoop_gebruiker()
        AND wetten <> '{}'
$$;
"""
# The reading role reads accounts by column, without their passwords; an installation may have no such role.
_LEZER = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'inkoop_lezer') THEN
        GRANT SELECT (wetten) ON gebruikers_gebruiker TO inkoop_lezer;
    END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gebruikers", "0012_bericht"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="gebruiker",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gebruiker",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gebruiker",
            name="geschiedenis_delete",
        ),
        migrations.AddField(
            model_name="gebruiker",
            name="wetten",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                    max_length=20,
                ),
                blank=True,
                default=list,
                help_text="Van welke wetten dit account de zorg ziet. Leeg is alle.",
                size=None,
                verbose_name="wetten",
            ),
        ),
        migrations.AddField(
            model_name="gebruikerevent",
            name="wetten",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                    max_length=20,
                ),
                blank=True,
                default=list,
                help_text="Van welke wetten dit account de zorg ziet. Leeg is alle.",
                size=None,
                verbose_name="wetten",
            ),
        ),
        migrations.AddField(
            model_name="rechtenverzoek",
            name="wetten",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                    max_length=20,
                ),
                blank=True,
                default=list,
                help_text="Tot welke wetten het account wordt beperkt. Leeg is alle.",
                size=None,
                verbose_name="wetten erna",
            ),
        ),
        migrations.AddField(
            model_name="rechtenverzoek",
            name="wetten_voor",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                    max_length=20,
                ),
                blank=True,
                default=list,
                help_text="Tot welke wetten het account was beperkt.",
                size=None,
                verbose_name="wetten ervoor",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "toegang_tot", "wetten") SELECT new_values."is_active", new_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."rollen", new_values."toegang_tot", new_values."wetten" FROM new_values; RETURN NULL;',
                    hash="ce730ca3a4126c966b2a97fbae435f6be2e4c8f9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_33af7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "toegang_tot", "wetten") SELECT new_values."is_active", new_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."rollen", new_values."toegang_tot", new_values."wetten" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."is_active", old_values."is_superuser", old_values."rollen", old_values."toegang_tot", old_values."wetten") IS DISTINCT FROM ROW(new_values."is_active", new_values."is_superuser", new_values."rollen", new_values."toegang_tot", new_values."wetten"); RETURN NULL;',
                    hash="633b84aa992bc581b8ba20c6d7456de867cafaf2",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_2cb4b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "toegang_tot", "wetten") SELECT old_values."is_active", old_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."rollen", old_values."toegang_tot", old_values."wetten" FROM old_values; RETURN NULL;',
                    hash="3b62c8a693acf1fd6ce3c9b69fb4cd832cc88640",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_19ec8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.CheckConstraint(
                condition=models.Q(("wetten__contained_by", ["jeugd", "wmo", "participatie"])),
                name="gebruiker_heeft_bestaande_wetten",
            ),
        ),
        migrations.RunSQL(_NU, _EERDER),
        migrations.RunSQL(_WETTEN, "DROP FUNCTION gebruikers_wetten()"),
        migrations.RunSQL(_LEZER, migrations.RunSQL.noop),
    ]
