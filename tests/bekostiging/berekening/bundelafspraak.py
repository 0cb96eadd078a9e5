"""Builds the annual agreement of a bundle as it was made; defaults are for the rules."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import (
    Besparing,
    BonusMalus,
    Gemeenteaantal,
    Gemeentebudget,
    GemiddeldeKosten,
    Jaarafspraak,
    Parameters,
    Plekafspraak,
    Schaal,
    Subsidieprestatie,
    Trajectafspraak,
    Verhoging,
)
from inkoop.kern.codes import Afspraaksoort, BuitenBand, Grondslag, Kostenrichting
from tests.bekostiging.berekening.bundel import als_decimal


def make_jaarafspraak(rij: Mapping[str, Any]) -> Jaarafspraak:
    """Build the annual agreement; what is not in the bundle was not agreed."""
    keuze = rij.get("gemeentekeuze")
    return Jaarafspraak(
        soort=Afspraaksoort(rij.get("soort", "geen")),
        bedrag=_als_bedrag(rij.get("bedrag")),
        gemeenten=tuple(Gemeentebudget(g, _als_bedrag(b)) for g, b in rij.get("gemeenten", {}).items()),
        verhogingen=tuple(
            Verhoging(date.fromisoformat(v["datum"]), als_decimal(v["bedrag"]), v.get("gemeente"))
            for v in rij.get("verhogingen", [])
        ),
        bandbreedte=_of_niets(rij.get("bandbreedte")),
        buiten_bandbreedte=BuitenBand(rij["buiten_bandbreedte"]) if "buiten_bandbreedte" in rij else None,
        maximum_bijbetaling=_of_niets(rij.get("maximum_bijbetaling")),
        parameters=make_parameters(rij.get("parameters", {})),
        gemeentekeuze=None if keuze is None else tuple(keuze),
        plekken=tuple(
            Plekafspraak(gemeente, traject, als_decimal(aantal))
            for gemeente, trajecten in rij.get("plekken", {}).items()
            for traject, aantal in trajecten.items()
        ),
        trajecten=tuple(
            Trajectafspraak(gemeente, traject, als_decimal(aantal))
            for gemeente, trajecten in rij.get("trajecten", {}).items()
            for traject, aantal in trajecten.items()
        ),
        clienten=rij.get("clienten"),
        bedrag_per_inwoner=_of_niets(rij.get("bedrag_per_inwoner")),
        inwoners=tuple(Gemeenteaantal(g, aantal) for g, aantal in rij.get("inwoners", {}).items()),
        beschikbare_dagen=_of_niets(rij.get("beschikbare_dagen")),
        prestaties=tuple(
            Subsidieprestatie(
                p["naam"],
                als_decimal(p["afgesproken"]),
                _of_niets(p.get("gerealiseerd")),
                als_decimal(p["gewicht"]),
            )
            for p in rij.get("prestaties", [])
        ),
        gemeenten_lijst=tuple(rij.get("gemeenten_lijst", [])),
        besparing=_make(Besparing, rij.get("besparing"), minimum_clienten=int),
        bonus_malus=_make_bonus_malus(rij.get("bonus_malus")),
        gemiddelde_kosten=_make(GemiddeldeKosten, rij.get("gemiddelde_kosten"), richting=Kostenrichting),
    )


def make_parameters(rij: Mapping[str, Any]) -> Parameters:
    """Build the model parameters."""
    return Parameters(**rij)


def _of_niets(waarde: Any) -> Decimal | None:
    return None if waarde is None else als_decimal(waarde)


def _als_bedrag(waarde: Any) -> Any:
    return None if waarde is None else als_decimal(waarde)


def _make_bonus_malus(rij: Mapping[str, Any] | None) -> BonusMalus | None:
    if rij is None:
        return None
    return BonusMalus(
        tuple(Schaal(als_decimal(s["vanaf"]), als_decimal(s["percentage"])) for s in rij["schalen"]),
        Grondslag(rij["grondslag"]) if "grondslag" in rij else None,
        _of_niets(rij.get("maximum")),
    )


def _make(soort: Any, rij: Mapping[str, Any] | None, **anders: Callable[[Any], Any]) -> Any:
    if rij is None:
        return None
    return soort(**{naam: anders.get(naam, als_decimal)(waarde) for naam, waarde in rij.items()})
