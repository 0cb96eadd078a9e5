"""Which accounts an operator looks after, and what it may give them."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio, get_regios_van

ELDERS = "Dit account werkt ook in een andere regio. Alleen wie daar beheert, verandert dit samen met u."
ZELF = "Dit is uw eigen account. Een andere beheerder verandert het."
_PADEN = ("regiotoegang__regio", "gemeentetoegang__gemeente__regio", "aanbiedertoegang__aanbieder__regio")


def get_beheerder(request: HttpRequest) -> Gebruiker:
    """Return the operator; the admin site lets in nobody else."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionError(request.user)
    return request.user


def get_accounts_van(beheerder: Gebruiker) -> QuerySet[Gebruiker, Gebruiker]:
    """Return the accounts that work in the operator's regions, and those that work nowhere yet.

    A superuser, who sets up an installation, looks after every account.
    """
    accounts = Gebruiker.objects.order_by("gebruikersnaam")
    if beheerder.is_superuser:
        return accounts
    # Whoever could set the password of a superuser would be one.
    accounts = accounts.filter(is_superuser=False)
    nergens = Q(regiotoegang=None, gemeentetoegang=None, aanbiedertoegang=None)
    sleutels = accounts.filter(_werkt_in(get_regios_van(beheerder)) | nergens).order_by().values("pk")
    return accounts.filter(pk__in=sleutels)


def get_eigen_accounts_van(beheerder: Gebruiker) -> QuerySet[Gebruiker, Gebruiker]:
    """Return the accounts that work nowhere else but in the operator's regions.

    Only of these an operator changes name, role and password and makes tokens: whoever sets the password of
    an account that also works in another region could look around there.
    """
    accounts = get_accounts_van(beheerder)
    if beheerder.is_superuser:
        return accounts
    elders = Regio.objects.exclude(pk__in=get_regios_van(beheerder)).values("pk")
    return accounts.exclude(pk__in=Gebruiker.objects.filter(_werkt_in(elders)).values("pk"))


def _werkt_in(regios: QuerySet[Any, Any]) -> Q:
    voorwaarde = Q()
    for pad in _PADEN:
        voorwaarde |= Q(**{f"{pad}__in": regios})
    return voorwaarde


def get_te_geven(beheerder: Gebruiker, model: type[Model]) -> QuerySet[Any, Any]:
    """Return the regions, municipalities or providers that an operator may give; a superuser gives any."""
    manager: Any = model._default_manager
    rijen: QuerySet[Any, Any] = manager.all() if beheerder.is_superuser else manager.zichtbaar_voor(beheerder)
    return rijen


def get_regiocodes_van(beheerder: Gebruiker) -> QuerySet[Regio, str]:
    """Return the codes of the operator's regions, for what stores a code instead of a key."""
    return Regio.objects.zichtbaar_voor(beheerder).values_list("code", flat=True)


def get_codes_van_account(account: Gebruiker) -> list[str]:
    """Return the codes of the regions in which an account works, whatever its role."""
    hier = (
        Q(toegang__gebruiker=account)
        | Q(gemeenten__toegang__gebruiker=account)
        | Q(aanbieders__toegang__gebruiker=account)
    )
    return sorted(set(Regio.objects.filter(hier).values_list("code", flat=True)))
