"""Who sees what about clients: the narrowest filter of the product."""

from dataclasses import dataclass, field

from contracten.models import Contractzicht
from inkoop.platform.gebruikers.rechten import Recht


@dataclass(frozen=True)
class Clientzicht(Contractzicht):
    """Rows about a client: contract managers see their region, municipal roles their municipality,
    providers what is allocated to them. Buyers and operators see no client at all.
    """

    recht: Recht = field(default=Recht.CLIENTEN, kw_only=True)
