"""What was paid on declarations is part of the balance; of a settlement from before it is zero."""

from django.db import migrations, models
from django.db.models import F

import inkoop.platform.databank.velden

WOORDEN = {
    "afrekening": (
        "Totaal betaald op declaraties voor zorg van het jaar.",
        "saldo_van_de_afrekening_klopt",
        "Voorschot plus betaald min vergoeding.",
    ),
    "contractafrekening": (
        "Betaald op declaraties voor zorg van het jaar.",
        "saldo_van_het_contract_klopt",
        "Voorschot plus betaald min eindbedrag.",
    ),
    "gemeenteafrekening": (
        "Betaald op declaraties.",
        "saldo_van_de_gemeente_klopt",
        "Voorschot plus betaald min aandeel.",
    ),
}


def add_betaald(
    model: str, uitleg: str, regel: str, saldo: str
) -> list[migrations.operations.base.Operation]:
    """Add the amount and put it in the constraint of the balance."""
    return [
        migrations.AddField(
            model_name=model,
            name="betaald",
            field=inkoop.platform.databank.velden.Bedragveld(
                decimal_places=2, default=0, help_text=uitleg, max_digits=14, verbose_name="betaald"
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name=model,
            name="saldo",
            field=inkoop.platform.databank.velden.Bedragveld(
                decimal_places=2, help_text=saldo, max_digits=14, verbose_name="saldo"
            ),
        ),
        migrations.RemoveConstraint(model_name=model, name=regel),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(
                name=regel,
                condition=models.Q(saldo=F("voorschot") + F("betaald") - F("vergoeding")),
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0006_bestaande_status")]
    operations = [stap for model, woorden in WOORDEN.items() for stap in add_betaald(model, *woorden)]
