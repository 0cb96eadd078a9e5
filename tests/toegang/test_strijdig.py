"""Stored allocations that are in the wrong: SQL and the rules of a row say the same, and services refuse."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from contracten.models import Aanbieder, Contract
from contracten.services import Contractenopgave, save_contracten
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.opgave import get_velden, make_opgave
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Expertise, Gemeente, Perceel, Product, Regio, Segment, Traject
from segmenten.services import Structuuropgave, save_structuur
from tests.toegang.gegevens import make_proefregio
from toegang.bundel import iter_toewijzingen
from toegang.controle import STRIJDIG
from toegang.models import Client, Toewijzing
from toegang.regels.strijd import STRIJDSOORTEN, Strijd, tell_strijd
from toegang.regels.toewijzing import Contractplaats, Toewijzingopgave, check_toewijzing
from toegang.services.toewijzingen import read_kader

pytestmark = pytest.mark.django_db

BEGIN, EIND = date(2022, 3, 1), date(2022, 9, 30)
# The first and last days of terms, of municipalities and of participation, and the days beside them.
DAGEN = (date(2022, 2, 28), BEGIN, date(2022, 6, 30), date(2022, 7, 1), EIND, date(2022, 10, 1))
PEILDATUM = date(2022, 6, 1)


@pytest.fixture(autouse=True)
def systeem(db: None) -> Iterator[None]:
    with met_systeemzicht():
        yield


@pytest.fixture
def regio(systeem: None) -> Regio:
    """A region in which everything that an allocation builds on comes in each form that rules tell apart."""
    regio = make_proefregio(ingangsdatum=date(2020, 1, 1)).regio
    nieuw = Gemeente.objects.make(regio=regio, code="0984", naam="Nieuw", volgorde=2, vanaf=BEGIN)
    oud = Gemeente.objects.make(regio=regio, code="0889", naam="Oud", volgorde=3, tot=EIND)
    segmenten = make_segmenten(regio)
    percelen = make_percelen(segmenten)
    let_take_part(percelen[1], oud, nieuw)
    make_contracten(percelen, nieuw)
    return regio


def make_segmenten(regio: Regio) -> list[Segment]:
    """Two segmenten, each with two products that have a trajectory of their own."""
    ander = Segment.objects.make(regio=regio, code="t", domeinen=["jeugd"], naam="T", volgorde=2)
    segmenten = [Segment.objects.get(regio=regio, code="s"), ander]
    expertise = Expertise.objects.create(regio=regio, code="e", naam="E")
    for segment, achter in itertools.product(segmenten, "12"):
        code = f"{segment.code}{achter}"
        product = Product.objects.make(regio=regio, code=code, naam="P", segment=segment, eenheid="uur")
        duur = {"uren_per_week": 1, "doorlooptijd_dagen": 7}
        Traject.objects.make(
            regio=regio, code=f"r{code}", naam="R", product=product, expertise=expertise, **duur
        )
    return segmenten


def make_percelen(segmenten: list[Segment]) -> list[Perceel]:
    """A perceel that is there already and one by trajectories, of one segment, and one of another segment."""
    een, ander = segmenten
    return [
        Perceel.objects.get(regio=een.regio),
        Perceel.objects.make(regio=een.regio, code="q", segment=een, model="trajecten", volgorde=2),
        Perceel.objects.make(regio=een.regio, code="r", segment=ander, model="pxq", volgorde=3),
    ]


def let_take_part(perceel: Perceel, oud: Gemeente, nieuw: Gemeente) -> None:
    """Until July only the one takes part, after it also who is new; before that nothing is said."""
    voorkomen = perceel.voorkomens.get()
    voorkomen.vanaf, voorkomen.tot = BEGIN, date(2022, 6, 30)
    voorkomen.save()
    voorkomen.deelnemers.add(oud)
    voorkomen.pk, voorkomen.vanaf, voorkomen.tot, voorkomen.model = None, date(2022, 7, 1), None, "plekken"
    voorkomen.save()
    voorkomen.deelnemers.add(oud, nieuw)


def make_contracten(percelen: list[Perceel], nieuw: Gemeente) -> None:
    """On each perceel a contract with and without an end, and with and without participants of its own."""
    soorten: Iterable[tuple[Perceel, date | None, tuple[Gemeente, ...]]]
    soorten = itertools.product(percelen, (None, EIND), ((), (nieuw,)))
    for nummer, (perceel, einde, eigen) in enumerate(soorten):
        contract = Contract.objects.create(
            regio=perceel.regio,
            nummer=f"D{nummer}",
            aanbieder=Aanbieder.objects.get(regio=perceel.regio),
            perceel=perceel,
            ingangsdatum=BEGIN,
            einddatum=einde,
        )
        contract.deelnemers.set(eigen)


def store_toewijzingen(regio: Regio) -> None:
    """Store an allocation of every kind, past all rules."""
    client = Client.objects.create(regio=regio, pseudoniem="c")
    producten = [None, *Product.objects.filter(regio=regio, code__in=["s1", "t1"])]
    trajecten = [None, *Traject.objects.filter(regio=regio, code__in=["rs1", "rs2", "rt1"])]
    soorten = itertools.product(
        Contract.objects.filter(regio=regio),
        Gemeente.objects.filter(regio=regio),
        producten,
        trajecten,
        DAGEN,
        (False, True),
    )
    eerste = Toewijzing.objects.bulk_create(
        Toewijzing(
            regio=regio,
            nummer=f"T{nummer}",
            client=client,
            contract=contract,
            gemeente=gemeente,
            product=product,
            traject=traject,
            ingangsdatum=dag,
            ingetrokken=ingetrokken,
        )
        for nummer, (contract, gemeente, product, traject, dag, ingetrokken) in enumerate(soorten)
    )
    Toewijzing.objects.bulk_create(
        replace_vervolg(toewijzing) for toewijzing in eerste if toewijzing.traject is not None
    )


def replace_vervolg(op: Toewijzing) -> Toewijzing:
    """The same allocation, that continues the first one."""
    velden = ("regio", "client", "contract", "gemeente", "product", "traject", "ingangsdatum", "ingetrokken")
    gelijk = {naam: getattr(op, naam) for naam in velden}
    return Toewijzing(**gelijk, nummer=f"{op.nummer}v", vervolg_op=op)


def iter_opgaven(regio: Regio) -> Iterator[Toewijzingopgave]:
    for rij in iter_toewijzingen(regio):
        waarden = dict(zip(get_velden(Toewijzingopgave), rij, strict=False))
        yield make_opgave(Toewijzingopgave, waarden)


def name_soort(bezwaar: Bezwaar, contract: Contractplaats) -> str:
    """The reason in SQL that says the same as a refusal of a row; every refusal has one."""
    return {
        ("gemeente", "NL bijlage 1, KL §6"): "contractdeelnemer"
        if contract.gemeenten
        else "perceeldeelnemer",
        ("ingangsdatum", "iSt TR378"): "bestaan",
        ("ingangsdatum", ""): "termijn",
        ("product", "NL bijlage 1"): "segment",
        ("traject", "NL bijlage 1"): "segment",
        ("traject", "NL §8"): "traject",
        ("vervolg_op", "NL §8"): "vervolg",
    }[bezwaar.veld, bezwaar.bron]


def find_by_rules(regio: Regio) -> set[tuple[str, str, str]]:
    kader, _ = read_kader(regio)
    return {
        (
            opgave.gemeente or "",
            opgave.nummer or "",
            name_soort(bezwaar, kader.contracten[opgave.contract or ""]),
        )
        for opgave in iter_opgaven(regio)
        for bezwaar in check_toewijzing(opgave, kader)
    }


def find_by_sql(regio: Regio) -> set[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT g.code, s.nummer, s.soort FROM ({STRIJDIG}) s "  # noqa: S608 - a constant
            "JOIN segmenten_gemeente g ON g.id = s.gemeente_id",
            {"regio": regio.pk},
        )
        return set(cursor.fetchall())


def test_of_every_kind_of_allocation_sql_and_the_rules_of_a_row_say_the_same(regio: Regio) -> None:
    store_toewijzingen(regio)
    door_regels = find_by_rules(regio)
    assert find_by_sql(regio) == door_regels
    assert {soort for _, _, soort in door_regels} == set(STRIJDSOORTEN)
    fout = {(gemeente, nummer) for gemeente, nummer, _ in door_regels}
    assert 0 < len(fout) < Toewijzing.objects.filter(regio=regio).count()


def test_a_change_of_a_contract_that_is_refused_leaves_everything_as_it_was(regio: Regio) -> None:
    contract = Contract.objects.get(regio=regio, nummer="D0")
    store_toewijzingen(regio)
    opgave = make_opgave(
        Contractenopgave,
        {
            "contracten": [
                {
                    "nummer": "D0",
                    "aanbieder": "alfa",
                    "perceel": "p",
                    "ingangsdatum": date(2022, 7, 1),
                    "bron": contract.bron,
                }
            ]
        },
    )
    with pytest.raises(BezwarenError) as gevangen:
        save_contracten(regio, opgave, PEILDATUM)
    (bezwaar,) = gevangen.value.bezwaren
    assert bezwaar.veld == "contracten[0]"
    assert "gaat in buiten de looptijd van het contract; zij bestaat al" in bezwaar.reden
    contract.refresh_from_db()
    assert contract.ingangsdatum == BEGIN
    # What was in the wrong already stops nothing.
    eerder = replace(opgave.contracten[0], ingangsdatum=date(2022, 2, 1))
    assert (
        save_contracten(regio, Contractenopgave(contracten=[eerder]), PEILDATUM)["contracten"].gewijzigd == 1
    )


def test_a_change_of_the_structure_that_is_refused_leaves_everything_as_it_was(regio: Regio) -> None:
    store_toewijzingen(regio)
    opgave = make_opgave(
        Structuuropgave,
        {
            "regio": {"code": regio.code, "naam": regio.naam},
            "producten": [{"code": "s1", "naam": "P", "segment": "t", "eenheid": "uur"}],
        },
    )
    with pytest.raises(BezwarenError) as gevangen:
        save_structuur(opgave, PEILDATUM)
    assert {(b.veld, b.reden.partition("; ")[2]) for b in gevangen.value.bezwaren} == {
        ("producten[0]", "zij bestaat al en wijst naar product 's1'")
    }
    assert Product.objects.get(regio=regio, code="s1").segment.code == "s"


def test_what_is_not_named_is_told_at_the_contract_or_perceel_that_is() -> None:
    strijd = Strijd("segment", "s1", "T1", 1, "C1", "p")
    paden = {("perceel", "p"): "segmenten[0].percelen[0]", ("contract", "C1"): "contracten[0]"}
    assert [b.veld for b in tell_strijd([strijd], paden)] == ["contracten[0]"]
    del paden["contract", "C1"]
    assert [b.veld for b in tell_strijd([strijd], paden)] == ["segmenten[0].percelen[0]"]
    (bezwaar,) = tell_strijd([strijd, replace(strijd, nummer="T0", toewijzing=2)], {})
    assert bezwaar == Bezwaar(
        "",
        "toewijzing 'T0' (en nog 1) heeft een product van een ander segment dan het contract; "
        "zij bestaat al en wijst naar product 's1'",
    )
