"""Parameters as fields, with the bounds of their description, and the rule that each belongs to its model."""

from collections.abc import Iterator, Mapping
from typing import Any

from inkoop.kern.beschrijving import Parameter
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Eenheid, Model
from inkoop.kern.modellen import MODELLEN, PARAMETERS
from inkoop.kern.opgave import veld
from inkoop.kern.soorten import SCORE, Bedrag, Enkel, Geheel, Getal, Keuze, Keuzes

# Units with a kind of their own, which knows what the database can keep; a description sets no other bounds.
_PER_EENHEID: Mapping[Eenheid, Enkel] = {
    Eenheid.EURO: Bedrag(),
    Eenheid.CLIENTEN: Geheel(),
    Eenheid.SCORE: SCORE,
}


def make_soort(parameter: Parameter) -> Enkel:
    """Return the kind of value that a parameter takes, with its bounds."""
    if parameter.keuzes is not None:
        return Keuze(parameter.keuzes.values)
    return _PER_EENHEID.get(parameter.eenheid) or Getal(parameter.minimum, parameter.maximum)


def parameterveld(parameter: Parameter) -> Any:
    """Declare a field that holds a parameter of an agreement or incentive; a choice that is empty is none."""
    leeg = None if parameter.keuzes is None else ""
    return veld(make_soort(parameter), verplicht=parameter.verplicht, standaard=leeg)


# Every key; `check_parameters` tells which belong to which model.
PARAMETERVELDEN = Keuzes({naam: make_soort(parameter) for naam, parameter in PARAMETERS.items()})


def check_parameters(parameters: Mapping[str, str] | None, model: str | None) -> Iterator[Bezwaar]:
    """Refuse parameters that the funding model does not know (docs/berekening.md, Parameters)."""
    if not model:
        return
    beschrijving = MODELLEN[Model(model)] if model in MODELLEN else None
    passend = {parameter.naam for parameter in beschrijving.parameters} if beschrijving else set()
    for sleutel in parameters or {}:
        if sleutel not in passend:
            yield Bezwaar(f"parameters.{sleutel}", f"hoort niet bij model {model}", "docs/berekening.md")
