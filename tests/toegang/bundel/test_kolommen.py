"""The files of allocations, outcomes and prestaties: their columns, in the order of an export."""

from inkoop.platform.bestanden.csvkolommen import get_kolommen
from toegang.bundel import ZORG
from toegang.controle import KOLOMMEN


def test_the_columns_of_the_files() -> None:
    assert {naam: ",".join(get_kolommen(klasse)) for naam, klasse in ZORG.items()} == {
        "toewijzingen.csv": (
            "nummer,client,gemeente,contract,product,traject,ingangsdatum,einddatum,volume,eenheid,"
            "frequentie,start,stop,reden_stop,ingetrokken,vervolg_op,vervolg_gemeente"
        ),
        "zorgperioden.csv": "toewijzing,start,stop,reden_stop,gemeente",
        "resultaten.csv": "toewijzing,datum,behaald,gemeente",
        "prestaties.csv": "id,toewijzing,begindatum,einddatum,volume,eenheid,gemeente,crediteert",
    }


def test_the_intake_copies_the_same_columns() -> None:
    assert list(KOLOMMEN) == get_kolommen(ZORG["prestaties.csv"])
