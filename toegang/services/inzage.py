"""Keeps in the log who looked at the care of a client."""

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.logboek.services import log_handeling
from toegang.models import Toewijzing


def log_inzage(toewijzing: Toewijzing, gebruiker: Gebruiker) -> None:
    """Log that an account opened an allocation; the client is named by pseudonym only."""
    log_handeling(
        "toewijzing_bekeken",
        onderwerp=("toewijzing", toewijzing.nummer),
        gebruiker=gebruiker.gebruikersnaam,
        regio=toewijzing.regio.code,
        verschil={"client": toewijzing.client.pseudoniem},
    )
