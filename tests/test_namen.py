"""Names of the house: one class per name, one verb per act, no module for its own sake, no shared test."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
WORTELS = ("inkoop", "segmenten", "contracten", "toegang", "bekostiging")
# Where a noun stands in another form than its model: the same thing, for a purpose that needs no database.
VORMEN = (
    "bekostiging/berekening/",  # frozen input and outcome of the pure calculation
    "inkoop/kern/controle.py",  # the reference form of the control
    "inkoop/demo/",  # what the generator invents before it is loaded
)
# Two classes of one name that are no other form of one noun, each with its reason.
DUBBEL: Mapping[str, str] = {
    "Command": "Django finds a management command by this name",
    "Bedragveld": "an amount in a model and an amount in a form: Django calls both a field",
    "Reeks": "a series of values, in an explanation and in a chart",
    "Tabel": "a table of values, in an explanation and on a page",
}
# Modules of less than this are a noun of the house, or join a neighbour.
KLEIN = 20
# What Django, Celery and gunicorn look for by file name, and the errors of a package.
VASTE_NAMEN = frozenset(
    {"__init__.py", "apps.py", "urls.py", "tasks.py", "wsgi.py", "celery.py", "fouten.py"}
)
KLEINE_MODULES: Mapping[str, str] = {
    "inkoop/kern/breuk.py": "the exact number: the one place that says where fractions come from",
    "inkoop/kern/modellen/": "a funding model is one file, however little there is to say",
    "inkoop/kern/afspraken/": "an agreement is one file",
    "contracten/bronnen/": "a source of rows is one file",
    "inkoop/inname/": "the sources that are gathered, and the entries of the menu",
    "inkoop/signalen/": "the kinds that are gathered, and the entry of the menu",
    "inkoop/platform/gebruikers/management/commands/": "a command is one file",
    "inkoop/platform/koppelvlak/versie.py": "settings read it before Django exists",
    "inkoop/platform/schermen/favicon.py": "the one page that is a picture",
    "inkoop/platform/schermen/peildatum.py": "the noun every page asks",
    "inkoop/platform/schermen/stijlgids/": "a part of the style guide is one file",
    "inkoop/platform/toestanden/": "a room each: the field and the answer of the API",
    "inkoop/demo/namen.py": "the invented names, apart from who uses them",
    "inkoop/regiobundel/bundel.py": "the whole bundle, of which each app knows its part",
    "segmenten/selectors/": "the noun of a file is the same in every room",
    "toegang/selectors/": "the noun of a file is the same in every room",
    "toegang/models/": "the noun of a file is the same in every room",
    "segmenten/views/": "the noun of a file is the same in every room",
}


def iter_modules() -> Iterator[tuple[str, ast.Module, int]]:
    """Every module of the product that is no migration: path, tree and number of lines."""
    for wortel in WORTELS:
        for pad in sorted((PROJECT / wortel).rglob("*.py")):
            if "migrations" not in pad.parts:
                tekst = pad.read_text(encoding="utf-8")
                yield pad.relative_to(PROJECT).as_posix(), ast.parse(tekst), len(tekst.splitlines())


def find_dubbele_klassen(modules: list[tuple[str, ast.Module]]) -> dict[str, list[str]]:
    """Return the public classes that share a name and are not another form of one noun."""
    plekken: dict[str, list[str]] = defaultdict(list)
    for pad, boom in modules:
        for knoop in boom.body:
            if isinstance(knoop, ast.ClassDef) and not knoop.name.startswith("_"):
                plekken[knoop.name].append(pad)
    return {
        naam: paden
        for naam, paden in plekken.items()
        if len([pad for pad in paden if not pad.startswith(VORMEN)]) > 1
        or (len(paden) > 1 and not any("/models/" in pad for pad in paden))
    }


def test_a_name_of_a_class_has_one_meaning() -> None:
    dubbel = find_dubbele_klassen([(pad, boom) for pad, boom, _ in iter_modules()])
    assert {naam: paden for naam, paden in dubbel.items() if naam not in DUBBEL} == {}


def test_what_is_allowed_twice_is_there_twice() -> None:
    assert set(DUBBEL) <= set(find_dubbele_klassen([(pad, boom) for pad, boom, _ in iter_modules()]))


def find_kleine_modules() -> list[str]:
    """Return the modules of less than twenty lines whose name nothing asks for."""
    return [pad for pad, _, regels in iter_modules() if regels < KLEIN and Path(pad).name not in VASTE_NAMEN]


def test_a_small_module_is_a_noun_of_the_house() -> None:
    assert [pad for pad in find_kleine_modules() if not pad.startswith(tuple(KLEINE_MODULES))] == []


def test_what_may_be_small_is_small() -> None:
    klein = find_kleine_modules()
    assert [plek for plek in KLEINE_MODULES if not any(pad.startswith(plek) for pad in klein)] == []


@pytest.mark.parametrize(
    ("paden", "is_dubbel"),
    [
        (["contracten/models/aanbieder.py", "inkoop/demo/aanbieders.py"], False),
        (["contracten/models/aanbieder.py", "toegang/models/client.py"], True),
        (["inkoop/platform/schermen/cursor.py", "inkoop/platform/schermen/views.py"], True),
        (["bekostiging/berekening/waarde.py", "inkoop/platform/schermen/tabel.py"], True),
    ],
)
def test_another_form_of_a_model_is_no_other_meaning(paden: list[str], is_dubbel: bool) -> None:
    modules = [(pad, ast.parse("class Naam: ...")) for pad in paden]
    assert bool(find_dubbele_klassen(modules)) is is_dubbel


# The Dutch word for an act that has an English verb here (CONTRIBUTING.md, Names).
_WERKWOORDEN = "beschrijf bewaar controleer heeft hertel kies lees maak registreer schrijf toon verwerk"
NEDERLANDSE_WERKWOORDEN = frozenset(_WERKWOORDEN.split())


def find_dubbele_werkwoorden(modules: list[tuple[str, ast.Module]]) -> list[str]:
    """Return the functions that name their act by a Dutch verb."""
    return [
        f"{pad}: {knoop.name}"
        for pad, boom in modules
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.FunctionDef)
        and knoop.name.strip("_").split("_")[0] in NEDERLANDSE_WERKWOORDEN
    ]


def test_an_act_has_one_verb() -> None:
    assert find_dubbele_werkwoorden([(pad, boom) for pad, boom, _ in iter_modules()]) == []


def test_a_second_verb_is_found() -> None:
    boom = ast.parse("class A:\n    def _maak_kolom(self): ...\ndef make_kolom(): ...\n")
    assert find_dubbele_werkwoorden([("a.py", boom)]) == ["a.py: _maak_kolom"]


def find_geleend(pad: str, boom: ast.Module) -> list[str]:
    """Return the modules with tests from which a test takes something."""
    return [
        f"{pad}: {knoop.module}"
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").rpartition(".")[2].startswith("test_")
    ]


def test_what_tests_share_stands_in_no_test() -> None:
    paden = sorted((PROJECT / "tests").rglob("*.py"))
    bomen = [
        (pad.relative_to(PROJECT).as_posix(), ast.parse(pad.read_text(encoding="utf-8"))) for pad in paden
    ]
    assert [geleend for pad, boom in bomen for geleend in find_geleend(pad, boom)] == []


def test_what_a_test_takes_from_another_is_found() -> None:
    boom = ast.parse("from tests.paginas.test_taak import read\nfrom tests.paginas.lezen import read_tekst\n")
    assert find_geleend("a.py", boom) == ["a.py: tests.paginas.test_taak"]
