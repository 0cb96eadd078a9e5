"""What is kept with a version of its input, so that only what changed since has to be read again (ADR 0025).

Of a contract whose counters stand where they stood, the input is what it was. What another program or other
rules read is never relied on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bekostiging.berekening.register import REGELVERSIE
from bekostiging.models import Afrekening, Invoerstand
from bekostiging.selectors import read_regioinvoer
from bekostiging.selectors.invoertellers import Invoertellers, read_invoertellers
from bekostiging.services.invoerstand import Gelezenstand, make_stand, read_leveringen
from bekostiging.services.programmatekst import get_programmadigest
from bekostiging.services.vingerafdruk import Contractdigest
from inkoop.platform.gebruikers.zicht import met_regiozicht


@dataclass(frozen=True)
class Invoerkenmerken:
    """The input of a version by number of the contract, and where the counters stood when it was read.

    Attributes:
        digests: of the input, as a whole and of its parts.
        tellers: of the contract.
        regio: the counter of the region.
    """

    digests: Mapping[str, Contractdigest] = field(default_factory=dict)
    tellers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    regio: int = 0

    def find_ongewijzigd(self, nu: Invoertellers) -> dict[str, Contractdigest]:
        """Find the contracts of which nothing that is read has changed."""
        if nu.regio != self.regio:
            return {}
        return {
            nummer: self.digests[nummer]
            for nummer, tellers in nu.contracten.items()
            if self.tellers.get(nummer) == tellers
        }

    def find_gelijk(self, ander: "Invoerkenmerken") -> list[str]:
        """Find the contracts whose counters stood the same for another version, and so all that they have."""
        return [
            nummer
            for nummer, tellers in self.tellers.items()
            if self.regio == ander.regio and ander.tellers.get(nummer) == tellers
        ]


def read_kenmerken(afrekening: Afrekening) -> Invoerkenmerken:
    """Read what was kept with a version, when this same program would read the same; else nothing.

    Call it within `met_systeemzicht()`.
    """
    stand = Invoerstand.objects.filter(afrekening=afrekening, afrekening__compleet=True).first()
    if stand is None or stand.kenmerken.get("programma") != _get_programma():
        return Invoerkenmerken()
    contracten, delen = stand.kenmerken["contracten"], stand.delen["contracten"]
    return Invoerkenmerken(
        digests={
            nummer: Contractdigest(digest, delen[nummer]) for nummer, (digest, *_) in contracten.items()
        },
        tellers={nummer: (invoer, regels) for nummer, (_, invoer, regels) in contracten.items()},
        regio=stand.kenmerken["regio"],
    )


def make_kenmerken(stand: Gelezenstand, tellers: Invoertellers) -> dict[str, Any]:
    """Give what is kept with a version of what it was computed from."""
    return {
        "programma": _get_programma(),
        "regio": tellers.regio,
        "contracten": {
            nummer: [digest, *tellers.contracten[nummer]] for nummer, digest in stand.digests.items()
        },
    }


def read_stand_sinds(afrekening: Afrekening) -> Gelezenstand:
    """Read what a version would be computed from now; of what did not change, what was read then is taken."""
    regio, jaar = afrekening.regio, afrekening.jaar
    with met_regiozicht(regio.pk):
        tellers = read_invoertellers(regio, jaar)
        ongewijzigd = read_kenmerken(afrekening).find_ongewijzigd(tellers)
        te_lezen = [nummer for nummer in tellers.contracten if nummer not in ongewijzigd]
        lezing = read_regioinvoer(regio, jaar, te_lezen if ongewijzigd else None)
        return make_stand(lezing, read_leveringen(regio), ongewijzigd)


def _get_programma() -> list[str]:
    return [REGELVERSIE, get_programmadigest()]
