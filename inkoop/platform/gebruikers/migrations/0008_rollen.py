"""An account has roles instead of one, may end on a day, and what changes of it is asked and confirmed."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis

# Rewriting a table sets off no trigger, so the history of accounts can follow. Back, who got more keeps the first.
_TABELLEN = ("gebruikers_gebruiker", "gebruikers_gebruikerevent")
_MEER = """
ALTER TABLE {tabel} ALTER COLUMN rol TYPE varchar(20)[] USING ARRAY[rol];
ALTER TABLE {tabel} RENAME COLUMN rol TO rollen;
"""
_EEN = """
ALTER TABLE {tabel} RENAME COLUMN rollen TO rol;
ALTER TABLE {tabel} ALTER COLUMN rol TYPE varchar(20) USING coalesce(rol[1], 'inkoper');
"""
# The reading role reads accounts by column, without their passwords; an installation may have no such role.
_LEZER = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'inkoop_lezer') THEN
        GRANT SELECT (toegang_tot) ON gebruikers_gebruiker TO inkoop_lezer;
    END IF;
END $$
"""

# What an account changes of the rights of another was asked, and is what was confirmed last. The system, which
# makes accounts by command and in the demo, is not held to it.
_BEWAAK = """
CREATE FUNCTION gebruikers_bewaak_rollen() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wie bigint := public.inkoop_gebruiker();
    afgesproken varchar[];
BEGIN
    IF public.inkoop_is_systeem() OR wie IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.rollen <> '{}' OR NEW.is_superuser THEN
            RAISE EXCEPTION 'Een nieuw account heeft nog geen rol.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.rollen, NEW.toegang_tot, NEW.is_superuser, NEW.is_active)
        IS NOT DISTINCT FROM (OLD.rollen, OLD.toegang_tot, OLD.is_superuser, OLD.is_active) THEN
        RETURN NEW;
    END IF;
    IF NEW.id = wie THEN
        RAISE EXCEPTION 'Niemand verandert zijn eigen rechten.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.is_superuser AND NOT OLD.is_superuser THEN
        RAISE EXCEPTION 'Alleen een opdracht op de server maakt iemand beheerder van alles.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.rollen IS DISTINCT FROM OLD.rollen THEN
        SELECT v.rollen INTO afgesproken FROM public.gebruikers_rechtenverzoek v
            WHERE v.account_id = NEW.id AND v.status = 'bevestigd' ORDER BY v.besloten_op DESC LIMIT 1;
        IF afgesproken IS DISTINCT FROM NEW.rollen THEN
            RAISE EXCEPTION 'Deze rollen zijn niet gevraagd en bevestigd.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gebruikers_bewaak_rollen() FROM PUBLIC;
CREATE TRIGGER gebruikers_rollen BEFORE INSERT OR UPDATE ON gebruikers_gebruiker
    FOR EACH ROW EXECUTE FUNCTION gebruikers_bewaak_rollen();
"""
# The apps that know regions, municipalities and providers hang this on their tables of scope.
_TOEGANG = """
CREATE FUNCTION gebruikers_bewaak_toegang() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT public.inkoop_is_systeem() AND NEW.gebruiker_id = public.inkoop_gebruiker() THEN
        RAISE EXCEPTION 'Niemand geeft zichzelf toegang.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gebruikers_bewaak_toegang() FROM PUBLIC;
"""
_BEWAAK_TERUG = """
DROP TRIGGER gebruikers_rollen ON gebruikers_gebruiker;
DROP FUNCTION gebruikers_bewaak_rollen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("gebruikers", "0007_koppeling"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rechtenverzoek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gevraagd", "Wacht op een collega"),
                            ("bevestigd", "Doorgevoerd"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="gevraagd",
                        help_text="Wacht op een collega, doorgevoerd, afgewezen of ingetrokken.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "is_gevoelig",
                    models.BooleanField(
                        help_text="Of een tweede mens bevestigt: het gaat om geld, cliënten of rechten.",
                        verbose_name="twee mensen",
                    ),
                ),
                (
                    "rollen_voor",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("inkoper", "Inkoper"),
                                ("contractmanager", "Contractmanager"),
                                ("directie", "Directie"),
                                ("budgethouder", "Budgethouder gemeente"),
                                ("financien", "Financiën gemeente"),
                                ("consulent", "Consulent toegang"),
                                ("backoffice", "Backoffice gemeente"),
                                ("aanbieder", "Aanbieder: declaraties"),
                                ("aanbiedergegevens", "Aanbieder: gegevens"),
                                ("tekenbevoegde", "Aanbieder: tekenbevoegde"),
                                ("toezichthouder", "Toezichthouder"),
                                ("privacy", "Privacy officer"),
                                ("accountant", "Accountant"),
                                ("beheerder", "Functioneel beheerder"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        help_text="Welke rollen het account had.",
                        size=None,
                        verbose_name="rollen ervoor",
                    ),
                ),
                (
                    "rollen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("inkoper", "Inkoper"),
                                ("contractmanager", "Contractmanager"),
                                ("directie", "Directie"),
                                ("budgethouder", "Budgethouder gemeente"),
                                ("financien", "Financiën gemeente"),
                                ("consulent", "Consulent toegang"),
                                ("backoffice", "Backoffice gemeente"),
                                ("aanbieder", "Aanbieder: declaraties"),
                                ("aanbiedergegevens", "Aanbieder: gegevens"),
                                ("tekenbevoegde", "Aanbieder: tekenbevoegde"),
                                ("toezichthouder", "Toezichthouder"),
                                ("privacy", "Privacy officer"),
                                ("accountant", "Accountant"),
                                ("beheerder", "Functioneel beheerder"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        help_text="Welke rollen het account krijgt.",
                        size=None,
                        verbose_name="rollen erna",
                    ),
                ),
                (
                    "erbij",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="Voor welke regio's, gemeenten of aanbieders het account gaat werken.",
                        size=None,
                        verbose_name="erbij",
                    ),
                ),
                (
                    "eraf",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="Waarvoor het account niet meer werkt.",
                        size=None,
                        verbose_name="eraf",
                    ),
                ),
                (
                    "tot_voor",
                    models.DateField(
                        help_text="De laatste dag die gold.", null=True, verbose_name="toegang tot, ervoor"
                    ),
                ),
                (
                    "tot",
                    models.DateField(
                        help_text="De laatste dag die gaat gelden.", null=True, verbose_name="toegang tot"
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        help_text="Waarom dit account deze rechten krijgt.",
                        max_length=300,
                        verbose_name="reden",
                    ),
                ),
                (
                    "gevraagd_op",
                    models.DateTimeField(auto_now_add=True, help_text="Wanneer.", verbose_name="gevraagd op"),
                ),
                (
                    "besloten_op",
                    models.DateTimeField(help_text="Wanneer.", null=True, verbose_name="besloten op"),
                ),
                (
                    "waarom",
                    models.CharField(
                        blank=True,
                        help_text="Waarom het is afgewezen.",
                        max_length=300,
                        verbose_name="waarom niet",
                    ),
                ),
            ],
            options={
                "verbose_name": "verzoek om rechten",
                "verbose_name_plural": "verzoeken om rechten",
                "ordering": ["-pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gebruiker",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gebruiker",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gebruiker",
            name="geschiedenis_delete",
        ),
        migrations.RemoveConstraint(
            model_name="gebruiker",
            name="gebruiker_heeft_een_bestaande_rol",
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(_MEER.format(tabel=tabel), _EEN.format(tabel=tabel)) for tabel in _TABELLEN
            ],
            state_operations=[
                bewerking
                for model in ("gebruiker", "gebruikerevent")
                for bewerking in (
                    migrations.RemoveField(model, "rol"),
                    migrations.AddField(
                        model,
                        "rollen",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("inkoper", "Inkoper"),
                                    ("contractmanager", "Contractmanager"),
                                    ("directie", "Directie"),
                                    ("budgethouder", "Budgethouder gemeente"),
                                    ("financien", "Financiën gemeente"),
                                    ("consulent", "Consulent toegang"),
                                    ("backoffice", "Backoffice gemeente"),
                                    ("aanbieder", "Aanbieder: declaraties"),
                                    ("aanbiedergegevens", "Aanbieder: gegevens"),
                                    ("tekenbevoegde", "Aanbieder: tekenbevoegde"),
                                    ("toezichthouder", "Toezichthouder"),
                                    ("privacy", "Privacy officer"),
                                    ("accountant", "Accountant"),
                                    ("beheerder", "Functioneel beheerder"),
                                ],
                                max_length=20,
                            ),
                            blank=True,
                            default=list,
                            help_text="Wat deze persoon in Inkoop doet.",
                            size=None,
                            verbose_name="rollen",
                        ),
                    ),
                )
            ],
        ),
        migrations.AddField(
            model_name="gebruiker",
            name="toegang_tot",
            field=models.DateField(
                blank=True,
                help_text="De laatste dag waarop dit account iets kan. Leeg is zonder einde.",
                null=True,
                verbose_name="toegang tot en met",
            ),
        ),
        migrations.AddField(
            model_name="gebruikerevent",
            name="toegang_tot",
            field=models.DateField(
                blank=True,
                help_text="De laatste dag waarop dit account iets kan. Leeg is zonder einde.",
                null=True,
                verbose_name="toegang tot en met",
            ),
        ),
        migrations.RunSQL(_LEZER, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "toegang_tot") SELECT new_values."is_active", new_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."rollen", new_values."toegang_tot" FROM new_values; RETURN NULL;',
                    hash="8155fe85c1ec26c008530ecc41ef566b958dc2db",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_33af7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "toegang_tot") SELECT new_values."is_active", new_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."rollen", new_values."toegang_tot" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."is_active", old_values."is_superuser", old_values."rollen", old_values."toegang_tot") IS DISTINCT FROM ROW(new_values."is_active", new_values."is_superuser", new_values."rollen", new_values."toegang_tot"); RETURN NULL;',
                    hash="d33650838e81d932a9e797ed39b22f180a3d0331",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_2cb4b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rollen", "toegang_tot") SELECT old_values."is_active", old_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."rollen", old_values."toegang_tot" FROM old_values; RETURN NULL;',
                    hash="5f9ea81d904edc30100d50755c70b3f17e523bf0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_19ec8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rollen__contained_by",
                        [
                            "inkoper",
                            "contractmanager",
                            "directie",
                            "budgethouder",
                            "financien",
                            "consulent",
                            "backoffice",
                            "aanbieder",
                            "aanbiedergegevens",
                            "tekenbevoegde",
                            "toezichthouder",
                            "privacy",
                            "accountant",
                            "beheerder",
                        ],
                    )
                ),
                name="gebruiker_heeft_bestaande_rollen",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rollen__len__lte", 1),
                    ("rollen__contained_by", ["inkoper", "contractmanager", "directie"]),
                    ("rollen__contained_by", ["budgethouder", "financien", "consulent", "backoffice"]),
                    ("rollen__contained_by", ["aanbieder", "aanbiedergegevens", "tekenbevoegde"]),
                    _connector="OR",
                ),
                name="rollen_van_een_account_gaan_samen",
                violation_error_message="Deze rollen gaan niet samen op één account.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("toegang_tot__isnull", False),
                    models.Q(("rollen__overlap", ["accountant"]), _negated=True),
                    _connector="OR",
                ),
                name="wie_tijdelijk_is_heeft_een_laatste_dag",
                violation_error_message="Een account met deze rol heeft een laatste dag.",
            ),
        ),
        migrations.AddField(
            model_name="rechtenverzoek",
            name="account",
            field=models.ForeignKey(
                help_text="Wiens rechten veranderen.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rechtenverzoeken",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        migrations.AddField(
            model_name="rechtenverzoek",
            name="besloten_door",
            field=models.ForeignKey(
                help_text="Wie bevestigde, afwees of introk; leeg als niemand hoefde te bevestigen.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="besloten door",
            ),
        ),
        migrations.AddField(
            model_name="rechtenverzoek",
            name="gevraagd_door",
            field=models.ForeignKey(
                help_text="Wie het vroeg; nooit de eigenaar van het account.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gevraagd door",
            ),
        ),
        migrations.AddConstraint(
            model_name="rechtenverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["gevraagd", "bevestigd", "afgewezen", "ingetrokken"])),
                name="verzoek_heeft_een_bestaande_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="rechtenverzoek",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "gevraagd")),
                fields=("account",),
                name="een_open_verzoek_per_account",
                violation_error_message="Voor dit account wacht al een verzoek op een collega.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rechtenverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("gevraagd_door", models.F("account")), _negated=True),
                name="niemand_vraagt_rechten_voor_zichzelf",
            ),
        ),
        migrations.AddConstraint(
            model_name="rechtenverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_gevoelig", True), ("status", "bevestigd"), _negated=True),
                    models.Q(
                        ("besloten_door__isnull", False),
                        models.Q(("besloten_door", models.F("gevraagd_door")), _negated=True),
                        models.Q(("besloten_door", models.F("account")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="wat_gevoelig_is_bevestigt_een_ander",
            ),
        ),
        migrations.AddConstraint(
            model_name="rechtenverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "afgewezen"), _negated=True),
                    models.Q(("besloten_door__isnull", False), models.Q(("waarom", ""), _negated=True)),
                    _connector="OR",
                ),
                name="wie_een_verzoek_afwijst_zegt_waarom",
            ),
        ),
        migrations.AddConstraint(
            model_name="rechtenverzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="een_verzoek_heeft_een_reden"
            ),
        ),
        migrations.RunSQL(_BEWAAK, _BEWAAK_TERUG),
        migrations.RunSQL(_TOEGANG, "DROP FUNCTION gebruikers_bewaak_toegang();"),
    ]
