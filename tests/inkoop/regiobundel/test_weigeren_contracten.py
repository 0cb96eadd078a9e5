"""A wrong contract, tariff or agreement is refused with line, field and reason."""

from pathlib import Path

import pytest

from tests.inkoop.regiobundel.bundels import (
    KEUZE,
    PLAFOND,
    PRIKKELS,
    PXQ,
    TRAJECTEN,
    VAST,
    assert_geweigerd,
    copy_voorbeeld,
    replace,
)

pytestmark = pytest.mark.django_db

# example,  what stands there, what it becomes, text on the line of the error, field, part of the reason
FOUT = [
    (
        PXQ,
        "aanbieder: alfa",
        "aanbieder: beta",
        "aanbieder: beta",
        "contracten[0].aanbieder",
        "'beta' is niet",
    ),
    (PXQ, "perceel: wmo-s3a-openhouse", "perceel: x", "perceel: x", "contracten[0].perceel", "'x' is niet"),
    (PXQ, "tarief: 32.4\n", "tarief: -32.4\n", "-32.4", "contracten[0].tarieven[0].tarief", "negatief"),
    (
        PXQ,
        "tarief: 32.4\n",
        "tarief: 999999999999999999.9999999999\n",
        "999999999999999999",
        "contracten[0].tarieven[0].tarief",
        "is hoger dan 999999999999",
    ),
    (PXQ, "tarief: 32.4\n", "tarief: '32.4'\n", "'32.4'", "contracten[0].tarieven[0].tarief", "haal de"),
    (PXQ, "tarief: 32.4\n", "tarief: .nan\n", ".nan", "contracten[0].tarieven[0].tarief", "geen getal"),
    (PXQ, "tarief: 32.4\n", "tarief: .inf\n", ".inf", "contracten[0].tarieven[0].tarief", "geen getal"),
    (
        PXQ,
        "tarief: 32.4\n",
        "tarief: true\n",
        "tarief: true",
        "contracten[0].tarieven[0].tarief",
        "geen getal",
    ),
    (PXQ, "tarief: 32.4\n", "tarief: 32,4\n", "32,4", "contracten[0].tarieven[0].tarief", "geen getal"),
    (
        PXQ,
        "tarief: 32.4\n",
        "tarief: 1e400\n",
        "1e400",
        "contracten[0].tarieven[0].tarief",
        "te veel cijfers",
    ),
    (PXQ, "tarief: 32.4\n", "tarief:\n", "    tarief:", "contracten[0].tarieven[0].tarief", "leeg"),
    (
        PXQ,
        "'2022-06-30'",
        "'2022-07-01'",
        "vanaf: '2022-07-01'",
        "contracten[0].tarieven[1].vanaf",
        "overlapt",
    ),
    (PXQ, "'2022-06-30'", "'2021-06-30'", "2021-06-30", "contracten[0].tarieven[0].tot", "ligt voor vanaf"),
    (PXQ, "'2022-06-30'", "'2022-06-31'", "2022-06-31", "contracten[0].tarieven[0].tot", "geen bestaande"),
    (PXQ, "'2022-06-30'", "30-06-2022", "30-06-2022", "contracten[0].tarieven[0].tot", "geen datum"),
    (PXQ, "basis: 3", "boeggolf: 3", "looptijd:", "contracten[0].looptijd", "kies een vaste looptijd"),
    (
        PXQ,
        "model: pxq",
        "model: nog_te_kiezen",
        "perceel: wmo",
        "contracten[0].perceel",
        "nog geen bekostiging",
    ),
    (
        PXQ,
        "soort: geen",
        "soort: plafond",
        "soort: plafond",
        "contracten[0].jaarafspraken[0].soort",
        "kies uit geen",
    ),
    (
        PXQ,
        "  - jaar: 2022\n",
        "  - jaar: 2022\n  - jaar: 2022\n",
        None,
        "contracten[0].jaarafspraken[1].jaar",
        "staat ook op regel",
    ),
    (
        PLAFOND,
        "bedrag: 1000.0",
        "bedrag: -1",
        "bedrag: -1",
        "contracten[0].jaarafspraken[0].bedrag",
        "negatief",
    ),
    (
        PLAFOND,
        "bedrag: 1000.0",
        "bedrag: 10.005",
        "10.005",
        "contracten[0].jaarafspraken[0].bedrag",
        "meer dan twee decimalen",
    ),
    (PLAFOND, "nummer: C2", "nummer: C1", None, "contracten[1].nummer", "'C1' staat ook op regel"),
    (
        PLAFOND,
        "bedrag: 1000.0",
        "bandbreedte: 5",
        "bandbreedte: 5",
        "contracten[0].jaarafspraken[0].bandbreedte",
        "hoger dan 1",
    ),
    (
        TRAJECTEN,
        "  - systeem\n",
        "  - systeem\n  - systeem\n",
        None,
        "contracten[1].opslagen[1]",
        "staat er al",
    ),
    (
        TRAJECTEN,
        "- traject: AMB-MID",
        "- traject: AMB",
        "traject: AMB",
        "contracten[1].maatwerk[0].traject",
        "bedoelde u 'AMB-MID'",
    ),
    (
        KEUZE,
        "DAG-JAAR: 2",
        "DAG: 2",
        "DAG: 2",
        "contracten[0].jaarafspraken[0].plekken.0983.DAG",
        "traject 'DAG'",
    ),
    (
        KEUZE,
        "'0984': 25000.0",
        "'0999': 25000.0",
        "'0999'",
        "contracten[0].jaarafspraken[0].gemeenten.0999",
        "gemeente '0999'",
    ),
    (
        VAST,
        "gewicht: 0.6",
        "gewicht: 0.7",
        "prestaties:",
        "contracten[3].jaarafspraken[0].prestaties",
        "samen 1.1",
    ),
    (
        VAST,
        "beschikbare_dagen: 300",
        "beschikbare_dagen: 366",
        "366",
        "contracten[1].jaarafspraken[0].beschikbare_dagen",
        "meer dan de 365 dagen",
    ),
    (
        PRIKKELS,
        "deel_aanbieder: 0.3",
        "deel: 0.3",
        "deel: 0.3",
        "contracten[0].jaarafspraken[0].besparing.deel",
        "hier horen deel_aanbieder",
    ),
    (
        PRIKKELS,
        "vanaf: 0.7",
        "vanaf: 0.9",
        None,
        "contracten[3].jaarafspraken[0].bonus_malus.schalen[1].vanaf",
        "'0.9' staat ook",
    ),
]


@pytest.mark.parametrize(("voorbeeld", "oud", "nieuw", "op_regel", "veld", "reden"), FOUT)
def test_a_wrong_value_is_named_and_nothing_changes(
    tmp_path: Path, voorbeeld: str, oud: str, nieuw: str, op_regel: str | None, veld: str, reden: str
) -> None:
    map_ = copy_voorbeeld(voorbeeld, tmp_path)
    replace(map_ / "regio.yaml", oud, nieuw)
    assert_geweigerd(map_, "regio.yaml", op_regel, veld, reden)
