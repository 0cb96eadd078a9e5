"""Accounts: made without a role, and looked after by operators who never know a password."""

from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.http import HttpRequest

from inkoop.beheer.bereik import ELDERS, ZELF, get_accounts_van, get_eigen_accounts_van
from inkoop.beheer.logregels import log_account
from inkoop.beheer.services.rechten import take_rollen_af
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.aanmelding.koppelingen import find_koppelingen, remove_koppelingen
from inkoop.platform.gebruikers.aanmelding.sessies import end_sessies
from inkoop.platform.gebruikers.aanmelding.tweede_stap import has_tweede_stap, remove_stappen
from inkoop.platform.gebruikers.aanmelding.uitnodigingen import invite, withdraw_uitnodigingen
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.koppelvlak.aanmelding import remove_token

EIGEN = "Dit is uw eigen account. Gebruik de pagina Mijn account."


@dataclass(frozen=True, slots=True)
class Persoonsopgave:
    """Who an account is of: name to sign in with, name among colleagues, and address."""

    gebruikersnaam: str
    naam: str
    email: str


def make_account(opgave: Persoonsopgave, beheerder: Gebruiker) -> Gebruiker:
    """Make an account without a role and without a password: its owner chooses that.

    Raises:
        BezwarenError: when the name or the address is of another account.
    """
    if bezwaren := _find_dubbel(opgave, None):
        raise BezwarenError(bezwaren)
    with transaction.atomic():
        account = Gebruiker.objects.create_user(opgave.gebruikersnaam, naam=opgave.naam)
        set_adres(account, opgave.email)
        log_account("account_gemaakt", account, beheerder)
    return account


def save_persoon(
    account: Gebruiker, opgave: Persoonsopgave, beheerder: Gebruiker, request: HttpRequest
) -> bool:
    """Change name or address of an account; an address counts once its owner confirms it.

    Of an account that waits for its owner the invitation goes to the new address, and every link sent before
    works no more: whoever has the old mailbox would choose the password.

    Returns:
        Whether an invitation was sent.

    Raises:
        BezwarenError: when the name or the address is of another account, or the account works elsewhere too.
    """
    if bezwaren := [*_find_elders(account, beheerder), *_find_dubbel(opgave, account)]:
        raise BezwarenError(bezwaren)
    anders = [veld for veld in ("gebruikersnaam", "naam") if getattr(account, veld) != getattr(opgave, veld)]
    with transaction.atomic():
        account.gebruikersnaam, account.naam = opgave.gebruikersnaam, opgave.naam
        account.save(update_fields=["gebruikersnaam", "naam"])
        is_verhuisd = account.email.lower() != opgave.email.lower()
        if is_verhuisd:
            set_adres(account, opgave.email)
            anders.append("email")
        # Which fields, and not what stood in them: a name is no business of who reads the log.
        log_account("account_gewijzigd", account, beheerder, velden=anders)
        if is_verhuisd:
            withdraw_uitnodigingen(account)
        return is_verhuisd and send_uitnodiging(account, beheerder, request)


def send_uitnodiging(account: Gebruiker, beheerder: Gebruiker, request: HttpRequest) -> bool:
    """Invite the owner of an account that nobody used yet, and tell whether that could be done."""
    if not invite(request, account):
        return False
    log_account("account_uitgenodigd", account, beheerder)
    return True


def set_actief(account: Gebruiker, beheerder: Gebruiker, reden: str, *, actief: bool) -> None:
    """Switch an account off and end its sessions, or let it in again: then without any role.

    Who was away gets roles anew, and those that handle money or see clients are confirmed anew.

    Raises:
        BezwarenError: for the own account, one that works elsewhere too, and without a reason.
    """
    check_eigen(account, beheerder, reden, eigen=ZELF)
    with transaction.atomic():
        if actief:
            take_rollen_af(account, beheerder, f"Het account is weer aangezet: {reden}")
        account.is_active = actief
        account.save(update_fields=["is_active"])
        if not actief:
            # A link that was sent before would work again once the account is back.
            withdraw_uitnodigingen(account)
        aantal = 0 if actief else end_sessies(account)
        # Who comes back makes a new one: the old one may have gone elsewhere meanwhile.
        token_weg = not actief and remove_token(account)
        handeling = "account_aangezet" if actief else "account_uitgezet"
        is_active = [not actief, actief]
        wat: dict[str, Any] = {"is_active": is_active, "sessies": aantal, "token_weg": token_weg}
        log_account(handeling, account, beheerder, reden=reden, **wat)


def end_alle_sessies(account: Gebruiker, beheerder: Gebruiker, reden: str) -> int:
    """End all sessions of who lost a device, and return how many there were."""
    check_eigen(account, beheerder, reden)
    with transaction.atomic():
        aantal = end_sessies(account)
        log_account("sessies_beeindigd", account, beheerder, reden=reden, aantal=aantal)
    return aantal


def remove_tweede_stap(account: Gebruiker, beheerder: Gebruiker, reden: str, request: HttpRequest) -> int:
    """Take the second step away from who lost it, end the sessions, and tell the owner."""
    check_eigen(account, beheerder, reden)
    if not has_tweede_stap(account):
        raise BezwarenError([Bezwaar("", "Dit account heeft geen tweede stap.")])
    with transaction.atomic():
        aantal = remove_stappen(account)
        end_sessies(account)
        get_adapter(request).send_notification_mail("account/email/stap_weggehaald", account)
        log_account("tweede_stap_weggehaald", account, beheerder, reden=reden, aantal=aantal)
    return aantal


def remove_alle_koppelingen(account: Gebruiker, beheerder: Gebruiker, reden: str) -> int:
    """Let no service lead to an account any more, and end the sessions that may have come from one."""
    check_eigen(account, beheerder, reden)
    if not find_koppelingen(account):
        raise BezwarenError([Bezwaar("", "Er leidt geen dienst elders naar dit account.")])
    with transaction.atomic():
        aantal = remove_koppelingen(account)
        end_sessies(account)
        log_account("koppelingen_weggehaald", account, beheerder, reden=reden, aantal=aantal)
    return aantal


def check_eigen(account: Gebruiker, beheerder: Gebruiker, reden: str, eigen: str = EIGEN) -> None:
    """Refuse an act for the own account, for one that works elsewhere too, and without a reason.

    Args:
        reden: why it is done, for who reads the log.
        eigen: what to tell who does it for the own account.

    Raises:
        BezwarenError: with all that stands in the way.
    """
    bezwaren = _find_elders(account, beheerder)
    if account.pk == beheerder.pk:
        bezwaren.append(Bezwaar("", eigen))
    if not reden.strip():
        bezwaren.append(Bezwaar("reden", "Zeg waarom. Dat staat in het logboek."))
    if bezwaren:
        raise BezwarenError(bezwaren)


def _find_elders(account: Gebruiker, beheerder: Gebruiker) -> list[Bezwaar]:
    """Who changes name, address or steps of an account could look around wherever it works."""
    if get_eigen_accounts_van(beheerder).filter(pk=account.pk).exists():
        return []
    if get_accounts_van(beheerder).filter(pk=account.pk).exists():
        return [Bezwaar("", ELDERS)]
    return [Bezwaar("", "U beheert dit account niet.")]


def _find_dubbel(opgave: Persoonsopgave, account: Gebruiker | None) -> list[Bezwaar]:
    anderen = Gebruiker.objects.exclude(pk=account.pk) if account else Gebruiker.objects.all()
    bezwaren = []
    if anderen.filter(gebruikersnaam__iexact=opgave.gebruikersnaam).exists():
        bezwaren.append(Bezwaar("gebruikersnaam", "Een ander account heeft deze gebruikersnaam al."))
    if anderen.filter(email__iexact=opgave.email).exists():
        bezwaren.append(Bezwaar("email", "Een ander account heeft dit e-mailadres al."))
    return bezwaren
