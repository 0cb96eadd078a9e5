"""What an account changes of the last day of another, and of coming back, was asked and confirmed too."""

from typing import Any

from django.db import migrations

_PLEK = "    -- wat is gevraagd en bevestigd\n"
_BEWAAK = """
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
    -- wat is gevraagd en bevestigd
    RETURN NEW;
END $$;
"""
_ROLLEN_EN_DAG = """
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
"""
_ROLLEN = """
    IF NEW.rollen IS DISTINCT FROM OLD.rollen THEN
        SELECT v.rollen INTO afgesproken FROM public.gebruikers_rechtenverzoek v
            WHERE v.account_id = NEW.id AND v.status = 'bevestigd' ORDER BY v.besloten_op DESC LIMIT 1;
        IF afgesproken IS DISTINCT FROM NEW.rollen THEN
            RAISE EXCEPTION 'Deze rollen zijn niet gevraagd en bevestigd.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [("gebruikers", "0008_rollen")]
    operations = [
        migrations.RunSQL(_BEWAAK.replace(_PLEK, _ROLLEN_EN_DAG), _BEWAAK.replace(_PLEK, _ROLLEN)),
    ]
