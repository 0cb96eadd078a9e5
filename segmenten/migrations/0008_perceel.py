"""How a perceel is put on the market and paid, from a day to a day, moves to dated rows; the key stays."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import inkoop.platform.databank.geldigheid
from inkoop.platform.databank.operaties import verplaats_kolommen

KOLOMMEN = (
    "soort",
    "model",
    "parameters",
    "uitzondering",
    "opdrachtgever",
    "aanbieders_minimaal",
    "aanbieders_maximaal",
    "tussentijdse_toetreding",
    "contractvorm",
    "procedure",
    "looptijd_basis",
    "looptijd_verlengingen",
    "looptijd_boeggolf",
    "looptijd_maximaal",
    "bron",
)
# Back, a perceel has the participants and choices of what holds last.
LAATSTE = """
    SELECT DISTINCT ON (perceel_id) id FROM segmenten_perceelvoorkomen ORDER BY perceel_id, tot DESC NULLS FIRST
"""
DEELNEMERS = migrations.RunSQL(
    """
    INSERT INTO segmenten_perceelvoorkomen_deelnemers (perceelvoorkomen_id, gemeente_id)
    SELECT v.id, d.gemeente_id FROM segmenten_perceel_deelnemers d
    JOIN segmenten_perceelvoorkomen v ON v.perceel_id = d.perceel_id ORDER BY d.id
    """,
    f"""
    INSERT INTO segmenten_perceel_deelnemers (perceel_id, gemeente_id)
    SELECT v.perceel_id, d.gemeente_id FROM segmenten_perceelvoorkomen_deelnemers d
    JOIN segmenten_perceelvoorkomen v ON v.id = d.perceelvoorkomen_id
    WHERE v.id IN ({LAATSTE}) ORDER BY d.id
    """,  # noqa: S608 - a constant
)
GEMEENTEKEUZES = migrations.RunSQL(
    """
    UPDATE segmenten_gemeentekeuze k SET perceelvoorkomen_id = v.id
    FROM segmenten_perceelvoorkomen v WHERE v.perceel_id = k.perceel_id;
    SET CONSTRAINTS ALL IMMEDIATE;
    """,
    f"""
    DELETE FROM segmenten_gemeentekeuze WHERE perceelvoorkomen_id NOT IN ({LAATSTE});
    UPDATE segmenten_gemeentekeuze k SET perceel_id = v.perceel_id
    FROM segmenten_perceelvoorkomen v WHERE v.id = k.perceelvoorkomen_id;
    SET CONSTRAINTS ALL IMMEDIATE;
    """,  # noqa: S608 - a constant
)


class Migration(migrations.Migration):
    dependencies = [("segmenten", "0007_geschiedenis")]

    operations = [
        migrations.CreateModel(
            name="Perceelvoorkomen",
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
                    "vanaf",
                    models.DateField(
                        blank=True,
                        help_text="Eerste dag waarop dit geldt; leeg als dat altijd al was.",
                        null=True,
                        verbose_name="vanaf",
                    ),
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
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lokaal", "Lokaal"),
                            ("regionaal", "Regionaal"),
                            ("bovenregionaal", "Bovenregionaal"),
                            ("landelijk", "Landelijk"),
                        ],
                        help_text="Op welke schaal wordt ingekocht.",
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("pxq", "PxQ, open einde"),
                            ("toegewezen", "Toegewezen volume (beschikking is declaratie)"),
                            ("trajecten", "Trajecten"),
                            ("plekken", "Plekken"),
                            ("clientbedrag", "Bedrag per cliënt per maand"),
                            ("resultaat", "Resultaat"),
                            ("populatie", "Populatie"),
                            ("gebied", "Gebiedsgerichte populatie"),
                            ("beschikbaarheid", "Beschikbaarheid"),
                            ("lumpsum", "Lumpsum (taakgericht)"),
                            ("subsidie", "Subsidie"),
                            ("nog_te_kiezen", "Nog te kiezen"),
                        ],
                        help_text="Hoe aanbieders worden betaald.",
                        max_length=20,
                        verbose_name="bekostigingsmodel",
                    ),
                ),
                (
                    "parameters",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Keuzes binnen het bekostigingsmodel (docs/berekening.md).",
                        verbose_name="parameters",
                    ),
                ),
                (
                    "uitzondering",
                    models.JSONField(
                        blank=True,
                        help_text="Bron en motivering als dit perceel van de regel afwijkt.",
                        null=True,
                        verbose_name="uitzondering",
                    ),
                ),
                (
                    "opdrachtgever",
                    models.CharField(
                        blank=True,
                        help_text="Als dit een ander is dan die van de regio.",
                        max_length=200,
                        verbose_name="opdrachtgever",
                    ),
                ),
                (
                    "aanbieders_minimaal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leeg als er geen ondergrens is.",
                        null=True,
                        verbose_name="minimaal aantal aanbieders",
                    ),
                ),
                (
                    "aanbieders_maximaal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leeg als er geen bovengrens is.",
                        null=True,
                        verbose_name="maximaal aantal aanbieders",
                    ),
                ),
                (
                    "tussentijdse_toetreding",
                    models.BooleanField(
                        blank=True,
                        help_text="Of aanbieders later nog kunnen instromen.",
                        null=True,
                        verbose_name="tussentijdse toetreding",
                    ),
                ),
                (
                    "contractvorm",
                    models.CharField(
                        blank=True,
                        help_text="Vorm van het contract.",
                        max_length=200,
                        verbose_name="contractvorm",
                    ),
                ),
                (
                    "procedure",
                    models.CharField(
                        blank=True,
                        help_text="Hoe wordt aanbesteed.",
                        max_length=200,
                        verbose_name="procedure",
                    ),
                ),
                (
                    "deelnemers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Gemeenten die meedoen; leeg is alle gemeenten.",
                        related_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "perceel",
                    models.ForeignKey(
                        help_text="Het perceel.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorkomens",
                        to="segmenten.perceel",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkomen van een perceel",
                "verbose_name_plural": "voorkomens van percelen",
                "ordering": ["perceel", "vanaf"],
            },
        ),
        # Read from below, this is also the way back: first the columns, then the rows, then what they ask.
        migrations.RemoveConstraint("perceel", "perceel_heeft_een_vaste_looptijd_of_een_boeggolf"),
        migrations.RemoveConstraint("perceel", "perceel_heeft_een_bestaand_model"),
        migrations.RemoveConstraint("perceel", "minimaal_aantal_aanbieders_is_niet_hoger_dan_maximaal"),
        migrations.RemoveConstraint("gemeentekeuze", "een_keuze_per_perceel_en_gemeente"),
        migrations.AlterField("perceel", "model", models.CharField(max_length=20, null=True)),
        migrations.AlterField(
            "gemeentekeuze",
            "perceel",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="segmenten.perceel",
            ),
        ),
        migrations.AddField(
            "gemeentekeuze",
            "perceelvoorkomen",
            models.ForeignKey(
                null=True,
                help_text="Het perceel, zolang de keuze geldt.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gemeentekeuzes",
                to="segmenten.perceelvoorkomen",
            ),
        ),
        verplaats_kolommen("segmenten_perceel", "segmenten_perceelvoorkomen", "perceel_id", KOLOMMEN),
        DEELNEMERS,
        GEMEENTEKEUZES,
        migrations.AlterField(
            "gemeentekeuze",
            "perceelvoorkomen",
            models.ForeignKey(
                help_text="Het perceel, zolang de keuze geldt.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gemeentekeuzes",
                to="segmenten.perceelvoorkomen",
            ),
        ),
        migrations.AlterModelOptions(
            name="gemeentekeuze",
            options={
                "ordering": ["perceelvoorkomen", "gemeente"],
                "verbose_name": "gemeentekeuze",
                "verbose_name_plural": "gemeentekeuzes",
            },
        ),
        migrations.RemoveField("gemeentekeuze", "perceel"),
        migrations.RemoveField("perceel", "deelnemers"),
        *(migrations.RemoveField("perceel", kolom) for kolom in KOLOMMEN),
        migrations.AddConstraint(
            model_name="gemeentekeuze",
            constraint=models.UniqueConstraint(
                fields=("perceelvoorkomen", "gemeente"), name="een_keuze_per_perceel_en_gemeente"
            ),
        ),
        migrations.AddConstraint(
            model_name="perceelvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("looptijd_basis__isnull", True), ("looptijd_verlengingen__isnull", True)),
                    models.Q(("looptijd_boeggolf__isnull", True), ("looptijd_maximaal__isnull", True)),
                    _connector="OR",
                ),
                name="perceelvoorkomen_heeft_een_vaste_looptijd_of_een_boeggolf",
            ),
        ),
        migrations.AddConstraint(
            model_name="perceelvoorkomen",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("perceel", "="),
                    (
                        inkoop.platform.databank.geldigheid.Datumbereik(
                            models.F("vanaf"), models.F("tot"), models.Value("[]")
                        ),
                        "&&",
                    ),
                ],
                name="perceelvoorkomen_overlapt_niet",
            ),
        ),
        migrations.AddConstraint(
            model_name="perceelvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"),
                name="perceelvoorkomen_eindigt_niet_voor_het_begint",
            ),
        ),
        migrations.AddConstraint(
            model_name="perceelvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "model__in",
                        [
                            "pxq",
                            "toegewezen",
                            "trajecten",
                            "plekken",
                            "clientbedrag",
                            "resultaat",
                            "populatie",
                            "gebied",
                            "beschikbaarheid",
                            "lumpsum",
                            "subsidie",
                            "nog_te_kiezen",
                        ],
                    )
                ),
                name="perceel_heeft_een_bestaand_model",
            ),
        ),
        migrations.AddConstraint(
            model_name="perceelvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("aanbieders_minimaal__isnull", True),
                    ("aanbieders_maximaal__isnull", True),
                    ("aanbieders_minimaal__lte", models.F("aanbieders_maximaal")),
                    _connector="OR",
                ),
                name="minimaal_aantal_aanbieders_is_niet_hoger_dan_maximaal",
            ),
        ),
    ]
