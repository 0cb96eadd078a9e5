"""Sums that a settlement reads equal their lines, whatever happened to lines, allocations and tariffs."""

import os
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bekostiging.berekening.invoer import Regelgroep
from bekostiging.selectors.modellen.pxq import QUERY
from bekostiging.selectors.opdracht import Leesopdracht
from contracten.models import Tarief
from inkoop.kern.codes import CREDIT, Model
from inkoop.kern.eenheden import get_factor
from inkoop.kern.geld import exact, rond_af
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.toegang.gegevens import KOP, Proefregio, make_proefregio, regel
from toegang.models import Prestatie, Prestatiesom, Somstand, Toewijzing
from toegang.selectors import find_somverschillen, find_verouderde_sommen
from toegang.services import renew_sommen

BEGIN = date(2022, 1, 1)
Som = tuple[int, Decimal, Decimal]


def add_up(contract: int) -> dict[tuple[Any, ...], Som]:
    """Add the lines of a contract up one by one, with the rules in their pure form."""
    tarieven = list(Tarief.objects.filter(contract=contract))
    sommen: dict[tuple[Any, ...], Som] = {}
    for lijn in Prestatie.objects.filter(contract=contract).select_related("toewijzing"):
        zorg = lijn.toewijzing
        sleutel: tuple[Any, ...] = (zorg.gemeente_id, zorg.product_id, lijn.begindatum.replace(day=1))
        telt = lijn.goedgekeurd and lijn.gecrediteerd_door_id is None and not zorg.ingetrokken
        if telt:
            passend = [
                (tarief, get_factor(lijn.eenheid, tarief.eenheid))
                for tarief in tarieven
                if tarief.product_id == zorg.product_id and tarief.geldt_op(lijn.begindatum)
            ]
            tarief, factor = next((paar for paar in passend if paar[1] is not None), (None, None))
            prijs = (tarief.bedrag, tarief.eenheid) if tarief else (None, "")
            bedrag = rond_af(exact(lijn.volume) * factor * exact(tarief.bedrag)) if tarief and factor else 0
            sleutel, erbij = (*sleutel, "", lijn.eenheid, *prijs), (1, lijn.volume, Decimal(bedrag))
        elif not lijn.goedgekeurd and lijn.reden != CREDIT:
            sleutel, erbij = (*sleutel, lijn.reden, "", None, ""), (1, Decimal(0), Decimal(0))
        else:
            continue
        eerder = sommen.get(sleutel, (0, Decimal(0), Decimal(0)))
        sommen[sleutel] = (eerder[0] + erbij[0], eerder[1] + erbij[1], eerder[2] + erbij[2])
    return sommen


def read_sommen(contract: int) -> dict[tuple[Any, ...], Som]:
    """Give what is kept, in the same form."""
    sleutels = ("gemeente", "product", "maand", "reden", "eenheid", "tarief", "tariefeenheid")
    rijen = Prestatiesom.objects.filter(contract=contract).values_list(
        *sleutels, "aantal", "volume", "bedrag"
    )
    return {rij[:7]: rij[7:] for rij in rijen}


def read_groepen(proef: Proefregio, verouderd: frozenset[int] | None) -> list[Regelgroep]:
    """Read the groups of a settlement, in an order of their own."""
    producten, gemeenten = {proef.product.pk: "45A04"}, {proef.gemeente.pk: "0983"}
    opdracht = Leesopdracht(
        proef.regio.pk,
        2022,
        {Model.PXQ: (proef.contract.pk,)},
        gemeenten=gemeenten,
        producten=producten,
        verouderd=verouderd,
    )
    gelezen = QUERY.read_groepen(opdracht)
    return [
        *sorted(gelezen.get(proef.contract.pk), key=lambda groep: repr(groep)),
        *gelezen.get_tekorten(proef.contract.pk),
    ]


def normalize(groepen: list[Regelgroep]) -> list[Any]:
    """Numbers by value: 2.50 is 2.5."""
    velden = (
        "gemeente",
        "product",
        "aantal",
        "tarief",
        "volume_eenheid",
        "tariefeenheid",
        "volume",
        "bedrag",
    )
    return sorted(
        (tuple(getattr(groep, veld, None) for veld in velden) for groep in groepen),
        key=lambda rij: repr(rij[:6]),
    )


class Sommen(RuleBasedStateMachine):
    """Lines come, are credited and withdrawn, and tariffs change, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._map = tempfile.TemporaryDirectory()
        self._blok, self._zicht = transaction.atomic(), met_systeemzicht()
        self._blok.__enter__()
        self._zicht.__enter__()
        self.proef = make_proefregio()
        self.proef.add_tarief(BEGIN, date(2022, 2, 10), bedrag="33.335")
        self.proef.add_tarief(date(2022, 2, 11), bedrag="41.07")
        for nummer in ("T1", "T2"):
            # Without a unit, so that any unit of the tariff will do.
            self.proef.add_toewijzing(nummer, eenheid="")
        self.proef.add_toewijzing("T3", product=None)
        self.aantal = 0

    def teardown(self) -> None:
        self._zicht.__exit__(None, None, None)
        transaction.set_rollback(True)
        self._blok.__exit__(None, None, None)
        self._map.cleanup()

    def _neem_in(self, lijnen: list[str]) -> None:
        # What is stale is left alone by what comes, so that most changes must find it fresh.
        if self.aantal % 4:
            renew_sommen(self.proef.regio)
        self.proef.neem_in(Path(self._map.name), *lijnen, kop=f"{KOP},crediteert")

    @rule(
        lijnen=st.lists(
            st.tuples(
                st.sampled_from(["T1", "T2", "T3"]),
                st.integers(0, 70),
                st.integers(0, 2),
                st.sampled_from(["0", "0.125", "1", "2.5", "7.333"]),
                st.sampled_from(["uur", "uur", "minuut", "dag"]),
            ),
            min_size=1,
            max_size=8,
        )
    )
    def deliver(self, lijnen: list[tuple[str, int, int, str, str]]) -> None:
        regels = []
        for toewijzing, dag, duur, volume, eenheid in lijnen:
            self.aantal += 1
            begin = BEGIN + timedelta(days=dag)
            eind = begin + timedelta(days=duur)
            regels.append(f"P{self.aantal},{toewijzing},{begin},{eind},{volume},{eenheid},")
        self._neem_in(regels)

    @rule(welke=st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True))
    def credit(self, welke: list[int]) -> None:
        lijnen = list(Prestatie.objects.select_related("toewijzing").order_by("pk"))
        regels = []
        for plaats in welke:
            if plaats < len(lijnen):
                lijn = lijnen[plaats]
                self.aantal += 1
                wat = f"{lijn.toewijzing.nummer},{lijn.begindatum},{lijn.einddatum}"
                regels.append(f"K{self.aantal},{wat},{lijn.volume},{lijn.eenheid},{lijn.nummer}")
        if regels:
            self._neem_in(regels)

    @rule(nummer=st.sampled_from(["T1", "T2", "T3"]), ingetrokken=st.booleans())
    def withdraw(self, nummer: str, ingetrokken: bool) -> None:
        Toewijzing.objects.filter(nummer=nummer).update(ingetrokken=ingetrokken)

    @rule(bedrag=st.sampled_from(["0.005", "10", "41.07"]), eenheid=st.sampled_from(["uur", "minuut", "dag"]))
    def change_tarief(self, bedrag: str, eenheid: str) -> None:
        self.proef.contract.tarieven.filter(vanaf=BEGIN).update(bedrag=bedrag, eenheid=eenheid)

    @rule()
    def remove_tarief(self) -> None:
        self.proef.contract.tarieven.filter(vanaf__gt=BEGIN).delete()

    @precondition(lambda self: self.proef.contract.tarieven.count() == 1)
    @rule()
    def add_tarief(self) -> None:
        self.proef.add_tarief(date(2022, 2, 11), bedrag="3.333")

    @rule()
    def renew(self) -> None:
        renew_sommen(self.proef.regio)
        assert find_verouderde_sommen(self.proef.regio.pk) == frozenset()

    @invariant()
    def sums_are_those_of_the_lines_or_stale(self) -> None:
        contract = self.proef.contract.pk
        assert find_somverschillen(self.proef.regio) == []
        verouderd = find_verouderde_sommen(self.proef.regio.pk)
        if not verouderd:
            assert read_sommen(contract) == add_up(contract)
        groepen = normalize(read_groepen(self.proef, verouderd))
        assert groepen == normalize(read_groepen(self.proef, None))


@pytest.mark.django_db
def test_sums_equal_the_lines_after_any_sequence_of_changes() -> None:
    instellingen = settings(
        max_examples=150 if os.environ.get("VOLLEDIG") else 20,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(Sommen, settings=instellingen)


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proefregio]:
    with met_systeemzicht():
        proef = make_proefregio()
        proef.add_tarief(BEGIN, bedrag="33.335")
        proef.add_toewijzing("T1")
        proef.neem_in(
            tmp_path, regel("P1", "T1", "03-01", "03-04"), regel("P2", "T1", "03-04", "03-05", "2.5")
        )
        yield proef


pytestmark = pytest.mark.django_db


def test_a_line_counts_at_once_and_a_rejected_one_by_its_reason(proef: Proefregio) -> None:
    som = {rij.reden: (rij.aantal, rij.volume, rij.tarief, rij.bedrag) for rij in Prestatiesom.objects.all()}
    assert som == {
        "": (1, Decimal(1), Decimal("33.335"), Decimal("33.34")),
        "dubbel": (1, Decimal(0), None, Decimal("0.00")),
    }
    assert Somstand.objects.get() == Somstand.objects.get(wijzigingen=1, is_verouderd=False)


def test_a_credit_and_a_withdrawal_take_off_what_a_line_added(proef: Proefregio, tmp_path: Path) -> None:
    contract = proef.contract.pk
    voor = read_sommen(contract)
    Toewijzing.objects.update(ingetrokken=True)
    assert [rij[3] for rij in read_sommen(contract)] == ["dubbel"]
    assert read_sommen(contract) == add_up(contract)
    Toewijzing.objects.update(ingetrokken=False)
    assert read_sommen(contract) == voor
    proef.neem_in(tmp_path, f"{regel('K1', 'T1', '03-01', '03-04')},P1", kop=f"{KOP},crediteert")
    assert [rij[3] for rij in read_sommen(contract)] == ["dubbel"]
    assert find_verouderde_sommen(proef.regio.pk) == frozenset()
    assert find_somverschillen(proef.regio) == []


def test_a_contract_without_lines_has_nothing_to_be_stale(proef: Proefregio) -> None:
    ander = make_proefregio("ander")
    ander.add_tarief(BEGIN)
    ander.contract.tarieven.update(bedrag=2)
    assert find_verouderde_sommen(ander.regio.pk) == frozenset()
    assert find_verouderde_sommen(proef.regio.pk) == frozenset()


@pytest.mark.parametrize(
    "wijzig",
    [
        lambda proef: proef.contract.tarieven.update(bedrag="10"),
        lambda proef: proef.contract.tarieven.all().delete(),
        lambda proef: proef.contract.tarieven.update(eenheid="minuut"),
        lambda proef: proef.add_tarief(date(2021, 1, 1), date(2021, 12, 31)),
        lambda proef: Toewijzing.objects.update(product=None),
    ],
)
def test_what_may_change_the_worth_of_any_line_makes_the_sums_stale(proef: Proefregio, wijzig: Any) -> None:
    """Until they are made anew the lines are read, so that nobody reads an amount of before."""
    wijzig(proef)
    assert find_verouderde_sommen(proef.regio.pk) == {proef.contract.pk}
    assert renew_sommen(proef.regio) == 1
    assert renew_sommen(proef.regio) == 0
    assert read_sommen(proef.contract.pk) == add_up(proef.contract.pk)
    assert Somstand.objects.get(contract=proef.contract).wijzigingen > 1


def test_another_region_is_left_stale(proef: Proefregio) -> None:
    ander = make_proefregio("ander")
    proef.contract.tarieven.update(bedrag="10")
    assert renew_sommen(ander.regio) == 0
    assert find_verouderde_sommen(proef.regio.pk) == {proef.contract.pk}


@pytest.mark.parametrize("veld", ["aantal", "volume", "bedrag", "maand"])
def test_a_sum_that_was_tampered_with_is_found(proef: Proefregio, veld: str) -> None:
    waarde: Any = date(2022, 5, 1) if veld == "maand" else 7
    Prestatiesom.objects.filter(reden="").update(**{veld: waarde})
    uitvoer = StringIO()
    with pytest.raises(CommandError, match="van de sommen verschillen van hun prestaties"):
        call_command("controleer_totalen", regio="proef", stdout=uitvoer)
    assert "proef: contract C1, maand 2022-03: 1 sommen verschillen" in uitvoer.getvalue()


@pytest.mark.parametrize("plaats", range(4))
def test_a_renewal_that_stops_halfway_changes_nothing(proef: Proefregio, plaats: int) -> None:
    """Whichever statement it is that fails: the sums are as they were, and still marked stale."""
    proef.contract.tarieven.update(bedrag="10")
    voor = read_sommen(proef.contract.pk)
    gedaan = []

    def stop(execute: Any, sql: str, waarden: Any, many: bool, context: Any) -> Any:
        uitkomst = execute(sql, waarden, many, context)
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            gedaan.append(sql)
            if len(gedaan) > plaats:
                raise DataError("gestopt")
        return uitkomst

    with pytest.raises(DataError, match="gestopt"), connection.execute_wrapper(stop):
        renew_sommen(proef.regio)
    assert read_sommen(proef.contract.pk) == voor
    assert find_verouderde_sommen(proef.regio.pk) == {proef.contract.pk}
    renew_sommen(proef.regio)
    assert read_sommen(proef.contract.pk) == add_up(proef.contract.pk) != voor
