"""Version 2 of a contract: its own participants and end, raises, agreed trajectories, payments on declarations.

Nothing that is stored can break a constraint that is new here: no contract had an end, and no advance was
negative.
"""

import django.db.models.deletion
import pgtrigger.migrations
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
import inkoop.platform.databank.velden
from contracten.models.zicht import forceer_rijbeveiliging_via_contract
from inkoop.platform.databank.operaties import (
    beveilig_geschiedenis_via_ouder,
    forceer_rijbeveiliging_via_ouder,
)

VIA_CONTRACT = ("betaling", "contractdeelnemer")
VIA_AFSPRAAK = ("trajectafspraak", "verhoging")


class Migration(migrations.Migration):
    dependencies = [
        ("contracten", "0007_geschiedenis"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0010_deelnemer"),
    ]

    operations = [
        migrations.CreateModel(
            name="Betaling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jaar",
                    models.PositiveSmallIntegerField(
                        help_text="Voor welk jaar is betaald.", verbose_name="jaar van de zorg"
                    ),
                ),
                ("datum", models.DateField(help_text="Dag van betaling.", verbose_name="datum")),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Betaald bedrag in euro's; wat is teruggeboekt, is negatief.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "kenmerk",
                    models.CharField(
                        blank=True,
                        help_text="Onderscheidt twee betalingen die verder gelijk zijn.",
                        max_length=100,
                        verbose_name="kenmerk",
                    ),
                ),
            ],
            options={
                "verbose_name": "betaling",
                "verbose_name_plural": "betalingen",
                "ordering": ["contract", "jaar", "datum", "gemeente"],
            },
        ),
        migrations.CreateModel(
            name="BetalingEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "jaar",
                    models.PositiveSmallIntegerField(
                        help_text="Voor welk jaar is betaald.", verbose_name="jaar van de zorg"
                    ),
                ),
                ("datum", models.DateField(help_text="Dag van betaling.", verbose_name="datum")),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Betaald bedrag in euro's; wat is teruggeboekt, is negatief.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "kenmerk",
                    models.CharField(
                        blank=True,
                        help_text="Onderscheidt twee betalingen die verder gelijk zijn.",
                        max_length=100,
                        verbose_name="kenmerk",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van betaling",
                "verbose_name_plural": "geschiedenis van betalingen",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Contractdeelnemer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "deelnemer aan een contract",
                "verbose_name_plural": "deelnemers aan contracten",
                "ordering": ["contract", "gemeente"],
            },
        ),
        migrations.CreateModel(
            name="ContractdeelnemerEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "geschiedenis van deelnemer aan een contract",
                "verbose_name_plural": "geschiedenis van deelnemers aan contracten",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Trajectafspraak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "aantal",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Hoeveel hele trajecten dit jaar naar verwachting meetellen; een deel mag ook.",
                        max_digits=28,
                        verbose_name="aantal trajecten",
                    ),
                ),
            ],
            options={
                "verbose_name": "trajectafspraak",
                "verbose_name_plural": "trajectafspraken",
                "ordering": ["jaarafspraak", "gemeente", "traject"],
            },
        ),
        migrations.CreateModel(
            name="TrajectafspraakEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "aantal",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Hoeveel hele trajecten dit jaar naar verwachting meetellen; een deel mag ook.",
                        max_digits=28,
                        verbose_name="aantal trajecten",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van trajectafspraak",
                "verbose_name_plural": "geschiedenis van trajectafspraken",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Verhoging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bron",
                    models.JSONField(
                        blank=True,
                        help_text="Document en paragraaf waar dit gegeven vandaan komt.",
                        null=True,
                        verbose_name="bron",
                    ),
                ),
                (
                    "datum",
                    models.DateField(help_text="Wanneer de verhoging is goedgekeurd.", verbose_name="datum"),
                ),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="In euro's; een verlaging is negatief.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "besluit",
                    models.TextField(help_text="Wie dit heeft besloten, en waarom.", verbose_name="besluit"),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in de afspraak.", verbose_name="volgorde"
                    ),
                ),
            ],
            options={
                "verbose_name": "verhoging van het budget",
                "verbose_name_plural": "verhogingen van het budget",
                "ordering": ["jaarafspraak", "volgorde"],
            },
        ),
        migrations.CreateModel(
            name="VerhogingEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "bron",
                    models.JSONField(
                        blank=True,
                        help_text="Document en paragraaf waar dit gegeven vandaan komt.",
                        null=True,
                        verbose_name="bron",
                    ),
                ),
                (
                    "datum",
                    models.DateField(help_text="Wanneer de verhoging is goedgekeurd.", verbose_name="datum"),
                ),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="In euro's; een verlaging is negatief.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "besluit",
                    models.TextField(help_text="Wie dit heeft besloten, en waarom.", verbose_name="besluit"),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in de afspraak.", verbose_name="volgorde"
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van verhoging van het budget",
                "verbose_name_plural": "geschiedenis van verhogingen van het budget",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contract",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contract",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contract",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gemiddeldekosten",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gemiddeldekosten",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gemiddeldekosten",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="jaarafspraak",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="jaarafspraak",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="jaarafspraak",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="voorschot",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="voorschot",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="voorschot",
            name="geschiedenis_delete",
        ),
        migrations.RemoveConstraint(
            model_name="voorschot",
            name="een_voorschot_wordt_eenmaal_geboekt",
        ),
        migrations.RemoveConstraint(
            model_name="voorschot",
            name="voorschot_is_niet_negatief",
        ),
        migrations.AddField(
            model_name="contract",
            name="einddatum",
            field=models.DateField(
                blank=True,
                help_text="Laatste dag van het contract; leeg is nog geen einde.",
                null=True,
                verbose_name="einddatum",
            ),
        ),
        migrations.AddField(
            model_name="contractevent",
            name="einddatum",
            field=models.DateField(
                blank=True,
                help_text="Laatste dag van het contract; leeg is nog geen einde.",
                null=True,
                verbose_name="einddatum",
            ),
        ),
        migrations.AddField(
            model_name="gemiddeldekosten",
            name="richting",
            field=models.CharField(
                blank=True,
                choices=[("beide", "Beide kanten op"), ("alleen_malus", "Alleen een malus")],
                help_text="Of lagere kosten ook een beloning geven; leeg is beide kanten op.",
                max_length=20,
                verbose_name="richting",
            ),
        ),
        migrations.AddField(
            model_name="gemiddeldekostenevent",
            name="richting",
            field=models.CharField(
                blank=True,
                choices=[("beide", "Beide kanten op"), ("alleen_malus", "Alleen een malus")],
                help_text="Of lagere kosten ook een beloning geven; leeg is beide kanten op.",
                max_length=20,
                verbose_name="richting",
            ),
        ),
        migrations.AddField(
            model_name="jaarafspraak",
            name="betaalwijze",
            field=models.CharField(
                choices=[("voorschot", "Voorschot"), ("declaratie", "Declaratie")],
                default="voorschot",
                help_text="Hoe er in het jaar wordt betaald; op de bedragen heeft dat geen invloed.",
                max_length=20,
                verbose_name="betaalwijze",
            ),
        ),
        migrations.AddField(
            model_name="jaarafspraakevent",
            name="betaalwijze",
            field=models.CharField(
                choices=[("voorschot", "Voorschot"), ("declaratie", "Declaratie")],
                default="voorschot",
                help_text="Hoe er in het jaar wordt betaald; op de bedragen heeft dat geen invloed.",
                max_length=20,
                verbose_name="betaalwijze",
            ),
        ),
        migrations.AddField(
            model_name="voorschot",
            name="kenmerk",
            field=models.CharField(
                blank=True,
                help_text="Onderscheidt twee betalingen die verder gelijk zijn; verplicht bij een terugboeking.",
                max_length=100,
                verbose_name="kenmerk",
            ),
        ),
        migrations.AddField(
            model_name="voorschotevent",
            name="kenmerk",
            field=models.CharField(
                blank=True,
                help_text="Onderscheidt twee betalingen die verder gelijk zijn; verplicht bij een terugboeking.",
                max_length=100,
                verbose_name="kenmerk",
            ),
        ),
        migrations.AlterField(
            model_name="gemiddeldekosten",
            name="maximum_percentage",
            field=inkoop.platform.databank.velden.Exactveld(
                blank=True,
                decimal_places=10,
                help_text="Hoogste verrekening als fractie van de vergoeding; leeg is 1.",
                max_digits=28,
                null=True,
                verbose_name="maximum",
            ),
        ),
        migrations.AlterField(
            model_name="gemiddeldekostenevent",
            name="maximum_percentage",
            field=inkoop.platform.databank.velden.Exactveld(
                blank=True,
                decimal_places=10,
                help_text="Hoogste verrekening als fractie van de vergoeding; leeg is 1.",
                max_digits=28,
                null=True,
                verbose_name="maximum",
            ),
        ),
        migrations.AlterField(
            model_name="jaarafspraak",
            name="beschikbare_dagen",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Bij beschikbaarheid; leeg is elke dag van het jaar waarop het contract loopt.",
                null=True,
                verbose_name="beschikbare dagen",
            ),
        ),
        migrations.AlterField(
            model_name="jaarafspraakevent",
            name="beschikbare_dagen",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Bij beschikbaarheid; leeg is elke dag van het jaar waarop het contract loopt.",
                null=True,
                verbose_name="beschikbare dagen",
            ),
        ),
        migrations.AlterField(
            model_name="voorschot",
            name="bedrag",
            field=inkoop.platform.databank.velden.Bedragveld(
                decimal_places=2,
                help_text="Betaald bedrag in euro's; een terugboeking is negatief.",
                max_digits=14,
                verbose_name="bedrag",
            ),
        ),
        migrations.AlterField(
            model_name="voorschotevent",
            name="bedrag",
            field=inkoop.platform.databank.velden.Bedragveld(
                decimal_places=2,
                help_text="Betaald bedrag in euro's; een terugboeking is negatief.",
                max_digits=14,
                verbose_name="bedrag",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractevent" ("aanbieder_id", "bron", "einddatum", "ingangsdatum", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "nummer", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raamovereenkomst", "regio_id") SELECT new_values."aanbieder_id", new_values."bron", new_values."einddatum", new_values."ingangsdatum", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."nummer", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."raamovereenkomst", new_values."regio_id" FROM new_values; RETURN NULL;',
                    hash="a84d49f5b14759c7dbce7daf5a553ca13ff61208",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_48421",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_contract",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractevent" ("aanbieder_id", "bron", "einddatum", "ingangsdatum", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "nummer", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raamovereenkomst", "regio_id") SELECT new_values."aanbieder_id", new_values."bron", new_values."einddatum", new_values."ingangsdatum", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."nummer", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."raamovereenkomst", new_values."regio_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aanbieder_id", old_values."bron", old_values."einddatum", old_values."ingangsdatum", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."nummer", old_values."perceel_id", old_values."raamovereenkomst", old_values."regio_id") IS DISTINCT FROM ROW(new_values."aanbieder_id", new_values."bron", new_values."einddatum", new_values."ingangsdatum", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."nummer", new_values."perceel_id", new_values."raamovereenkomst", new_values."regio_id"); RETURN NULL;',
                    hash="f59d899b56f96e841ff91b3cf5e38644ca47b385",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_aca29",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_contract",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractevent" ("aanbieder_id", "bron", "einddatum", "ingangsdatum", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "nummer", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raamovereenkomst", "regio_id") SELECT old_values."aanbieder_id", old_values."bron", old_values."einddatum", old_values."ingangsdatum", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."nummer", old_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."raamovereenkomst", old_values."regio_id" FROM old_values; RETURN NULL;',
                    hash="cb52fbd4248a71522fe2223f54a1b3142cffd4f3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_517f6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_contract",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemiddeldekosten",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemiddeldekostenevent" ("bron", "deel", "jaarafspraak_id", "maximum_percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referentie", "richting") SELECT new_values."bron", new_values."deel", new_values."jaarafspraak_id", new_values."maximum_percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."referentie", new_values."richting" FROM new_values; RETURN NULL;',
                    hash="87ec122d872bde5509ff4eafb73985df372afe9e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_bb209",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_gemiddeldekosten",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemiddeldekosten",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemiddeldekostenevent" ("bron", "deel", "jaarafspraak_id", "maximum_percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referentie", "richting") SELECT new_values."bron", new_values."deel", new_values."jaarafspraak_id", new_values."maximum_percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."referentie", new_values."richting" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."deel", old_values."jaarafspraak_id", old_values."maximum_percentage", old_values."referentie", old_values."richting") IS DISTINCT FROM ROW(new_values."bron", new_values."deel", new_values."jaarafspraak_id", new_values."maximum_percentage", new_values."referentie", new_values."richting"); RETURN NULL;',
                    hash="21713cb790231b7ef4efd6d9d40ce9fa8a7858b8",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_e5f58",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_gemiddeldekosten",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemiddeldekosten",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemiddeldekostenevent" ("bron", "deel", "jaarafspraak_id", "maximum_percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referentie", "richting") SELECT old_values."bron", old_values."deel", old_values."jaarafspraak_id", old_values."maximum_percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."referentie", old_values."richting" FROM old_values; RETURN NULL;',
                    hash="03d6dde5e598d9df580fb1dd48d17f971a7648f4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_b21da",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_gemiddeldekosten",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jaarafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_jaarafspraakevent" ("bandbreedte", "bedrag", "bedrag_per_inwoner", "beschikbare_dagen", "betaalwijze", "bron", "buiten_bandbreedte", "clienten", "contract_id", "heeft_gemeentekeuze", "jaar", "maximum_bijbetaling", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") SELECT new_values."bandbreedte", new_values."bedrag", new_values."bedrag_per_inwoner", new_values."beschikbare_dagen", new_values."betaalwijze", new_values."bron", new_values."buiten_bandbreedte", new_values."clienten", new_values."contract_id", new_values."heeft_gemeentekeuze", new_values."jaar", new_values."maximum_bijbetaling", new_values."parameters", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."soort" FROM new_values; RETURN NULL;',
                    hash="c15b4df08132baf2fd516426007632ab3fba7b76",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_3cf3c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_jaarafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jaarafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_jaarafspraakevent" ("bandbreedte", "bedrag", "bedrag_per_inwoner", "beschikbare_dagen", "betaalwijze", "bron", "buiten_bandbreedte", "clienten", "contract_id", "heeft_gemeentekeuze", "jaar", "maximum_bijbetaling", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") SELECT new_values."bandbreedte", new_values."bedrag", new_values."bedrag_per_inwoner", new_values."beschikbare_dagen", new_values."betaalwijze", new_values."bron", new_values."buiten_bandbreedte", new_values."clienten", new_values."contract_id", new_values."heeft_gemeentekeuze", new_values."jaar", new_values."maximum_bijbetaling", new_values."parameters", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."soort" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bandbreedte", old_values."bedrag", old_values."bedrag_per_inwoner", old_values."beschikbare_dagen", old_values."betaalwijze", old_values."bron", old_values."buiten_bandbreedte", old_values."clienten", old_values."contract_id", old_values."heeft_gemeentekeuze", old_values."jaar", old_values."maximum_bijbetaling", old_values."parameters", old_values."soort") IS DISTINCT FROM ROW(new_values."bandbreedte", new_values."bedrag", new_values."bedrag_per_inwoner", new_values."beschikbare_dagen", new_values."betaalwijze", new_values."bron", new_values."buiten_bandbreedte", new_values."clienten", new_values."contract_id", new_values."heeft_gemeentekeuze", new_values."jaar", new_values."maximum_bijbetaling", new_values."parameters", new_values."soort"); RETURN NULL;',
                    hash="211e02a985bcab8a54bb856585a5bb51eb8a4224",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_39f72",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_jaarafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jaarafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_jaarafspraakevent" ("bandbreedte", "bedrag", "bedrag_per_inwoner", "beschikbare_dagen", "betaalwijze", "bron", "buiten_bandbreedte", "clienten", "contract_id", "heeft_gemeentekeuze", "jaar", "maximum_bijbetaling", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") SELECT old_values."bandbreedte", old_values."bedrag", old_values."bedrag_per_inwoner", old_values."beschikbare_dagen", old_values."betaalwijze", old_values."bron", old_values."buiten_bandbreedte", old_values."clienten", old_values."contract_id", old_values."heeft_gemeentekeuze", old_values."jaar", old_values."maximum_bijbetaling", old_values."parameters", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."soort" FROM old_values; RETURN NULL;',
                    hash="42c03ac47a379c23e5e9dc4d3c5f4eec151c51c2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_5b963",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_jaarafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voorschot",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_voorschotevent" ("bedrag", "contract_id", "datum", "gemeente_id", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", new_values."kenmerk", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="e5edec8c2174bbbfe66ee12707ce0e16bb5c66ed",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_bbad4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_voorschot",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voorschot",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_voorschotevent" ("bedrag", "contract_id", "datum", "gemeente_id", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", new_values."kenmerk", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."contract_id", old_values."datum", old_values."gemeente_id", old_values."kenmerk") IS DISTINCT FROM ROW(new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", new_values."kenmerk"); RETURN NULL;',
                    hash="e4b14faf98aad7b174b37e553b3b00508e2c1e75",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_dff27",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_voorschot",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voorschot",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_voorschotevent" ("bedrag", "contract_id", "datum", "gemeente_id", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bedrag", old_values."contract_id", old_values."datum", old_values."gemeente_id", old_values."kenmerk", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="1ad664c8ed4c7c2a4a1c82bb909c3c579804bfa1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_6058f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_voorschot",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="jaarafspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("betaalwijze__in", ["voorschot", "declaratie"])),
                name="jaarafspraak_heeft_een_bestaande_betaalwijze",
            ),
        ),
        migrations.AddConstraint(
            model_name="voorschot",
            constraint=models.UniqueConstraint(
                fields=("contract", "gemeente", "datum", "bedrag", "kenmerk"),
                name="een_voorschot_wordt_eenmaal_geboekt",
            ),
        ),
        migrations.AddConstraint(
            model_name="voorschot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bedrag__gte", 0), models.Q(("kenmerk", ""), _negated=True), _connector="OR"
                ),
                name="een_negatief_voorschot_heeft_een_kenmerk",
            ),
        ),
        migrations.AddField(
            model_name="betaling",
            name="contract",
            field=models.ForeignKey(
                help_text="Het contract.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="betalingen",
                to="contracten.contract",
            ),
        ),
        migrations.AddField(
            model_name="betaling",
            name="gemeente",
            field=models.ForeignKey(
                help_text="Wie betaalde.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="betalingen",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="betalingevent",
            name="contract",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Het contract.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.contract",
            ),
        ),
        migrations.AddField(
            model_name="betalingevent",
            name="gemeente",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Wie betaalde.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="betalingevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="betalingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.betaling",
            ),
        ),
        migrations.AddField(
            model_name="contractdeelnemer",
            name="contract",
            field=models.ForeignKey(
                help_text="Het contract.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deelnames",
                to="contracten.contract",
            ),
        ),
        migrations.AddField(
            model_name="contractdeelnemer",
            name="gemeente",
            field=models.ForeignKey(
                help_text="De gemeente die meedoet.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="contract",
            name="deelnemers",
            field=models.ManyToManyField(
                blank=True,
                help_text="Gemeenten die meedoen; leeg is die van het perceel.",
                related_name="+",
                through="contracten.Contractdeelnemer",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("einddatum__isnull", True), ("einddatum__gte", models.F("ingangsdatum")), _connector="OR"
                ),
                name="contract_eindigt_niet_voor_het_begint",
            ),
        ),
        migrations.AddField(
            model_name="contractdeelnemerevent",
            name="contract",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Het contract.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.contract",
            ),
        ),
        migrations.AddField(
            model_name="contractdeelnemerevent",
            name="gemeente",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="De gemeente die meedoet.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="contractdeelnemerevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="contractdeelnemerevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.contractdeelnemer",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraak",
            name="gemeente",
            field=models.ForeignKey(
                help_text="De gemeente.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraak",
            name="jaarafspraak",
            field=models.ForeignKey(
                help_text="De afspraak.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="trajectafspraken",
                to="contracten.jaarafspraak",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraak",
            name="traject",
            field=models.ForeignKey(
                help_text="Het afgesproken traject.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="segmenten.traject",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraakevent",
            name="gemeente",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="De gemeente.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraakevent",
            name="jaarafspraak",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="De afspraak.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.jaarafspraak",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraakevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraakevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.trajectafspraak",
            ),
        ),
        migrations.AddField(
            model_name="trajectafspraakevent",
            name="traject",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Het afgesproken traject.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.traject",
            ),
        ),
        migrations.AddField(
            model_name="verhoging",
            name="gemeente",
            field=models.ForeignKey(
                blank=True,
                help_text="Van wie het budget wordt verhoogd; leeg is het hele budget.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="verhoging",
            name="jaarafspraak",
            field=models.ForeignKey(
                help_text="De afspraak.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="verhogingen",
                to="contracten.jaarafspraak",
            ),
        ),
        migrations.AddField(
            model_name="verhogingevent",
            name="gemeente",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="Van wie het budget wordt verhoogd; leeg is het hele budget.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.gemeente",
            ),
        ),
        migrations.AddField(
            model_name="verhogingevent",
            name="jaarafspraak",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="De afspraak.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.jaarafspraak",
            ),
        ),
        migrations.AddField(
            model_name="verhogingevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="verhogingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contracten.verhoging",
            ),
        ),
        migrations.AddConstraint(
            model_name="betaling",
            constraint=models.UniqueConstraint(
                fields=("contract", "gemeente", "jaar", "datum", "bedrag", "kenmerk"),
                name="een_betaling_wordt_eenmaal_geboekt",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="betaling",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_betalingevent" ("bedrag", "contract_id", "datum", "gemeente_id", "jaar", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", new_values."jaar", new_values."kenmerk", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="55e4e4a15c0fa93a759d9ebf525fba1321834d27",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_a7a9f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_betaling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="betaling",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_betalingevent" ("bedrag", "contract_id", "datum", "gemeente_id", "jaar", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", new_values."jaar", new_values."kenmerk", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."contract_id", old_values."datum", old_values."gemeente_id", old_values."jaar", old_values."kenmerk") IS DISTINCT FROM ROW(new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", new_values."jaar", new_values."kenmerk"); RETURN NULL;',
                    hash="37f8af4a3077ad1c94166f7359959b6cd1a2c206",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_504a1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_betaling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="betaling",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_betalingevent" ("bedrag", "contract_id", "datum", "gemeente_id", "jaar", "kenmerk", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bedrag", old_values."contract_id", old_values."datum", old_values."gemeente_id", old_values."jaar", old_values."kenmerk", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="04591a4a055c872271dbfe406a3b74ba1fe46d7c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_ae0d9",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_betaling",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="betalingevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_60d66a_idx"),
        ),
        migrations.AddIndex(
            model_name="betalingevent",
            index=models.Index(fields=["contract"], name="contracten__contrac_52b592_idx"),
        ),
        migrations.AddConstraint(
            model_name="contractdeelnemer",
            constraint=models.UniqueConstraint(
                fields=("contract", "gemeente"), name="een_gemeente_doet_een_keer_mee_in_een_contract"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contractdeelnemer",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractdeelnemerevent" ("contract_id", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."contract_id", new_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="b57252cf459f50b12392e88a4c90b39e7cf2e858",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_ab7d6",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_contractdeelnemer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contractdeelnemer",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractdeelnemerevent" ("contract_id", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."contract_id", new_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."contract_id", old_values."gemeente_id") IS DISTINCT FROM ROW(new_values."contract_id", new_values."gemeente_id"); RETURN NULL;',
                    hash="62bfc2bc0743528f0e0a3c2fb6f9a38b7d375a49",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_57f09",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_contractdeelnemer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contractdeelnemer",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractdeelnemerevent" ("contract_id", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."contract_id", old_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="4805dc94a9e92c7debfd00a38a8551ed7332133d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_cd324",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_contractdeelnemer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="contractdeelnemerevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_a1c69b_idx"),
        ),
        migrations.AddIndex(
            model_name="contractdeelnemerevent",
            index=models.Index(fields=["contract"], name="contracten__contrac_0c1216_idx"),
        ),
        migrations.AddConstraint(
            model_name="trajectafspraak",
            constraint=models.UniqueConstraint(
                fields=("jaarafspraak", "gemeente", "traject"),
                name="een_trajectafspraak_per_gemeente_en_traject",
            ),
        ),
        migrations.AddConstraint(
            model_name="trajectafspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("aantal__gte", 0)), name="aantal_trajecten_is_niet_negatief"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trajectafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_trajectafspraakevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."traject_id" FROM new_values; RETURN NULL;',
                    hash="7aaeddb7bf1c01ba4e865868250dfdcae8a98440",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_1ed4d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_trajectafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trajectafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_trajectafspraakevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."traject_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aantal", old_values."gemeente_id", old_values."jaarafspraak_id", old_values."traject_id") IS DISTINCT FROM ROW(new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", new_values."traject_id"); RETURN NULL;',
                    hash="db5181989a883aca8486469bc3aaac60ac66002f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_c3399",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_trajectafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trajectafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_trajectafspraakevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") SELECT old_values."aantal", old_values."gemeente_id", old_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."traject_id" FROM old_values; RETURN NULL;',
                    hash="9f682b191e4eff724d48d06c53fb84b2f9bc7ec0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_4863e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_trajectafspraak",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="trajectafspraakevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_5f1507_idx"),
        ),
        migrations.AddIndex(
            model_name="trajectafspraakevent",
            index=models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_1126bc_idx"),
        ),
        migrations.AddConstraint(
            model_name="verhoging",
            constraint=models.UniqueConstraint(
                fields=("jaarafspraak", "volgorde"), name="een_verhoging_staat_op_een_plaats"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verhoging",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_verhogingevent" ("bedrag", "besluit", "bron", "datum", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") SELECT new_values."bedrag", new_values."besluit", new_values."bron", new_values."datum", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="dc151dcfcd55256cf22388cd017fc48a168de58f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_2cb61",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_verhoging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verhoging",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_verhogingevent" ("bedrag", "besluit", "bron", "datum", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") SELECT new_values."bedrag", new_values."besluit", new_values."bron", new_values."datum", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."besluit", old_values."bron", old_values."datum", old_values."gemeente_id", old_values."jaarafspraak_id", old_values."volgorde") IS DISTINCT FROM ROW(new_values."bedrag", new_values."besluit", new_values."bron", new_values."datum", new_values."gemeente_id", new_values."jaarafspraak_id", new_values."volgorde"); RETURN NULL;',
                    hash="fcc545cdb861a59f6b26eb04e27202a0b2f09140",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_dc1fe",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_verhoging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verhoging",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_verhogingevent" ("bedrag", "besluit", "bron", "datum", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") SELECT old_values."bedrag", old_values."besluit", old_values."bron", old_values."datum", old_values."gemeente_id", old_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="4d13b1330067d9481a9506ecb5e2b0541641d5f8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_8a05f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_verhoging",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="verhogingevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_36478d_idx"),
        ),
        migrations.AddIndex(
            model_name="verhogingevent",
            index=models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_f83a05_idx"),
        ),
        *(forceer_rijbeveiliging_via_contract(f"contracten_{tabel}") for tabel in VIA_CONTRACT),
        *(
            forceer_rijbeveiliging_via_ouder(
                f"contracten_{tabel}", "jaarafspraak_id", "contracten_jaarafspraak"
            )
            for tabel in VIA_AFSPRAAK
        ),
        *(
            beveilig_geschiedenis_via_ouder(f"contracten_{tabel}", "contract_id", "contracten_contract")
            for tabel in VIA_CONTRACT
        ),
        *(
            beveilig_geschiedenis_via_ouder(
                f"contracten_{tabel}", "jaarafspraak_id", "contracten_jaarafspraak"
            )
            for tabel in VIA_AFSPRAAK
        ),
    ]
