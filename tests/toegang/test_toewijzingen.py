"""Saving allocations: what they are known by, their care, and what they continue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracten.models import Contract
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.databank.sync import Telling
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Expertise, Gemeente, Perceelvoorkomen, Traject
from tests.toegang.gegevens import Proefregio, make_proefregio
from toegang.models import Toewijzing, Zorgperiode
from toegang.services import (
    Resultaatopgave,
    Toewijzingopgave,
    Zorgperiodeopgave,
    save_resultaten,
    save_toewijzingen,
    save_zorgperioden,
)

pytestmark = pytest.mark.django_db

DAG = date(2022, 2, 1)


@pytest.fixture
def proef() -> Iterator[Proefregio]:
    with met_systeemzicht():
        proef = make_proefregio()
        Gemeente.objects.make(regio=proef.regio, code="0984", naam="Venray", volgorde=2)
        expertise = Expertise.objects.create(regio=proef.regio, code="hbo", naam="Hbo")
        for code in ("AMB", "DAG"):
            Traject.objects.make(
                regio=proef.regio,
                code=code,
                naam=code,
                product=proef.product,
                expertise=expertise,
                uren_per_week=2,
                doorlooptijd_dagen=182,
            )
        Perceelvoorkomen.objects.update(model="trajecten")
        yield proef


def make(nummer: str, **velden: Any) -> Toewijzingopgave:
    """An allocation of a trajectory; `velden` as they differ from that."""
    vast: dict[str, Any] = {"client": "c1", "gemeente": "0983", "contract": "C1", "traject": "AMB"}
    return Toewijzingopgave(nummer=nummer, **{**vast, "ingangsdatum": DAG, **velden})


def save(proef: Proefregio, *opgaven: Toewijzingopgave) -> Telling:
    return save_toewijzingen(proef.regio, opgaven)


def refuse(proef: Proefregio, *opgaven: Toewijzingopgave) -> list[str]:
    """Save what must be refused: why, and that nothing has changed."""
    voor = list(Toewijzing.objects.order_by("pk").values())
    with pytest.raises(BezwarenError) as gevangen:
        save(proef, *opgaven)
    assert list(Toewijzing.objects.order_by("pk").values()) == voor
    return list(map(str, gevangen.value.bezwaren))


def read_vervolg() -> dict[str, str | None]:
    return dict(Toewijzing.objects.values_list("nummer", "vervolg_op__nummer"))


def test_a_number_is_unique_within_a_municipality(proef: Proefregio) -> None:
    assert save(proef, make("500"), make("500", gemeente="0984", client="c2")).nieuw == 2
    assert refuse(proef, make("501"), make("501")) == ["[1].nummer: toewijzing '501' staat ook op [0]"]
    assert save(proef, make("500", gemeente="0984", client="c2", einddatum=DAG)) == Telling(0, 1, 0, 0)
    assert Toewijzing.objects.get(gemeente__code="0983").einddatum is None


def test_an_own_start_and_stop_is_one_period_that_follows_what_is_said(proef: Proefregio) -> None:
    save(proef, make("T1", start=DAG))
    (periode,) = Zorgperiode.objects.values_list("start", "stop", "uit_toewijzing")
    assert periode == (DAG, None, True)
    assert save(proef, make("T1", start=DAG)) == Telling(0, 0, 0, 1)
    assert save(proef, make("T1", start=DAG, stop=DAG, reden_stop="verhuisd")) == Telling(0, 1, 0, 0)
    assert list(Zorgperiode.objects.values_list("stop", "reden_stop")) == [(DAG, "verhuisd")]
    assert save(proef, make("T1")) == Telling(0, 1, 0, 0)
    assert not Zorgperiode.objects.exists()


def test_what_is_withdrawn_is_a_change_and_can_be_taken_back(proef: Proefregio) -> None:
    save(proef, make("T1"))
    assert save(proef, make("T1", ingetrokken=True)) == Telling(0, 1, 0, 0)
    assert Toewijzing.objects.get().ingetrokken
    assert save(proef, make("T1")) == Telling(0, 1, 0, 0)


def make_periode(nummer: str, start: date, stop: date | None = None, **velden: Any) -> Zorgperiodeopgave:
    return Zorgperiodeopgave(toewijzing=nummer, start=start, stop=stop, **velden)


def test_periods_replace_what_was_known_of_an_allocation(proef: Proefregio) -> None:
    save(proef, make("T1"), make("T2"))
    eerste, tweede = make_periode("T1", DAG, date(2022, 3, 1)), make_periode("T1", date(2022, 3, 2))
    assert save_zorgperioden(proef.regio, [tweede, eerste, make_periode("T2", DAG)]).nieuw == 3
    anders = make_periode("T1", date(2022, 2, 15))
    assert save_zorgperioden(proef.regio, [anders]) == Telling(1, 0, 2, 0)
    assert save_zorgperioden(proef.regio, [anders]) == Telling(0, 0, 0, 1)
    assert sorted(Zorgperiode.objects.values_list("toewijzing__nummer", "start")) == [
        ("T1", date(2022, 2, 15)),
        ("T2", DAG),
    ]


def test_periods_that_cannot_be_are_refused(proef: Proefregio) -> None:
    save(proef, make("T1"), make("T2", start=DAG), make("T3"), make("T3", gemeente="0984"))
    perioden = [
        make_periode("T1", DAG, date(2022, 3, 1)),
        make_periode("T1", date(2022, 3, 1)),
        make_periode("T2", DAG),
        make_periode("T9", DAG),
        make_periode("T3", DAG),
        make_periode("T3", DAG, date(2022, 1, 31), gemeente="0984"),
    ]
    with pytest.raises(BezwarenError) as gevangen:
        save_zorgperioden(proef.regio, perioden)
    assert sorted(map(str, gevangen.value.bezwaren)) == [
        "[1].start: deze periode van toewijzing 'T1' overlapt die op [0]",
        "[2].toewijzing: toewijzing 'T2' heeft zelf al een start of stop; laat die daar leeg",
        "[3].toewijzing: toewijzing 'T9' bestaat niet in deze regio",
        "[4].toewijzing: nummer 'T3' komt in meer dan een gemeente voor; noem ook de gemeente",
        "[5].stop: 2022-01-31 ligt voor de start 2022-02-01",
    ]
    assert Zorgperiode.objects.count() == 1


def test_an_own_start_beside_periods_is_refused(proef: Proefregio) -> None:
    save(proef, make("T1"))
    save_zorgperioden(proef.regio, [make_periode("T1", DAG)])
    assert refuse(proef, make("T1", start=DAG)) == [
        "[0].start: toewijzing 'T1' heeft zorgperioden; laat start, stop en reden_stop hier leeg"
    ]
    assert save(proef, make("T1", einddatum=date(2022, 12, 31))).gewijzigd == 1
    assert Zorgperiode.objects.count() == 1


def test_two_outcomes_of_one_allocation_are_refused_however_they_name_it(proef: Proefregio) -> None:
    save(proef, make("T1"), make("T2"), make("T2", gemeente="0984"))
    dag = date(2022, 9, 1)
    uitkomsten = [
        Resultaatopgave(toewijzing="T1", datum=dag, behaald=Decimal(1), gemeente=gemeente)
        for gemeente in (None, "0983")
    ]
    with pytest.raises(BezwarenError, match="heeft al een resultaat op"):
        save_resultaten(proef.regio, uitkomsten)
    with pytest.raises(BezwarenError, match="meer dan een gemeente"):
        save_resultaten(proef.regio, [Resultaatopgave(toewijzing="T2", datum=dag, behaald=Decimal(1))])
    assert save_resultaten(proef.regio, uitkomsten[:1]).nieuw == 1


def test_a_client_who_moves_keeps_one_trajectory(proef: Proefregio) -> None:
    verder = make("T2", gemeente="0984", vervolg_op="T1")
    assert save(proef, verder, make("T1")).nieuw == 2
    assert read_vervolg() == {"T1": None, "T2": "T1"}
    assert save(proef, verder) == Telling(0, 0, 0, 1)
    assert save(proef, make("T2", gemeente="0984")) == Telling(0, 1, 0, 0)
    assert read_vervolg()["T2"] is None


def test_a_continuation_names_the_municipality_where_the_number_is_not_enough(proef: Proefregio) -> None:
    save(proef, make("T1"), make("T1", gemeente="0984"))
    assert refuse(proef, make("T2", vervolg_op="T1")) == [
        "[0].vervolg_op: nummer 'T1' komt in meer dan een gemeente voor; noem ook de gemeente"
    ]
    save(proef, make("T2", vervolg_op="T1", vervolg_gemeente="0984"))
    assert Toewijzing.objects.get(nummer="T2").vervolg_op == Toewijzing.objects.get(gemeente__code="0984")


def test_one_continuation_takes_the_place_of_another(proef: Proefregio) -> None:
    """Also in the order in which the database would see two of them for a moment."""
    save(proef, make("T1"), make("T2", vervolg_op="T1"), make("T3"))
    assert save(proef, make("T3", vervolg_op="T1"), make("T2")).gewijzigd == 2
    assert read_vervolg() == {"T1": None, "T2": None, "T3": "T1"}
    assert save(proef, make("T2", vervolg_op="T1", ingetrokken=True)).gewijzigd == 1
    assert (
        save(proef, make("T2", vervolg_op="T1"), make("T3", vervolg_op="T1", ingetrokken=True)).gewijzigd == 2
    )


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"vervolg_op": "T9"}, "toewijzing 'T9' bestaat niet in deze regio"),
        ({"client": "c2"}, "toewijzing 'T1' is van een andere cliënt"),
        ({"traject": "DAG"}, "toewijzing 'T1' heeft een ander traject"),
        ({"traject": None}, "alleen een traject kan een ander voortzetten; hier is geen traject"),
        ({"ingangsdatum": date(2022, 1, 31)}, "toewijzing 'T1' gaat later in dan deze toewijzing"),
    ],
)
def test_what_cannot_go_on_is_refused(proef: Proefregio, velden: dict[str, Any], reden: str) -> None:
    save(proef, make("T1"))
    assert refuse(proef, make("T2", **{"vervolg_op": "T1", **velden})) == [f"[0].vervolg_op: {reden}"]


def test_only_trajectories_that_are_paid_go_on(proef: Proefregio) -> None:
    save(proef, make("T1"))
    Perceelvoorkomen.objects.update(model="pxq")
    assert refuse(proef, make("T2", vervolg_op="T1")) == [
        "[0].vervolg_op: een vervolg kan alleen bij model trajecten"
    ]
    assert refuse(proef, make("T2", vervolg_gemeente="0983")) == [
        "[0].vervolg_gemeente: zegt niets zonder vervolg_op"
    ]


def test_two_that_continue_one_are_refused(proef: Proefregio) -> None:
    save(proef, make("T1"))
    twee = (make("T2", vervolg_op="T1"), make("T3", vervolg_op="T1"))
    assert refuse(proef, *twee) == [
        "[1].vervolg_op: toewijzing 'T1' wordt al voortgezet; trek een van de twee in. De andere staat op [0]"
    ]
    save(proef, twee[0])
    assert refuse(proef, twee[1]) == ["[0].vervolg_op: toewijzing 'T1' wordt al voortgezet door 'T2'"]


def test_a_circle_is_refused(proef: Proefregio) -> None:
    kring = [make(f"T{n}", vervolg_op=f"T{n % 3 + 1}") for n in (1, 2, 3)]
    assert refuse(proef, *kring) == [
        f"[{n - 1}].vervolg_op: toewijzing 'T{n % 3 + 1}' zet zelf deze toewijzing weer voort"
        for n in (1, 2, 3)
    ]
    save(proef, make("T1"), *kring[1:])
    assert refuse(proef, kring[0]) == ["[0].vervolg_op: toewijzing 'T2' zet zelf deze toewijzing weer voort"]


def test_an_allocation_begins_within_its_contract_unless_it_was_withdrawn(proef: Proefregio) -> None:
    Contract.objects.update(einddatum=date(2022, 12, 31))
    eerder, later = (make(f"T{dag.year}", ingangsdatum=dag) for dag in (date(2021, 12, 31), date(2023, 1, 1)))
    contract = "valt buiten contract 'C1', dat ingaat op 2022-01-01 en loopt tot en met 2022-12-31"
    assert refuse(proef, eerder, later) == [
        f"[0].ingangsdatum: 2021-12-31 {contract}",
        f"[1].ingangsdatum: 2023-01-01 {contract}",
    ]
    assert save(proef, replace(eerder, ingetrokken=True), replace(later, ingetrokken=True)).nieuw == 2


def test_an_allocation_is_of_who_takes_part_in_the_contract(proef: Proefregio) -> None:
    proef.contract.deelnemers.add(Gemeente.objects.get(code="0984"))
    assert refuse(proef, make("T1")) == ["[0].gemeente: gemeente '0983' doet niet mee in contract 'C1'"]
    assert save(proef, make("T1", gemeente="0984"), make("T2", ingetrokken=True)).nieuw == 2


def test_an_allocation_begins_while_its_municipality_exists(proef: Proefregio) -> None:
    Gemeente.objects.filter(code="0983").update(vanaf=date(2022, 2, 2), tot=date(2022, 12, 31))
    later = make("T2", ingangsdatum=date(2023, 1, 1))
    assert refuse(proef, make("T1"), later) == [
        "[0].ingangsdatum: op 2022-02-01 bestaat gemeente '0983' niet; zij bestaat vanaf 2022-02-02",
        "[1].ingangsdatum: op 2023-01-01 bestaat gemeente '0983' niet; zij bestaat tot en met 2022-12-31",
    ]
    assert save(proef, make("T1", ingangsdatum=date(2022, 2, 2)), replace(later, ingetrokken=True)).nieuw == 2
