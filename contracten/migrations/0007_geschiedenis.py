"""The history of providers, contracts, tariffs, agreements, advances and scores.

An event is read by who reads the contract it is about, or read it last.
"""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
import inkoop.platform.databank.velden
from inkoop.platform.databank.operaties import (
    begin_geschiedenis,
    beveilig_geschiedenis,
    beveilig_geschiedenis_via_ouder,
)

ZICHTBAAR = "IN (SELECT contracten_zichtbare_aanbieders())"
SYSTEEM = "(SELECT inkoop_is_systeem())"
AANBIEDER = f"{SYSTEEM} OR pgh_obj_id {ZICHTBAAR} OR regio_id IN (SELECT segmenten_zichtbare_regios())"
# Who may give out rights in a region sees what became of them.
TOEGANG = (
    f"{SYSTEEM} OR (current_setting('inkoop.bereik', true) = 'regio' AND EXISTS (SELECT 1 "  # noqa: S608
    "FROM contracten_aanbiederevent o WHERE o.pgh_obj_id = contracten_aanbiedertoegangevent.aanbieder_id))"
)
# Of a contract that is gone the last event tells whose it was.
CONTRACT = (
    f"{SYSTEEM} OR pgh_obj_id IN (SELECT id FROM contracten_contract) "  # noqa: S608
    f"OR (pgh_label = 'delete' AND aanbieder_id {ZICHTBAAR})"
)
VIA_CONTRACT = ("contractopslag", "maatwerk", "tarief", "jaarafspraak", "kpiscore", "voorschot")
VIA_AFSPRAAK = (
    "gemeentebudget",
    "afgesprokengemeentekeuze",
    "plekafspraak",
    "afgesprokeninwoners",
    "verdeelgemeente",
    "afgesprokenprestatie",
    "besparingsdeling",
    "bonusmalus",
    "gemiddeldekosten",
)
DELEN = {
    **dict.fromkeys(VIA_CONTRACT, ("contract_id", "contract")),
    **dict.fromkeys(VIA_AFSPRAAK, ("jaarafspraak_id", "jaarafspraak")),
    "bonusmalusschaal": ("bonus_malus_id", "bonusmalus"),
}


class Migration(migrations.Migration):
    dependencies = [
        ("databank", "0002_geschiedenis"),
        ("segmenten", "0004_geschiedenis_toegang"),
        ("contracten", "0006_bereik"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0003_bronnen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AanbiederEvent",
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
                    "code",
                    models.CharField(
                        help_text="Korte code, uniek binnen de regio.", max_length=100, verbose_name="code"
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van de aanbieder.", max_length=200, verbose_name="naam"),
                ),
                (
                    "kvk",
                    models.CharField(
                        blank=True,
                        help_text="Acht cijfers.",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{8}$", "Een KvK-nummer bestaat uit acht cijfers."
                            )
                        ],
                        verbose_name="KvK-nummer",
                    ),
                ),
                (
                    "agb",
                    models.CharField(
                        blank=True,
                        help_text="Acht cijfers.",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{8}$", "Een AGB-code bestaat uit acht cijfers."
                            )
                        ],
                        verbose_name="AGB-code",
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lokaal_basis", "Lokaal, basis"),
                            ("regionaal_strategisch", "Regionaal, strategisch"),
                            ("systeemaanbieder", "Systeemaanbieder"),
                        ],
                        help_text="De plaats in het zorglandschap.",
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.aanbieder",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio waar de aanbieder levert.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van aanbieder",
                "verbose_name_plural": "geschiedenis van aanbieders",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_d85e7c_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="AanbiederToegangEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "aanbieder",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De aanbieder waarvoor dit account werkt.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.aanbieder",
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het account.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.aanbiedertoegang",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van toegang tot een aanbieder",
                "verbose_name_plural": "geschiedenis van toegang tot aanbieders",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_31b8ff_idx"),
                    models.Index(fields=["aanbieder"], name="contracten__aanbied_5014e1_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AfgesprokenGemeentekeuzeEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "keuze",
                    models.CharField(
                        choices=[("plekken", "Plekken")],
                        help_text="Waarin deze gemeente afrekent.",
                        max_length=20,
                        verbose_name="keuze",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.afgesprokengemeentekeuze",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van afgesproken gemeentekeuze",
                "verbose_name_plural": "geschiedenis van afgesproken gemeentekeuzes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_5a1c33_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_843bb2_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AfgesprokenInwonersEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "aantal",
                    models.PositiveIntegerField(help_text="Inwoners in het gebied.", verbose_name="inwoners"),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.afgesprokeninwoners",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van afgesproken inwonertal",
                "verbose_name_plural": "geschiedenis van afgesproken inwonertallen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_46af08_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_1917a0_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AfgesprokenPrestatieEvent",
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
                    "naam",
                    models.CharField(help_text="Wat er is afgesproken.", max_length=200, verbose_name="naam"),
                ),
                (
                    "afgesproken",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Het afgesproken aantal.",
                        max_digits=28,
                        verbose_name="afgesproken",
                    ),
                ),
                (
                    "gerealiseerd",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Wat er is gerealiseerd.",
                        max_digits=28,
                        null=True,
                        verbose_name="gerealiseerd",
                    ),
                ),
                (
                    "gewicht",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Aandeel in het subsidiebedrag, als fractie.",
                        max_digits=28,
                        verbose_name="gewicht",
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in de afspraak.", verbose_name="volgorde"
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.afgesprokenprestatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van afgesproken prestatie",
                "verbose_name_plural": "geschiedenis van afgesproken prestaties",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_d99690_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_03b664_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BesparingsdelingEvent",
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
                    "deel_aanbieder",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Als fractie van de besparing.",
                        max_digits=28,
                        verbose_name="deel voor de aanbieder",
                    ),
                ),
                (
                    "minimaal",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Kleinste besparing, als fractie van het budget.",
                        max_digits=28,
                        null=True,
                        verbose_name="minimaal",
                    ),
                ),
                (
                    "minimum_clienten",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Hoeveel cliënten minstens zijn geholpen.",
                        null=True,
                        verbose_name="minimum aantal cliënten",
                    ),
                ),
                (
                    "kwaliteit_minimaal",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Laagste gewogen KPI-score; leeg is niet gevraagd.",
                        max_digits=28,
                        null=True,
                        verbose_name="minimale kwaliteit",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.besparingsdeling",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van besparingsdeling",
                "verbose_name_plural": "geschiedenis van besparingsdelingen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_1041b6_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_aeac86_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BonusMalusEvent",
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
                    "grondslag",
                    models.CharField(
                        blank=True,
                        choices=[("vergoeding", "Vergoeding"), ("budget", "Budget")],
                        help_text="Leeg is de vergoeding.",
                        max_length=20,
                        verbose_name="grondslag",
                    ),
                ),
                (
                    "maximum",
                    inkoop.platform.databank.velden.Bedragveld(
                        blank=True,
                        decimal_places=2,
                        help_text="Hoogste bonus of malus in euro's; leeg is geen.",
                        max_digits=14,
                        null=True,
                        verbose_name="maximum",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.bonusmalus",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van bonus-malus",
                "verbose_name_plural": "geschiedenis van bonus-malusregelingen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_0ee62a_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_41e33a_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BonusMalusSchaalEvent",
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
                    "vanaf",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Laagste gewogen score waarbij dit percentage geldt.",
                        max_digits=28,
                        verbose_name="vanaf",
                    ),
                ),
                (
                    "percentage",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Als fractie: 0,02 is een bonus van 2 procent, min is een malus.",
                        max_digits=28,
                        verbose_name="percentage",
                    ),
                ),
                (
                    "bonus_malus",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regeling.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.bonusmalus",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.bonusmalusschaal",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van schaal",
                "verbose_name_plural": "geschiedenis van schalen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_540771_idx"),
                    models.Index(fields=["bonus_malus"], name="contracten__bonus_m_b5fded_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractEvent",
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
                    "looptijd_basis",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vaste looptijd in jaren.",
                        null=True,
                        verbose_name="basislooptijd",
                    ),
                ),
                (
                    "looptijd_verlengingen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        help_text="Opties om te verlengen, elk in jaren.",
                        null=True,
                        size=None,
                        verbose_name="verlengingen",
                    ),
                ),
                (
                    "looptijd_boeggolf",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Jaren die de boeggolf vooruitloopt.",
                        null=True,
                        verbose_name="boeggolf",
                    ),
                ),
                (
                    "looptijd_maximaal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Langste looptijd met boeggolf, in jaren.",
                        null=True,
                        verbose_name="maximale looptijd",
                    ),
                ),
                (
                    "nummer",
                    models.CharField(
                        help_text="Contractnummer, uniek binnen de regio.",
                        max_length=100,
                        verbose_name="nummer",
                    ),
                ),
                (
                    "raamovereenkomst",
                    models.CharField(
                        blank=True,
                        help_text="Nummer dat contracten onder één overeenkomst delen.",
                        max_length=100,
                        verbose_name="raamovereenkomst",
                    ),
                ),
                (
                    "ingangsdatum",
                    models.DateField(help_text="Eerste dag van het contract.", verbose_name="ingangsdatum"),
                ),
                (
                    "aanbieder",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Met wie het contract is gesloten.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.aanbieder",
                    ),
                ),
                (
                    "perceel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Waarvoor het contract geldt.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.perceel",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van dit contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van contract",
                "verbose_name_plural": "geschiedenis van contracten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_99c8ce_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractopslagEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "contract",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "opslag",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De opslag.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.opslag",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contractopslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van opslag van een contract",
                "verbose_name_plural": "geschiedenis van opslagen van contracten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_4f0ea2_idx"),
                    models.Index(fields=["contract"], name="contracten__contrac_aae861_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="GemeentebudgetEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Euro's voor deze gemeente.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.gemeentebudget",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van budget per gemeente",
                "verbose_name_plural": "geschiedenis van budgetten per gemeente",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_b07b65_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_ebe844_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="GemiddeldeKostenEvent",
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
                    "referentie",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Gemiddelde kosten per cliënt waarmee wordt vergeleken, in euro's.",
                        max_digits=14,
                        verbose_name="referentie",
                    ),
                ),
                (
                    "deel",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Aandeel van het verschil dat wordt verrekend, als fractie.",
                        max_digits=28,
                        verbose_name="deel",
                    ),
                ),
                (
                    "maximum_percentage",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Hoogste verrekening als fractie van de realisatie; leeg is 1.",
                        max_digits=28,
                        null=True,
                        verbose_name="maximum",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.gemiddeldekosten",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van gemiddelde kosten",
                "verbose_name_plural": "geschiedenis van afspraken over gemiddelde kosten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_68f0bb_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_afc108_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="JaarafspraakEvent",
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
                ("jaar", models.PositiveSmallIntegerField(help_text="Kalenderjaar.", verbose_name="jaar")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("geen", "Geen budget"),
                            ("budgetplafond", "Budgetplafond"),
                            ("budgetafspraak", "Budgetafspraak"),
                        ],
                        default="geen",
                        help_text="Soort afspraak.",
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        blank=True,
                        decimal_places=2,
                        help_text="Budget of vast bedrag in euro's.",
                        max_digits=14,
                        null=True,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "bandbreedte",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Als fractie: 0,05 is 5 procent.",
                        max_digits=28,
                        null=True,
                        verbose_name="bandbreedte",
                    ),
                ),
                (
                    "buiten_bandbreedte",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("volledig", "Volledig afrekenen"),
                            ("meerdere", "Alleen het meerdere afrekenen"),
                        ],
                        help_text="Wat er gebeurt als de realisatie buiten de band valt.",
                        max_length=20,
                        verbose_name="buiten de bandbreedte",
                    ),
                ),
                (
                    "maximum_bijbetaling",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Als fractie van het budget; leeg is geen maximum.",
                        max_digits=28,
                        null=True,
                        verbose_name="maximum bijbetaling",
                    ),
                ),
                (
                    "parameters",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Gaan voor de parameters van het perceel.",
                        verbose_name="parameters",
                    ),
                ),
                (
                    "clienten",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Bij populatie: voor hoeveel cliënten het budget is.",
                        null=True,
                        verbose_name="afgesproken cliënten",
                    ),
                ),
                (
                    "bedrag_per_inwoner",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Bij gebiedsgerichte populatie: euro's per inwoner.",
                        max_digits=28,
                        null=True,
                        verbose_name="bedrag per inwoner",
                    ),
                ),
                (
                    "beschikbare_dagen",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Bij beschikbaarheid; leeg is het hele jaar.",
                        null=True,
                        verbose_name="beschikbare dagen",
                    ),
                ),
                (
                    "heeft_gemeentekeuze",
                    models.BooleanField(
                        default=False,
                        help_text="Of de keuzes in deze afspraak die van het perceel vervangen, ook als er geen zijn.",
                        verbose_name="eigen gemeentekeuze",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van jaarafspraak",
                "verbose_name_plural": "geschiedenis van jaarafspraken",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_eb347a_idx"),
                    models.Index(fields=["contract"], name="contracten__contrac_09aef6_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="KpiScoreEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("jaar", models.PositiveSmallIntegerField(help_text="Kalenderjaar.", verbose_name="jaar")),
                (
                    "kpi",
                    models.CharField(help_text="Waarop is gescoord.", max_length=200, verbose_name="KPI"),
                ),
                (
                    "score",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="De behaalde score, meestal tussen 0 en 1.",
                        max_digits=28,
                        verbose_name="score",
                    ),
                ),
                (
                    "gewicht",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        default=1,
                        help_text="Hoe zwaar deze score telt.",
                        max_digits=28,
                        verbose_name="gewicht",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.kpiscore",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van KPI-score",
                "verbose_name_plural": "geschiedenis van KPI-scores",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_ef04e7_idx"),
                    models.Index(fields=["contract"], name="contracten__contrac_604e48_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MaatwerkEvent",
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
                    "uren_per_week",
                    inkoop.platform.databank.velden.Exactveld(
                        blank=True,
                        decimal_places=10,
                        help_text="Leeg als de uren van het traject gelden.",
                        max_digits=28,
                        null=True,
                        verbose_name="uren per week",
                    ),
                ),
                (
                    "doorlooptijd_dagen",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="In dagen; leeg als die van het traject geldt.",
                        null=True,
                        verbose_name="doorlooptijd",
                    ),
                ),
                (
                    "motivering",
                    models.TextField(
                        blank=True, help_text="Waarom dit maatwerk nodig is.", verbose_name="motivering"
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.maatwerk",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het traject.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van maatwerktraject",
                "verbose_name_plural": "geschiedenis van maatwerktrajecten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_92d814_idx"),
                    models.Index(fields=["contract"], name="contracten__contrac_00806e_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlekafspraakEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "aantal",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Afgesproken plekken voor het hele jaar; een plek mag voor een deel zijn.",
                        max_digits=28,
                        verbose_name="aantal plekken",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.plekafspraak",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het traject waarvan de plek is afgeleid.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van plekafspraak",
                "verbose_name_plural": "geschiedenis van plekafspraken",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_618eb7_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_5e680c_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TariefEvent",
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
                    "bedrag",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Euro's per eenheid, met zoveel decimalen als is afgesproken.",
                        max_digits=28,
                        verbose_name="tarief",
                    ),
                ),
                (
                    "eenheid",
                    models.CharField(
                        help_text="Waarvoor het tarief geldt, zoals uur of etmaal.",
                        max_length=50,
                        verbose_name="eenheid",
                    ),
                ),
                (
                    "vanaf",
                    models.DateField(help_text="Eerste dag waarop het tarief geldt.", verbose_name="vanaf"),
                ),
                (
                    "tot",
                    models.DateField(
                        blank=True,
                        help_text="Laatste dag; leeg als die nog open is.",
                        null=True,
                        verbose_name="tot en met",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.tarief",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het product.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van tarief",
                "verbose_name_plural": "geschiedenis van tarieven",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_335270_idx"),
                    models.Index(fields=["contract"], name="contracten__contrac_dd5152_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerdeelgemeenteEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "jaarafspraak",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De afspraak.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.jaarafspraak",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.verdeelgemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van gemeente in de verdeling",
                "verbose_name_plural": "geschiedenis van gemeenten in de verdeling",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_c0e44d_idx"),
                    models.Index(fields=["jaarafspraak"], name="contracten__jaarafs_1432ef_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoorschotEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("datum", models.DateField(help_text="Dag van betaling.", verbose_name="datum")),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Betaald bedrag in euro's.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Wie betaalde.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contracten.voorschot",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van voorschot",
                "verbose_name_plural": "geschiedenis van voorschotten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="contracten__pgh_obj_fea697_idx"),
                    models.Index(fields=["contract"], name="contracten__contrac_3c7414_idx"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aanbieder",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_aanbiederevent" ("agb", "bron", "code", "kvk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "soort") SELECT new_values."agb", new_values."bron", new_values."code", new_values."kvk", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."soort" FROM new_values; RETURN NULL;',
                    hash="47e78ce142d59058e8e2ea68745fec3d2f87b72f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_c725a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_aanbieder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aanbieder",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_aanbiederevent" ("agb", "bron", "code", "kvk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "soort") SELECT new_values."agb", new_values."bron", new_values."code", new_values."kvk", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."soort" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."agb", old_values."bron", old_values."code", old_values."kvk", old_values."naam", old_values."regio_id", old_values."soort") IS DISTINCT FROM ROW(new_values."agb", new_values."bron", new_values."code", new_values."kvk", new_values."naam", new_values."regio_id", new_values."soort"); RETURN NULL;',
                    hash="f75d689e867214c5643f5bf271daacc830fe57af",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_6e666",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_aanbieder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aanbieder",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_aanbiederevent" ("agb", "bron", "code", "kvk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "soort") SELECT old_values."agb", old_values."bron", old_values."code", old_values."kvk", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."soort" FROM old_values; RETURN NULL;',
                    hash="973014a2006b2a130875a07b79d097940adb7c1f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_fb7bb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_aanbieder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aanbiedertoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_aanbiedertoegangevent" ("aanbieder_id", "gebruiker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aanbieder_id", new_values."gebruiker_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="e6fc0ecedf84c855a509d7bdaf4abcc90fcc4950",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_21d83",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_aanbiedertoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aanbiedertoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_aanbiedertoegangevent" ("aanbieder_id", "gebruiker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aanbieder_id", new_values."gebruiker_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aanbieder_id", old_values."gebruiker_id") IS DISTINCT FROM ROW(new_values."aanbieder_id", new_values."gebruiker_id"); RETURN NULL;',
                    hash="f2d2f2f45fa86f3d040d0643a3dca2490b0eaef5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_81d6f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_aanbiedertoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aanbiedertoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_aanbiedertoegangevent" ("aanbieder_id", "gebruiker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."aanbieder_id", old_values."gebruiker_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="713e3c0e5abe963f379d4d186fdee434a96f5ed6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_0a2d3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_aanbiedertoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokengemeentekeuze",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokengemeentekeuzeevent" ("gemeente_id", "jaarafspraak_id", "keuze", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."jaarafspraak_id", new_values."keuze", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="f1a7ed6244ba68dbb70c21a30031ec83c6176c07",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_efe29",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_afgesprokengemeentekeuze",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokengemeentekeuze",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokengemeentekeuzeevent" ("gemeente_id", "jaarafspraak_id", "keuze", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."jaarafspraak_id", new_values."keuze", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gemeente_id", old_values."jaarafspraak_id", old_values."keuze") IS DISTINCT FROM ROW(new_values."gemeente_id", new_values."jaarafspraak_id", new_values."keuze"); RETURN NULL;',
                    hash="46dd563dceaa84c11700dd9c7ce9e7a28c8eb5a2",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_805a4",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_afgesprokengemeentekeuze",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokengemeentekeuze",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokengemeentekeuzeevent" ("gemeente_id", "jaarafspraak_id", "keuze", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."gemeente_id", old_values."jaarafspraak_id", old_values."keuze", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="b97490a0e1be1637b53faec8a48a8455d544b9c4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_cb2a7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_afgesprokengemeentekeuze",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokeninwoners",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokeninwonersevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="873cd68413b349f776274b87b4d207dd60e103b3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_3004b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_afgesprokeninwoners",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokeninwoners",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokeninwonersevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aantal", old_values."gemeente_id", old_values."jaarafspraak_id") IS DISTINCT FROM ROW(new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id"); RETURN NULL;',
                    hash="d624bda035e6d5b5b92000a9b2250aad7998d07a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_fd344",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_afgesprokeninwoners",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokeninwoners",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokeninwonersevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."aantal", old_values."gemeente_id", old_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="1a16484c9dedaeb0139f11420c63298ad3ff48c6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_35911",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_afgesprokeninwoners",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokenprestatie",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokenprestatieevent" ("afgesproken", "bron", "gerealiseerd", "gewicht", "jaarafspraak_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") SELECT new_values."afgesproken", new_values."bron", new_values."gerealiseerd", new_values."gewicht", new_values."jaarafspraak_id", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="f99f27571aefca8fda4de40e1784fdfd18f7f8ba",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_93a1b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_afgesprokenprestatie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokenprestatie",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokenprestatieevent" ("afgesproken", "bron", "gerealiseerd", "gewicht", "jaarafspraak_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") SELECT new_values."afgesproken", new_values."bron", new_values."gerealiseerd", new_values."gewicht", new_values."jaarafspraak_id", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."afgesproken", old_values."bron", old_values."gerealiseerd", old_values."gewicht", old_values."jaarafspraak_id", old_values."naam", old_values."volgorde") IS DISTINCT FROM ROW(new_values."afgesproken", new_values."bron", new_values."gerealiseerd", new_values."gewicht", new_values."jaarafspraak_id", new_values."naam", new_values."volgorde"); RETURN NULL;',
                    hash="2369a90ca6301792297d45e4764c59d2404e2ba2",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_e07f5",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_afgesprokenprestatie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afgesprokenprestatie",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_afgesprokenprestatieevent" ("afgesproken", "bron", "gerealiseerd", "gewicht", "jaarafspraak_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "volgorde") SELECT old_values."afgesproken", old_values."bron", old_values."gerealiseerd", old_values."gewicht", old_values."jaarafspraak_id", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="f7dc18977031bdff7e854d344fd0ec8ca4d5bb27",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_f83f7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_afgesprokenprestatie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="besparingsdeling",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_besparingsdelingevent" ("bron", "deel_aanbieder", "jaarafspraak_id", "kwaliteit_minimaal", "minimaal", "minimum_clienten", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bron", new_values."deel_aanbieder", new_values."jaarafspraak_id", new_values."kwaliteit_minimaal", new_values."minimaal", new_values."minimum_clienten", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="955c77d25e3ec16a5e74cbd7d8dca29ecf128791",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_37326",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_besparingsdeling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="besparingsdeling",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_besparingsdelingevent" ("bron", "deel_aanbieder", "jaarafspraak_id", "kwaliteit_minimaal", "minimaal", "minimum_clienten", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bron", new_values."deel_aanbieder", new_values."jaarafspraak_id", new_values."kwaliteit_minimaal", new_values."minimaal", new_values."minimum_clienten", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."deel_aanbieder", old_values."jaarafspraak_id", old_values."kwaliteit_minimaal", old_values."minimaal", old_values."minimum_clienten") IS DISTINCT FROM ROW(new_values."bron", new_values."deel_aanbieder", new_values."jaarafspraak_id", new_values."kwaliteit_minimaal", new_values."minimaal", new_values."minimum_clienten"); RETURN NULL;',
                    hash="7765218131a61ca4edee7e0858b0e66cee61c521",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_60cf6",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_besparingsdeling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="besparingsdeling",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_besparingsdelingevent" ("bron", "deel_aanbieder", "jaarafspraak_id", "kwaliteit_minimaal", "minimaal", "minimum_clienten", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bron", old_values."deel_aanbieder", old_values."jaarafspraak_id", old_values."kwaliteit_minimaal", old_values."minimaal", old_values."minimum_clienten", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="6f27813607d0a4098824f07ae5d3002bd95474cd",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_2a3b5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_besparingsdeling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bonusmalus",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_bonusmalusevent" ("bron", "grondslag", "jaarafspraak_id", "maximum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bron", new_values."grondslag", new_values."jaarafspraak_id", new_values."maximum", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="ad0b3dbd87a0f5809785b18800d7fe7c2c677daf",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_3a668",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_bonusmalus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bonusmalus",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_bonusmalusevent" ("bron", "grondslag", "jaarafspraak_id", "maximum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bron", new_values."grondslag", new_values."jaarafspraak_id", new_values."maximum", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."grondslag", old_values."jaarafspraak_id", old_values."maximum") IS DISTINCT FROM ROW(new_values."bron", new_values."grondslag", new_values."jaarafspraak_id", new_values."maximum"); RETURN NULL;',
                    hash="ef62592864faf69f81082e6f0d197c3ab04d1481",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_d2038",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_bonusmalus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bonusmalus",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_bonusmalusevent" ("bron", "grondslag", "jaarafspraak_id", "maximum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bron", old_values."grondslag", old_values."jaarafspraak_id", old_values."maximum", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="5c3b7d41111952f4d9251083bddda3c4fd49f814",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_f0175",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_bonusmalus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bonusmalusschaal",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_bonusmalusschaalevent" ("bonus_malus_id", "bron", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vanaf") SELECT new_values."bonus_malus_id", new_values."bron", new_values."percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="a655d4bd602ad82e9328891f1941149784430972",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_67f11",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_bonusmalusschaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bonusmalusschaal",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_bonusmalusschaalevent" ("bonus_malus_id", "bron", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vanaf") SELECT new_values."bonus_malus_id", new_values."bron", new_values."percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bonus_malus_id", old_values."bron", old_values."percentage", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bonus_malus_id", new_values."bron", new_values."percentage", new_values."vanaf"); RETURN NULL;',
                    hash="74255b1f269410e9b7c532487fd2921d33521c3d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_cccd6",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_bonusmalusschaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bonusmalusschaal",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_bonusmalusschaalevent" ("bonus_malus_id", "bron", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vanaf") SELECT old_values."bonus_malus_id", old_values."bron", old_values."percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="da12ac72fb840ba508dbe64aef982dd01fd49139",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_323d9",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_bonusmalusschaal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractevent" ("aanbieder_id", "bron", "ingangsdatum", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "nummer", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raamovereenkomst", "regio_id") SELECT new_values."aanbieder_id", new_values."bron", new_values."ingangsdatum", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."nummer", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."raamovereenkomst", new_values."regio_id" FROM new_values; RETURN NULL;',
                    hash="20722a74168ecf0d3f882822975ca3f0f0943f4a",
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
                    func='INSERT INTO public."contracten_contractevent" ("aanbieder_id", "bron", "ingangsdatum", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "nummer", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raamovereenkomst", "regio_id") SELECT new_values."aanbieder_id", new_values."bron", new_values."ingangsdatum", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."nummer", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."raamovereenkomst", new_values."regio_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aanbieder_id", old_values."bron", old_values."ingangsdatum", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."nummer", old_values."perceel_id", old_values."raamovereenkomst", old_values."regio_id") IS DISTINCT FROM ROW(new_values."aanbieder_id", new_values."bron", new_values."ingangsdatum", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."nummer", new_values."perceel_id", new_values."raamovereenkomst", new_values."regio_id"); RETURN NULL;',
                    hash="6c9c2b35f564a82294721639c525d5b78dbd4bbd",
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
                    func='INSERT INTO public."contracten_contractevent" ("aanbieder_id", "bron", "ingangsdatum", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "nummer", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raamovereenkomst", "regio_id") SELECT old_values."aanbieder_id", old_values."bron", old_values."ingangsdatum", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."nummer", old_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."raamovereenkomst", old_values."regio_id" FROM old_values; RETURN NULL;',
                    hash="e02b4d4086d8988d8b0b60fc46a48b9b8c179b7a",
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
            model_name="contractopslag",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractopslagevent" ("contract_id", "opslag_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."contract_id", new_values."opslag_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="5575e2a35fe9af24c0236f48f89ad4b17399216c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_c1f22",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_contractopslag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contractopslag",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractopslagevent" ("contract_id", "opslag_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."contract_id", new_values."opslag_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."contract_id", old_values."opslag_id") IS DISTINCT FROM ROW(new_values."contract_id", new_values."opslag_id"); RETURN NULL;',
                    hash="443fb4cab3d2ef7cbca36096f8e1fd0ad0a13817",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_7bad6",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_contractopslag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contractopslag",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_contractopslagevent" ("contract_id", "opslag_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."contract_id", old_values."opslag_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="439ca2735662a4b668205f714cc3c28321c84f1a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_2c6f9",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_contractopslag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentebudget",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemeentebudgetevent" ("bedrag", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="eedc05b2e0b71c72cb4a03ff98f591be35772dec",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_9e93f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_gemeentebudget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentebudget",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemeentebudgetevent" ("bedrag", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."gemeente_id", old_values."jaarafspraak_id") IS DISTINCT FROM ROW(new_values."bedrag", new_values."gemeente_id", new_values."jaarafspraak_id"); RETURN NULL;',
                    hash="1a75605e56c2f008981b920cdc8b61273c621124",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_18a5b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_gemeentebudget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentebudget",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemeentebudgetevent" ("bedrag", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bedrag", old_values."gemeente_id", old_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="8524dd48d95cad55e1b9beb702de920ca71082f6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_a1bdb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_gemeentebudget",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemiddeldekosten",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_gemiddeldekostenevent" ("bron", "deel", "jaarafspraak_id", "maximum_percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referentie") SELECT new_values."bron", new_values."deel", new_values."jaarafspraak_id", new_values."maximum_percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."referentie" FROM new_values; RETURN NULL;',
                    hash="06d782c677835cc8550c5c895e62e781c5a2dd10",
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
                    func='INSERT INTO public."contracten_gemiddeldekostenevent" ("bron", "deel", "jaarafspraak_id", "maximum_percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referentie") SELECT new_values."bron", new_values."deel", new_values."jaarafspraak_id", new_values."maximum_percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."referentie" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."deel", old_values."jaarafspraak_id", old_values."maximum_percentage", old_values."referentie") IS DISTINCT FROM ROW(new_values."bron", new_values."deel", new_values."jaarafspraak_id", new_values."maximum_percentage", new_values."referentie"); RETURN NULL;',
                    hash="b1a2f207bf01206a64fa738382059eb297e3b3c9",
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
                    func='INSERT INTO public."contracten_gemiddeldekostenevent" ("bron", "deel", "jaarafspraak_id", "maximum_percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referentie") SELECT old_values."bron", old_values."deel", old_values."jaarafspraak_id", old_values."maximum_percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."referentie" FROM old_values; RETURN NULL;',
                    hash="8be8d9a4126b8bf491a494f836acf75d577498d6",
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
                    func='INSERT INTO public."contracten_jaarafspraakevent" ("bandbreedte", "bedrag", "bedrag_per_inwoner", "beschikbare_dagen", "bron", "buiten_bandbreedte", "clienten", "contract_id", "heeft_gemeentekeuze", "jaar", "maximum_bijbetaling", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") SELECT new_values."bandbreedte", new_values."bedrag", new_values."bedrag_per_inwoner", new_values."beschikbare_dagen", new_values."bron", new_values."buiten_bandbreedte", new_values."clienten", new_values."contract_id", new_values."heeft_gemeentekeuze", new_values."jaar", new_values."maximum_bijbetaling", new_values."parameters", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."soort" FROM new_values; RETURN NULL;',
                    hash="4dab481c6082d6c0097ffff13da5f1ded175a93d",
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
                    func='INSERT INTO public."contracten_jaarafspraakevent" ("bandbreedte", "bedrag", "bedrag_per_inwoner", "beschikbare_dagen", "bron", "buiten_bandbreedte", "clienten", "contract_id", "heeft_gemeentekeuze", "jaar", "maximum_bijbetaling", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") SELECT new_values."bandbreedte", new_values."bedrag", new_values."bedrag_per_inwoner", new_values."beschikbare_dagen", new_values."bron", new_values."buiten_bandbreedte", new_values."clienten", new_values."contract_id", new_values."heeft_gemeentekeuze", new_values."jaar", new_values."maximum_bijbetaling", new_values."parameters", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."soort" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bandbreedte", old_values."bedrag", old_values."bedrag_per_inwoner", old_values."beschikbare_dagen", old_values."bron", old_values."buiten_bandbreedte", old_values."clienten", old_values."contract_id", old_values."heeft_gemeentekeuze", old_values."jaar", old_values."maximum_bijbetaling", old_values."parameters", old_values."soort") IS DISTINCT FROM ROW(new_values."bandbreedte", new_values."bedrag", new_values."bedrag_per_inwoner", new_values."beschikbare_dagen", new_values."bron", new_values."buiten_bandbreedte", new_values."clienten", new_values."contract_id", new_values."heeft_gemeentekeuze", new_values."jaar", new_values."maximum_bijbetaling", new_values."parameters", new_values."soort"); RETURN NULL;',
                    hash="330fa64d706a6ce3cd577e887fa5a4961c56b6b2",
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
                    func='INSERT INTO public."contracten_jaarafspraakevent" ("bandbreedte", "bedrag", "bedrag_per_inwoner", "beschikbare_dagen", "bron", "buiten_bandbreedte", "clienten", "contract_id", "heeft_gemeentekeuze", "jaar", "maximum_bijbetaling", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") SELECT old_values."bandbreedte", old_values."bedrag", old_values."bedrag_per_inwoner", old_values."beschikbare_dagen", old_values."bron", old_values."buiten_bandbreedte", old_values."clienten", old_values."contract_id", old_values."heeft_gemeentekeuze", old_values."jaar", old_values."maximum_bijbetaling", old_values."parameters", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."soort" FROM old_values; RETURN NULL;',
                    hash="2751e71a38f75fa70a56298a979ff477f5a935fb",
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
            model_name="kpiscore",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_kpiscoreevent" ("contract_id", "gewicht", "jaar", "kpi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score") SELECT new_values."contract_id", new_values."gewicht", new_values."jaar", new_values."kpi", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."score" FROM new_values; RETURN NULL;',
                    hash="961d053e28b862bacaa589f5d60cb356c2409ede",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_c7788",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_kpiscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kpiscore",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_kpiscoreevent" ("contract_id", "gewicht", "jaar", "kpi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score") SELECT new_values."contract_id", new_values."gewicht", new_values."jaar", new_values."kpi", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."score" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."contract_id", old_values."gewicht", old_values."jaar", old_values."kpi", old_values."score") IS DISTINCT FROM ROW(new_values."contract_id", new_values."gewicht", new_values."jaar", new_values."kpi", new_values."score"); RETURN NULL;',
                    hash="8ed16adbe1aa730ad98fddc752a2e1baef39783a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_ef21b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_kpiscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="kpiscore",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_kpiscoreevent" ("contract_id", "gewicht", "jaar", "kpi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score") SELECT old_values."contract_id", old_values."gewicht", old_values."jaar", old_values."kpi", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."score" FROM old_values; RETURN NULL;',
                    hash="a2a092ff48fe5f2f018e92afdaf6bcaf93c34578",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_0140f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_kpiscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerk",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_maatwerkevent" ("bron", "contract_id", "doorlooptijd_dagen", "motivering", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uren_per_week") SELECT new_values."bron", new_values."contract_id", new_values."doorlooptijd_dagen", new_values."motivering", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."traject_id", new_values."uren_per_week" FROM new_values; RETURN NULL;',
                    hash="f50bbe9922fad215a3f2fa0f13c5f4442c668964",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_63d2c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_maatwerk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerk",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_maatwerkevent" ("bron", "contract_id", "doorlooptijd_dagen", "motivering", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uren_per_week") SELECT new_values."bron", new_values."contract_id", new_values."doorlooptijd_dagen", new_values."motivering", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."traject_id", new_values."uren_per_week" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."contract_id", old_values."doorlooptijd_dagen", old_values."motivering", old_values."traject_id", old_values."uren_per_week") IS DISTINCT FROM ROW(new_values."bron", new_values."contract_id", new_values."doorlooptijd_dagen", new_values."motivering", new_values."traject_id", new_values."uren_per_week"); RETURN NULL;',
                    hash="b2914507c7728acd5cf931066dd3fa8dd41904ae",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_2e4f6",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_maatwerk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="maatwerk",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_maatwerkevent" ("bron", "contract_id", "doorlooptijd_dagen", "motivering", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uren_per_week") SELECT old_values."bron", old_values."contract_id", old_values."doorlooptijd_dagen", old_values."motivering", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."traject_id", old_values."uren_per_week" FROM old_values; RETURN NULL;',
                    hash="068ae28b16a3295b37696708334d20d02595c350",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_d6ada",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_maatwerk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plekafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_plekafspraakevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."traject_id" FROM new_values; RETURN NULL;',
                    hash="c767a9efeab1be1db91fd8349d6707d6c55d1741",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_0687c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_plekafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plekafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_plekafspraakevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."traject_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aantal", old_values."gemeente_id", old_values."jaarafspraak_id", old_values."traject_id") IS DISTINCT FROM ROW(new_values."aantal", new_values."gemeente_id", new_values."jaarafspraak_id", new_values."traject_id"); RETURN NULL;',
                    hash="870a005be3ee90d4af0cfd02ac501e721af33b02",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_4cdd6",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_plekafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plekafspraak",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_plekafspraakevent" ("aantal", "gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id") SELECT old_values."aantal", old_values."gemeente_id", old_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."traject_id" FROM old_values; RETURN NULL;',
                    hash="e1f84b2058996842d689dc5faef59471f2e51f25",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_87a50",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_plekafspraak",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tarief",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_tariefevent" ("bedrag", "bron", "contract_id", "eenheid", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf") SELECT new_values."bedrag", new_values."bron", new_values."contract_id", new_values."eenheid", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."product_id", new_values."tot", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="e8a7b06936be92b5593a9ccb9193f19cbf59d708",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_5426f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_tarief",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tarief",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_tariefevent" ("bedrag", "bron", "contract_id", "eenheid", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf") SELECT new_values."bedrag", new_values."bron", new_values."contract_id", new_values."eenheid", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."product_id", new_values."tot", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."bron", old_values."contract_id", old_values."eenheid", old_values."product_id", old_values."tot", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bedrag", new_values."bron", new_values."contract_id", new_values."eenheid", new_values."product_id", new_values."tot", new_values."vanaf"); RETURN NULL;',
                    hash="264414c7767513b0486f456e331c2a1853615cda",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_cece8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_tarief",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tarief",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_tariefevent" ("bedrag", "bron", "contract_id", "eenheid", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf") SELECT old_values."bedrag", old_values."bron", old_values."contract_id", old_values."eenheid", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."product_id", old_values."tot", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="b0ca314b9788c9348ae4254ecd1873f9dfa1141e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_cf077",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_tarief",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verdeelgemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_verdeelgemeenteevent" ("gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="9265a83a8845e4f25614a04d988b8ab13457e669",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_c50fc",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="contracten_verdeelgemeente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verdeelgemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_verdeelgemeenteevent" ("gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gemeente_id", old_values."jaarafspraak_id") IS DISTINCT FROM ROW(new_values."gemeente_id", new_values."jaarafspraak_id"); RETURN NULL;',
                    hash="1c36193dc620b643e45b40bfb341ae6483ff7d1e",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_4ee8b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="contracten_verdeelgemeente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verdeelgemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_verdeelgemeenteevent" ("gemeente_id", "jaarafspraak_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."gemeente_id", old_values."jaarafspraak_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="1bdf744021f082b3c00065016483604e4f935ebc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_0ab24",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_verdeelgemeente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voorschot",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."contracten_voorschotevent" ("bedrag", "contract_id", "datum", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="df5015db7884aa1cb138502d3489a429c586c802",
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
                    func='INSERT INTO public."contracten_voorschotevent" ("bedrag", "contract_id", "datum", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."contract_id", old_values."datum", old_values."gemeente_id") IS DISTINCT FROM ROW(new_values."bedrag", new_values."contract_id", new_values."datum", new_values."gemeente_id"); RETURN NULL;',
                    hash="83bb9b07aa2e05984d6ed57f9639eee25d8e721c",
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
                    func='INSERT INTO public."contracten_voorschotevent" ("bedrag", "contract_id", "datum", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bedrag", old_values."contract_id", old_values."datum", old_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="5fe8d7146c91adce1656a432b229db1bc003e99a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_6058f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="contracten_voorschot",
                    when="AFTER",
                ),
            ),
        ),
        beveilig_geschiedenis("contracten_aanbieder", AANBIEDER),
        beveilig_geschiedenis("contracten_aanbiedertoegang", TOEGANG),
        beveilig_geschiedenis("contracten_contract", CONTRACT),
        *(
            beveilig_geschiedenis_via_ouder(f"contracten_{tabel}", kolom, f"contracten_{ouder}")
            for tabel, (kolom, ouder) in DELEN.items()
        ),
        *(
            begin_geschiedenis(f"contracten_{tabel}")
            for tabel in ["aanbieder", "aanbiedertoegang", "contract", *DELEN]
        ),
    ]
