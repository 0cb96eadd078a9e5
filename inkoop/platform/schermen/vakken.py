"""Named places in a page that packages on higher floors fill, so that nothing is imported upwards.

A page opens a place with `{% vak "contract.onder" object %}`; the top floor registers what goes in it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from inkoop.platform.gebruikers.rechten import Bereik, Recht, has_recht

Vuller = Callable[[HttpRequest, Any], SafeString]


@dataclass(frozen=True)
class Vulling:
    """One filling of a place: who makes it, for whom, and where it stands among the others.

    Args:
        recht: who has it sees the filling; None shows it to everybody, signed in or not.
        bereiken: who has the right within another scope does not see it; empty for any scope.
    """

    naam: str
    make: Vuller
    recht: Recht | None
    volgorde: int = 100
    bereiken: Collection[Bereik] = ()


_vakken: dict[str, dict[str, Vulling]] = {}


def register_vak(vak: str, vulling: Vulling) -> None:
    """Let a filling appear in a named place; the same name again replaces nothing and is refused."""
    vullingen = _vakken.setdefault(vak, {})
    if vullingen.get(vulling.naam, vulling) != vulling:
        raise ValueError(f"Het vak {vak!r} heeft al een andere vulling {vulling.naam!r}.")
    vullingen[vulling.naam] = vulling


def make_vak(vak: str, request: HttpRequest, onderwerp: Any) -> list[SafeString]:
    """Return what the fillings of a place show to this user about the subject, in order."""
    gebruiker = getattr(request, "user", None)
    vullingen = sorted(_vakken.get(vak, {}).values(), key=lambda vulling: (vulling.volgorde, vulling.naam))
    return [
        vulling.make(request, onderwerp)
        for vulling in vullingen
        if vulling.recht is None or has_recht(gebruiker, vulling.recht, *vulling.bereiken)
    ]
