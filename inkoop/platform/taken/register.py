"""Which work belongs to which kind of job; each app registers its own in `AppConfig.ready`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.taken.fouten import OnbekendeTaaksoortError
from inkoop.platform.taken.models import Taak


class Voortgang(Protocol):
    """Tells the user how far the work is; raises `LeaseVerlorenError` when another worker has it."""

    def __call__(self, gedaan: int, totaal: int, melding: str) -> None:
        """Report `gedaan` of `totaal` steps, with a sentence for the user."""
        ...


Taakfunctie = Callable[[Taak, Voortgang], Mapping[str, Any]]
Regiobereik = Callable[[Gebruiker], Iterable[str]]

_functies: dict[str, Taakfunctie] = {}
_bereik: list[Regiobereik] = []


def register_taaksoort(soort: str, functie: Taakfunctie) -> None:
    """Bind a kind of job to its work.

    `functie` gets the job and a `Voortgang`, opens its own transactions and returns where the outcome can be
    found, as JSON data. It is idempotent: a worker that is killed after its last commit makes it run again.
    """
    if _functies.get(soort, functie) is not functie:
        raise ValueError(f"soort taak {soort} is al geregistreerd")
    _functies[soort] = functie


def get_functie(soort: str) -> Taakfunctie:
    """Give the work of a kind of job, or raise `OnbekendeTaaksoortError`."""
    if soort not in _functies:
        raise OnbekendeTaaksoortError(soort)
    return _functies[soort]


def register_regiobereik(functie: Regiobereik) -> None:
    """Let a higher floor say in which regions (codes) an account works; jobs only know codes.

    Each floor says it of the accounts that are tied to what it has.
    """
    if functie not in _bereik:
        _bereik.append(functie)


def get_regiocodes(gebruiker: Gebruiker) -> list[str]:
    """Give the codes of the regions in which an account works; none as long as nobody says so."""
    return sorted({code for functie in _bereik for code in functie(gebruiker)})
