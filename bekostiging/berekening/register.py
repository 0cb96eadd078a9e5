"""Every kind of step, by its code and the version of the rules: found in models, agreements and incentives.

A superseded form stays as long as a stored settlement refers to it, so that its explanation can be read and
computed again.
"""

from collections.abc import Iterator
from functools import cache

from bekostiging.berekening import eindverdeling, prikkelstap, realisatie, verdelen, vergoeding
from bekostiging.berekening.afspraken import REKENAFSPRAKEN, budget, volume
from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.modellen import REKENMODELLEN
from bekostiging.berekening.prikkels import REKENPRIKKELS
from bekostiging.berekening.stapregel import Stapregel
from inkoop.kern.modellen import MODELLEN

# Kept with every settlement: a change of a rule, or of what an explanation holds, gets a new version, so that
# an old settlement stays explained.
REGELVERSIE = "2026.1"


def _iter_regels() -> Iterator[Stapregel]:
    """In reading order: the stages, the models, how amounts are divided, agreements, incentives."""
    yield from realisatie.STAPPEN
    for model in MODELLEN:
        yield from REKENMODELLEN[model].stappen
    for afspraak in REKENAFSPRAKEN.values():
        yield from afspraak.stappen
    yield from (*budget.STAPPEN, *volume.STAPPEN)
    for prikkel in REKENPRIKKELS.values():
        yield from prikkel.stappen
    for fase in (vergoeding, prikkelstap, verdelen, eindverdeling):
        yield from fase.STAPPEN


def _make_register() -> dict[str, dict[str, Stapregel]]:
    register: dict[str, dict[str, Stapregel]] = {}
    for regel in _iter_regels():
        vormen = register.setdefault(regel.code, {})
        if vormen.setdefault(regel.versie, regel) is not regel:
            raise ValueError(f"stap {regel.code} heeft twee vormen vanaf versie {regel.versie}")
    return register


_REGISTER = _make_register()


@cache
def find_regel(code: str, versie: str) -> Stapregel:
    """Give the rule of a step as it was in a version of the rules.

    Raises `UitlegKloptNietError` for a step that this version does not have.
    """
    vormen = _REGISTER.get(code, {})
    geldig = [eigen for eigen in vormen if als_volgorde(eigen) <= als_volgorde(versie)]
    if not geldig:
        raise UitlegKloptNietError(f"onbekende stap {code} in versie {versie} van de rekenregels")
    return vormen[max(geldig, key=als_volgorde)]


def get_regels(versie: str = REGELVERSIE) -> dict[str, Stapregel]:
    """Give every kind of step that a version of the rules has, by code."""
    gevonden = {
        code: [vorm for vorm in vormen.values() if als_volgorde(vorm.versie) <= als_volgorde(versie)]
        for code, vormen in _REGISTER.items()
    }
    return {
        code: max(vormen, key=lambda vorm: als_volgorde(vorm.versie))
        for code, vormen in gevonden.items()
        if vormen
    }


def als_volgorde(versie: str) -> tuple[int, ...]:
    """Give a version as numbers that can be ordered: 2022.10 comes after 2022.9."""
    return tuple(int(deel) for deel in versie.split("."))
