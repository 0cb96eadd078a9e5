"""A line of the log says in which act it was written, so that the rows changed in it can be found.

The reference is part of the digest. A line of before has none, and the digest it always had. Going back keeps
the column for lines that have one, and the older proof reads it there: no line loses its proof either way.
"""

from django.db import migrations, models

_INHOUD = """jsonb_build_array(volgnummer, extract(epoch FROM moment), handeling, gebruiker,
            regio, onderwerp_soort, onderwerp_sleutel, verschil, vorige)"""
_SCHAKEL = """
CREATE OR REPLACE FUNCTION logboek_schakel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE vorige record;
BEGIN
    -- One writer at a time: the chain has no gaps and no forks.
    PERFORM pg_advisory_xact_lock(hashtext('logboek'));
    SELECT l.volgnummer, l.digest INTO vorige FROM public.logboek_logregel l
        ORDER BY l.volgnummer DESC LIMIT 1;
    NEW.volgnummer := coalesce(vorige.volgnummer, 0) + 1;
    NEW.vorige_digest := coalesce(vorige.digest, repeat('0', 64));
    {zet}
    NEW.digest := logboek_digest(NEW.volgnummer, NEW.moment, NEW.handeling, NEW.gebruiker, NEW.regio,
        NEW.onderwerp_soort, NEW.onderwerp_sleutel, NEW.verschil, NEW.vorige_digest{context});
    RETURN NEW;
END $$;
"""
VOORUIT = (
    """
ALTER TABLE logboek_logregel ADD COLUMN IF NOT EXISTS context uuid NULL;
CREATE OR REPLACE FUNCTION logboek_digest(volgnummer bigint, moment timestamptz, handeling text, gebruiker text,
    regio text, onderwerp_soort text, onderwerp_sleutel text, verschil jsonb, vorige text, context uuid)
    RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to((CASE WHEN context IS NULL THEN {inhoud}
        ELSE {inhoud} || to_jsonb(context) END)::text, 'UTF8')), 'hex')
$$;
DROP FUNCTION logboek_digest(bigint, timestamptz, text, text, text, text, text, jsonb, text);
CREATE INDEX logregel_context ON logboek_logregel (context);
""".replace("{inhoud}", _INHOUD)
    + _SCHAKEL.format(
        zet="NEW.context := nullif(current_setting('pghistory.context_id', true), '')::uuid;",
        context=", NEW.context",
    )
)
TERUG = """
DROP INDEX logregel_context;
CREATE FUNCTION logboek_digest(volgnummer bigint, moment timestamptz, handeling text, gebruiker text,
    regio text, onderwerp_soort text, onderwerp_sleutel text, verschil jsonb, vorige text)
    RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT logboek_digest(volgnummer, moment, handeling, gebruiker, regio, onderwerp_soort, onderwerp_sleutel,
        verschil, vorige, (SELECT l.context FROM public.logboek_logregel l WHERE l.volgnummer = $1))
$$;
"""
TERUG += _SCHAKEL.format(zet="NEW.context := NULL;", context="")


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_schema")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(VOORUIT, TERUG)],
            state_operations=[
                migrations.AddField(
                    model_name="logregel",
                    name="context",
                    field=models.UUIDField(
                        blank=True,
                        editable=False,
                        help_text="De handeling waarbij deze regel hoort, zoals de geschiedenis die kent.",
                        null=True,
                        verbose_name="context",
                    ),
                ),
                migrations.AddIndex(
                    model_name="logregel",
                    index=models.Index(fields=["context"], name="logregel_context"),
                ),
            ],
        )
    ]
