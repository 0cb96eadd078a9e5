"""What came in after a version was established, and waits for a correction."""

import django.contrib.postgres.fields
from django.db import migrations, models

from inkoop.platform.databank.operaties import forceer_rijbeveiliging

# Of the whole region for who works there; of a contract for who sees that.
ZICHTBAAR = """(SELECT inkoop_is_systeem()) OR contract_id IN (SELECT id FROM contracten_contract)
    OR contract_id IS NULL AND afrekening_id IN (SELECT id FROM bekostiging_afrekening
        WHERE regio_id IN (SELECT segmenten_zichtbare_regios()))"""


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0009_delen_en_corrigeren")]
    operations = [
        migrations.CreateModel(
            name="NagekomenWijziging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soorten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        help_text="Welke soorten gegevens anders zijn.",
                        size=None,
                        verbose_name="wat",
                    ),
                ),
                (
                    "gezien_op",
                    models.DateTimeField(
                        help_text="Wanneer dit voor het eerst is gezien.", verbose_name="gezien op"
                    ),
                ),
                (
                    "afrekening",
                    models.ForeignKey(
                        help_text="De vastgestelde versie.",
                        on_delete=models.CASCADE,
                        related_name="nagekomen",
                        to="bekostiging.afrekening",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        help_text="Het contract; leeg bij wat de hele regio raakt.",
                        null=True,
                        on_delete=models.CASCADE,
                        related_name="+",
                        to="contracten.contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "nagekomen wijziging",
                "verbose_name_plural": "nagekomen wijzigingen",
                "ordering": ["afrekening", "contract__nummer"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("afrekening", "contract"),
                        name="een_nagekomen_wijziging_per_contract",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        forceer_rijbeveiliging("bekostiging_nagekomenwijziging", ZICHTBAAR),
    ]
