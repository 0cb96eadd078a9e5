"""Where somebody is signed in; the reader reads neither that nor what a second step is made of."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_LEZER = "inkoop_lezer"
_DICHT = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{rol}') THEN
        REVOKE SELECT ON gebruikers_sessie, mfa_authenticator FROM {rol};
    END IF;
END $$
"""
_OPEN = _DICHT.replace("REVOKE", "GRANT").replace("FROM {rol}", "TO {rol}")


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("gebruikers", "0005_een_adres"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [
        migrations.CreateModel(
            name="Sessie",
            fields=[
                (
                    "sleutel",
                    models.CharField(
                        help_text="De sleutel waaronder Django de sessie bewaart.",
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="sleutel",
                    ),
                ),
                (
                    "toestel",
                    models.CharField(help_text="Waarmee, in woorden.", max_length=80, verbose_name="toestel"),
                ),
                (
                    "aangemeld_op",
                    models.DateTimeField(help_text="Wanneer de sessie begon.", verbose_name="aangemeld op"),
                ),
                (
                    "gezien_op",
                    models.DateTimeField(
                        help_text="Wanneer er voor het laatst iets in gebeurde.", verbose_name="gezien op"
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        help_text="Wie er is aangemeld.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessies",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "sessie",
                "verbose_name_plural": "sessies",
                "ordering": ["-gezien_op"],
            },
        ),
        migrations.RunSQL(_DICHT.format(rol=_LEZER), _OPEN.format(rol=_LEZER)),
    ]
