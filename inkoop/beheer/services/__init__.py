"""What operators do with accounts, and a colleague with what they ask."""

from inkoop.beheer.services.account import (
    Persoonsopgave,
    end_alle_sessies,
    make_account,
    remove_alle_koppelingen,
    remove_tweede_stap,
    save_persoon,
    send_uitnodiging,
    set_actief,
)
from inkoop.beheer.services.rechten import (
    ALLE_WETTEN,
    Rechtenopgave,
    bevestig_verzoek,
    find_straks,
    trek_verzoek_in,
    vraag_rechten,
    wijs_verzoek_af,
)
from inkoop.beheer.services.token import make_apitoken, may_have_token, remove_apitoken
from inkoop.beheer.services.verzoektoestanden import (
    AFWIJZEN,
    BEVESTIGEN,
    INTREKKEN,
    VERZOEKTOESTANDEN,
    get_verzoekmogelijkheid,
)

__all__ = [
    "AFWIJZEN",
    "ALLE_WETTEN",
    "BEVESTIGEN",
    "INTREKKEN",
    "VERZOEKTOESTANDEN",
    "Persoonsopgave",
    "Rechtenopgave",
    "bevestig_verzoek",
    "end_alle_sessies",
    "find_straks",
    "get_verzoekmogelijkheid",
    "make_account",
    "make_apitoken",
    "may_have_token",
    "remove_alle_koppelingen",
    "remove_apitoken",
    "remove_tweede_stap",
    "save_persoon",
    "send_uitnodiging",
    "set_actief",
    "trek_verzoek_in",
    "vraag_rechten",
    "wijs_verzoek_af",
]
