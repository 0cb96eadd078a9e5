"""SQL functions that every app's tables build on."""

from django.db import migrations

AFRONDEN = """
CREATE FUNCTION inkoop_rond_af(bedrag numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT round(bedrag, 2) $$;
COMMENT ON FUNCTION inkoop_rond_af(numeric) IS
    'SQL twin of inkoop.kern.geld.rond_af: cents, half up, ties away from zero';

CREATE FUNCTION inkoop_rond_af(teller numeric, noemer numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT sign(teller * noemer) * div(abs(teller) * 200 + abs(noemer), 2 * abs(noemer)) * 0.01 $$;
COMMENT ON FUNCTION inkoop_rond_af(numeric, numeric) IS
    'The same for the exact quotient teller/noemer: div() is exact where numeric division is not';
"""

ZICHT = """
CREATE FUNCTION inkoop_is_systeem() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('inkoop.rol', true), '') = 'systeem' $$;

CREATE FUNCTION inkoop_gebruiker() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('inkoop.gebruiker', true), '')::bigint $$;
"""

WEIGER = """
CREATE FUNCTION inkoop_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% op % is niet toegestaan: deze gegevens zijn definitief', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunSQL(
            AFRONDEN,
            "DROP FUNCTION inkoop_rond_af(numeric); DROP FUNCTION inkoop_rond_af(numeric, numeric);",
        ),
        migrations.RunSQL(ZICHT, "DROP FUNCTION inkoop_is_systeem(); DROP FUNCTION inkoop_gebruiker();"),
        migrations.RunSQL(WEIGER, "DROP FUNCTION inkoop_weiger();"),
    ]
