"""The database by itself keeps apart what is of others, when every filter of the product is forgotten."""

from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model, Q

from contracten.models import Aanbieder, Contractzicht, get_aanbieders_van
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import Zicht, get_gemeenten_van, get_regios_van
from tests.rechten.matrix import MATRIX
from tests.rechten.merken import CLIENT
from tests.rechten.vragen import find_problems
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db
# Of these the test world has nothing of others: what guards the parent, whose rows it has, guards them too.
NIETS_VREEMDS = {
    "bekostiging.GeparkeerdContract",
    "bekostiging.NagekomenWijziging",
    "contracten.AfgesprokenGemeentekeuze",
    "contracten.AfgesprokenInwoners",
    "contracten.AfgesprokenPrestatie",
    "contracten.Besparingsdeling",
    "contracten.BonusMalus",
    "contracten.BonusMalusSchaal",
    "contracten.Contractdeelnemer",
    "contracten.Contractopslag",
    "contracten.GemiddeldeKosten",
    "contracten.Maatwerk",
    "contracten.Verdeelgemeente",
    "segmenten.Budgetmaximum",
    "segmenten.Deelnemer",
    "segmenten.Gemeentekeuze",
    "segmenten.Inwoners",
    "segmenten.Sturing",
    "segmenten.Sturingselement",
    "toegang.Resultaat",
}
VAAK = (Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER)


def find_bewaakt() -> list[type[Model]]:
    """Give the models whose rows are of a region, and perhaps of one provider or municipality in it."""
    return [model for model in apps.get_models() if isinstance(getattr(model, "zicht", None), Zicht)]


def is_eigen(zicht: Zicht, gebruiker: Gebruiker) -> Q:
    """Say which rows are of what an account works for, whatever it may do with them."""
    bereik = get_werkgebied(gebruiker)
    if bereik == Bereik.AANBIEDER:
        aanbieders = get_aanbieders_van(gebruiker)
        if isinstance(zicht, Contractzicht):
            return Q(**{f"{zicht.aanbieder}__in": aanbieders})
        # What its contracts are about: the structure and the versions of that region.
        regios = Aanbieder.objects.filter(pk__in=aanbieders).values("regio")
        return Q(**{f"{zicht.regio}__in": regios})
    eigen = Q(**{f"{zicht.regio}__in": get_regios_van(gebruiker)})
    if bereik == Bereik.GEMEENTE and isinstance(zicht, Contractzicht) and zicht.gemeente:
        van_gemeente = Q(**{f"{zicht.gemeente}__in": get_gemeenten_van(gebruiker)})
        eigen &= van_gemeente | Q(**{f"{zicht.gemeente}__isnull": True}) if zicht.ook_zonder else van_gemeente
    return eigen


def find_vreemd(model: type[Any], gebruiker: Gebruiker) -> set[Any]:
    """Give the keys of the rows that are of others, among all that there are."""
    with met_systeemzicht():
        eigen = model._default_manager.filter(is_eigen(model.zicht, gebruiker)).values("pk")
        return set(model._default_manager.exclude(pk__in=eigen).values_list("pk", flat=True))


@pytest.mark.parametrize("rol", Rol.values)
def test_the_database_shows_no_row_of_others(wereld: Wereld, rol: str) -> None:
    gebruiker = wereld.accounts[rol]
    door = {}
    for model in find_bewaakt():
        vreemd = find_vreemd(model, gebruiker)
        with met_zicht_van(gebruiker):
            gezien = set(model._default_manager.values_list("pk", flat=True))
        if vreemd & gezien:
            door[model._meta.label] = len(vreemd & gezien)
    assert door == {}


def test_the_world_holds_something_of_others_for_each_guarded_model(wereld: Wereld) -> None:
    """Or the test above proves nothing of it: of another municipality where a row is of one."""
    leeg = set()
    for model in find_bewaakt():
        zicht = model.zicht  # type: ignore[attr-defined]
        rol = Rol.AANBIEDER if isinstance(zicht, Contractzicht) and not zicht.gemeente else Rol.FINANCIEN
        if not find_vreemd(model, wereld.accounts[rol]):
            leeg.add(model._meta.label)
    assert leeg == NIETS_VREEMDS


@pytest.mark.parametrize(
    "rol", [rol if rol in VAAK else pytest.param(rol, marks=pytest.mark.traag) for rol in Rol]
)
def test_no_page_shows_what_is_of_others_without_a_filter(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, rol: str
) -> None:
    """The whole matrix once more; policies know scopes, and of no role what it may of its own."""
    for klasse in (Zicht, *_all_onder(Zicht)):
        monkeypatch.setattr(klasse, "filter", lambda *_: Q())
    monkeypatch.setattr(Contractzicht, "filter_delen", lambda *_: Q())
    problemen = [p for naam, cel in MATRIX.items() for p in find_problems(wereld, naam, cel, rol)]
    assert [p for p in problemen if not p.endswith(f"toont {CLIENT}")] == []


def _all_onder(klasse: type[Zicht]) -> list[type[Zicht]]:
    return [onder for k in klasse.__subclasses__() for onder in (k, *_all_onder(k))]
