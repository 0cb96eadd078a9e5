"""Annual agreements at work: one module per description in `inkoop/kern/afspraken`, found by its code."""

from collections.abc import Mapping
from importlib import import_module

from bekostiging.berekening.afspraken.grond import Afspraakgrond, Rekenafspraak
from inkoop.kern.codes import Afspraaksoort

REKENAFSPRAKEN: Mapping[Afspraaksoort, Rekenafspraak] = {
    soort: import_module(f"{__name__}.{soort}").REKENAFSPRAAK for soort in Afspraaksoort
}

__all__ = ["REKENAFSPRAKEN", "Afspraakgrond"]
