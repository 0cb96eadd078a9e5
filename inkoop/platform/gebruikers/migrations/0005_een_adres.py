"""One address per account, unique whatever its case; who confirmed it says django-allauth's table.

Addresses were typed by an operator and could be double: the account that signed in last keeps it, the others are
asked for theirs when they sign in. The own counters of attempts go, since limits stand with the broker.
"""

from typing import Any

from django.db import migrations, models
from django.db.models.functions import Lower

_LEZER = "inkoop_lezer"
# Who signed in last is who uses it; among those who never did, the oldest account.
_SCHOON = """
UPDATE gebruikers_gebruiker SET email = lower(trim(email)) WHERE email <> lower(trim(email));
UPDATE gebruikers_gebruiker SET email = '' WHERE id IN (
    SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY email ORDER BY last_login DESC NULLS LAST, id) AS plaats
        FROM gebruikers_gebruiker WHERE email <> ''
    ) AS per_adres WHERE plaats > 1
);
"""
_ADRESSEN = """
INSERT INTO account_emailaddress (user_id, email, verified, "primary")
SELECT id, email, false, true FROM gebruikers_gebruiker WHERE email <> '';
SET CONSTRAINTS ALL IMMEDIATE;
"""
# The reader reads nothing with which it could act as somebody.
_DICHT = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{rol}') THEN
        REVOKE SELECT ON account_emailaddress, account_emailconfirmation FROM {rol};
    END IF;
END $$
"""
_OPEN = _DICHT.replace("REVOKE", "GRANT").replace("FROM {rol}", "TO {rol}")


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("gebruikers", "0004_geschiedenis"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [
        migrations.RunSQL(_SCHOON, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="gebruiker",
            name="email",
            field=models.EmailField(
                blank=True,
                help_text="Hiermee meldt iemand zich ook aan. Het telt zodra de eigenaar het bevestigt.",
                max_length=254,
                verbose_name="e-mailadres",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="een_account_per_emailadres",
                violation_error_message="Een ander account heeft dit e-mailadres al.",
            ),
        ),
        migrations.RunSQL(_ADRESSEN, "DELETE FROM account_emailaddress; SET CONSTRAINTS ALL IMMEDIATE;"),
        migrations.RunSQL(_DICHT.format(rol=_LEZER), _OPEN.format(rol=_LEZER)),
        migrations.DeleteModel(name="Aanmeldpoging"),
    ]
