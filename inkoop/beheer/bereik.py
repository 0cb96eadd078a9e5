"""Which accounts an operator looks after."""

from django.db.models import Q, QuerySet

from inkoop.gebruikers.models import Gebruiker
from segmenten.models import Regio, get_regios_van


def get_accounts_van(beheerder: Gebruiker) -> QuerySet[Gebruiker, Gebruiker]:
    """Return the accounts that work in the operator's regions, and those that work nowhere yet.

    A superuser, who sets up an installation, looks after every account.
    """
    accounts = Gebruiker.objects.order_by("gebruikersnaam")
    if beheerder.is_superuser:
        return accounts
    # Whoever could set the password of a superuser would be one.
    accounts = accounts.filter(is_superuser=False)
    regios = get_regios_van(beheerder)
    hier = (
        Q(regiotoegang__regio__in=regios)
        | Q(gemeentetoegang__gemeente__regio__in=regios)
        | Q(aanbiedertoegang__aanbieder__regio__in=regios)
    )
    nergens = Q(regiotoegang=None, gemeentetoegang=None, aanbiedertoegang=None)
    sleutels = accounts.filter(hier | nergens).order_by().values("pk")
    return accounts.filter(pk__in=sleutels)


def get_regiocodes_van(beheerder: Gebruiker) -> QuerySet[Regio, str]:
    """Return the codes of the operator's regions, for what stores a code instead of a key."""
    return Regio.objects.zichtbaar_voor(beheerder).values_list("code", flat=True)
