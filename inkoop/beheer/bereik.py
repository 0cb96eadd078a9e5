"""Which accounts an operator looks after, and what it may give them."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from contracten.models import Aanbieder, AanbiederToegang
from inkoop.platform.gebruikers.models import Bericht, Gebruiker, Rechtenverzoek
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang, get_regios_van, zonder_regiokeuze

ELDERS = "Dit account werkt ook in een andere regio. Alleen wie daar beheert, verandert dit samen met u."
ZELF = "Dit is uw eigen account. Een andere beheerder verandert het."
_PADEN = ("regiotoegang__regio", "gemeentetoegang__gemeente__regio", "aanbiedertoegang__aanbieder__regio")


def get_beheerder(request: HttpRequest) -> Gebruiker:
    """Return the operator; the admin site lets in nobody else."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionError(request.user)
    return request.user


def get_accounts_van(beheerder: Gebruiker) -> QuerySet[Gebruiker, Gebruiker]:
    """Return the accounts that work in the operator's regions, and those that work nowhere.

    Of the last those that work nowhere yet because nobody asked anything for them, and those for which a
    request of one of these regions was made: who was invited elsewhere, or left there, is not theirs. A
    superuser, who sets up an installation, looks after every account.
    """
    accounts = Gebruiker.objects.order_by("gebruikersnaam")
    if beheerder.is_superuser:
        return accounts
    # Whoever could set the password of a superuser would be one.
    accounts = accounts.filter(is_superuser=False)
    codes = list(Regio.objects.filter(pk__in=get_regios_van(beheerder)).values_list("code", flat=True))
    nergens = Q(regiotoegang=None, gemeentetoegang=None, aanbiedertoegang=None) & (
        ~Q(pk__in=_find_van_elders(codes))
    )
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
    # By what is outside the own regions, and not by other regions: those an operator does not see.
    with zonder_regiokeuze(beheerder):
        hier = get_regios_van(beheerder)
    elders = [
        RegioToegang.objects.exclude(regio__in=hier),
        GemeenteToegang.objects.exclude(gemeente__in=Gemeente.objects.filter(regio__in=hier)),
        AanbiederToegang.objects.exclude(aanbieder__in=Aanbieder.objects.filter(regio__in=hier)),
    ]
    for toegangen in elders:
        accounts = accounts.exclude(pk__in=toegangen.values("gebruiker"))
    return accounts


def find_berichten(gebruiker: Gebruiker) -> QuerySet[Bericht, Bericht]:
    """Return the mail to the accounts that somebody looks after; what is of no account, a superuser sees."""
    berichten = Bericht.objects.select_related("account")
    if gebruiker.is_superuser:
        return berichten
    return berichten.filter(account__in=get_accounts_van(gebruiker).order_by())


def _find_van_elders(codes: list[str]) -> QuerySet[Any, Any]:
    """Return the keys of accounts for which something was asked, and never in these regions."""
    verzoeken = Rechtenverzoek.objects.exclude(regios=[])
    hier = verzoeken.filter(regios__overlap=codes).values("account")
    return verzoeken.exclude(account__in=hier).values("account")


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
