"""Who hears by mail of a request for rights: who can confirm it, who asked it, and whose rights changed.

A mail names nobody but its reader: it says that there is something, and leads to the page that asks who
reads it.
"""

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.db.models import Q
from django.urls import reverse

from inkoop.beheer.services.verzoektoestanden import BEVESTIGEN, get_verzoekmogelijkheid
from inkoop.beheer.toegang import find_regios, find_regios_van_account
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek
from inkoop.platform.gebruikers.rechten import Recht, find_rollen_met
from inkoop.platform.gebruikers.zicht import met_zicht_van


def find_bevestigers(verzoek: Rechtenverzoek) -> list[Gebruiker]:
    """Return who can confirm a request now: never who asked it, nor of whom it is."""
    # Who works for another region is not in question, and there may be many.
    regios = {*find_regios_van_account(verzoek.account), *find_regios(verzoek.erbij)}
    accounts = Gebruiker.objects.filter(
        Q(is_superuser=True) | Q(regiotoegang__regio__in=regios),
        is_active=True,
        rollen__overlap=find_rollen_met(Recht.ROLLEN_BEVESTIGEN),
    )
    anderen = accounts.exclude(pk__in=[verzoek.gevraagd_door_id, verzoek.account_id])
    return [wie for wie in anderen.order_by("pk").distinct() if _can_bevestigen(verzoek, wie)]


def _can_bevestigen(verzoek: Rechtenverzoek, wie: Gebruiker) -> bool:
    with met_zicht_van(wie):
        return get_verzoekmogelijkheid(verzoek, BEVESTIGEN, wie).is_open


def tell_gevraagd(verzoek: Rechtenverzoek) -> None:
    """Tell each who can confirm it that a request waits."""
    for wie in find_bevestigers(verzoek):
        _send("rechten_gevraagd", wie, _get_adres(verzoek))


def tell_besloten(verzoek: Rechtenverzoek) -> None:
    """Tell who asked what became of it, unless he decided that himself."""
    if verzoek.besloten_door_id != verzoek.gevraagd_door_id:
        _send("rechten_besloten", verzoek.gevraagd_door, _get_adres(verzoek), verzoek=verzoek)


def tell_gewijzigd(account: Gebruiker) -> None:
    """Tell the owner of an account that it can do more or less than before."""
    _send("rechten_gewijzigd", account, reverse("mfa_index"))


def _get_adres(verzoek: Rechtenverzoek) -> str:
    return reverse("rechtenverzoek", args=[verzoek.pk])


def _send(soort: str, wie: Gebruiker, adres: str, **inhoud: object) -> None:
    """Send a mail to a confirmed address; what a command does for the system, it tells itself."""
    if context.request is None:
        return
    link = context.request.build_absolute_uri(adres)
    get_adapter().send_notification_mail(f"account/email/{soort}", wie, {"link": link, **inhoud})
