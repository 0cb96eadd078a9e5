"""Amounts are rounded in `inkoop.kern.geld` and its SQL twin; anywhere else would be a second rule."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
APPS = ("bekostiging", "contracten", "inkoop", "segmenten", "toegang")
HIER_MAG_HET = ("inkoop/kern/geld.py", "inkoop/platform/databank/migrations/")
# Whether a number is whole, durations, sizes, counts, versions, lines and keys; no amount passes there.
GEEN_BEDRAG = {
    "bekostiging/migrations/0012_invoerteller.py": {"SQL ::bigint"},
    "bekostiging/selectors/betrokkenen.py": {"SQL ::bigint"},
    "bekostiging/selectors/modellen/plekken.py": {"SQL ::bigint"},
    "bekostiging/selectors/modellen/pxq.py": {"SQL ::bigint"},
    "bekostiging/selectors/over_client.py": {"SQL ::bigint", "SQL ::int"},
    "inkoop/platform/koppelvlak/problemen.py": {"math.ceil", "ceil"},
    "inkoop/signalen/services/vernieuwen.py": {"SQL ::bigint"},
    "segmenten/migrations/0015_zicht.py": {"SQL ::bigint"},
    "toegang/selectors/bewaren.py": {"SQL ::bigint", "SQL ::int"},
    "inkoop/exploitatie/backup/stand.py": {"SQL ::bigint"},
    "inkoop/exploitatie/metingen.py": {"float"},
    "inkoop/exploitatie/waarneming.py": {"float"},
    "inkoop/platform/databank/motor/base.py": {"opmaak met vaste decimalen"},
    "inkoop/platform/databank/plan.py": {"SQL ::int"},
    "inkoop/platform/databank/tijdgrenzen.py": {"float", "round"},
    "inkoop/platform/documenten/spreadsheet.py": {"to_integral_value"},
    "inkoop/stapel/": {"opmaak met vaste decimalen", "float"},
    "inkoop/platform/logboek/verzegeling.py": {"SQL ::bigint"},
    "inkoop/platform/taken/hartslag.py": {"float"},
    "inkoop/platform/taken/lease.py": {"float"},
    "inkoop/settings.py": {"float"},
    "toegang/controle/inname.py": {"SQL ::bigint"},
}
AANROEPEN = {"round", "float", "quantize", "to_integral_value", "to_integral", "floor", "ceil", "trunc"}
SQL = re.compile(
    r"(?<!inkoop_rond_af)\b(round|ceil|ceiling|floor|trunc|avg)\s*\("
    r"|::\s*(int|integer|bigint|float\d?|real|double|money|numeric\s*\()",
    re.IGNORECASE,
)
SQL_IN_TEKST = re.compile(r"\b(SELECT|UPDATE|INSERT|DELETE)\b")
# stringformat:"d" writes a year without a separator.
SJABLOON = re.compile(r"\|\s*(floatformat|intword|stringformat:[\"'][^\"']*[eEfFgG])")


def find_afrondingen(bron: str) -> Iterator[tuple[int, str]]:
    """Yield (line, what) of everything in Python source that rounds, or makes a float."""
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Call):
            naam = getattr(knoop.func, "id", getattr(knoop.func, "attr", ""))
            if naam in AANROEPEN:
                yield knoop.lineno, naam
        elif isinstance(knoop, ast.FormattedValue) and knoop.format_spec is not None:
            if re.search(r"\.\d+[eEfFgG%]", ast.unparse(knoop.format_spec)):
                yield knoop.lineno, "opmaak met vaste decimalen"
        elif isinstance(knoop, ast.JoinedStr):
            yield from find_in_sql(knoop.lineno, [getattr(deel, "value", "") for deel in knoop.values])
        elif isinstance(knoop, ast.Constant):
            yield from find_in_sql(knoop.lineno, [knoop.value])


def find_in_sql(regel: int, delen: Iterable[object]) -> Iterator[tuple[int, str]]:
    """Yield what rounds in a text that holds an SQL statement."""
    tekst = " ".join(deel for deel in delen if isinstance(deel, str))
    gevonden = SQL.search(tekst)
    if gevonden and SQL_IN_TEKST.search(tekst):
        yield regel, f"SQL {gevonden[0]}"


def list_python() -> list[Path]:
    """List the source files of the product in which nothing may round."""
    paden = sorted(pad for app in APPS for pad in (PROJECT / app).rglob("*.py"))
    return [pad for pad in paden if not get_naam(pad).startswith(HIER_MAG_HET)]


def get_naam(pad: Path) -> str:
    """The path of a file within the project."""
    return pad.relative_to(PROJECT).as_posix()


def is_bekend(naam: str, wat: str) -> bool:
    """Tell whether a file may do this, because no amount passes there."""
    return any(naam.startswith(begin) and wat in wat_mag for begin, wat_mag in GEEN_BEDRAG.items())


def test_nothing_else_in_python_or_sql_rounds() -> None:
    gevonden = [
        f"{get_naam(pad)}:{regel}: {wat}"
        for pad in list_python()
        for regel, wat in find_afrondingen(pad.read_text(encoding="utf-8"))
        if not is_bekend(get_naam(pad), wat)
    ]
    assert gevonden == [], "rond af met inkoop.kern.geld.rond_af of inkoop_rond_af"


def test_no_template_rounds() -> None:
    paden = sorted(
        pad for soort in ("html", "txt", "svg") for pad in (PROJECT / "templates").rglob(f"*.{soort}")
    )
    paden += sorted(pad for app in APPS for pad in (PROJECT / app).rglob("*.html"))
    assert paden
    gevonden = [get_naam(pad) for pad in paden if SJABLOON.search(pad.read_text(encoding="utf-8"))]
    assert gevonden == [], "een sjabloon toont bedragen met |bedrag en rondt niet af"


@pytest.mark.parametrize(
    "bron",
    [
        "x = round(bedrag, 2)",
        "x = bedrag.quantize(CENT)",
        "x = float(bedrag)",
        "x = math.floor(bedrag)",
        "x = f'{bedrag:.2f}'",
        "x = f'{bedrag:,.2f}'",
        "x = 'SELECT round(sum(bedrag), 2) FROM t'",
        "x = 'SELECT sum(bedrag)::numeric(12,2) FROM t'",
        "x = f'SELECT {kolom}, avg(bedrag) FROM t'",
    ],
)
def test_the_guard_sees_a_second_place_that_rounds(bron: str) -> None:
    assert list(find_afrondingen(bron))


@pytest.mark.parametrize("bron", ["x = rond_af(bedrag)", "x = 'SELECT sum(inkoop_rond_af(a * b)) FROM t'"])
def test_the_guard_leaves_the_one_place_alone(bron: str) -> None:
    assert not list(find_afrondingen(bron))
