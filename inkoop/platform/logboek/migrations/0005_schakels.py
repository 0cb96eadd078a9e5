"""A line no longer waits for the line of another: it is sealed into the chain after it was committed (ADR 0028).

The lines that stand keep their digests, in a table of seals. Going back brings number, previous digest and
digest to the lines again; the older proof then takes seals of the newer form from the table that stays, and
going forward once more finds them there. No line loses its proof either way.
"""

import django.db.models.deletion
from django.db import migrations, models

from inkoop.platform.databank.operaties import alleen_toevoegen

_NUL = "0000000000000000000000000000000000000000000000000000000000000000"
# What goes before the tables and columns change.
VOOR = """
LOCK TABLE logboek_logregel IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER logboek_logregel_schakel ON logboek_logregel;
DROP FUNCTION logboek_schakel();
DROP FUNCTION logboek_digest(bigint, timestamptz, text, text, text, text, text, jsonb, text, uuid);
"""
KOLOMMEN = """
ALTER TABLE logboek_logregel
    ADD COLUMN IF NOT EXISTS reden varchar(500) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS adres varchar(64) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS via varchar(20) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS kenmerk varchar(100) NOT NULL DEFAULT '';
"""
# Seals that were kept when somebody went back say which form they have.
VUL = """
DO $$
BEGIN
    IF to_regclass('public.logboek_bewaard') IS NULL THEN
        INSERT INTO logboek_schakel (volgnummer, regel_id, vorm, vorige_digest, digest)
            SELECT volgnummer, volgnummer, 1, vorige_digest, digest FROM logboek_logregel;
    ELSE
        INSERT INTO logboek_schakel (volgnummer, regel_id, vorm, vorige_digest, digest)
            SELECT l.volgnummer, l.volgnummer, coalesce(b.vorm, 1), l.vorige_digest, l.digest
            FROM logboek_logregel l LEFT JOIN logboek_bewaard b ON b.volgnummer = l.volgnummer;
        DROP TABLE logboek_bewaard;
    END IF;
END $$;
ALTER TABLE logboek_logregel DROP COLUMN vorige_digest, DROP COLUMN digest;
"""
NA = """
CREATE SEQUENCE logboek_logregel_volgnummer_seq OWNED BY logboek_logregel.volgnummer;
SELECT setval('logboek_logregel_volgnummer_seq', coalesce(max(volgnummer), 0) + 1, false) FROM logboek_logregel;

CREATE FUNCTION logboek_regel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Who writes a line chooses neither its number nor the act it belongs to.
    NEW.volgnummer := nextval('public.logboek_logregel_volgnummer_seq');
    NEW.context := nullif(current_setting('pghistory.context_id', true), '')::uuid;
    RETURN NEW;
END $$;
CREATE TRIGGER logboek_logregel_nummer BEFORE INSERT ON logboek_logregel
    FOR EACH ROW EXECUTE FUNCTION logboek_regel();

CREATE FUNCTION logboek_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.logboek_onverzegeld (regel) VALUES (NEW.volgnummer);
    RETURN NULL;
END $$;
CREATE TRIGGER logboek_logregel_wacht AFTER INSERT ON logboek_logregel
    FOR EACH ROW EXECUTE FUNCTION logboek_wacht();
"""
# Back: what waits is sealed first, so that the older version finds a chain over all lines.
TERUG_NA = """
LOCK TABLE logboek_logregel IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER logboek_logregel_wacht ON logboek_logregel;
DROP FUNCTION logboek_wacht();
DROP TRIGGER logboek_logregel_nummer ON logboek_logregel;
DROP FUNCTION logboek_regel();
DROP SEQUENCE logboek_logregel_volgnummer_seq;
DO $$
DECLARE regel record; nummer bigint; vorige text; nieuw text;
BEGIN
    SELECT s.volgnummer, s.digest INTO nummer, vorige FROM logboek_schakel s ORDER BY s.volgnummer DESC LIMIT 1;
    nummer := coalesce(nummer, 0);
    vorige := coalesce(vorige, repeat('0', 64));
    FOR regel IN SELECT l.* FROM logboek_logregel l LEFT JOIN logboek_schakel s ON s.regel_id = l.volgnummer
        WHERE s.volgnummer IS NULL ORDER BY l.volgnummer
    LOOP
        nummer := nummer + 1;
        nieuw := encode(sha256(convert_to(jsonb_build_array(2, nummer, extract(epoch FROM regel.moment),
            regel.handeling, regel.gebruiker, regel.regio, regel.onderwerp_soort, regel.onderwerp_sleutel,
            regel.verschil, regel.context, regel.reden, regel.adres, regel.via, regel.kenmerk, vorige)::text,
            'UTF8')), 'hex');
        INSERT INTO logboek_schakel (volgnummer, regel_id, vorm, vorige_digest, digest)
            VALUES (nummer, regel.volgnummer, 2, vorige, nieuw);
        vorige := nieuw;
    END LOOP;
END $$;
"""
# A line gets the number of its seal, which has no gaps: the older version counts on that, and no digest
# holds the other number.
TERUG_VUL = f"""
ALTER TABLE logboek_logregel
    ADD COLUMN vorige_digest varchar(64) NOT NULL DEFAULT '{_NUL}',
    ADD COLUMN digest varchar(64) NOT NULL DEFAULT '';
ALTER TABLE logboek_logregel DISABLE TRIGGER logboek_logregel_alleen_toevoegen;
UPDATE logboek_logregel l SET volgnummer = -s.volgnummer, vorige_digest = s.vorige_digest, digest = s.digest
    FROM logboek_schakel s WHERE s.regel_id = l.volgnummer;
UPDATE logboek_logregel SET volgnummer = -volgnummer;
ALTER TABLE logboek_logregel ENABLE TRIGGER logboek_logregel_alleen_toevoegen;
ALTER TABLE logboek_logregel ALTER COLUMN vorige_digest DROP DEFAULT, ALTER COLUMN digest DROP DEFAULT;
ALTER TABLE logboek_logregel ADD CONSTRAINT logboek_logregel_digest_key UNIQUE (digest);
CREATE TABLE logboek_bewaard AS SELECT volgnummer, vorm FROM logboek_schakel;
ALTER TABLE logboek_bewaard ADD PRIMARY KEY (volgnummer);
"""  # noqa: S608 - own names
_INHOUD = """volgnummer, extract(epoch FROM moment), handeling, gebruiker,
            regio, onderwerp_soort, onderwerp_sleutel, verschil"""
TERUG_VOOR = f"""
CREATE FUNCTION logboek_digest(volgnummer bigint, moment timestamptz, handeling text, gebruiker text,
    regio text, onderwerp_soort text, onderwerp_sleutel text, verschil jsonb, vorige text, context uuid)
    RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to((CASE
        WHEN EXISTS (SELECT 1 FROM public.logboek_bewaard b WHERE b.volgnummer = $1 AND b.vorm = 2)
        THEN jsonb_build_array(2, {_INHOUD}, context) || (SELECT jsonb_build_array(l.reden, l.adres, l.via,
            l.kenmerk) FROM public.logboek_logregel l WHERE l.volgnummer = $1) || to_jsonb(vorige)
        WHEN context IS NULL THEN jsonb_build_array({_INHOUD}, vorige)
        ELSE jsonb_build_array({_INHOUD}, vorige) || to_jsonb(context) END)::text, 'UTF8')), 'hex')
$$;
CREATE FUNCTION logboek_schakel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE vorige record;
BEGIN
    -- One writer at a time: the chain has no gaps and no forks.
    PERFORM pg_advisory_xact_lock(hashtext('logboek'));
    SELECT l.volgnummer, l.digest INTO vorige FROM public.logboek_logregel l
        ORDER BY l.volgnummer DESC LIMIT 1;
    NEW.volgnummer := coalesce(vorige.volgnummer, 0) + 1;
    NEW.vorige_digest := coalesce(vorige.digest, repeat('0', 64));
    NEW.context := nullif(current_setting('pghistory.context_id', true), '')::uuid;
    NEW.digest := logboek_digest(NEW.volgnummer, NEW.moment, NEW.handeling, NEW.gebruiker, NEW.regio,
        NEW.onderwerp_soort, NEW.onderwerp_sleutel, NEW.verschil, NEW.vorige_digest, NEW.context);
    RETURN NEW;
END $$;
CREATE TRIGGER logboek_logregel_schakel BEFORE INSERT ON logboek_logregel
    FOR EACH ROW EXECUTE FUNCTION logboek_schakel();
"""  # noqa: S608 - own names


def _tekst(naam: str, lengte: int, uitleg: str) -> migrations.AddField:
    veld = models.CharField(naam, max_length=lengte, blank=True, db_default="", help_text=uitleg)
    return migrations.AddField("logregel", naam, veld)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0004_context")]
    operations = [
        migrations.RunSQL(VOOR, TERUG_VOOR),
        migrations.CreateModel(
            name="Anker",
            fields=[
                (
                    "nummer",
                    models.BigIntegerField(
                        help_text="De laatste schakel toen het anker werd gezet.",
                        primary_key=True,
                        serialize=False,
                        verbose_name="schakel",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Digest van die schakel.", max_length=64, verbose_name="digest"
                    ),
                ),
                (
                    "moment",
                    models.DateTimeField(help_text="Wanneer het anker is gezet.", verbose_name="moment"),
                ),
                (
                    "gebreken",
                    models.JSONField(
                        default=list,
                        help_text="Wat de controle van het hele logboek daarbij vond.",
                        verbose_name="gebreken",
                    ),
                ),
                (
                    "gemaild_op",
                    models.DateTimeField(
                        blank=True,
                        help_text="Wanneer het is gemaild aan wie het wil bewaren.",
                        null=True,
                        verbose_name="gemaild op",
                    ),
                ),
            ],
            options={"verbose_name": "anker", "verbose_name_plural": "ankers", "ordering": ["-nummer"]},
        ),
        migrations.CreateModel(
            name="Onverzegeld",
            fields=[
                (
                    "regel",
                    models.BigIntegerField(
                        help_text="Nummer van de regel.",
                        primary_key=True,
                        serialize=False,
                        verbose_name="regel",
                    ),
                )
            ],
            options={
                "verbose_name": "onverzegelde regel",
                "verbose_name_plural": "onverzegelde regels",
            },
        ),
        migrations.CreateModel(
            name="Logschakel",
            fields=[
                (
                    "volgnummer",
                    models.BigIntegerField(
                        help_text="Doorlopend nummer zonder gaten, in volgorde van verzegelen.",
                        primary_key=True,
                        serialize=False,
                        verbose_name="schakel",
                    ),
                ),
                (
                    "regel",
                    models.OneToOneField(
                        db_constraint=False,
                        help_text="De regel die is verzegeld.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="schakel",
                        to="logboek.logregel",
                        verbose_name="regel",
                    ),
                ),
                (
                    "vorm",
                    models.SmallIntegerField(
                        help_text="Hoe de digest is gemaakt: 1 zonder, 2 met reden, adres en herkomst.",
                        verbose_name="vorm",
                    ),
                ),
                (
                    "vorige_digest",
                    models.CharField(
                        help_text="Digest van de schakel hiervoor.",
                        max_length=64,
                        verbose_name="vorige digest",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Digest van deze schakel.",
                        max_length=64,
                        unique=True,
                        verbose_name="digest",
                    ),
                ),
            ],
            options={
                "db_table": "logboek_schakel",
                "verbose_name": "schakel",
                "verbose_name_plural": "schakels",
                "ordering": ["-volgnummer"],
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(KOLOMMEN + VUL, TERUG_VUL)],
            state_operations=[
                migrations.RemoveField("logregel", "vorige_digest"),
                migrations.RemoveField("logregel", "digest"),
                _tekst("reden", 500, "Waarom het is gedaan, in de woorden van wie het deed."),
                _tekst(
                    "adres",
                    64,
                    "Vanwaar het is gedaan: een digest met sleutel van het netwerkadres, nooit het adres zelf.",
                ),
                _tekst("via", 20, "Pagina, API, taak of opdracht."),
                _tekst("kenmerk", 100, "Nummer van het verzoek of de taak."),
                migrations.AlterField(
                    "logregel",
                    "volgnummer",
                    models.BigIntegerField(
                        help_text="Oplopend nummer, in volgorde van toevoegen.",
                        primary_key=True,
                        serialize=False,
                        verbose_name="volgnummer",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="logregel",
            index=models.Index(fields=["gebruiker", "-volgnummer"], name="logregel_gebruiker"),
        ),
        migrations.RunSQL(NA, TERUG_NA),
        *alleen_toevoegen("logboek_schakel"),
    ]
