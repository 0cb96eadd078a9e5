"""What the tests of the stored settlement share: worked examples in the database, and people."""

import pytest
from django.utils import timezone

from bekostiging.models import Afrekening
from bekostiging.selectors import get_laatste_afrekening
from bekostiging.services import deel, make_afrekening, stel_vast
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from segmenten.models import Regio, RegioToegang
from tests.bekostiging.berekening.bundel import VOORBEELDEN, read_bundel
from tests.bekostiging.berekening.gevallen import Geval
from tests.bekostiging.opslag import store_bundel


def store_voorbeeld(naam: str) -> Regio:
    """Store the worked example whose folder starts with `naam` ("03")."""
    (map_,) = VOORBEELDEN.glob(f"{naam}-*")
    with met_systeemzicht():
        return store_bundel(read_bundel(map_))


def store_geval(geval: Geval) -> tuple[Regio, int]:
    """Store a worked example with a year that it settles; give its region and that year."""
    map_, verwacht = geval
    with met_systeemzicht():
        return store_bundel(read_bundel(map_)), int(verwacht.stem[-4:])


def make_contractmanager(regio: Regio, naam: str) -> Gebruiker:
    """Make a contractmanager who works for the region."""
    gebruiker = Gebruiker.objects.create_user(naam, naam=naam, rollen=[Rol.CONTRACTMANAGER])
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


def require_laatste(regio: Regio, jaar: int = 2022) -> Afrekening:
    """Give the latest version, which must be there."""
    with met_systeemzicht():
        laatste = get_laatste_afrekening(regio, jaar)
    assert laatste is not None
    return laatste


def make_gedeeld(regio: Regio, jaar: int = 2022, maker: Gebruiker | None = None) -> Afrekening:
    """Settle a region and year, and share the version, so that it can be established."""
    return share(make_afrekening(regio, jaar, maker))


def establish(regio: Regio, vaststeller: Gebruiker) -> Afrekening:
    """Settle the year as it is now, share it and establish it, with or without parked contracts."""
    afrekening = make_gedeeld(regio)
    with met_systeemzicht():
        return stel_vast(afrekening, vaststeller, met_geparkeerd=True)


def share(afrekening: Afrekening) -> Afrekening:
    """Share a version, by a contractmanager who does nothing else."""
    deler = Gebruiker.objects.filter(gebruikersnaam=f"deler-{afrekening.regio_id}").first()
    deler = deler or make_contractmanager(afrekening.regio, f"deler-{afrekening.regio_id}")
    with met_systeemzicht():
        return deel(afrekening, deler)


def refuse(afrekening: Afrekening, gebruiker: Gebruiker) -> str:
    """Give the reason with which it is refused; nothing has changed then."""
    with pytest.raises(OvergangGeweigerdError) as fout, met_systeemzicht():
        stel_vast(afrekening, gebruiker)
    return fout.value.reden


def establish_in_sql(afrekening: Afrekening, gebruiker: Gebruiker | None) -> None:
    """Establish a version past every service, as a statement of SQL would."""
    with met_systeemzicht():
        Afrekening.objects.filter(pk=afrekening.pk).update(
            status="vastgesteld", vastgesteld_op=timezone.now(), vastgesteld_door=gebruiker
        )
