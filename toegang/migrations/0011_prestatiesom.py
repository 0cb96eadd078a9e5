"""Sums of prestaties, kept by the database: who adds lines, whatever the way, cannot leave the sums behind.

Triggers per statement, each under the lock of the contracts it touches (`toegang_somstand`): new lines and credits
are added and taken off, lines of an allocation that is withdrawn (or is no longer) too. A tariff that changes may
give any line another amount: it marks the sums of its contract stale, and they are made anew before they are read
(`toegang/services/prestatiesommen.py`).

What a line is worth, which the settlement asked of each line itself, stands in `toegang_gewaardeerd` and, over the
new rows, in the trigger: one text, `GEWAARDEERD`. Lines that are there already get their sums when somebody
first reads them.
"""

import django.db.models.deletion
from django.db import migrations, models

import inkoop.platform.databank.velden
from contracten.models.zicht import forceer_rijbeveiliging_via_contract

# The database takes them away with their contract, whose tariffs make a stand anew when they go.
VERWIJZINGEN = "".join(
    f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_van_contract FOREIGN KEY (contract_id) "
    "REFERENCES contracten_contract (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;"
    for tabel in ("toegang_somstand", "toegang_prestatiesom")
)
# The factor is taken above the outer join: a value within it that asks for the line would have every line look its
# tariff up by itself, where now lines and tariffs are joined as a whole.
GEWAARDEERD = """
SELECT {kolommen}, a.bedrag AS tarief, a.eenheid AS tariefeenheid,
    CASE WHEN f.noemer = 1 THEN inkoop_rond_af(p.volume * f.teller * a.bedrag)
        ELSE inkoop_rond_af(p.volume * f.teller * a.bedrag, f.noemer) END AS bedrag
FROM {bron} p
LEFT JOIN LATERAL (
    SELECT g.bedrag, g.eenheid
    FROM contracten_geldig_tarief(p.contract_id, p.product_id, p.begindatum) g
    CROSS JOIN LATERAL inkoop_eenheidsfactor(p.eenheid, g.eenheid) past
    WHERE past.teller IS NOT NULL
) a ON true
CROSS JOIN LATERAL inkoop_eenheidsfactor(p.eenheid, a.eenheid) f
"""
FUNCTIE = f"""
CREATE FUNCTION toegang_gewaardeerd(van date, tot date)
    RETURNS TABLE (prestatie_id bigint, nummer varchar, toewijzing_id bigint, contract_id bigint, gemeente_id bigint,
        product_id bigint, begindatum date, einddatum date, volume numeric, eenheid varchar, tarief numeric,
        tariefeenheid varchar, bedrag numeric)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000000 AS $$
{
    GEWAARDEERD.format(
        kolommen="p.prestatie_id, p.nummer, p.toewijzing_id, p.contract_id, p.gemeente_id, p.product_id, p.begindatum,"
        " p.einddatum, p.volume, p.eenheid",
        bron="toegang_tellend(van, tot)",
    )
}
$$;
COMMENT ON FUNCTION toegang_gewaardeerd(date, date) IS
    'The prestaties that count (toegang_tellend) with the tariff of their begindatum, NULL where none has a unit that
converts, and their amount in euros, each rounded by itself';
"""
# Adds lines, of which `keer` is -1 where they are taken off; a sum of nothing goes. What is stale is left as it is.
VERWERK = """
    MERGE INTO toegang_prestatiesom s USING (
        SELECT contract_id, gemeente_id, product_id, date_trunc('month', begindatum::timestamp)::date AS maand, reden,
            eenheid, tarief, tariefeenheid, sum(keer) AS aantal, sum(keer * volume) AS volume,
            coalesce(sum(keer * bedrag), 0) AS bedrag
        FROM ({lijnen}) lijn JOIN toegang_somstand USING (contract_id)
        WHERE NOT is_verouderd GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(keer) <> 0
    ) w ON s.contract_id = w.contract_id AND s.gemeente_id = w.gemeente_id AND s.maand = w.maand
        AND s.reden = w.reden AND s.eenheid = w.eenheid AND s.tariefeenheid = w.tariefeenheid
        AND s.product_id IS NOT DISTINCT FROM w.product_id AND s.tarief IS NOT DISTINCT FROM w.tarief
    WHEN MATCHED AND s.aantal + w.aantal = 0 THEN DELETE
    WHEN MATCHED THEN UPDATE SET aantal = s.aantal + w.aantal, volume = s.volume + w.volume,
        bedrag = s.bedrag + w.bedrag
    WHEN NOT MATCHED THEN INSERT (contract_id, gemeente_id, product_id, maand, reden, eenheid, tarief, tariefeenheid,
            aantal, volume, bedrag)
        VALUES (w.contract_id, w.gemeente_id, w.product_id, w.maand, w.reden, w.eenheid, w.tarief, w.tariefeenheid,
            w.aantal, w.volume, w.bedrag);
"""
# The lock is held to the end of the transaction. What another one changed while this one waited is seen below: each
# statement of a function looks anew.
VERGRENDEL = """
    INSERT INTO toegang_somstand AS s (contract_id, wijzigingen, is_verouderd)
    SELECT contract_id, 1, bool_or(verouderd) FROM ({contracten}) c GROUP BY 1 ORDER BY 1
    ON CONFLICT (contract_id) DO UPDATE
        SET wijzigingen = s.wijzigingen + 1, is_verouderd = s.is_verouderd OR excluded.is_verouderd;
"""
KOLOMMEN = "p.contract_id, p.gemeente_id, p.product_id, p.begindatum, p.volume, p.eenheid"


def _make_lijnen(bron: str) -> str:
    """Give lines that count (`keer`, and `KOLOMMEN`) with what they are worth, as `VERWERK` takes them."""
    gewaardeerd = GEWAARDEERD.format(kolommen=f"p.keer, {KOLOMMEN}", bron=f"({bron})")
    return f"""SELECT contract_id, gemeente_id, product_id, begindatum, ''::varchar AS reden, eenheid, tarief,
        coalesce(tariefeenheid, '') AS tariefeenheid, keer, volume, bedrag FROM ({gewaardeerd}) g"""  # noqa: S608


# A credit takes away what the line that it repeats had added.
NIEUWE_REGELS = """
    SELECT CASE WHEN n.goedgekeurd THEN 1 ELSE -1 END AS keer, n.contract_id, t.gemeente_id, t.product_id,
        n.begindatum, n.volume, n.eenheid
    FROM nieuw n JOIN toegang_toewijzing t ON t.id = n.toewijzing_id
    WHERE NOT t.ingetrokken AND (n.crediteert_id IS NOT NULL OR n.goedgekeurd AND n.gecrediteerd_door_id IS NULL)
"""
AFGEKEURD = """
    SELECT n.contract_id, t.gemeente_id, t.product_id, n.begindatum, n.reden, ''::varchar, NULL::numeric, ''::varchar,
        1, 0::numeric, 0::numeric
    FROM nieuw n JOIN toegang_toewijzing t ON t.id = n.toewijzing_id
    WHERE NOT n.goedgekeurd AND n.reden <> 'credit'
"""
PRESTATIES = f"""
CREATE FUNCTION toegang_sommen_volgen_prestaties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
{VERGRENDEL.format(contracten="SELECT contract_id, false AS verouderd FROM nieuw")}
{VERWERK.format(lijnen=_make_lijnen(NIEUWE_REGELS) + " UNION ALL " + AFGEKEURD)}
    RETURN NULL;
END $$;
CREATE TRIGGER toegang_sommen_volgen_prestaties AFTER INSERT ON toegang_prestatie
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION toegang_sommen_volgen_prestaties();
"""  # noqa: S608 - constants
# What an allocation is about never changes by the ways there are; were it to, its contract is made anew.
GERAAKT = """
        SELECT c.contract_id, v.verouderd FROM nieuw n JOIN oud o ON o.id = n.id
        CROSS JOIN LATERAL (SELECT (n.contract_id, n.gemeente_id, n.product_id)
            IS DISTINCT FROM (o.contract_id, o.gemeente_id, o.product_id) AS verouderd) v
        CROSS JOIN LATERAL (VALUES (n.contract_id), (o.contract_id)) c (contract_id)
        WHERE v.verouderd OR n.ingetrokken <> o.ingetrokken
"""
INGETROKKEN = """
    SELECT CASE WHEN n.ingetrokken THEN -1 ELSE 1 END AS keer, p.contract_id, n.gemeente_id, n.product_id,
        p.begindatum, p.volume, p.eenheid
    FROM nieuw n JOIN oud o ON o.id = n.id JOIN toegang_prestatie p ON p.toewijzing_id = n.id
    WHERE n.ingetrokken <> o.ingetrokken AND p.goedgekeurd AND p.gecrediteerd_door_id IS NULL
"""
TOEWIJZINGEN = f"""
CREATE FUNCTION toegang_sommen_volgen_toewijzingen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
{VERGRENDEL.format(contracten=GERAAKT)}
    IF FOUND THEN
{VERWERK.format(lijnen=_make_lijnen(INGETROKKEN))}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER toegang_sommen_volgen_toewijzingen AFTER UPDATE ON toegang_toewijzing
    REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION toegang_sommen_volgen_toewijzingen();
"""
# A contract without lines has no sums to be stale; its row is there, so that its first lines wait for the tariff.
TARIEVEN = """
CREATE FUNCTION toegang_sommen_verouderen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO toegang_somstand AS s (contract_id, wijzigingen, is_verouderd)
    SELECT DISTINCT contract_id, 0, false FROM rijen ORDER BY 1
    ON CONFLICT (contract_id) DO UPDATE SET wijzigingen = s.wijzigingen + 1, is_verouderd = true
        WHERE s.wijzigingen > 0;
    RETURN NULL;
END $$;
"""
MOMENTEN = (
    ("nieuw", "INSERT", "NEW"),
    ("was", "UPDATE", "OLD"),
    ("werd", "UPDATE", "NEW"),
    ("weg", "DELETE", "OLD"),
)
TARIEVEN += "".join(
    f"CREATE TRIGGER toegang_sommen_verouderen_{naam} AFTER {wat} ON contracten_tarief "
    f"REFERENCING {kant} TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION toegang_sommen_verouderen();"
    for naam, wat, kant in MOMENTEN
)
TARIEVEN_WEG = (
    "".join(f"DROP TRIGGER toegang_sommen_verouderen_{naam} ON contracten_tarief;" for naam, _, _ in MOMENTEN)
    + "DROP FUNCTION toegang_sommen_verouderen()"
)
BEGINSTAND = """
INSERT INTO toegang_somstand (contract_id, wijzigingen, is_verouderd)
SELECT id, 1, true FROM contracten_contract ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def _weg(naam: str, tabel: str) -> str:
    return f"DROP TRIGGER {naam} ON {tabel}; DROP FUNCTION {naam}()"


class Migration(migrations.Migration):
    dependencies = [
        ("contracten", "0008_deelnemers_en_betalingen"),
        ("segmenten", "0012_naam_clientbedrag"),
        ("toegang", "0010_contracteinde"),
    ]
    operations = [
        migrations.CreateModel(
            name="Somstand",
            fields=[
                (
                    "contract",
                    models.OneToOneField(
                        db_constraint=False,
                        help_text="Het contract.",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="contracten.contract",
                    ),
                ),
                (
                    "wijzigingen",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Hoe vaak de prestaties, of wat zij waard zijn, veranderden.",
                        verbose_name="wijzigingen",
                    ),
                ),
                (
                    "is_verouderd",
                    models.BooleanField(
                        default=False,
                        help_text="Of de sommen eerst opnieuw moeten worden gemaakt.",
                        verbose_name="verouderd",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand van sommen",
                "verbose_name_plural": "standen van sommen",
            },
        ),
        migrations.CreateModel(
            name="Prestatiesom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "maand",
                    models.DateField(
                        help_text="Eerste dag van de maand van de begindatum.", verbose_name="maand"
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("credit_onbekend", "Crediteert geen goedgekeurde regel"),
                            ("over_jaargrens", "Begint en eindigt in verschillende jaren"),
                            ("buiten_contract", "Begint buiten de looptijd van het contract"),
                            ("toewijzing_ingetrokken", "De toewijzing is ingetrokken"),
                            ("buiten_toewijzing", "Valt buiten de toewijzing"),
                            ("na_stop", "Begint na het stoppen van de zorg"),
                            ("eenheid_onjuist", "Eenheid past niet bij tarief of toewijzing"),
                            ("geen_tarief", "Geen tarief op de begindatum"),
                            ("geen_volume", "Het volume is 0"),
                            ("dubbel", "Deelt een dag met een goedgekeurde regel"),
                            ("volume_overschreden", "Meer dan het toegewezen volume"),
                        ],
                        help_text="Leeg bij regels die tellen.",
                        max_length=30,
                        verbose_name="reden van afkeuring",
                    ),
                ),
                (
                    "eenheid",
                    models.CharField(
                        blank=True,
                        help_text="Waarin het volume is geteld; leeg als afgekeurd.",
                        max_length=50,
                        verbose_name="eenheid",
                    ),
                ),
                (
                    "tarief",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Het tarief; leeg als er geen past.",
                        max_digits=28,
                        null=True,
                        verbose_name="tarief",
                    ),
                ),
                (
                    "tariefeenheid",
                    models.CharField(
                        blank=True,
                        help_text="Leeg als er geen tarief past.",
                        max_length=50,
                        verbose_name="eenheid van het tarief",
                    ),
                ),
                (
                    "aantal",
                    models.PositiveIntegerField(help_text="Aantal prestaties.", verbose_name="aantal"),
                ),
                (
                    "volume",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Hun volume samen, exact; 0 als afgekeurd.",
                        max_digits=28,
                        verbose_name="volume",
                    ),
                ),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Tegen het tarief, per prestatie afgerond; 0 zonder tarief.",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        db_index=False,
                        help_text="Het product; leeg bij een traject.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="segmenten.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "som van prestaties",
                "verbose_name_plural": "sommen van prestaties",
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "contract",
                            "maand",
                            "gemeente",
                            "product",
                            "reden",
                            "eenheid",
                            "tarief",
                            "tariefeenheid",
                        ),
                        name="een_som_per_contract_maand_en_tarief",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("maand__day", 1)), name="som_begint_op_de_eerste"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aantal__gte", 1)), name="som_heeft_een_prestatie"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reden", ""),
                            models.Q(("bedrag", 0), ("eenheid", ""), ("tarief", None), ("volume", 0)),
                            _connector="OR",
                        ),
                        name="afgekeurd_heeft_geen_volume",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tarief__isnull", False),
                            models.Q(("bedrag", 0), ("tariefeenheid", "")),
                            _connector="OR",
                        ),
                        name="zonder_tarief_geen_bedrag",
                    ),
                ],
            },
        ),
        migrations.RunSQL(VERWIJZINGEN, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIE, "DROP FUNCTION toegang_gewaardeerd(date, date)"),
        migrations.RunSQL(BEGINSTAND, migrations.RunSQL.noop),
        forceer_rijbeveiliging_via_contract("toegang_somstand"),
        forceer_rijbeveiliging_via_contract("toegang_prestatiesom"),
        migrations.RunSQL(PRESTATIES, _weg("toegang_sommen_volgen_prestaties", "toegang_prestatie")),
        migrations.RunSQL(TOEWIJZINGEN, _weg("toegang_sommen_volgen_toewijzingen", "toegang_toewijzing")),
        migrations.RunSQL(TARIEVEN, TARIEVEN_WEG),
    ]
