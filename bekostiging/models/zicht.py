"""Who sees which settlement: a concept is for who makes it, until it is shared on purpose."""

from dataclasses import dataclass, field
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from contracten.models import Contractzicht
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from segmenten.models import Zicht

# The code stands here too, since the model with the states stands on what is here.
CONCEPT = "concept"


def filter_gedeeld(gebruiker: Gebruiker | AnonymousUser, status: str) -> Q:
    """Return the condition that leaves concepts out for who makes none; `status` leads to the state."""
    return Q() if has_recht(gebruiker, Recht.CONCEPTAFREKENINGEN) else ~Q(**{status: CONCEPT})


@dataclass(frozen=True)
class Afrekeningzicht(Zicht):
    """Versions of a region: of who works there, and concepts only of who makes settlements.

    Attributes:
        status: lookup from a row to the state of its version.
    """

    status: str
    recht: Recht = field(default=Recht.AFREKENINGGEGEVENS, kw_only=True)

    def filter(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on versions that `gebruiker` may see."""
        return super().filter(gebruiker) & filter_gedeeld(gebruiker, self.status)


@dataclass(frozen=True)
class Uitkomstzicht(Contractzicht):
    """Outcomes of a contract within a version, with the same about concepts.

    Attributes:
        status: lookup from a row to the state of its version.
    """

    status: str = field(kw_only=True)
    recht: Recht = field(default=Recht.AFREKENINGGEGEVENS, kw_only=True)

    @classmethod
    def make_van_versie(cls, uitkomst: str = "", *, gemeente: str = "") -> Self:
        """Return the sight of rows of a version and a contract.

        Args:
            uitkomst: lookup from a row to what has both, with its underscores; "" for the row itself.
            gemeente: as for any sight of a provider.
        """
        versie, aanbieder = f"{uitkomst}afrekening", f"{uitkomst}contract__aanbieder"
        return cls(f"{versie}__regio", aanbieder, gemeente, status=f"{versie}__status")

    def filter(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on rows that `gebruiker` may see."""
        return super().filter(gebruiker) & filter_gedeeld(gebruiker, self.status)
