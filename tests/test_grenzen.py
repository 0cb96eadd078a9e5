"""No app names a table, route or template of an app above it: not in Python, SQL, migrations or templates.

import-linter sees imports only. A name in a string binds just as well: the lower app breaks when the upper
one changes.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

PROJECT = Path(__file__).resolve().parents[1]
# From the ground up. Beside its own folder an app has its templates.
VERDIEPINGEN = ("inkoop/platform", "segmenten", "contracten", "toegang", "bekostiging", "inkoop")
_DAK = ("api", "beheer", "demo", "exploitatie", "management", "paginas", "regiobundel")


def get_verdieping(module: str) -> int | None:
    """Return the floor of a module; None for what is not ours."""
    delen = module.split(".")
    if delen[:2] == ["inkoop", "platform"]:
        return 0
    return VERDIEPINGEN.index(delen[0]) if delen[0] in VERDIEPINGEN else None


def iter_bronnen(verdieping: int) -> Iterator[Path]:
    """The files of one floor that may hold a name, templates included."""
    naam = VERDIEPINGEN[verdieping]
    mappen = [PROJECT / naam]
    if naam == "inkoop/platform":
        mappen += [PROJECT / "templates" / deel.name for deel in (PROJECT / naam).iterdir() if deel.is_dir()]
    else:
        mappen.append(PROJECT / "templates" / naam)
    for map_ in mappen:
        yield from (pad for pad in map_.rglob("*") if pad.suffix in (".py", ".sql", ".html", ".txt"))


def find_tabellen() -> dict[str, int]:
    """Every table with the floor of its model."""
    gevonden = {}
    for model in apps.get_models(include_auto_created=True):
        verdieping = get_verdieping(model.__module__)
        if verdieping is not None:
            gevonden[model._meta.db_table] = verdieping
    return gevonden


def find_routes() -> dict[str, int]:
    """Every name of a route with the floor of its view."""
    gevonden: dict[str, int] = {}

    def walk(delen: list[URLPattern | URLResolver], ruimte: str) -> None:
        for deel in delen:
            if isinstance(deel, URLResolver):
                onder = f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte
                walk(deel.url_patterns, onder)
            elif deel.name:
                view = getattr(deel.callback, "view_class", deel.callback)
                verdieping = get_verdieping(view.__module__)
                if verdieping is not None:
                    gevonden[f"{ruimte}{deel.name}"] = verdieping

    walk(get_resolver().url_patterns, "")
    return gevonden


def find_templates() -> dict[str, int]:
    """Every template of an app with its floor."""
    gevonden = {}
    for pad in (PROJECT / "templates").rglob("*.html"):
        naam = pad.relative_to(PROJECT / "templates")
        if naam.parts[0] in VERDIEPINGEN:
            gevonden[naam.as_posix()] = VERDIEPINGEN.index(naam.parts[0])
    return gevonden


def make_patroon(verdieping: int) -> re.Pattern[str]:
    """Return what a file of this floor may not hold."""
    tabellen = [re.escape(naam) for naam, hoogte in find_tabellen().items() if hoogte > verdieping]
    routes = [re.escape(naam) for naam, hoogte in find_routes().items() if hoogte > verdieping]
    templates = [re.escape(naam) for naam, hoogte in find_templates().items() if hoogte > verdieping]
    labels = [naam for naam in VERDIEPINGEN[verdieping + 1 :] if "/" not in naam and naam != "inkoop"]
    delen = [rf"\b(?:{'|'.join(tabellen)})\b"] if tabellen else []
    if routes:
        delen.append(rf"""(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*["'](?:{"|".join(routes)})["']""")
        delen.append(rf"""\{{%\s*(?:url|adres)\s+["'](?:{"|".join(routes)})["']""")
    if templates:
        delen.append(rf"""["'](?:{"|".join(templates)})["']""")
    if labels:
        # A foreign key to one, a migration that depends on one, a model asked for by name.
        een = "|".join(labels)
        delen.append(rf"""["'](?:{een})\.\w+["']""")
        delen.append(rf"""\(\s*["'](?:{een})["']\s*,\s*["']""")
    return re.compile("|".join(delen))


def find_namen(tekst: str, patroon: re.Pattern[str]) -> list[str]:
    """Return what a text names that lies above it."""
    return sorted({gevonden.group() for gevonden in patroon.finditer(tekst)})


@pytest.mark.parametrize("verdieping", range(len(VERDIEPINGEN) - 1), ids=VERDIEPINGEN[:-1])
def test_nothing_names_what_lies_above_it(verdieping: int) -> None:
    patroon = make_patroon(verdieping)
    gevonden = {
        str(pad.relative_to(PROJECT)): namen
        for pad in iter_bronnen(verdieping)
        if (namen := find_namen(pad.read_text(encoding="utf-8"), patroon))
    }
    assert gevonden == {}


def test_there_is_something_to_find() -> None:
    assert find_tabellen()["bekostiging_afrekening"] == VERDIEPINGEN.index("bekostiging")
    assert find_routes()["contract"] == VERDIEPINGEN.index("contracten")
    assert find_templates()["contracten/contract.html"] == VERDIEPINGEN.index("contracten")


@pytest.mark.parametrize(
    "tekst",
    [
        "DELETE FROM toegang_prestatie WHERE true",
        'reverse("afrekening", args=[pk])',
        "{% url 'afrekening' pk %}",
        '{% adres "afrekening" pk as url %}',
        'dependencies = [("toegang", "0001_initial")]',
        'models.ForeignKey("bekostiging.Afrekening", models.CASCADE)',
        '{% include "bekostiging/afrekening.html" %}',
        'apps.get_model("toegang", "Client")',
    ],
)
def test_a_name_of_an_app_above_is_found(tekst: str) -> None:
    assert find_namen(tekst, make_patroon(VERDIEPINGEN.index("contracten")))


@pytest.mark.parametrize(
    "tekst",
    [
        "SELECT 1 FROM segmenten_regio",
        'related_name="toegang",',
        'reverse("regio", args=[pk])',
        "toegang tot een aanbieder",
        "{% url 'contract' pk %}",
    ],
)
def test_a_name_below_or_a_word_is_no_name_above(tekst: str) -> None:
    assert find_namen(tekst, make_patroon(VERDIEPINGEN.index("contracten"))) == []
