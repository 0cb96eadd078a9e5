"""Every route with every role: the status is right, and nothing of somebody else is in the answer."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.apps import apps
from django.db.models import Q
from django.http import HttpResponse
from django.urls import clear_url_caches, path, reverse

from inkoop import urls
from inkoop.platform.gebruikers import rechten
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from segmenten.models import Zicht
from tests.rechten import filters
from tests.rechten.filters import FUNCTIES, MODELFILTERS, ZONDER_EIGEN_BEWIJS, ZONDER_PAGINA
from tests.rechten.matrix import BEHEERDE_MODELLEN, MATRIX, WERKT_VOOR, WIE, ZONDER_CEL
from tests.rechten.merken import MARKERS
from tests.rechten.routes import walk_routes
from tests.rechten.vragen import find_problems, find_startproblemen, make_client
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_every_route_has_a_cell() -> None:
    assert set(walk_routes()) == set(MATRIX) | set(ZONDER_CEL)


@pytest.mark.parametrize("rol", ["anoniem", *Rol.values])
def test_each_role_gets_what_it_may_and_nothing_of_others(wereld: Wereld, rol: str) -> None:
    problemen = [p for naam, cel in MATRIX.items() for p in find_problems(wereld, naam, cel, rol)]
    assert problemen == []


@pytest.mark.parametrize("rol", Rol.values)
def test_each_role_finds_its_own_work_on_the_start_page(wereld: Wereld, rol: str) -> None:
    assert find_startproblemen(wereld, rol) == []


def test_the_table_ties_each_role_to_what_it_works_for() -> None:
    assert {rol: rijen.werkt_voor for rol, rijen in rechten.RECHTEN.items()} == WERKT_VOOR


def test_the_table_calls_who_has_a_role_a_person() -> None:
    assert {rol: rijen.wie for rol, rijen in rechten.RECHTEN.items()} == WIE


def _change(monkeypatch: pytest.MonkeyPatch, rol: Rol, recht: Recht, bereik: Bereik | None) -> None:
    """Give a role a right in the table, or take it away."""
    oud = rechten.RECHTEN[rol]
    over = {r: b for r, b in oud.rechten.items() if r != recht} | ({recht: bereik} if bereik else {})
    monkeypatch.setattr(rechten, "RECHTEN", {**rechten.RECHTEN, rol: replace(oud, rechten=over)})


def _has_problems(wereld: Wereld, naam: str, rol: str) -> bool:
    problemen = find_problems(wereld, naam, MATRIX[naam], rol)
    return bool(problemen or (naam == "start" and find_startproblemen(wereld, rol)))


def test_the_matrix_fails_when_one_right_is_taken_out(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(filters.RECHTEN) == set(Recht)
    onopgemerkt = []
    for recht, (naam, rol) in filters.RECHTEN.items():
        assert not _has_problems(wereld, naam, rol), recht
        with monkeypatch.context() as zonder:
            _change(zonder, Rol(rol), recht, None)
            if not _has_problems(wereld, naam, rol):
                onopgemerkt.append(recht)
    assert onopgemerkt == []


def test_the_matrix_fails_when_a_role_gets_a_right_that_is_not_its_own(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    onopgemerkt = []
    for recht, (naam, _) in filters.RECHTEN.items():
        for rol, rijen in rechten.RECHTEN.items():
            if recht in rijen.rechten or recht in ZONDER_PAGINA:
                continue
            with monkeypatch.context() as erbij:
                _change(erbij, rol, recht, rijen.werkt_voor)
                if not _has_problems(wereld, naam, rol):
                    onopgemerkt.append((recht, rol))
    assert onopgemerkt == []


def test_the_world_holds_an_object_for_every_admin_page(wereld: Wereld) -> None:
    for soort in BEHEERDE_MODELLEN.values():
        assert soort in wereld.eigen, soort
        assert soort in wereld.vreemd, soort


def _without_row_level_security(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests see as the system does, so that only the queryset filter stands in the way.

    To the database no request is the system, so none says here that it is one.
    """
    monkeypatch.setattr("inkoop.platform.gebruikers.zicht._get_verzoek", lambda: "")
    monkeypatch.setattr("inkoop.platform.gebruikers.zicht._get_context", lambda _: ("systeem", "", "", ""))


def _iter_problems(wereld: Wereld, rol: str) -> Iterator[str]:
    for naam, cel in MATRIX.items():
        yield from find_problems(wereld, naam, cel, rol)


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_the_queryset_filter_alone_keeps_everything_apart(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, rol: str
) -> None:
    _without_row_level_security(monkeypatch)
    assert list(_iter_problems(wereld, rol)) == []


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.CONTRACTMANAGER, Rol.AANBIEDER])
def test_the_matrix_fails_when_the_filter_is_taken_out(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, rol: str
) -> None:
    _without_row_level_security(monkeypatch)
    for klasse in _all_zichten(Zicht):
        monkeypatch.setattr(klasse, "filter", lambda *_: Q())
    # One is enough: what else goes wrong is not what is asked here.
    assert any(_iter_problems(wereld, rol))


class Alles:
    """A scope that keeps nothing apart."""

    def filter(self, gebruiker: Gebruiker) -> Q:
        return Q()


def test_every_model_with_a_scope_is_in_the_table_of_filters() -> None:
    modellen = {model._meta.label for model in apps.get_models() if hasattr(model, "zicht")}
    assert modellen == set(MODELFILTERS) | set(ZONDER_EIGEN_BEWIJS)


def test_the_matrix_fails_when_one_filter_is_taken_out(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by itself, so that no other filter can hide that it is gone."""
    _without_row_level_security(monkeypatch)
    onopgemerkt = []
    for label, (naam, rol) in MODELFILTERS.items():
        assert find_problems(wereld, naam, MATRIX[naam], rol) == []
        with monkeypatch.context() as zonder:
            zonder.setattr(apps.get_model(label), "zicht", Alles())
            if not find_problems(wereld, naam, MATRIX[naam], rol):
                onopgemerkt.append(label)
    for functie, (alles, (naam, rol)) in FUNCTIES.items():
        with monkeypatch.context() as zonder:
            zonder.setattr(functie, alles)
            if not find_problems(wereld, naam, MATRIX[naam], rol):
                onopgemerkt.append(functie)
    assert onopgemerkt == []


def test_a_route_that_is_not_in_the_matrix_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    nieuw = [*urls.urlpatterns, path("nieuw", lambda request: HttpResponse(), name="nieuwe_route")]
    monkeypatch.setattr(urls, "urlpatterns", nieuw)
    clear_url_caches()
    assert set(walk_routes()) - set(MATRIX) - set(ZONDER_CEL) == {"nieuwe_route"}
    monkeypatch.undo()
    clear_url_caches()


def _all_zichten(klasse: type[Zicht]) -> list[type[Zicht]]:
    return [klasse, *(onder for k in klasse.__subclasses__() for onder in _all_zichten(k))]


def test_row_level_security_keeps_contracts_apart_when_the_filter_is_taken_out(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    for klasse in _all_zichten(Zicht):
        monkeypatch.setattr(klasse, "filter", lambda *_: Q())
    client = make_client(wereld, Rol.AANBIEDER)
    tekst = client.get(reverse("api-contract-list")).content.decode().lower()
    assert not [m for m in MARKERS[Rol.AANBIEDER] if m.lower() in tekst]
