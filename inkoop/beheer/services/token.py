"""Who makes and withdraws the token with which a program reads the API for somebody.

Nobody makes one for another: whoever has a token sees what its owner sees.
"""

from django.db import transaction

from inkoop.beheer.logregels import log_account
from inkoop.beheer.services.account import check_eigen
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.koppelvlak.aanmelding import remove_token, renew_token


def may_have_token(account: Gebruiker) -> bool:
    """Tell whether a program of this account has anything to read: at least its contracts."""
    return has_recht(account, Recht.CONTRACTEN_API)


def make_apitoken(account: Gebruiker) -> str:
    """Make a token for the own account, instead of the one it had, and return it: it is not shown again.

    Raises:
        BezwarenError: when the roles of the account read nothing through the API.
    """
    if not may_have_token(account):
        raise BezwarenError([Bezwaar("", "Met uw rollen leest een programma niets.")])
    with transaction.atomic():
        token = renew_token(account)
        log_account("token_gemaakt", account, account)
    return token


def remove_apitoken(account: Gebruiker, gebruiker: Gebruiker, reden: str = "") -> bool:
    """Withdraw the token of an account, and tell whether it had one: from now on its program is not let in.

    Args:
        gebruiker: the owner, or the operator who looks after the account.
        reden: why an operator does it; the owner owes nobody one.

    Raises:
        BezwarenError: for an operator, when the account works elsewhere too, or without a reason.
    """
    if account.pk != gebruiker.pk:
        check_eigen(account, gebruiker, reden)
    with transaction.atomic():
        weg = remove_token(account)
        if weg:
            log_account("token_ingetrokken", account, gebruiker, reden=reden)
    return weg
