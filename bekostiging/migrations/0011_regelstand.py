"""The lines behind a settlement are kept when it is shared; added once, and never changed or removed."""

from django.db import migrations, models

from inkoop.platform.databank.operaties import alleen_toevoegen, forceer_rijbeveiliging_via_ouder


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0010_nagekomen")]
    operations = [
        migrations.CreateModel(
            name="Regelstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "veld",
                    models.CharField(
                        help_text="Van welke soort groepen dit de regels zijn.",
                        max_length=40,
                        verbose_name="veld",
                    ),
                ),
                (
                    "regels",
                    models.JSONField(
                        help_text="De rijen van de regelquery; van prestaties de sleutels, per groep.",
                        verbose_name="regels",
                    ),
                ),
                (
                    "contractafrekening",
                    models.ForeignKey(
                        help_text="De uitkomst.",
                        on_delete=models.CASCADE,
                        related_name="regelstanden",
                        to="bekostiging.contractafrekening",
                    ),
                ),
            ],
            options={
                "verbose_name": "regelstand",
                "verbose_name_plural": "regelstanden",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contractafrekening", "veld"), name="een_regelstand_per_uitkomst"
                    )
                ],
            },
        ),
        *alleen_toevoegen("bekostiging_regelstand"),
        forceer_rijbeveiliging_via_ouder(
            "bekostiging_regelstand", "contractafrekening_id", "bekostiging_contractafrekening"
        ),
    ]
