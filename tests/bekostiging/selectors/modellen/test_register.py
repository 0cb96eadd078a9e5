"""Line queries are found by their file: nothing lists them, and no two claim the same step."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from bekostiging.selectors import modellen
from bekostiging.selectors.lijnen import get_stappen_met_lijnen
from bekostiging.selectors.modellen import LIJNQUERIES, LIJNSTAPPEN
from bekostiging.selectors.opdracht import Leesopdracht
from inkoop.kern.codes import Model
from tests.bekostiging.opslag import Opslag

NIEUW = """
from bekostiging.selectors.lijnquery import GEMEENTE, Lijnquery, Lijnstap

QUERY = Lijnquery(
    veld="groepen",
    sql="SELECT 1 AS contract_id, 2 AS gemeente_id",
    sleutels=(GEMEENTE,),
    sommen={"aantal": "count(*)"},
    make_groep=dict,
    stappen=(Lijnstap("CODE", (GEMEENTE,)),),
)
"""


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the package finds modules too."""
    monkeypatch.setattr(modellen, "__path__", [*modellen.__path__, str(tmp_path)])
    return tmp_path


def test_every_file_has_a_query() -> None:
    bestanden = {pad.stem for pad in Path(modellen.__path__[0]).glob("*.py")} - {"__init__"}
    assert len(LIJNQUERIES) == len(bestanden)
    assert len({query.veld for query in LIJNQUERIES}) == len(LIJNQUERIES)


def test_a_new_model_is_a_new_file(map_: Path) -> None:
    (map_ / "proefmodel_een.py").write_text(NIEUW.replace("CODE", "proef_groep"))
    codes = {stap.code for query in modellen._find_queries() for stap in query.stappen}
    assert codes == {*LIJNSTAPPEN, "proef_groep"}


@pytest.mark.parametrize(
    ("naam", "inhoud", "fout"),
    [
        ("proefmodel_twee", "", AttributeError),
        ("proefmodel_drie", "QUERY = 1", TypeError),
    ],
)
def test_a_file_without_a_query_is_refused(map_: Path, naam: str, inhoud: str, fout: type[Exception]) -> None:
    (map_ / f"{naam}.py").write_text(inhoud)
    with pytest.raises(fout):
        list(modellen._find_queries())


def test_two_queries_for_one_step_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modellen, "LIJNQUERIES", [*LIJNQUERIES, LIJNQUERIES[0]])
    with pytest.raises(ValueError, match="twee query's"):
        modellen._index_stappen()


def test_the_lines_of_all_municipalities_are_not_for_who_sees_one() -> None:
    alle = get_stappen_met_lijnen(alle_gemeenten=True)
    assert alle == set(LIJNSTAPPEN)
    assert alle - get_stappen_met_lijnen(alle_gemeenten=False) == {"populatie_bedrag"}


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Model.PXQ])
def test_the_groups_of_all_contracts_take_one_statement_and_none_without_contracts(
    opslag: Opslag, model: Model, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for query in LIJNQUERIES:
        modellen_van_query = query.modellen or (model,)
        contracten = dict.fromkeys(modellen_van_query, (opslag.contracten["C1"].pk,))
        with django_assert_num_queries(1):
            query.read_groepen(Leesopdracht(opslag.regio.pk, 2024, contracten))
        with django_assert_num_queries(0):
            query.read_groepen(Leesopdracht(opslag.regio.pk, 2024, {}))
