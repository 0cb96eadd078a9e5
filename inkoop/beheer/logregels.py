"""What happens with accounts and tokens is kept in the audit log, of the regions that it concerns."""

from collections.abc import Iterable
from typing import Any

from inkoop.beheer.bereik import get_regiocodes_van
from inkoop.beheer.toegang import get_codes_van_account
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.logboek.services import log_voor_regios


def find_logcodes(account: Gebruiker) -> list[str]:
    """Return the codes of the regions that what an account does concerns, whoever looks.

    Those in which it works. Of an account that works nowhere, yet or any more, the regions of the last
    request that tied it to something or took that away: there it was invited, or worked. Nobody else reads
    its lines, also not the operator of another region who switched it off or on meanwhile. An account for
    which nobody asked anything, as a command makes it, has no region: a superuser alone reads its lines.
    """
    if codes := get_codes_van_account(account):
        return codes
    verzoeken = account.rechtenverzoeken.exclude(erbij=[], eraf=[]).order_by("-pk")
    return verzoeken.values_list("regios", flat=True).first() or []


def find_regios_van_daad(account: Gebruiker, door: Gebruiker, erbij: Iterable[str] = ()) -> set[str]:
    """Return the codes of the regions that it concerns when somebody does or sees something of an account.

    Args:
        door: who did it; the regions of who works in none of those of the account are told as well.
        erbij: where the account worked before.
    """
    codes = {*find_logcodes(account), *erbij}
    eigen = set(get_regiocodes_van(door))
    return codes if codes & eigen else codes | eigen


def log_account(
    handeling: str,
    account: Gebruiker,
    beheerder: Gebruiker,
    regios: Iterable[str] = (),
    reden: str = "",
    **verschil: Any,
) -> None:
    """Log what somebody did with an account, for each region that it concerns.

    Args:
        regios: where it worked before.
        reden: why it was done, in the words of who did it.
    """
    log_voor_regios(
        find_regios_van_daad(account, beheerder, regios),
        handeling,
        onderwerp=("gebruiker", account.gebruikersnaam),
        gebruiker=beheerder.gebruikersnaam,
        verschil=verschil,
        reden=reden,
    )
