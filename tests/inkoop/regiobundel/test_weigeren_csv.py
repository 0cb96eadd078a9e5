"""A wrong row of a CSV file is refused with line, field and reason."""

from pathlib import Path

import pytest

from tests.inkoop.regiobundel.bundels import (
    KEUZE,
    PRIKKELS,
    PXQ,
    RESULTAAT,
    assert_geweigerd,
    copy_voorbeeld,
    load,
    replace,
)

pytestmark = pytest.mark.django_db

# example, file,  what stands there, what it becomes, text on the line of the error, field, part of the reason
FOUT = [
    (PXQ, "toewijzingen.csv", "T2,c2,0984", "T1,c2,0983", "T1,c2", "nummer", "'T1' staat ook op regel 2"),
    (
        PXQ,
        "toewijzingen.csv",
        "T2,c2,0984",
        "T2,c9,0984",
        "T2,c9",
        "client",
        "bestaat al met een andere waarde",
    ),
    (PXQ, "toewijzingen.csv", "T2,c2,0984", "T2,c2,0985", "0985", "gemeente", "'0985' is niet bekend"),
    (PXQ, "toewijzingen.csv", "T2,c2,0984,C1", "T2,c2,0984,C9", "C9", "contract", "'C9' is niet bekend"),
    (
        PXQ,
        "toewijzingen.csv",
        "T2,c2,0984,C1,01A01",
        "T2,c2,0984,C1,01A02",
        "01A02",
        "product",
        "'01A02' is niet bekend",
    ),
    (
        PXQ,
        "toewijzingen.csv",
        "2022-08-01,,300",
        "2022-08-01,2022-07-01,300",
        "2022-07-01",
        "einddatum",
        "ligt voor de ingangsdatum",
    ),
    (PXQ, "toewijzingen.csv", "2022-08-01,,300", "2022-08-01,,-300", "-300", "volume", "negatief"),
    (PXQ, "toewijzingen.csv", "2022-08-01,,300", "2022-08-01,,1e3", "1e3", "volume", "geen getal"),
    (PXQ, "toewijzingen.csv", "2022-08-01,,300", "1-8-2022,,300", "1-8-2022", "ingangsdatum", "geen datum"),
    (
        PXQ,
        "toewijzingen.csv",
        "2022-08-01,,300,uur,totaal",
        "2022-08-01,,300,uur,jaar",
        "jaar",
        "frequentie",
        "kies uit dag",
    ),
    (
        PXQ,
        "toewijzingen.csv",
        "2022-08-01,,300,uur,totaal",
        "2022-08-01,,,uur,totaal",
        ",,,uur",
        "volume",
        "ontbreekt bij",
    ),
    (
        PXQ,
        "toewijzingen.csv",
        "2022-08-01,,300,uur,totaal",
        "2022-08-01,,300,uur,",
        "uur,,",
        "frequentie",
        "ontbreekt bij",
    ),
    (
        PXQ,
        "toewijzingen.csv",
        "totaal,2022-08-01,,",
        "totaal,2022-08-01,2022-07-31,",
        "2022-07-31",
        "stop",
        "ligt voor de start",
    ),
    (PXQ, "toewijzingen.csv", "T2,c2,0984", "T2,,0984", "T2,,", "client", "is leeg"),
    (
        PXQ,
        "toewijzingen.csv",
        "T2,c2,0984",
        "T2,c2,0984,",
        "T2,c2,0984,,",
        "",
        "heeft 15 velden in plaats van 14",
    ),
    (PXQ, "toewijzingen.csv", "nummer,client", "nummer,klant", "klant", "klant", "onbekende kolom 'klant'"),
    (
        KEUZE,
        "voorschotten.csv",
        "C1,0984,2022-01-15,25000.00",
        "C1,0984,2022-01-15,-25000",
        "-25000",
        "bedrag",
        "negatief",
    ),
    (
        KEUZE,
        "voorschotten.csv",
        "C1,0984,2022-01-15,25000.00",
        "C1,0983,2022-01-15,50000",
        "50000",
        "",
        "zegt hetzelfde als regel 2",
    ),
    (KEUZE, "voorschotten.csv", "C1,0984,", "C1,9984,", "9984", "gemeente", "'9984' is niet bekend"),
    (
        PRIKKELS,
        "kpis.csv",
        "C1,2022,clienttevredenheid,0.80,1",
        "C1,2022,clienttevredenheid,0.80,0",
        "0.80,0",
        "gewicht",
        "niet hoger dan 0",
    ),
    (
        PRIKKELS,
        "kpis.csv",
        "C1,2022,clienttevredenheid",
        "C1,2022,doelrealisatie",
        None,
        "",
        "zegt hetzelfde als regel 2",
    ),
    (
        RESULTAAT,
        "resultaten.csv",
        "T3,2022-09-01,0.5",
        "T3,2022-09-01,1.5",
        "1.5",
        "behaald",
        "tussen 0 en 1",
    ),
    (
        RESULTAAT,
        "resultaten.csv",
        "T3,2022-09-01,0.5",
        "T1,2022-09-01,0.5",
        "T1,2022-09-01,0.5",
        "toewijzing",
        "al een resultaat op regel 2",
    ),
    (
        RESULTAAT,
        "resultaten.csv",
        "T3,2022-09-01,0.5",
        "T9,2022-09-01,0.5",
        "T9,2022",
        "toewijzing",
        "'T9' bestaat niet",
    ),
    (PXQ, "prestaties.csv", "P2,T1,", "P2,T9,", "T9", "toewijzing", "'T9'"),
    (
        PXQ,
        "prestaties.csv",
        "P2,T1,2022-07-01,2022-07-31,10.5",
        "P2,T1,2022-07-01,2022-07-31,-1",
        "-1,uur",
        "volume",
        "",
    ),
]


@pytest.mark.parametrize(("voorbeeld", "bestand", "oud", "nieuw", "op_regel", "veld", "reden"), FOUT)
def test_a_wrong_row_is_named_and_nothing_changes(
    tmp_path: Path,
    voorbeeld: str,
    bestand: str,
    oud: str,
    nieuw: str,
    op_regel: str | None,
    veld: str,
    reden: str,
) -> None:
    map_ = copy_voorbeeld(voorbeeld, tmp_path)
    load(map_)
    replace(map_ / bestand, oud, nieuw)
    assert_geweigerd(map_, bestand, op_regel, veld, reden)
