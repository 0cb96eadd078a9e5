"""A credit takes back a line of an earlier delivery: what counts, what is refused, and what is kept.

Source: docs/berekening.md, Controle; iWmo/iJw (OP366, TR316).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from inkoop.kern.codes import Prestatieoordeel
from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.toegang.gegevens import KOP, PEILMOMENT, Proefregio, make_proefregio, regel
from toegang.models import Levering, Maandtotaal, Prestatie, Toewijzing
from toegang.selectors import count_terug_te_nemen, find_totaalverschillen
from toegang.services import recount_maandtotalen, take_leveringen_terug

pytestmark = pytest.mark.django_db

CREDITKOP = f"{KOP},crediteert"
P1 = regel("P1", "T1", "03-01", "03-31", "10")
K1 = f"{regel('K1', 'T1', '03-01', '03-31', '10')},P1"


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proefregio]:
    with met_systeemzicht():
        proef = make_proefregio()
        proef.add_tarief(date(2022, 1, 1), bedrag="50")
        proef.add_toewijzing("T1", volume=12, frequentie="totaal")
        proef.add_toewijzing("T2")
        proef.neem_in(tmp_path, P1, regel("P2", "T2", "03-01", "03-31"))
        yield proef


def read_totaal() -> tuple[Any, ...]:
    return Maandtotaal.objects.values_list("aantal", "aantal_afgekeurd", "volume", "bedrag").get()


def test_a_credit_makes_room_for_the_line_as_it_should_have_been(proef: Proefregio, tmp_path: Path) -> None:
    """Ten hours had to be eight: neither the days nor the volume of the first line stand in the way."""
    resultaat = proef.neem_in(tmp_path, K1, f"{regel('P3', 'T1', '03-01', '03-31', '8')},", kop=CREDITKOP)
    assert proef.get_redenen() == {"P1": "", "P2": "", "K1": "credit", "P3": ""}
    assert (resultaat.aantal, resultaat.goedgekeurd, resultaat.afgekeurd, resultaat.gecrediteerd) == (
        2,
        1,
        0,
        1,
    )
    eerste, credit = (Prestatie.objects.get(nummer=nummer) for nummer in ("P1", "K1"))
    assert (credit.crediteert_id, eerste.gecrediteerd_door_id) == (eerste.pk, credit.pk)
    assert credit.oordeel is Prestatieoordeel.GECREDITEERD
    assert read_totaal() == (2, 0, Decimal(9), Decimal("450.00"))
    assert find_totaalverschillen(proef.regio) == []
    assert Levering.objects.get(volgnummer=2).aantal_gecrediteerd == 1


def test_a_line_is_credited_once(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, K1, kop=CREDITKOP)
    proef.neem_in(tmp_path, K1.replace("K1", "K2"), f"{K1.replace('K1', 'K3')[:-2]}K1", kop=CREDITKOP)
    assert proef.get_redenen()["K2"] == proef.get_redenen()["K3"] == "credit_onbekend"
    assert read_totaal() == (1, 2, Decimal(1), Decimal("50.00"))
    assert find_totaalverschillen(proef.regio) == []


def test_the_same_credit_again_changes_nothing(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, K1, kop=CREDITKOP)
    resultaat = proef.neem_in(tmp_path, f"{P1},", K1, kop=CREDITKOP)
    assert (resultaat.levering, resultaat.overgeslagen) == (None, 2)


def test_a_credit_on_a_withdrawn_allocation_takes_nothing_away_twice(
    proef: Proefregio, tmp_path: Path
) -> None:
    Toewijzing.objects.filter(nummer="T1").update(ingetrokken=True)
    recount_maandtotalen(proef.regio)
    assert read_totaal() == (1, 0, Decimal(1), Decimal("50.00"))
    proef.neem_in(tmp_path, K1, kop=CREDITKOP)
    assert proef.get_redenen()["K1"] == "credit"
    assert read_totaal() == (1, 0, Decimal(1), Decimal("50.00"))
    assert find_totaalverschillen(proef.regio) == []


@pytest.mark.parametrize(
    "credit",
    [
        f"{regel('K1', 'T2', '03-01', '03-31', '10')},P1",
        f"{regel('K1', 'T1', '03-02', '03-31', '10')},P1",
        f"{regel('K1', 'T1', '03-01', '03-30', '10')},P1",
        f"{regel('K1', 'T1', '03-01', '03-31', '9')},P1",
        f"{regel('K1', 'T1', '03-01', '03-31', '600', 'minuut')},P1",
    ],
)
def test_a_credit_repeats_the_line_that_it_takes_back(proef: Proefregio, tmp_path: Path, credit: str) -> None:
    with pytest.raises(BestandFoutenError) as gevangen:
        proef.neem_in(tmp_path, credit, kop=CREDITKOP)
    (fout,) = gevangen.value.fouten
    assert (fout.regel, fout.veld) == (2, "crediteert")
    assert "herhaalt toewijzing, begindatum, einddatum, volume en eenheid van regel 'P1'" in fout.reden
    assert Prestatie.objects.count() == 2


def test_a_credit_of_its_own_delivery_is_refused(proef: Proefregio, tmp_path: Path) -> None:
    nieuw = regel("P4", "T2", "05-01", "05-31")
    with pytest.raises(BestandFoutenError) as gevangen:
        proef.neem_in(tmp_path, f"{nieuw},", f"{nieuw.replace('P4', 'K4')},P4", kop=CREDITKOP)
    (fout,) = gevangen.value.fouten
    assert (fout.regel, fout.veld) == (3, "crediteert")
    assert fout.reden.endswith("Zij staat op regel 2")


def test_a_known_id_does_not_become_a_credit(proef: Proefregio, tmp_path: Path) -> None:
    with pytest.raises(BestandFoutenError) as gevangen:
        proef.neem_in(tmp_path, f"{P1},P2", kop=CREDITKOP)
    assert "crediteert" in {fout.veld for fout in gevangen.value.fouten}


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (
            "UPDATE toegang_prestatie SET gecrediteerd_door_id = NULL WHERE nummer = 'P1'",
            "verandert niet meer",
        ),
        (
            "UPDATE toegang_prestatie SET gecrediteerd_door_id = "
            "(SELECT id FROM toegang_prestatie WHERE nummer = 'K1') WHERE nummer = 'P2'",
            "verandert niet meer",
        ),
        (
            "INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id, "
            "begindatum, einddatum, volume, eenheid, goedgekeurd, reden, crediteert_nummer, crediteert_id) "
            "SELECT regio_id, levering_id + 1, 'K9', toewijzing_id, contract_id, begindatum, einddatum, "
            "volume + 1, eenheid, false, 'credit', 'P2', id FROM toegang_prestatie WHERE nummer = 'P2'",
            "neemt geen goedgekeurde regel met dezelfde inhoud terug",
        ),
    ],
)
def test_the_database_keeps_credits_and_what_they_take_back_together(
    proef: Proefregio, tmp_path: Path, opdracht: str, melding: str
) -> None:
    proef.neem_in(tmp_path, K1, kop=CREDITKOP)
    with pytest.raises(DatabaseError, match=melding), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


@pytest.mark.parametrize(("begin", "eind"), [("03-31", "04-01"), ("02-01", "03-01"), ("03-10", "03-12")])
def test_the_database_refuses_two_lines_that_count_and_share_a_day(
    proef: Proefregio, begin: str, eind: str
) -> None:
    eerste = Prestatie.objects.get(nummer="P1")
    dagen = {"begindatum": f"2022-{begin}", "einddatum": f"2022-{eind}"}
    rijen = [
        Prestatie(**{**_get_velden(eerste), "nummer": nummer, **dagen, "goedgekeurd": goed, "reden": reden})
        for nummer, goed, reden in (("P8", False, "dubbel"), ("P9", True, ""))
    ]
    with pytest.raises(DatabaseError, match="delen een dag"), transaction.atomic():
        Prestatie.objects.bulk_create(rijen)
    Prestatie.objects.bulk_create(rijen[:1])


def test_the_database_refuses_them_in_one_act_too(proef: Proefregio) -> None:
    eerste = Prestatie.objects.get(nummer="P2")
    rijen = [
        Prestatie(
            **{**_get_velden(eerste), "nummer": nummer, "begindatum": dag, "einddatum": date(2022, 6, 9)}
        )
        for nummer, dag in (("P8", date(2022, 6, 1)), ("P9", date(2022, 6, 9)))
    ]
    with pytest.raises(DatabaseError, match="delen een dag"), transaction.atomic():
        Prestatie.objects.bulk_create(rijen)


def _get_velden(prestatie: Prestatie) -> dict[str, Any]:
    return {
        veld.attname: getattr(prestatie, veld.attname) for veld in Prestatie._meta.fields if veld.name != "id"
    }


def test_of_deliveries_that_are_taken_back_together_nothing_comes_again(
    proef: Proefregio, tmp_path: Path
) -> None:
    """What is told before is what happens: the credit alone gives P1 back, with the delivery of P1 not."""
    proef.neem_in(tmp_path, K1, kop=CREDITKOP)
    assert count_terug_te_nemen(proef.regio, [2]) == (0, 1)
    assert count_terug_te_nemen(proef.regio, [1, 2]) == (1, 0)
    resultaat = take_leveringen_terug(proef.regio, [1, 2], "terug", "oud", PEILMOMENT)
    assert (resultaat.gecrediteerd, resultaat.goedgekeurd) == (1, 0)
    assert not Prestatie.objects.filter(goedgekeurd=True, gecrediteerd_door=None).exists()
