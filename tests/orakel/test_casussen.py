"""Cases from practice that have an outcome by the rules; CASUSSEN_MAP tells where they are.

Where a case needs a column or a file that its old form does not have, the new form is written beside it here.
"""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.orakel.afrekening import settle_regio
from tests.orakel.laden import load_all
from tests.orakel.weigering import GeweigerdError

CASUSSEN_MAP = os.environ.get("CASUSSEN_MAP", "")
pytestmark = pytest.mark.skipif(not CASUSSEN_MAP, reason="CASUSSEN_MAP wijst niet naar de casussen")

TOEWIJZING = (
    "nummer,client,gemeente,contract,product,traject,"
    "ingangsdatum,einddatum,volume,eenheid,frequentie,start,stop"
)
PRESTATIE = "id,toewijzing,begindatum,einddatum,volume,eenheid"
VOORSCHOT = "contract,gemeente,datum,bedrag,kenmerk"


@dataclass(frozen=True)
class Casus:
    """Folders to load in order, the year to settle, and what is right."""

    naam: str
    mappen: str
    jaar: int
    vergoeding: str
    redenen: dict[str, int] = field(default_factory=dict)
    voorschot: str = "0.00"
    nieuw: dict[str, str] = field(default_factory=dict)
    geparkeerd: tuple[str, ...] = ()

    def write(self, map_: Path) -> list[Path]:
        """Copy the case, and write the new forms in it; give the folders to load."""
        doel = map_ / self.naam
        shutil.copytree(Path(CASUSSEN_MAP) / self.naam, doel)
        for pad, tekst in self.nieuw.items():
            (doel / pad).parent.mkdir(exist_ok=True)
            (doel / pad).write_text(tekst, encoding="utf-8")
            if not (doel / pad).parent.joinpath("regio.yaml").exists():
                eerste = next(iter(sorted(doel.glob("*/regio.yaml"))))
                shutil.copy(eerste, (doel / pad).parent)
        return [doel / deel for deel in self.mappen.split()]


CASUSSEN = (
    Casus("02-jw323-met-de-hand-omgezet", "2-omgenummerd", 2022, "0.00", {"eenheid_onjuist": 3}),
    Casus(
        *("04-credit-en-nieuwe-debet", "1-debet 5-credit", 2022, "400.00"),
        nieuw={
            "5-credit/prestaties.csv": f"{PRESTATIE},crediteert\nP1c,T1,2022-03-01,2022-03-31,10,uur,P1\n"
            "P2,T1,2022-03-01,2022-03-31,8,uur,\n"
        },
    ),
    Casus("05-minuten-bij-uurtarief", ".", 2022, "716.66"),
    Casus("06-toewijzing-in-minuten", ".", 2022, "9385.71"),
    Casus(
        *("08-tijdelijke-stop-en-herstart", "4-perioden", 2022, "1508.50"),
        nieuw={
            "4-perioden/toewijzingen.csv": f"{TOEWIJZING}\nT1,c1,0983,C1,45A04,,2022-05-12,2022-12-31,,,,,\n",
            "4-perioden/zorgperioden.csv": "toewijzing,start,stop,reden_stop\nT1,2022-05-15,2022-06-20,20\n"
            "T1,2022-08-04,,\n",
        },
    ),
    Casus("09-stopbericht-tegen-declaratie", ".", 2022, "800.00"),
    Casus(
        *("10-verwijderde-toewijzing", "1-toegewezen 3-ingetrokken", 2022, "0.00"),
        nieuw={
            "3-ingetrokken/toewijzingen.csv": f"{TOEWIJZING},ingetrokken\n"
            "T1,c1,0983,C1,45A04,,2022-01-01,2022-12-31,3,uur,week,2022-01-03,,ja\n"
        },
    ),
    Casus("12-zelfde-toewijzingnummer-twee-gemeenten", ".", 2022, "0.00"),
    Casus("15-ingangsdatum-vervroegen", "1 3-extra-toewijzing", 2022, "250.00"),
    Casus("17-overlappende-perioden", ".", 2022, "500.00", {"dubbel": 1}),
    Casus("18-nulregel-blokkeert", "1-nulregel 2-echte-uren", 2022, "600.00", {"geen_volume": 1}),
    Casus("19-laden-zegt-niet-wat-is-afgekeurd", ".", 2022, "0.00", {"eenheid_onjuist": 2}),
    Casus("22-clientnummer-wetenschappelijk", "2-zoals-het-was", 2022, "100000.00"),
    Casus("23-code-die-op-een-getal-lijkt", ".", 2022, "50.00"),
    Casus("27-lege-regels-met-kommas", ".", 2022, "500.00"),
    Casus(
        *("29-twee-gelijke-voorschotten-op-een-dag", "4-kenmerk", 2022, "10000.00"),
        voorschot="5100.00",
        nieuw={
            "4-kenmerk/voorschotten.csv": f"{VOORSCHOT}\nC1,0983,2022-03-01,2500.00,a\n"
            "C1,0983,2022-03-01,2500.00,b\nC1,0983,2022-04-01,100.00,\n"
        },
    ),
    Casus(
        *("30-storno-voorschot", "1-fout-voorschot 4-storno", 2022, "10000.00"),
        voorschot="2500.00",
        nieuw={
            "4-storno/voorschotten.csv": f"{VOORSCHOT}\nC1,0983,2022-03-08,-25000.00,storno\n"
            "C1,0983,2022-03-08,2500.00,\n"
        },
    ),
    Casus("31-gebroken-maand", ".", 2020, "9.62"),
    Casus("32-traject-over-jaargrens-en-schrikkeldag", ".", 2023, "744.00"),
    Casus("32-traject-over-jaargrens-en-schrikkeldag", ".", 2024, "1464.00"),
    Casus("32-traject-over-jaargrens-en-schrikkeldag", "2-beschikbaarheid", 2024, "10000.00"),
    Casus("34-nieuwe-gemeente-in-een-ouder-jaar", "1-voor-de-herindeling", 2022, "72000.00"),
    Casus("35-indexering-halverwege-het-jaar", "1-toegewezen", 2022, "18618.00"),
    Casus("35-indexering-halverwege-het-jaar", "2-clientbedrag-tarief-start-15e", 2022, "2400.00"),
    Casus("35-indexering-halverwege-het-jaar", "3-pxq-regel-over-de-wissel", 2022, "1550.00"),
    Casus("36-tariefgrens-verschuiven", "1", 2022, "520.00"),
    Casus("36-tariefgrens-verschuiven", "1 2-later", 2022, "500.00"),
    Casus("36-tariefgrens-verschuiven", "1 4-tarief-weg", 2022, "0.00", geparkeerd=("C1",)),
    Casus(
        *("37-client-verhuist-naar-andere-gemeente", "1-traject", 2024, "2365.71"),
        nieuw={
            "1-traject/toewijzingen.csv": f"{TOEWIJZING},vervolg_op\n"
            "T1,c1,0984,C1,45A04,TR,2024-01-01,2024-02-14,,,,2024-01-01,2024-02-14,\n"
            "T2,c1,0983,C1,45A04,TR,2024-02-15,,,,,2024-02-15,2024-04-01,T1\n"
        },
    ),
    Casus("37-client-verhuist-naar-andere-gemeente", "2-clientbedrag", 2022, "1000.00"),
    Casus("42-afronding-per-regel", "1", 2022, "144.50"),
    Casus("42-afronding-per-regel", "2", 2022, "125.01"),
    Casus("43-verdeling-van-de-laatste-cent", "1", 2022, "6.13"),
    Casus("43-verdeling-van-de-laatste-cent", "2", 2022, "99.99"),
    Casus("43-verdeling-van-de-laatste-cent", "3", 2022, "10.03"),
    Casus("44-vierweekse-periode-en-week-53", ".", 2020, "200.00", {"over_jaargrens": 1}),
    Casus("45-nagekomen-declaratie-na-vaststellen", "1", 2022, "500.00"),
    Casus("45-nagekomen-declaratie-na-vaststellen", "1 2-na-vaststellen", 2022, "1100.00"),
    Casus("46-geen-stopbericht-na-einde-toewijzing", "1-clientbedrag", 2022, "600.00"),
    Casus("46-geen-stopbericht-na-einde-toewijzing", "1-clientbedrag", 2023, "0.00"),
    Casus("46-geen-stopbericht-na-einde-toewijzing", "2-plekken", 2024, "2340.00"),
    Casus("46-geen-stopbericht-na-einde-toewijzing", "3-populatie", 2023, "0.00"),
    Casus("47-gestapelde-toewijzingen", ".", 2022, "54750.00"),
    Casus("48-startbericht-gecorrigeerd-en-verwijderd", "1-start-in-januari", 2022, "2400.00"),
    Casus(
        *("48-startbericht-gecorrigeerd-en-verwijderd", "1-start-in-januari 2-start-verwijderd", 2022, "0.00")
    ),
    Casus(
        "48-startbericht-gecorrigeerd-en-verwijderd",
        *("1-start-in-januari 2-start-verwijderd 3-start-in-maart", 2022, "2000.00"),
    ),
    Casus("49-totaalvolume-zonder-einddatum", "1-toegewezen", 2022, "0.00", geparkeerd=("C1",)),
    Casus("49-totaalvolume-zonder-einddatum", "2-pxq", 2022, "4950.00", {"volume_overschreden": 1}),
    Casus("50-traject-in-euros-twee-delen", ".", 2022, "3000.00", {"dubbel": 1}),
    Casus("53-productperioden-volgens-iv089", ".", 2026, "1500.00", {"buiten_toewijzing": 1, "dubbel": 1}),
)
GEWEIGERD = (
    ("02-jw323-met-de-hand-omgezet", "1-letterlijk", "prestaties.csv", "id"),
    ("04-credit-en-nieuwe-debet", "1-debet 2-credit-negatief", "prestaties.csv", "volume"),
    ("04-credit-en-nieuwe-debet", "1-debet 4-zelfde-kenmerk-ander-volume", "prestaties.csv", "id"),
    ("15-ingangsdatum-vervroegen", "1 2-ingangsdatum-gewijzigd", "toewijzingen.csv", "ingangsdatum"),
    ("20-excel-nl-puntkomma", "2-komma-maar-nl-waarden", "prestaties.csv", "begindatum"),
    ("21-gemeentecode-zonder-voorloopnul", ".", "toewijzingen.csv", "gemeente"),
    ("21-gemeentecode-zonder-voorloopnul", "2-yaml", "regio.yaml", "code"),
    ("22-clientnummer-wetenschappelijk", "1-uit-excel", "toewijzingen.csv", "client"),
    ("24-onzichtbare-tekens", "1-client-zwsp", "toewijzingen.csv", "client"),
    ("24-onzichtbare-tekens", "2-contract-zwsp", "toewijzingen.csv", "contract"),
    ("24-onzichtbare-tekens", "3-client-nbsp", "toewijzingen.csv", "client"),
    ("24-onzichtbare-tekens", "4-eenheid-zwsp", "prestaties.csv", "eenheid"),
    ("26-utf16", ".", "prestaties.csv", ""),
    ("26-utf16", "2-windows-1252", "regio.yaml", ""),
    ("29-twee-gelijke-voorschotten-op-een-dag", "1-in-een-bestand", "voorschotten.csv", "kenmerk"),
    ("30-storno-voorschot", "1-fout-voorschot 2-storno", "voorschotten.csv", "kenmerk"),
    ("36-tariefgrens-verschuiven", "1 3-overlap", "regio.yaml", "vanaf"),
    ("39-buiten-de-looptijd-van-het-contract", ".", "regio.yaml", "jaar"),
    ("41-kvk-voorloopnul-en-dubbele-aanbieder", "1-zonder-nul", "regio.yaml", "kvk"),
)


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: f"{casus.naam}: {casus.mappen} in {casus.jaar}")
def test_het_orakel_geeft_wat_juist_is(casus: Casus, tmp_path: Path) -> None:
    uitkomst = settle_regio(load_all(casus.write(tmp_path)), casus.jaar)
    assert uitkomst["totaal"]["vergoeding"] == casus.vergoeding
    assert uitkomst["totaal"]["voorschot"] == casus.voorschot
    assert uitkomst["afgekeurd"]["redenen"] == casus.redenen
    assert tuple(rij["contract"] for rij in uitkomst.get("geparkeerd", [])) == casus.geparkeerd


def test_een_nieuwe_gemeente_met_vanaf_verandert_een_ouder_jaar_niet(tmp_path: Path) -> None:
    casus = Casus(
        "34-nieuwe-gemeente-in-een-ouder-jaar", "1-voor-de-herindeling 2-na-de-herindeling", 2022, ""
    )
    mappen = casus.write(tmp_path)
    kop = mappen[1] / "regio.yaml"
    tekst = kop.read_text(encoding="utf-8")
    kop.write_text(
        tekst.replace("Voorne aan Zee\n", "Voorne aan Zee\n  vanaf: '2023-01-01'\n"), encoding="utf-8"
    )
    assert settle_regio(load_all(mappen), 2022) == settle_regio(load_all(mappen[:1]), 2022)
    assert [g["gemeente"] for g in settle_regio(load_all(mappen), 2023)["contracten"][0]["gemeenten"]] == [
        "1992"
    ]


@pytest.mark.parametrize(("naam", "mappen", "bestand", "veld"), GEWEIGERD)
def test_het_orakel_weigert(naam: str, mappen: str, bestand: str, veld: str) -> None:
    with pytest.raises(GeweigerdError) as geweigerd:
        load_all([Path(CASUSSEN_MAP) / naam / deel for deel in mappen.split()])
    assert (geweigerd.value.bestand, geweigerd.value.veld) == (bestand, veld)
