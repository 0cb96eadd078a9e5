"""The choices within a funding model as fields, and the rule that each belongs to its model."""

from collections.abc import Iterator, Mapping

from inkoop.kern.beschrijving import Parameter
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Model
from inkoop.kern.modellen import MODELLEN, PARAMETERS
from inkoop.kern.soorten import Enkel, Getal, Keuze, Keuzes


def make_soort(parameter: Parameter) -> Enkel:
    """Return the kind of value that a parameter takes."""
    if parameter.keuzes is not None:
        return Keuze(parameter.keuzes.values)
    return Getal(parameter.minimum, parameter.maximum)


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
