"""Demo accounts: one for each role and a colleague, each with its own scope; never in a real installation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from contracten.models import Aanbieder, AanbiederToegang, Contract
from inkoop.demo.fouten import DemoFoutError
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import RECHTEN, Bereik, Recht, Rol, find_rollen_met
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang

# Who establishes a settlement did not compute it: what somebody makes in the demo needs a colleague.
COLLEGA = "collega"
# How long the demo account of who comes for a while lasts.
_TIJDELIJK = timedelta(days=365)
# Every demo account begins with this, and receives mail below it: nobody owns a mailbox at example.org.
VOORVOEGSEL = "demo-"
VASTSTELLER = find_rollen_met(Recht.AFREKENING_VASTSTELLEN)[0]


@dataclass(frozen=True, slots=True)
class Demoaccount:
    """An account as it is shown: name to sign in with, role and what it may see."""

    gebruikersnaam: str
    rol: str
    bereik: str


def get_demowachtwoord() -> str:
    """Give the password of all demo accounts: the same on one installation, another one elsewhere."""
    tekens = salted_hmac("inkoop.demo.accounts", "wachtwoord", algorithm="sha256").hexdigest()
    return f"demo-{tekens[:5]}-{tekens[5:10]}"


def ensure_accounts(regio: Regio) -> list[Demoaccount]:
    """Make the demo accounts of a demo region where they are not there yet.

    Raises:
        DemoFoutError: for a region that is no demonstration, and on an installation behind HTTPS.
    """
    _check_installatie()
    if not regio.is_demo:
        raise DemoFoutError(f"Regio {regio.code} is geen demonstratie; daar horen geen demo-accounts.")
    with met_systeemzicht():
        return [_ensure_account(rol, naam, regio) for rol, naam in _get_namen(regio)]


def ensure_regioaccount(
    regio: Regio, rol: Rol, wie: str = "", *, naam_van: Regio | None = None
) -> Demoaccount:
    """Make a demo account of another region, where it is not there yet; `wie` tells two of a role apart.

    Args:
        naam_van: the region after which it is called, when that is another one.

    Raises:
        DemoFoutError: for a region with contracts that are not invented, and behind HTTPS.
    """
    _check_installatie()
    with met_systeemzicht():
        if not regio.is_demo and Contract.objects.filter(regio=regio).exists():
            raise DemoFoutError(f"Regio {regio.code} heeft echte contracten; daar horen geen demo-accounts.")
        return _ensure_account(rol, "-".join(filter(None, (rol.value, wie, (naam_van or regio).code))), regio)


def ensure_meerregioaccount(regios: Sequence[Regio], rol: Rol) -> Demoaccount:
    """Make a demo account that works for several regions, where it is not there yet.

    Args:
        regios: demonstrations, or regions without contracts.
        rol: of who works for a region.
    """
    accounts = [ensure_regioaccount(regio, rol, "meer-regios", naam_van=regios[0]) for regio in regios]
    return replace(accounts[0], bereik=" en ".join(account.bereik for account in accounts))


def _check_installatie() -> None:
    if settings.ACHTER_HTTPS:
        raise DemoFoutError("Op een installatie achter HTTPS maken we geen demo-accounts.")


def _get_namen(regio: Regio) -> Iterator[tuple[Rol, str]]:
    gemeente = _get_gemeente(regio).naam.lower().split()[0]
    for rol in Rol:
        yield rol, f"{rol}-{gemeente}" if RECHTEN[rol].werkt_voor == Bereik.GEMEENTE else str(rol.value)
    yield VASTSTELLER, f"{VASTSTELLER}-{COLLEGA}"


def _ensure_account(rol: Rol, naam: str, regio: Regio) -> Demoaccount:
    gebruikersnaam = f"{VOORVOEGSEL}{naam}"
    gebruiker = Gebruiker.objects.filter(gebruikersnaam=gebruikersnaam).first()
    if gebruiker is None:
        weergave = f"Demo {rol.label.lower()}{f' ({COLLEGA})' if COLLEGA in naam else ''}"
        gebruiker = Gebruiker.objects.create_user(
            gebruikersnaam,
            get_demowachtwoord(),
            naam=weergave,
            rollen=[rol],
            toegang_tot=timezone.localdate() + _TIJDELIJK if RECHTEN[rol].tijdelijk else None,
        )
    elif not gebruiker.check_password(get_demowachtwoord()):
        gebruiker.set_password(get_demowachtwoord())
        gebruiker.save(update_fields=["password"])
    set_adres(gebruiker, f"{gebruikersnaam}@example.org", is_bevestigd=True)
    return Demoaccount(gebruikersnaam, rol.label, _ensure_toegang(gebruiker, rol, regio))


def _ensure_toegang(gebruiker: Gebruiker, rol: Rol, regio: Regio) -> str:
    """Give the account its scope and return the name of it."""
    werkt_voor = RECHTEN[rol].werkt_voor
    if werkt_voor == Bereik.GEMEENTE:
        gemeente = _get_gemeente(regio)
        GemeenteToegang.objects.get_or_create(gebruiker=gebruiker, gemeente=gemeente)
        return f"gemeente {gemeente.naam}"
    if werkt_voor == Bereik.AANBIEDER:
        aanbieder = _get_aanbieder(regio)
        AanbiederToegang.objects.get_or_create(gebruiker=gebruiker, aanbieder=aanbieder)
        return aanbieder.naam
    RegioToegang.objects.get_or_create(gebruiker=gebruiker, regio=regio)
    return f"regio {regio.naam}"


def _get_gemeente(regio: Regio) -> Gemeente:
    """Give the largest municipality: there is most to see."""
    gemeenten = Gemeente.objects.op(timezone.localdate())
    gemeente = gemeenten.filter(regio=regio, tot=None).order_by("-inwoners__aantal", "code").first()
    if gemeente is None:
        raise DemoFoutError(f"Regio {regio.code} heeft geen gemeenten.")
    return gemeente


def _get_aanbieder(regio: Regio) -> Aanbieder:
    """Give the provider of the first contract of the latest year with places, else of the first contract."""
    contracten = Contract.objects.filter(regio=regio).select_related("aanbieder")
    contracten = contracten.order_by("-jaarafspraken__jaar", "nummer")
    contract = contracten.filter(jaarafspraken__plekafspraken__isnull=False).first() or contracten.first()
    if contract is None:
        raise DemoFoutError(f"Regio {regio.code} heeft geen contracten.")
    return contract.aanbieder
