"""Terms and proposals: terms are added only, and nothing is confirmed but what was proposed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from inkoop.platform.databank.operaties import alleen_toevoegen, weiger_truncate

# A term never changes: a later one takes its place. Of a proposal the state goes one way, what it holds is fixed once
# somebody decided, and who set one of its terms does not confirm it.
VOORSTEL = """
CREATE FUNCTION bewaren_voorstel_gaat_een_weg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'voorgesteld' THEN
            RAISE EXCEPTION 'Een nieuw voorstel is nog niet bevestigd' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'voorgesteld' THEN
            RAISE EXCEPTION 'Voorstel % blijft: er is over beslist', OLD.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.regio, NEW.peildatum, NEW.digest, NEW.gemaakt_op) IS DISTINCT FROM
        (OLD.regio, OLD.peildatum, OLD.digest, OLD.gemaakt_op)
        OR OLD.status IN ('afgewezen', 'uitgevoerd')
        OR (OLD.status, NEW.status) NOT IN (('voorgesteld', 'voorgesteld'), ('voorgesteld', 'bevestigd'),
            ('voorgesteld', 'afgewezen'), ('bevestigd', 'bevestigd'), ('bevestigd', 'uitgevoerd'),
            ('bevestigd', 'afgewezen'))
        OR OLD.status = 'bevestigd' AND NEW.bevestigd_door_id IS DISTINCT FROM OLD.bevestigd_door_id THEN
        RAISE EXCEPTION 'Voorstel % verandert zo niet', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.status = 'bevestigd' AND EXISTS (
        SELECT FROM bewaren_voorstelregel r JOIN bewaren_bewaartermijn t ON t.id = r.termijn_id
        WHERE r.voorstel_id = NEW.id AND t.vastgelegd_door_id = NEW.bevestigd_door_id
    ) THEN
        RAISE EXCEPTION 'Wie een termijn vastlegde, bevestigt voorstel % niet', NEW.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bewaren_voorstel_gaat_een_weg BEFORE INSERT OR UPDATE OR DELETE ON bewaren_vernietigingsvoorstel
    FOR EACH ROW EXECUTE FUNCTION bewaren_voorstel_gaat_een_weg();
"""
# A line takes only the number that was destroyed, while a confirmed proposal is carried out.
REGEL = """
CREATE FUNCTION bewaren_regel_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stand text;
BEGIN
    SELECT status INTO stand FROM bewaren_vernietigingsvoorstel WHERE id = coalesce(NEW.voorstel_id, OLD.voorstel_id);
    IF stand IS NULL AND TG_OP = 'DELETE' OR stand = 'voorgesteld' AND TG_OP <> 'UPDATE' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP = 'UPDATE' AND stand = 'bevestigd'
        AND (NEW.voorstel_id, NEW.termijn_id, NEW.grens, NEW.aantal, NEW.nog_nodig)
        = (OLD.voorstel_id, OLD.termijn_id, OLD.grens, OLD.aantal, OLD.nog_nodig) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Wat een voorstel noemt, staat vast' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER bewaren_regel_staat_vast BEFORE INSERT OR UPDATE OR DELETE ON bewaren_voorstelregel
    FOR EACH ROW EXECUTE FUNCTION bewaren_regel_staat_vast();
CREATE FUNCTION bewaren_deel_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' OR NOT EXISTS (
        SELECT FROM bewaren_voorstelregel r JOIN bewaren_vernietigingsvoorstel v ON v.id = r.voorstel_id
        WHERE r.id = NEW.regel_id AND v.status = 'voorgesteld'
    ) THEN
        RAISE EXCEPTION 'Wat een voorstel noemt, staat vast' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bewaren_deel_staat_vast BEFORE INSERT OR UPDATE ON bewaren_voorsteldeel
    FOR EACH ROW EXECUTE FUNCTION bewaren_deel_staat_vast();
"""
BEVESTIGD = """
CREATE FUNCTION bewaren_is_bevestigd(onderdeel_ text, sleutel_ bigint) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM bewaren_voorsteldeel d
        JOIN bewaren_voorstelregel r ON r.id = d.regel_id
        JOIN bewaren_vernietigingsvoorstel v ON v.id = r.voorstel_id
        WHERE d.onderdeel = onderdeel_ AND d.sleutel = sleutel_ AND v.status = 'bevestigd')
$$;
COMMENT ON FUNCTION bewaren_is_bevestigd(text, bigint) IS
    'Whether a person confirmed that this object is destroyed; triggers that guard what is final ask it';
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("databank", "0001_functies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bewaartermijn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "regio",
                    models.CharField(help_text="Code van de regio.", max_length=100, verbose_name="regio"),
                ),
                (
                    "soort",
                    models.CharField(
                        help_text="Waarvoor de termijn geldt.", max_length=50, verbose_name="soort gegevens"
                    ),
                ),
                (
                    "maanden",
                    models.PositiveSmallIntegerField(
                        help_text="Hoe lang de gegevens blijven.", verbose_name="maanden"
                    ),
                ),
                (
                    "telling",
                    models.CharField(
                        choices=[("dag", "vanaf die dag"), ("jaareinde", "vanaf het einde van dat jaar")],
                        help_text="Vanaf wanneer de termijn telt.",
                        max_length=20,
                        verbose_name="telt",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        help_text="De wet, selectielijst of het besluit.", max_length=300, verbose_name="bron"
                    ),
                ),
                (
                    "vanaf",
                    models.DateField(
                        help_text="Vanaf welke dag deze termijn geldt.", verbose_name="geldt vanaf"
                    ),
                ),
                (
                    "vastgelegd_op",
                    models.DateTimeField(
                        auto_now_add=True, help_text="Wanneer.", verbose_name="vastgelegd op"
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        help_text="Wie de termijn vastlegde; die bevestigt niet wat ermee wordt voorgesteld.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaartermijn",
                "verbose_name_plural": "bewaartermijnen",
                "ordering": ["regio", "soort", "-vanaf"],
            },
        ),
        migrations.CreateModel(
            name="Vernietigingsvoorstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "regio",
                    models.CharField(help_text="Code van de regio.", max_length=100, verbose_name="regio"),
                ),
                (
                    "peildatum",
                    models.DateField(
                        help_text="Op welke dag de termijnen zijn nagegaan.", verbose_name="peildatum"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("voorgesteld", "Voorgesteld"),
                            ("bevestigd", "Bevestigd"),
                            ("afgewezen", "Afgewezen"),
                            ("uitgevoerd", "Uitgevoerd"),
                        ],
                        default="voorgesteld",
                        help_text="Voorgesteld, bevestigd, afgewezen of uitgevoerd.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 van wat is voorgesteld: wie bevestigt, bevestigt dit.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                (
                    "gemaakt_op",
                    models.DateTimeField(
                        auto_now_add=True, help_text="Wanneer.", verbose_name="voorgesteld op"
                    ),
                ),
                (
                    "bevestigd_op",
                    models.DateTimeField(
                        help_text="Leeg zolang dat niet is gedaan.", null=True, verbose_name="bevestigd op"
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True, help_text="Waarom het is afgewezen.", max_length=500, verbose_name="reden"
                    ),
                ),
                (
                    "niet_voor",
                    models.DateField(
                        help_text="Tot deze dag stelt het systeem niets meer voor.",
                        null=True,
                        verbose_name="niet opnieuw voor",
                    ),
                ),
                (
                    "uitgevoerd_op",
                    models.DateTimeField(
                        help_text="Wanneer is vernietigd.", null=True, verbose_name="uitgevoerd op"
                    ),
                ),
                (
                    "afgewezen_door",
                    models.ForeignKey(
                        help_text="Wie het voorstel afwees of terugnam.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="afgewezen door",
                    ),
                ),
                (
                    "bevestigd_door",
                    models.ForeignKey(
                        help_text="Wie het voorstel bevestigde; nooit het systeem.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bevestigd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel om te vernietigen",
                "verbose_name_plural": "voorstellen om te vernietigen",
                "ordering": ["-gemaakt_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Voorstelregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "grens",
                    models.DateField(
                        help_text="Wat voor deze dag eindigde, is over zijn termijn.", verbose_name="voor"
                    ),
                ),
                (
                    "aantal",
                    models.PositiveIntegerField(
                        help_text="Hoeveel er is voorgesteld.", verbose_name="aantal"
                    ),
                ),
                (
                    "nog_nodig",
                    models.JSONField(
                        default=dict,
                        help_text="Hoeveel er over zijn termijn is en toch blijft, per reden.",
                        verbose_name="nog nodig",
                    ),
                ),
                (
                    "vernietigd",
                    models.PositiveIntegerField(
                        help_text="Hoeveel er is vernietigd.", null=True, verbose_name="vernietigd"
                    ),
                ),
                (
                    "termijn",
                    models.ForeignKey(
                        help_text="De termijn die is verstreken.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bewaren.bewaartermijn",
                    ),
                ),
                (
                    "voorstel",
                    models.ForeignKey(
                        help_text="Het voorstel.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="bewaren.vernietigingsvoorstel",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel van een voorstel",
                "verbose_name_plural": "regels van een voorstel",
                "ordering": ["voorstel", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Voorsteldeel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "onderdeel",
                    models.CharField(
                        help_text="Waar de sleutel van is.", max_length=50, verbose_name="onderdeel"
                    ),
                ),
                (
                    "sleutel",
                    models.BigIntegerField(help_text="Sleutel van het object.", verbose_name="sleutel"),
                ),
                (
                    "regel",
                    models.ForeignKey(
                        help_text="De regel van het voorstel.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delen",
                        to="bewaren.voorstelregel",
                    ),
                ),
            ],
            options={
                "verbose_name": "deel van een voorstel",
                "verbose_name_plural": "delen van een voorstel",
            },
        ),
        migrations.AddConstraint(
            model_name="bewaartermijn",
            constraint=models.UniqueConstraint(
                fields=("regio", "soort", "vanaf"), name="een_bewaartermijn_per_soort_en_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="bewaartermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("telling__in", ["dag", "jaareinde"])),
                name="bewaartermijn_heeft_een_bestaande_telling",
            ),
        ),
        migrations.AddConstraint(
            model_name="bewaartermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("maanden__gte", 1)), name="bewaartermijn_duurt_minstens_een_maand"
            ),
        ),
        migrations.AddConstraint(
            model_name="bewaartermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("bron", ""), _negated=True), name="bewaartermijn_heeft_een_bron"
            ),
        ),
        migrations.AddConstraint(
            model_name="vernietigingsvoorstel",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["voorgesteld", "bevestigd", "afgewezen", "uitgevoerd"])),
                name="voorstel_heeft_een_bestaande_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="vernietigingsvoorstel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["voorgesteld", "bevestigd"])),
                fields=("regio",),
                name="een_open_voorstel_per_regio",
            ),
        ),
        migrations.AddConstraint(
            model_name="vernietigingsvoorstel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["bevestigd", "uitgevoerd"]), _negated=True),
                    models.Q(("bevestigd_door__isnull", False), ("bevestigd_op__isnull", False)),
                    _connector="OR",
                ),
                name="een_persoon_bevestigt_een_voorstel",
            ),
        ),
        migrations.AddConstraint(
            model_name="vernietigingsvoorstel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "afgewezen"), _negated=True),
                    models.Q(("afgewezen_door__isnull", False), models.Q(("reden", ""), _negated=True)),
                    _connector="OR",
                ),
                name="wie_een_voorstel_afwijst_zegt_waarom",
            ),
        ),
        migrations.AddConstraint(
            model_name="voorstelregel",
            constraint=models.UniqueConstraint(
                fields=("voorstel", "termijn"), name="een_regel_per_voorstel_en_termijn"
            ),
        ),
        migrations.AddConstraint(
            model_name="voorsteldeel",
            constraint=models.UniqueConstraint(
                fields=("onderdeel", "sleutel"), name="een_object_staat_in_een_open_voorstel"
            ),
        ),
        *alleen_toevoegen("bewaren_bewaartermijn"),
        migrations.RunSQL(
            VOORSTEL,
            "DROP TRIGGER bewaren_voorstel_gaat_een_weg ON bewaren_vernietigingsvoorstel; "
            "DROP FUNCTION bewaren_voorstel_gaat_een_weg()",
        ),
        migrations.RunSQL(
            REGEL,
            "DROP TRIGGER bewaren_regel_staat_vast ON bewaren_voorstelregel; "
            "DROP TRIGGER bewaren_deel_staat_vast ON bewaren_voorsteldeel; "
            "DROP FUNCTION bewaren_regel_staat_vast(); DROP FUNCTION bewaren_deel_staat_vast()",
        ),
        migrations.RunSQL(BEVESTIGD, "DROP FUNCTION bewaren_is_bevestigd(text, bigint)"),
        weiger_truncate("bewaren_vernietigingsvoorstel"),
    ]
