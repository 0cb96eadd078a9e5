"""The codes of the domain: once, with their words, and the same ones in the database and in a bundle."""

import ast
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from contracten.models import Aanbieder, BonusMalus, GemiddeldeKosten, Jaarafspraak
from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.prikkel import BonusMalusopgave, GemiddeldeKostenopgave
from inkoop.kern import codes
from inkoop.kern.opgave import Opgave, get_velden
from segmenten.models import Perceelvoorkomen, Productvoorkomen
from segmenten.regels.perceel import Perceelopgave
from segmenten.regels.product import Productopgave
from segmenten.regels.segment import Segmentopgave
from toegang.models import Prestatie, Toewijzing

KLASSEN = [k for k in vars(codes).values() if isinstance(k, type) and issubclass(k, codes.Code) and len(k)]


@pytest.mark.parametrize("klasse", KLASSEN)
def test_each_code_has_words(klasse: type[codes.Code]) -> None:
    for lid in klasse:
        assert lid.label
        assert lid.kort
        assert klasse(lid.value) is lid
    assert klasse.choices == [(lid.value, lid.label) for lid in klasse]
    assert klasse.values == [lid.value for lid in klasse]


@pytest.mark.parametrize(
    ("model", "veld", "klasse"),
    [
        (Productvoorkomen, "wet", codes.Domein),
        (Perceelvoorkomen, "soort", codes.Perceelsoort),
        (Aanbieder, "soort", codes.Aanbiedersoort),
        (Jaarafspraak, "buiten_bandbreedte", codes.BuitenBand),
        (Jaarafspraak, "betaalwijze", codes.Betaalwijze),
        (GemiddeldeKosten, "richting", codes.Kostenrichting),
        (BonusMalus, "grondslag", codes.Grondslag),
        (Toewijzing, "frequentie", codes.Frequentie),
    ],
)
def test_database_choices_are_the_codes(model: object, veld: str, klasse: type[codes.Code]) -> None:
    assert getattr(model, "_meta").get_field(veld).choices == klasse.choices  # noqa: B009


def test_a_line_is_rejected_for_a_reason_or_takes_another_one_back() -> None:
    keuzes = Prestatie._meta.get_field("reden").choices
    assert keuzes == [*codes.Afkeurreden.choices, (codes.CREDIT, "Credit van een eerdere regel")]


@pytest.mark.parametrize(
    ("opgave", "naam", "klasse"),
    [
        (Segmentopgave, "domein", codes.Domein),
        (Productopgave, "wet", codes.Domein),
        (Perceelopgave, "soort", codes.Perceelsoort),
        (Aanbiederopgave, "soort", codes.Aanbiedersoort),
        (Jaarafspraakopgave, "buiten_bandbreedte", codes.BuitenBand),
        (Jaarafspraakopgave, "betaalwijze", codes.Betaalwijze),
        (GemiddeldeKostenopgave, "richting", codes.Kostenrichting),
        (BonusMalusopgave, "grondslag", codes.Grondslag),
    ],
)
def test_a_bundle_takes_the_same_codes(opgave: type[Opgave], naam: str, klasse: type[codes.Code]) -> None:
    assert list(get_velden(opgave)[naam].soort.waarden) == klasse.values


# Lists of these stand nowhere else; words of others, such as `jaar` and `contract`, are names of columns too.
ZONDER_DUBBEL: list[type[StrEnum]] = [
    *(codes.Domein, codes.Perceelsoort, codes.Aanbiedersoort, codes.BuitenBand, codes.Erkenning),
    *(codes.Voortijdig, codes.Richting, codes.Frequentie, codes.Afkeurreden, codes.Resultaatdeel),
    *(codes.Model, codes.Afspraaksoort, codes.Prikkel),
]
WORTEL = Path(__file__).parents[2]
APPS = ("inkoop", "segmenten", "contracten", "toegang", "bekostiging")
# Where codes are names of fields: a jaarafspraak agrees plekken and trajecten per municipality, whatever the
# model is. Together with another code they are a list all the same.
VELDEN = {
    WORTEL / "bekostiging/berekening/invoer/contract.py": {"plekken", "trajecten"},
    WORTEL / "bekostiging/selectors/lezen/afspraakdelen.py": {"plekken", "trajecten"},
}


def test_no_other_module_lists_these_codes() -> None:
    """Two codes of one class in one list, tuple, set or dict are a second list of them."""
    assert _find_plaatsen(_find_lijsten) == []


def test_no_statement_writes_a_code_by_hand() -> None:
    """A code between quotes in SQL is put there from its class."""
    assert _find_plaatsen(_find_in_sql) == []


def _find_plaatsen(find: Callable[[Path], list[int]]) -> list[str]:
    paden = [
        pad
        for app in APPS
        for pad in sorted((WORTEL / app).rglob("*.py"))
        if not {"migrations", "demo"} & set(pad.parts) and pad != WORTEL / "inkoop" / "kern" / "codes.py"
    ]
    return [f"{pad.relative_to(WORTEL)}:{regel}" for pad in paden for regel in find(pad)]


def _find_lijsten(pad: Path) -> list[int]:
    return [
        regel
        for regel, woorden in _iter_woorden(ast.parse(pad.read_text(encoding="utf-8")))
        if any(_is_lijst(woorden & {str(lid) for lid in klasse}, pad) for klasse in ZONDER_DUBBEL)
    ]


def _is_lijst(gevonden: set[object], pad: Path) -> bool:
    return len(gevonden) > 1 and gevonden != VELDEN.get(pad)


def _find_in_sql(pad: Path) -> list[int]:
    # "dubbel" is also what the intake calls an id that a file has twice.
    alle = {str(lid) for klasse in ZONDER_DUBBEL for lid in klasse} - {"dubbel"}
    return [
        knoop.lineno
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
        if alle & set(re.findall(r"'(\w+)'", knoop.value))
    ]


def _iter_woorden(boom: ast.AST) -> Iterator[tuple[int, set[object]]]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.List | ast.Tuple | ast.Set):
            yield knoop.lineno, {deel.value for deel in knoop.elts if isinstance(deel, ast.Constant)}
        elif isinstance(knoop, ast.Dict):
            yield knoop.lineno, {deel.value for deel in knoop.keys if isinstance(deel, ast.Constant)}


def test_a_second_list_would_be_found(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.py"
    pad.write_text('BUITEN = ("volledig", "meerdere")\nLOS = ("volledig",)\n')
    assert _find_lijsten(pad) == [1]


def test_names_of_fields_are_no_list_where_they_are_fields(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.py"
    pad.write_text('VELDEN = ("plekken", "trajecten")\n')
    assert _find_lijsten(pad) == [1]
    for plek, namen in VELDEN.items():
        assert not _is_lijst(set(namen), plek)
        assert _is_lijst({*namen, "pxq"}, plek)


def test_a_code_in_sql_would_be_found(tmp_path: Path) -> None:
    pad = tmp_path / "opdracht.py"
    pad.write_text(
        "SQL = \"SELECT 'maand'\"\nGOED = f\"SELECT '{Frequentie.MAAND}', 'anders'\"\nX = 'maand'\n"
    )
    assert _find_in_sql(pad) == [1]
