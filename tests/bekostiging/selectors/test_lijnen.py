"""The lines behind each step add up to what the step computes with, in every worked example."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from bekostiging.models import Contractafrekening
from bekostiging.selectors import (
    Lijn,
    StapBestaatNietError,
    add_lijnen,
    find_lijnen,
    get_doel,
    get_stap,
)
from bekostiging.selectors.modellen import LIJNSTAPPEN
from bekostiging.services import make_afrekening
from inkoop.kern.opmaak import VASTE_SPATIE
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Expertise, Traject
from tests.bekostiging.berekening.bundel import VOORBEELDEN, read_bundel
from tests.bekostiging.berekening.gevallen import LEESBAAR, OPGESLAGEN, get_naam
from tests.bekostiging.opgeslagen import find_lijnstappen
from tests.bekostiging.opslag import store_bundel
from toegang.models import Prestatie, Toewijzing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pad", ["00", "٠", "-1", "99999", ""])
def test_a_place_that_no_page_gives_does_not_exist(pad: str) -> None:
    afrekening = Contractafrekening(uitleg={"stappen": [{"code": "pxq_groep", "invoer": [], "stappen": []}]})
    with pytest.raises(StapBestaatNietError):
        get_stap(afrekening, pad)


def test_no_lines_add_up_to_nothing() -> None:
    assert add_lijnen(Prestatie.objects.annotate(bedrag=F("volume")).none()) == 0
    assert add_lijnen([]) == 0


def settle(map_: Path, jaar: int) -> list[Contractafrekening]:
    """Store and settle a worked example."""
    with met_systeemzicht():
        regio = store_bundel(read_bundel(map_))
    afrekening = make_afrekening(regio, jaar, None)
    with met_systeemzicht():
        rijen = Contractafrekening.objects.filter(afrekening=afrekening)
        return list(rijen.select_related("afrekening__regio", "contract__perceel"))


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_lines_add_up_to_their_step(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    for rij in settle(map_, int(verwacht.stem[-4:])):
        with met_systeemzicht():
            for pad, code in find_lijnstappen(rij.uitleg["stappen"]):
                stap = get_stap(rij, pad)
                lijnen = find_lijnen(stap)
                assert add_lijnen(lijnen) == get_doel(stap), f"{rij.contract} {pad} {code}"


# The first line behind a step as a reader sees it: example, contract, place, and the line itself.
EERSTE = [
    ("04", "C1", "0.2.0", "T5", "c5", "€ 4.368,00 x 182 / 182 dagen", "4368.00"),
    (
        "05",
        "C1",
        "0.1.0",
        "01-01-2022 tot en met 30-06-2022",
        "c1, c2, c3",
        "181 dagen x 3 bezette plekken (3 cliënten)",
        "543",
    ),
    ("07", "C1", "0.0.0", "T1", "c1", "start op 01-03-2022: € 5.000,00 x 80%", "4000.00"),
    ("07", "C1", "0.0.2", "T1", "c1", "resultaat op 01-09-2022: € 5.000,00 x 20% x 100%", "1000.00"),
    ("08", "C1", "0.0", "TC1-0", "C1-c0", "Venlo, start zorg 01-02-2022", "1"),
    (
        "12",
        "C1",
        "0.0.0",
        "T1",
        "c1",
        "01-01-2022 tot en met 31-12-2022: 1.095 / 7 etmaal x € 50,00",
        "7821.43",
    ),
    ("12", "C2", "0.1.0", "T4", "c4", "maand 1, eerste dag 31-01-2022: € 215,50", "215.50"),
]


@pytest.mark.parametrize(("voorbeeld", "contract", "pad", "nummer", "client", "zin", "uitkomst"), EERSTE)
def test_a_line_says_in_words_how_it_is_computed(
    voorbeeld: str, contract: str, pad: str, nummer: str, client: str, zin: str, uitkomst: str
) -> None:
    (map_,) = VOORBEELDEN.glob(f"{voorbeeld}-*")
    (rij,) = (rij for rij in settle(map_, 2022) if rij.contract.nummer == contract)
    with met_systeemzicht():
        lijn, *_ = find_lijnen(get_stap(rij, pad))
    assert isinstance(lijn, Lijn)
    assert (lijn.nummer, lijn.client, str(lijn.uitkomst)) == (nummer, client, uitkomst)
    assert lijn.berekening.replace(VASTE_SPATIE, " ") == zin


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_lines_add_up_to_a_step_that_an_earlier_version_of_the_rules_stored(naam: str) -> None:
    uitleg = OPGESLAGEN[naam]["uitleg"]
    (map_,) = VOORBEELDEN.glob(f"{naam.partition(' ')[0]}")
    (rij,) = (rij for rij in settle(map_, uitleg["jaar"]) if rij.contract.nummer == uitleg["contract"])
    rij.uitleg = uitleg
    with met_systeemzicht():
        for pad, code in find_lijnstappen(uitleg["stappen"]):
            stap = get_stap(rij, pad)
            assert add_lijnen(find_lijnen(stap)) == get_doel(stap), f"{naam} {pad} {code}"


def settle_trajecten(vanaf: date) -> Contractafrekening:
    """Settle the first contract of the example on trajectories, which were others from a day on."""
    (map_,) = VOORBEELDEN.glob("04-*")
    with met_systeemzicht():
        regio = store_bundel(read_bundel(map_))
        traject = Traject.objects.get(code="AMB-MID")
        traject.voorkomens.update(tot=vanaf - timedelta(days=1))
        traject.voorkomens.create(
            regio=regio,
            naam="Ambulant kort",
            expertise=Expertise.objects.get(code="wo"),
            uren_per_week=3,
            doorlooptijd_dagen=91,
            vanaf=vanaf,
        )
        afrekening = make_afrekening(regio, 2022, None)
        return Contractafrekening.objects.select_related("afrekening__regio", "contract__perceel").get(
            afrekening=afrekening, contract__nummer="C1"
        )


# T2 started on 01-11-2021, T3 on 01-10-2022: 84 x 2 x 26 for 182 days, or 112,50 x 3 x 13 for 91 days.
@pytest.mark.parametrize(
    ("vanaf", "t2", "t3"),
    [
        (date(2022, 7, 1), "2765.71", "4387.50"),
        (date(2022, 10, 1), "2765.71", "4387.50"),
        (date(2022, 10, 2), "2765.71", "2208.00"),
        (date(2022, 12, 31), "2765.71", "2208.00"),
    ],
)
def test_lines_stand_behind_the_form_that_held_on_their_start(vanaf: date, t2: str, t3: str) -> None:
    rij = settle_trajecten(vanaf)
    bedragen: dict[str, str] = {}
    with met_systeemzicht():
        for pad, code in find_lijnstappen(rij.uitleg["stappen"]):
            stap = get_stap(rij, pad)
            lijnen = find_lijnen(stap)
            assert add_lijnen(lijnen) == get_doel(stap), f"{pad} {code}"
            bedragen |= {lijn.nummer: str(lijn.uitkomst) for lijn in lijnen if isinstance(lijn, Lijn)}
    assert (bedragen["T2"], bedragen["T3"]) == (t2, t3)


def test_lines_of_two_forms_in_one_municipality_are_not_mixed() -> None:
    rij = settle_trajecten(date(2022, 2, 15))
    with met_systeemzicht():
        groepen = [
            {lijn.nummer for lijn in find_lijnen(get_stap(rij, pad)) if isinstance(lijn, Lijn)}
            for pad, code in find_lijnstappen(rij.uitleg["stappen"])
            if code == "traject_groep"
        ]
    assert {"T1"} in groepen
    assert {"T4"} in groepen


def test_every_kind_of_step_with_lines_occurs_in_an_example() -> None:
    gezien = {
        code
        # One year of each: an example is stored only once.
        for map_, verwacht in dict(LEESBAAR).items()
        for rij in settle(map_, int(verwacht.stem[-4:]))
        for _, code in find_lijnstappen(rij.uitleg["stappen"])
    }
    assert gezien == set(LIJNSTAPPEN)


def test_an_allocation_that_lost_its_last_day_is_left_out() -> None:
    (map_,) = {map_ for map_, _ in LEESBAAR if map_.name == "13-toegewezen-totaal"}
    (rij, *_) = settle(map_, 2022)
    with met_systeemzicht():
        (pad, *_) = (pad for pad, _ in find_lijnstappen(rij.uitleg["stappen"]))
        stap = get_stap(rij, pad)
        voor = [lijn for lijn in find_lijnen(stap) if isinstance(lijn, Lijn)]
        Toewijzing.objects.filter(nummer=voor[0].nummer).update(einddatum=None)
        assert find_lijnen(stap) == voor[1:]
        assert add_lijnen(voor[1:]) != get_doel(stap)


def test_prestaties_behind_a_step_are_looked_up_once() -> None:
    (map_,) = VOORBEELDEN.glob("01-*")
    rij, *_ = settle(map_, 2022)
    with met_systeemzicht():
        stap = get_stap(rij, next(pad for pad, _ in find_lijnstappen(rij.uitleg["stappen"])))
        prestaties = find_lijnen(stap)
        assert isinstance(prestaties, QuerySet)
        plan = prestaties.order_by("begindatum", "pk")[:51].explain()
        with CaptureQueriesContext(connection) as vragen:
            for prestatie in prestaties:
                assert prestatie.nummer
                tarief: Decimal = getattr(prestatie, "tarief", Decimal(0))
                assert prestatie.volume * tarief
                assert prestatie.toewijzing.client.pseudoniem
    assert plan.count(" on toegang_prestatie") == 1
    assert len(vragen) == 1


@pytest.mark.parametrize("pad", ["", "x", "9", "0.99", "0..0", "-1"])
def test_a_place_that_does_not_exist_is_refused(pad: str) -> None:
    map_, verwacht = LEESBAAR[0]
    rij = settle(map_, int(verwacht.stem[-4:]))[0]
    with pytest.raises(StapBestaatNietError):
        get_stap(rij, pad)


def test_a_step_without_lines_is_refused() -> None:
    map_, verwacht = LEESBAAR[0]
    rij = settle(map_, int(verwacht.stem[-4:]))[0]
    with pytest.raises(StapBestaatNietError):
        find_lijnen(get_stap(rij, "0"))
