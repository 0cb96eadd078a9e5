"""The page with all rules of the calculation: what every source in an explanation leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bekostiging.berekening.register import REGELVERSIE, get_regels
from bekostiging.uitleg import BRONNEN, describe_bron
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Pagina


@dataclass(frozen=True)
class Regelblad:
    """A kind of step as the page shows it."""

    code: str
    titel: str
    formule: str
    bron: str


class RekenregelsView(Pagina):
    """How every step of a calculation works, and where its rule comes from."""

    template_name = "bekostiging/rekenregels.html"
    titel = "Rekenregels"
    inleiding = "Zo rekent Inkoop een contract af: in vijf fasen, met voor elke stap een vaste regel."
    recht = Recht.START

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sources, the stages and every rule of the version that computes now."""
        return super().get_context_data(bronnen=BRONNEN, regels=_get_regels(), versie=REGELVERSIE, **kwargs)


def _get_regels() -> Sequence[Regelblad]:
    return [
        Regelblad(code, regel.titel, regel.formule, describe_bron(regel.bron))
        for code, regel in get_regels().items()
    ]
