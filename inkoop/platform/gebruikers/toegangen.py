"""What an account is tied to: its regions, municipalities and providers, of which only floors above know.

Each floor says it of what it has. Here they are keys and nothing more: enough to see that somebody works for
others than he did.
"""

from collections.abc import Callable, Iterable

from inkoop.platform.gebruikers.models import Gebruiker

Toegangen = Callable[[Gebruiker], Iterable[str]]

_toegangen: list[Toegangen] = []


def register_toegangen(functie: Toegangen) -> None:
    """Let a higher floor say to what it has an account is tied; each key names its kind ("gemeente:17")."""
    if functie not in _toegangen:
        _toegangen.append(functie)


def get_toegangen(gebruiker: Gebruiker) -> list[str]:
    """Give all that an account is tied to, in order; nothing as long as nobody says so."""
    return sorted({toegang for functie in _toegangen for toegang in functie(gebruiker)})
