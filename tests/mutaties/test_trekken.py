"""Drawing: repeatable, spread over areas and kinds, and tests chosen by what they run."""

from collections import Counter, defaultdict

import pytest

from tests.mutaties.dekking import Dekking
from tests.mutaties.soorten import Mutant
from tests.mutaties.trekken import draw, find_alle, get_gebied, make_diff, read_aanvaard
from tests.mutaties.uitvoeren import PROJECT, get_bestanden


@pytest.fixture(scope="module")
def gevonden() -> dict[str, list[Mutant]]:
    return find_alle(PROJECT, get_bestanden())


@pytest.mark.parametrize(
    ("bestand", "gebied"),
    [
        ("inkoop/kern/geld.py", "kern"),
        ("contracten/regels/tarief.py", "regels"),
        ("bekostiging/berekening/modellen/pxq.py", "berekening"),
        ("toegang/selectors/productie.py", "selectors"),
        ("inkoop/platform/taken/services.py", "services"),
        ("bekostiging/services/rechten.py", "rechten"),
        ("inkoop/platform/gebruikers/zicht.py", "rechten"),
        ("toegang/controle/inname.py", "controle"),
        ("tests/kern/test_geld.py", None),
        ("inkoop/demo/services.py", None),
        ("contracten/migrations/0001_initial.py", None),
        ("contracten/views/contract.py", None),
    ],
)
def test_every_file_has_its_area(bestand: str, gebied: str | None) -> None:
    assert get_gebied(bestand) == gebied


def test_a_seed_gives_the_same_draw_and_another_seed_another(gevonden: dict[str, list[Mutant]]) -> None:
    assert draw(gevonden, 1, 60) == draw(gevonden, 1, 60)
    assert len(set(draw(gevonden, 1, 60)) & set(draw(gevonden, 2, 60))) < 15


def test_a_draw_is_spread_over_areas_and_kinds(gevonden: dict[str, list[Mutant]]) -> None:
    getrokken = draw(gevonden, 3, 60)
    per_gebied = Counter(get_gebied(mutant.bestand) for mutant in getrokken)
    assert len(set(getrokken)) == 60
    assert set(per_gebied) == set(gevonden)
    assert max(per_gebied.values()) - min(per_gebied.values()) <= 1
    assert len({mutant.soort for mutant in getrokken}) >= 9


def test_a_filter_of_sight_can_be_taken_out(gevonden: dict[str, list[Mutant]]) -> None:
    assert sum(mutant.soort == "recht weg" for rij in gevonden.values() for mutant in rij) > 10


def test_every_mistake_shows_as_a_diff(gevonden: dict[str, list[Mutant]]) -> None:
    for mutant in draw(gevonden, 4, 20):
        assert make_diff(mutant, (PROJECT / mutant.bestand).read_bytes()).count("\n") >= 4


def test_every_accepted_change_has_a_reason_and_a_file() -> None:
    assert all((PROJECT / bestand).exists() for bestand, _, _ in read_aanvaard())


def test_tests_that_run_the_function_are_chosen_the_mirror_of_the_path_first() -> None:
    functies = {
        "tests/paginas/test_lijst.py": {"app/regels/tarief.py::check"},
        "tests/app/regels/test_tarief.py": {"app/regels/tarief.py::check"},
        "tests/app/test_anders.py": {"app/regels/tarief.py::anders"},
    }
    dekking = Dekking(defaultdict(set, functies), defaultdict(float, dict.fromkeys(functies, 100.0)))
    mutant = Mutant("app/regels/tarief.py", 0, 1, "", "tak", "check")
    spiegel = "tests/app/regels/test_tarief.py"
    assert dekking.choose(mutant, 500) == [spiegel, "tests/paginas/test_lijst.py"]
    assert dekking.choose(mutant, 50) == [spiegel]


def test_for_what_stands_outside_functions_any_test_of_the_file_will_do() -> None:
    functies = {"tests/a.py": {"app/x.py::f"}, "tests/b.py": {"app/y.py::g"}}
    dekking = Dekking(defaultdict(set, functies))
    assert dekking.choose(Mutant("app/x.py", 0, 1, "", "sql", ""), 100) == ["tests/a.py"]


def test_for_what_is_only_ever_imported_the_mirror_of_the_path_is_tried_first() -> None:
    functies = {"tests/app/test_y.py": {"app/y.py::g"}, "tests/kern/test_x.py": {"kern/z.py::f"}}
    dekking = Dekking(defaultdict(set, functies))
    assert dekking.choose(Mutant("kern/x.py", 0, 1, "", "constante", ""), 100) == [
        "tests/kern/test_x.py",
        "tests/app/test_y.py",
    ]
