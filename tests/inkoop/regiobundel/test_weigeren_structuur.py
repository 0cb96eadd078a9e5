"""A wrong element of the purchase structure is refused with line, field and reason."""

from pathlib import Path

import pytest
from django.db import connection

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.inkoop.regiobundel.bundels import (
    KEUZE,
    PXQ,
    TRAJECTEN,
    assert_geweigerd,
    copy_voorbeeld,
    load,
    refuse,
    replace,
)

pytestmark = pytest.mark.django_db

# example,  what stands there, what it becomes, text on the line of the error, field, part of the reason
FOUT = [
    (PXQ, "versie: 1", "versie: 2", "versie: 2", "versie", "2 is hoger dan 1"),
    (PXQ, "  naam: Voorbeeld PxQ", "  nam: Voorbeeld PxQ", "nam: Voorb", "regio.nam", "bedoelde u 'naam'?"),
    (PXQ, "  code: vb-pxq", "  code: vb pxq", "vb pxq", "regio.code", "alleen letters"),
    (PXQ, "code: '0889'", "code: 0889", "code: 0889", "gemeenten[0].code", "aanhalingstekens om '0889'"),
    (PXQ, "code: '0889'", "code: '889'", "'889'", "gemeenten[0].code", "vier cijfers"),
    (PXQ, "code: '0889'", "code: '0893'", None, "gemeenten[1].code", "'0893' staat ook op regel"),
    (PXQ, "2020: 13483", "2020: -1", "2020: -1", "gemeenten[0].inwoners.2020", "negatief"),
    (PXQ, "2020: 13483", "2020: 1.5", "2020: 1.5", "gemeenten[0].inwoners.2020", "geen geheel getal"),
    (PXQ, "2020: 13483", "20: 13483", "20: 13483", "gemeenten[0].inwoners.20", "geen jaartal"),
    (PXQ, "2020: 13483", "2020: 1\n    2020: 2", "2020: 2", "gemeenten[0].inwoners.2020", "staat er al"),
    (
        PXQ,
        "segment: wmo-s3a\n",
        "segment: wmo-s3b\n",
        "wmo-s3b",
        "producten[0].segment",
        "bedoelde u 'wmo-s3a'",
    ),
    (PXQ, "domein: wmo", "domein: zorg", "domein: zorg", "segmenten[0].domein", "kies uit jeugd, wmo"),
    (PXQ, "model: pxq", "model: pq", "model: pq", "segmenten[0].percelen[0].model", "'pq' is onbekend"),
    (PXQ, "soort: lokaal", "sort: lokaal", "sort:", "segmenten[0].percelen[0].sort", "bedoelde u 'soort'"),
    (
        PXQ,
        "model: pxq",
        "model: pxq\n    gemeenten: ['9999']",
        "['9999']",
        "segmenten[0].percelen[0].gemeenten[0]",
        "'9999'",
    ),
    (
        PXQ,
        "model: pxq",
        "model: pxq\n    aanbieders: {minimaal: 5, maximaal: 3}",
        "aanbieders: {",
        "segmenten[0].percelen[0].aanbieders.minimaal",
        "meer dan maximaal",
    ),
    (
        PXQ,
        "model: pxq",
        "model: pxq\n    parameters: {erkenning: bij_start}",
        "bij_start",
        "segmenten[0].percelen[0].parameters.erkenning",
        "hoort niet bij model pxq",
    ),
    (
        PXQ,
        "model: pxq",
        "model: pxq\n    gemeentekeuze: {'0983': plekken}",
        "plekken}",
        "segmenten[0].percelen[0].gemeentekeuze",
        "alleen bij model trajecten",
    ),
    (
        PXQ,
        "model: pxq",
        "model: pxq\n    uitzondering: {bron: x}",
        "uitzondering:",
        "segmenten[0].percelen[0].uitzondering.motivering",
        "ontbreekt",
    ),
    (TRAJECTEN, "expertise: hbo", "expertise: mbo", "mbo", "trajecten[0].expertise", "expertise 'mbo'"),
    (
        TRAJECTEN,
        "uren_per_week: 2.0",
        "uren_per_week: 0",
        "uren_per_week: 0",
        "trajecten[0].uren_per_week",
        "niet hoger dan 0",
    ),
    (
        TRAJECTEN,
        "percentage: 0.08",
        "percentage: 8",
        "percentage: 8",
        "opslagen[0].percentage",
        "hoger dan 1",
    ),
    (
        TRAJECTEN,
        "      voortijdig: volledig",
        "      voortijdig: soms",
        "soms",
        "segmenten[0].percelen[0].parameters.voortijdig",
        "kies uit",
    ),
    (
        KEUZE,
        "'0983': plekken",
        "'0983': trajecten",
        "trajecten",
        "segmenten[0].percelen[0].gemeentekeuze.0983",
        "kies uit plekken",
    ),
]


@pytest.mark.parametrize(("voorbeeld", "oud", "nieuw", "op_regel", "veld", "reden"), FOUT)
def test_a_wrong_value_is_named_and_nothing_changes(
    tmp_path: Path, voorbeeld: str, oud: str, nieuw: str, op_regel: str | None, veld: str, reden: str
) -> None:
    map_ = copy_voorbeeld(voorbeeld, tmp_path)
    replace(map_ / "regio.yaml", oud, nieuw)
    assert_geweigerd(map_, "regio.yaml", op_regel, veld, reden)


def test_what_puts_a_stored_allocation_in_the_wrong_is_refused_at_what_changes(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    for pad in map_.glob("*.csv"):
        pad.unlink()
    perceel = "  perceel: wmo-s3a-openhouse\n"
    replace(map_ / "regio.yaml", perceel, f"{perceel}  gemeenten: ['0983']\n")
    (fout,) = refuse(map_).fouten
    assert (fout.bestand, fout.veld) == ("regio.yaml", "contracten[0]")
    assert fout.reden == (
        "toewijzing 'T2' is van een gemeente die niet meedoet in het contract; "
        "zij bestaat al en wijst naar contract 'C1'"
    )


def test_what_was_in_the_wrong_before_stays_and_stops_nothing(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    with met_systeemzicht(), connection.cursor() as cursor:
        cursor.execute("UPDATE toegang_toewijzing SET ingangsdatum = '2021-01-01' WHERE nummer = 'T2'")
    for pad in map_.glob("*.csv"):
        pad.unlink()
    replace(map_ / "regio.yaml", "tarief: 32.4\n", "tarief: 33\n")
    assert load(map_).is_gewijzigd
