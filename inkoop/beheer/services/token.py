"""Tokens with which a program reads the API for somebody: shown to the owner once, kept as a digest.

Nobody makes one for another: whoever has a token sees what its owner sees.
"""

from django.db import transaction
from rest_framework.authtoken.models import Token

from inkoop.beheer.logregels import log_account
from inkoop.beheer.services.account import check_eigen
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.koppelvlak.aanmelding import make_token


def may_have_token(account: Gebruiker) -> bool:
    """Tell whether a program of this account has anything to read: at least its contracts."""
    return has_recht(account, Recht.CONTRACTEN_API)


def get_apitoken(account: Gebruiker) -> Token | None:
    """Return what is kept of the token of an account, if it has one."""
    return Token.objects.filter(user=account).first()


def make_apitoken(account: Gebruiker) -> str:
    """Make a token for the own account, instead of the one it had, and return it: it is not shown again.

    Raises:
        BezwarenError: when the roles of the account read nothing through the API.
    """
    if not may_have_token(account):
        raise BezwarenError([Bezwaar("", "Met uw rollen leest een programma niets.")])
    token, digest = make_token()
    with transaction.atomic():
        weg, _ = Token.objects.filter(user=account).delete()
        Token.objects.create(user=account, key=digest)
        log_account("token_gemaakt", account, account, vervangt=weg)
    return token


def remove_apitoken(account: Gebruiker, gebruiker: Gebruiker) -> bool:
    """Withdraw the token of an account, and tell whether it had one: from now on its program is not let in.

    Args:
        gebruiker: the owner, or the operator who looks after the account.

    Raises:
        BezwarenError: for an operator, when the account works elsewhere too.
    """
    if account.pk != gebruiker.pk:
        check_eigen(account, gebruiker)
    with transaction.atomic():
        weg, _ = Token.objects.filter(user=account).delete()
        if weg:
            log_account("token_ingetrokken", account, gebruiker)
    return bool(weg)
