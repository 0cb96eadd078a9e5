"""Which mail went out."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gebruikers", "0011_regios_van_verzoek")]
    operations = [
        migrations.CreateModel(
            name="Bericht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(help_text="Welke mail het is.", max_length=60, verbose_name="soort"),
                ),
                (
                    "moment",
                    models.DateTimeField(auto_now_add=True, help_text="Wanneer.", verbose_name="moment"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("verstuurd", "Verstuurd"), ("mislukt", "Mislukt")],
                        help_text="Of de mailserver hem aannam.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "fout",
                    models.CharField(
                        blank=True, help_text="Wat de mailserver deed.", max_length=60, verbose_name="fout"
                    ),
                ),
                (
                    "tekst",
                    models.TextField(
                        blank=True, help_text="Alleen in een demonstratie.", verbose_name="tekst"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Wie hem krijgt; leeg voor een adres zonder account.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
                "ordering": ["-moment", "-pk"],
                "indexes": [models.Index(fields=["account", "-moment"], name="bericht_account")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["verstuurd", "mislukt"])),
                        name="bericht_heeft_een_bestaande_status",
                    )
                ],
            },
        ),
    ]
