"""Cases from practice about contracts and what is paid on them: what a controller met, and what is right."""

from decimal import Decimal
from pathlib import Path

import pytest

from contracten.models import Betaling, Voorschot
from inkoop.platform.bestanden.fouten import Bestandfout
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente
from tests.inkoop.regiobundel.bundels import load, refuse, replace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

REGIO = """
versie: 1
regio: {code: k, naam: Proefregio}
gemeenten:
- {code: '0983', naam: Venlo, inwoners: {2020: 100000}}
- {code: '0984', naam: Venray, inwoners: {2020: 50000}}
producten: [{code: 45A04, naam: Begeleiding, segment: seg, eenheid: uur}]
segmenten:
- code: seg
  domein: jeugd
  naam: Segment
  percelen: [{code: perceel, soort: regionaal, model: lumpsum}]
aanbieders: [{code: alfa, naam: Alfa, kvk: '01234567'}]
contracten:
- nummer: C1
  aanbieder: alfa
  perceel: perceel
  ingangsdatum: 2022-01-01
  jaarafspraken: [{jaar: 2022, bedrag: 10000.00}]
"""


def write(map_: Path, *, regio: str = REGIO, **bestanden: str) -> Path:
    map_.mkdir(exist_ok=True)
    (map_ / "regio.yaml").write_text(regio, encoding="utf-8")
    for naam, inhoud in bestanden.items():
        (map_ / f"{naam}.csv").write_text(inhoud, encoding="utf-8")
    return map_


def find_bedragen() -> list[Decimal]:
    with met_systeemzicht():
        return sorted(Voorschot.objects.values_list("bedrag", flat=True))


def refuse_een(map_: Path) -> Bestandfout:
    (fout,) = refuse(map_).fouten
    return fout


KOP = "contract,gemeente,datum,bedrag,kenmerk\n"
KWARTAAL = "C1,0983,2022-03-01,2500.00,"


def test_29_two_equal_advances_on_a_day_both_count_by_their_kenmerk(tmp_path: Path) -> None:
    gelijk = write(tmp_path / "gelijk", voorschotten=f"{KOP}{KWARTAAL}\n{KWARTAAL}\n")
    assert (refuse_een(gelijk).regel, refuse_een(gelijk).reden) == (3, "zegt hetzelfde als regel 2")
    anders = write(tmp_path / "anders", voorschotten=f"{KOP}{KWARTAAL}V1\n{KWARTAAL}V2\n")
    load(anders)
    assert not load(anders).is_gewijzigd
    later = write(tmp_path / "later", voorschotten=f"{KOP}{KWARTAAL}V2\nC1,0983,2022-04-01,100.00,\n")
    load(later)
    assert find_bedragen() == [Decimal(100), Decimal(2500), Decimal(2500)]
    assert sum(find_bedragen()) == Decimal(5100)


def test_30_an_advance_is_taken_back_by_a_counter_entry(tmp_path: Path) -> None:
    load(write(tmp_path / "fout", voorschotten=f"{KOP}C1,0983,2022-03-01,25000.00,V1\n"))
    zonder = write(tmp_path / "zonder", voorschotten=f"{KOP}C1,0983,2022-03-08,-25000.00,\n")
    assert (refuse_een(zonder).veld, refuse_een(zonder).regel) == ("bedrag", 2)
    assert "een terugboeking heeft een kenmerk" in refuse_een(zonder).reden
    storno = "C1,0983,2022-03-08,-25000.00,V1-storno\nC1,0983,2022-03-08,2500.00,V2\n"
    load(write(tmp_path / "storno", voorschotten=KOP + storno))
    assert sum(find_bedragen()) == Decimal(2500)


def test_34_a_municipality_that_is_new_has_a_first_day(tmp_path: Path) -> None:
    nieuw = "- {code: '9999', naam: Nieuwstad, inwoners: {2024: 9000}, vanaf: 2024-01-01}\nproducten:"
    map_ = write(tmp_path / "nieuw", regio=REGIO.replace("producten:", nieuw, 1))
    load(map_)
    assert str(Gemeente.objects.get(code="9999").vanaf) == "2024-01-01"
    replace(map_ / "regio.yaml", "vanaf: 2024-01-01", "vanaf: 2024-01-01, tot: 2023-12-31")
    assert refuse_een(map_).veld == "gemeenten[2].tot"


@pytest.mark.parametrize("jaar", [2021, 2030])
def test_39_an_agreement_for_a_year_outside_the_term_is_refused(tmp_path: Path, jaar: int) -> None:
    regio = REGIO.replace("2022-01-01\n", "2022-07-01\n  einddatum: 2023-06-30\n")
    map_ = write(tmp_path / "termijn", regio=regio.replace("{jaar: 2022", f"{{jaar: {jaar}}}, {{jaar: 2022"))
    assert refuse_een(map_).veld == "contracten[0].jaarafspraken[0].jaar"


def test_41_a_kvk_number_without_its_zero_is_refused_in_words(tmp_path: Path) -> None:
    kort = write(tmp_path / "kort", regio=REGIO.replace("'01234567'", "'1234567'"))
    assert "acht cijfers" in refuse_een(kort).reden
    kaal = write(tmp_path / "kaal", regio=REGIO.replace("'01234567'", "01234567"))
    assert "aanhalingstekens" in refuse_een(kaal).reden


def test_payments_on_declarations_are_kept_by_the_year_of_the_care(tmp_path: Path) -> None:
    kop = "contract,gemeente,jaar,datum,bedrag,kenmerk\n"
    rij = "C1,0983,2022,2023-01-20,-200.00,F1-correctie\n"
    map_ = write(tmp_path / "betaald", betalingen=kop + rij)
    load(map_)
    assert not load(map_).is_gewijzigd
    with met_systeemzicht():
        betaling = Betaling.objects.get()
    assert (betaling.jaar, betaling.bedrag) == (2022, Decimal(-200))
    dubbel = write(tmp_path / "dubbel", betalingen=kop + rij + rij)
    assert refuse_een(dubbel).reden == "zegt hetzelfde als regel 2"
