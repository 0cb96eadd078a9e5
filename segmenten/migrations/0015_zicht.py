"""The purchase structure is seen only by who works in its region, and by whom a higher floor lets in."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from inkoop.platform.databank.operaties import (
    forceer_rijbeveiliging,
    forceer_rijbeveiliging_via_ouder,
    laat_alleen_eigenaar_schrijven,
)

# A policy on municipalities cannot look in municipalities for who works where, so the tie holds the region too.
# The database fills it, and takes it along when a municipality changes of region.
REGIO_VAN_TOEGANG = """
ALTER TABLE segmenten_gemeentetoegang ADD COLUMN regio_id bigint;
UPDATE segmenten_gemeentetoegang t SET regio_id = g.regio_id FROM segmenten_gemeente g WHERE g.id = t.gemeente_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE segmenten_gemeentetoegang ALTER COLUMN regio_id SET NOT NULL;
ALTER TABLE segmenten_gemeentetoegang ADD CONSTRAINT segmenten_gemeentetoegang_regio FOREIGN KEY
    (gemeente_id, regio_id) REFERENCES segmenten_gemeente (id, regio_id)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE FUNCTION segmenten_regio_van_toegang() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT regio_id INTO NEW.regio_id FROM public.segmenten_gemeente WHERE id = NEW.gemeente_id;
    RETURN NEW;
END $$;
CREATE TRIGGER regio_van_toegang BEFORE INSERT OR UPDATE OF gemeente_id ON segmenten_gemeentetoegang
    FOR EACH ROW EXECUTE FUNCTION segmenten_regio_van_toegang();
"""
ZONDER_REGIO = """
DROP TRIGGER regio_van_toegang ON segmenten_gemeentetoegang;
DROP FUNCTION segmenten_regio_van_toegang();
ALTER TABLE segmenten_gemeentetoegang DROP COLUMN regio_id;
"""
# A service sees one region in its whole, and a reader those that it was given; neither says so of itself.
REGIOS = """
CREATE OR REPLACE FUNCTION segmenten_zichtbare_regios() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.regio_id FROM public.segmenten_regiotoegang t
        WHERE t.gebruiker_id = public.inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'regio'
        AND coalesce(current_setting('inkoop.regio', true), '') = ''
    UNION
    SELECT t.regio_id FROM public.segmenten_gemeentetoegang t
        WHERE t.gebruiker_id = public.inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'gemeente'
    UNION
    SELECT nullif(current_setting('inkoop.regio', true), '')::bigint WHERE session_user <> 'inkoop_lezer'
    UNION
    SELECT l.regio_id FROM public.segmenten_lezerregio l WHERE session_user = 'inkoop_lezer'
$$;
"""
REGIOS_TERUG = """
CREATE OR REPLACE FUNCTION segmenten_zichtbare_regios() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.regio_id FROM public.segmenten_regiotoegang t
        WHERE t.gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'regio'
    UNION
    SELECT g.regio_id FROM public.segmenten_gemeentetoegang t
        JOIN public.segmenten_gemeente g ON g.id = t.gemeente_id
        WHERE t.gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'gemeente'
$$;
"""
ZICHTBAAR = "(SELECT inkoop_is_systeem()) OR {kolom} IN (SELECT segmenten_zichtbare_regios())"
VAN_REGIO = (
    "gemeente",
    "segment",
    "perceel",
    "product",
    "expertise",
    "opslag",
    "traject",
    "jaarcijfer",
    "sturingselement",
)
DELEN = {
    "gemeentevoorkomen": "gemeente",
    "inwoners": "gemeente",
    "segmentvoorkomen": "segment",
    "budgetmaximum": "segment",
    "sturing": "segmentvoorkomen",
    "perceelvoorkomen": "perceel",
    "gemeentekeuze": "perceelvoorkomen",
    "deelnemer": "perceelvoorkomen",
    "productvoorkomen": "product",
    "uurtarief": "expertise",
    "trajectvoorkomen": "traject",
}


class Migration(migrations.Migration):
    dependencies: list[Any] = [("segmenten", "0014_eigen_gemeenten"), ("databank", "0004_rollen")]
    operations = [
        migrations.RunSQL(REGIO_VAN_TOEGANG, ZONDER_REGIO),
        migrations.CreateModel(
            name="Lezerregio",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "regio",
                    models.OneToOneField(
                        help_text="De regio die inkoop_lezer leest.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lezer",
                        to="segmenten.regio",
                        verbose_name="regio",
                    ),
                ),
            ],
            options={"verbose_name": "regio van de lezer", "verbose_name_plural": "regio's van de lezer"},
        ),
        laat_alleen_eigenaar_schrijven("segmenten_lezerregio"),
        migrations.RunSQL(REGIOS, REGIOS_TERUG),
        forceer_rijbeveiliging("segmenten_regio", ZICHTBAAR.format(kolom="id")),
        *(
            forceer_rijbeveiliging(f"segmenten_{tabel}", ZICHTBAAR.format(kolom="regio_id"))
            for tabel in VAN_REGIO
        ),
        *(
            forceer_rijbeveiliging_via_ouder(f"segmenten_{tabel}", f"{ouder}_id", f"segmenten_{ouder}")
            for tabel, ouder in DELEN.items()
        ),
    ]
