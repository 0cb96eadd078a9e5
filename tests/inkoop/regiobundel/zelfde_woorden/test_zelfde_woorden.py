"""Who skips the bundle is refused in the same words: one rule, asked by the bundle and by the services."""

from pathlib import Path

import pytest

from tests.inkoop.regiobundel.zelfde_woorden import contracten, segmenten, toegang
from tests.inkoop.regiobundel.zelfde_woorden.geval import Geval
from tests.inkoop.regiobundel.zelfde_woorden.vragen import (
    find_in_bundel,
    find_in_dienst,
    find_unless_broken,
    prepare,
)

pytestmark = pytest.mark.django_db

APPS = (segmenten, contracten, toegang)
GEVALLEN = {naam: geval for app in APPS for naam, geval in app.GEVALLEN.items()}
OVERIGE = {naam: geval for app in APPS for naam, geval in app.OVERIGE.items()}


def name(gevallen: dict[str, Geval]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("geval", gevallen.values(), ids=gevallen.keys())


@name({**GEVALLEN, **OVERIGE})
def test_bundle_and_service_refuse_in_the_same_words(geval: Geval, tmp_path: Path) -> None:
    map_, regio = prepare(geval, tmp_path)
    (bezwaar,) = find_in_dienst(geval, regio)
    (fout,) = find_in_bundel(geval, map_)
    assert bezwaar.reden
    # Only the place of another value is told in words of its own kind: a path, or a line.
    assert fout.reden.startswith(bezwaar.reden) if bezwaar.ander else fout.reden == bezwaar.reden


@name(GEVALLEN)
def test_without_the_rule_neither_refuses(
    geval: Geval, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_, regio = prepare(geval, tmp_path)
    monkeypatch.setattr(geval.regel, lambda *_, **__: iter(()))
    assert find_unless_broken(lambda: find_in_dienst(geval, regio)) == []
    assert find_unless_broken(lambda: find_in_bundel(geval, map_)) == []


def test_there_are_enough_refusals_of_every_app() -> None:
    apps = [geval.regel.partition(".")[0] for geval in GEVALLEN.values()]
    assert len(apps) >= 25
    # A name of one app that another app has too would take the place of its case.
    assert len({**GEVALLEN, **OVERIGE}) == sum(len(app.GEVALLEN) + len(app.OVERIGE) for app in APPS)
    assert {app: apps.count(app) >= 8 for app in apps} == dict.fromkeys(apps, True)
