"""Who may have a settlement made; checked where it is asked for, and again where it is made."""

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.gebruikers.zicht import met_regiozicht
from segmenten.models import Regio


class AfrekenenGeweigerdError(Exception):
    """This account may not have a settlement made; `reden` is a plain Dutch sentence."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


def check_mag_afrekenen(regio: Regio, gebruiker: Gebruiker | None) -> None:
    """Let the system through, and who has the right for this region; raises `AfrekenenGeweigerdError`.

    Whose name stands under a settlement may not establish it, so a name may not be lent.
    """
    if gebruiker is None:
        return
    if not has_recht(gebruiker, Recht.AFREKENING_MAKEN):
        wie = describe_wie(Recht.AFREKENING_MAKEN)
        raise AfrekenenGeweigerdError(f"Alleen {wie} van de regio laat een afrekening maken.")
    # Asked of a page by who looks, and of a job by nobody: within the region it is the account that counts.
    with met_regiozicht(regio.pk):
        werkt_hier = Regio.objects.zichtbaar_voor(gebruiker).filter(pk=regio.pk).exists()
    if not werkt_hier:
        raise AfrekenenGeweigerdError(f"{gebruiker} werkt niet voor deze regio.")
