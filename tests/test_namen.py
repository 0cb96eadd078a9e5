"""Names of the house: one class per name and meaning, one verb per act, and no module for its own sake."""

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
    "inkoop/kern/prikkels/": "an incentive is one file",
    "contracten/signalen/": "a signal is one file",
    "toegang/signalen/": "a signal is one file",
    "contracten/bronnen/": "a source of rows is one file",
    "toegang/bronnen/": "a source of rows is one file",
    "inkoop/inname/": "the sources that are gathered, and the entries of the menu",
    "inkoop/signalen/": "the kinds that are gathered, and the entry of the menu",
    "inkoop/platform/koppelvlak/versie.py": "settings read it before Django exists",
    "inkoop/platform/taken/wachtrij.py": "the queue: loads Celery, which nobody else should wait for",
    "inkoop/platform/schermen/bestemmingen.py": "destinations, a noun of the pages beside menu and slots",
    "inkoop/platform/schermen/favicon.py": "the one page that is a picture",
    "inkoop/platform/schermen/peildatum.py": "the noun every page asks",
    "inkoop/platform/schermen/stijlgids/": "a part of the style guide is one file",
    "inkoop/platform/toestanden/": "a room each: the field and the answer of the API",
    "inkoop/demo/namen.py": "the invented names, apart from who uses them",
    "inkoop/regiobundel/bundel.py": "the whole bundle, of which each app knows its part",
    "bekostiging/templatetags/uitleg.py": "Django finds template tags by folder",
    "bekostiging/selectors/": "the noun of a file is the same in every room",
    "segmenten/selectors/": "the noun of a file is the same in every room",
    "toegang/selectors/": "the noun of a file is the same in every room",
    "toegang/services/": "the noun of a file is the same in every room",
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


def test_a_small_module_is_a_noun_of_the_house() -> None:
    klein = [
        pad
        for pad, _, regels in iter_modules()
        if regels < KLEIN and Path(pad).name not in VASTE_NAMEN and not pad.startswith(tuple(KLEINE_MODULES))
    ]
    assert klein == []


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
