"""What operators do with accounts and tokens is kept in the audit log."""

from collections.abc import Iterable
from typing import Any

from inkoop.beheer.bereik import get_codes_van_account, get_regiocodes_van
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.logboek.services import log_voor_regios


def log_account(
    handeling: str,
    account: Gebruiker,
    beheerder: Gebruiker,
    regios: Iterable[str] = (),
    reden: str = "",
    **verschil: Any,
) -> None:
    """Log what happened to an account, for each region that it concerns.

    Those are the regions in which it works, `regios` where it worked before, or else those of the operator:
    a line without a region would be seen by nobody.
    """
    codes = {*get_codes_van_account(account), *regios} or set(get_regiocodes_van(beheerder)) or {""}
    log_voor_regios(
        codes,
        handeling,
        onderwerp=("gebruiker", account.gebruikersnaam),
        gebruiker=beheerder.gebruikersnaam,
        verschil=verschil,
        reden=reden,
    )
