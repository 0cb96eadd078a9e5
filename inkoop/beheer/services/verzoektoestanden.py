"""The states of a request for rights: who confirms, turns down or takes back, and what stands in the way."""

from collections.abc import Mapping
from typing import Any

from inkoop.beheer.bereik import get_accounts_van
from inkoop.beheer.logregels import find_logcodes
from inkoop.beheer.toegang import find_te_geven, get_codes_van_account
from inkoop.kern.toestanden import Overgang, Toestand, Voorwaarde
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Verzoekstatus
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.toestanden.services import Aanvraag, Logonderwerp, Mogelijkheid, Toestanden
from inkoop.platform.toestanden.services import get_mogelijkheid as get_overgangsmogelijkheid

BEVESTIGEN, AFWIJZEN, INTREKKEN = "bevestigen", "afwijzen", "intrekken"
Verzoekaanvraag = Aanvraag[Rechtenverzoek]


def _check_beheert(aanvraag: Verzoekaanvraag) -> str | None:
    if get_accounts_van(aanvraag.gebruiker).filter(pk=aanvraag.object.account_id).exists():
        return None
    return "Dit account werkt niet in uw regio's."


def _check_ander(aanvraag: Verzoekaanvraag) -> str | None:
    verzoek = aanvraag.object
    if aanvraag.gebruiker.pk == verzoek.gevraagd_door_id:
        return "U hebt dit zelf gevraagd. Een collega bevestigt het."
    if aanvraag.gebruiker.pk == verzoek.account_id:
        return "Dit gaat over uw eigen account. Iemand anders bevestigt het."
    return None


def _check_vrager(aanvraag: Verzoekaanvraag) -> str | None:
    if aanvraag.gebruiker.pk == aanvraag.object.gevraagd_door_id:
        return None
    return "Alleen wie het vroeg, trekt het in. U kunt het wel afwijzen."


def _check_zelfde(aanvraag: Verzoekaanvraag) -> str | None:
    verzoek = aanvraag.object
    if list(verzoek.account.rollen) == list(verzoek.rollen_voor) and verzoek.account.is_active:
        return None
    return "Het account is veranderd sinds dit is gevraagd. Wijs het af; dan kan het opnieuw worden gevraagd."


def _check_te_geven(aanvraag: Verzoekaanvraag) -> str | None:
    if set(aanvraag.object.erbij) <= find_te_geven(aanvraag.gebruiker):
        return None
    return "Het gaat ook om wat buiten uw regio's ligt. Wie daar werkt, bevestigt het."


def _get_besluit(aanvraag: Verzoekaanvraag) -> Mapping[str, Any]:
    return {"besloten_op": aanvraag.moment, "besloten_door": aanvraag.gebruiker}


def _get_wie(aanvraag: Verzoekaanvraag) -> Mapping[str, Any]:
    verzoek = aanvraag.object
    return {"account": verzoek.account.gebruikersnaam, "waarom": verzoek.waarom or verzoek.reden}


def _get_onderwerp(verzoek: Rechtenverzoek) -> Logonderwerp:
    codes = find_logcodes(verzoek.account) or get_codes_van_account(verzoek.gevraagd_door)
    return Logonderwerp("rechtenverzoek", str(verzoek.pk), codes[0] if codes else "")


_OPEN = frozenset({Verzoekstatus.GEVRAAGD.value})
VERZOEKTOESTANDEN: Toestanden[Rechtenverzoek] = Toestanden(
    naam="Dit verzoek",
    bereik=_check_beheert,
    onderwerp=_get_onderwerp,
    toestanden=(
        Toestand(
            Verzoekstatus.GEVRAAGD.value,
            Verzoekstatus.GEVRAAGD.label,
            "Er is nog niets veranderd. Een collega kijkt mee en bevestigt.",
        ),
        Toestand(
            Verzoekstatus.BEVESTIGD.value, Verzoekstatus.BEVESTIGD.label, "Het account heeft deze rechten."
        ),
        Toestand(Verzoekstatus.AFGEWEZEN.value, Verzoekstatus.AFGEWEZEN.label, "Er is niets veranderd."),
        Toestand(Verzoekstatus.INGETROKKEN.value, Verzoekstatus.INGETROKKEN.label, "Er is niets veranderd."),
    ),
    overgangen=(
        Overgang(
            code=BEVESTIGEN,
            titel="Bevestigen",
            van=_OPEN,
            naar=Verzoekstatus.BEVESTIGD.value,
            recht=Recht.ROLLEN_BEVESTIGEN,
            wie="Alleen {wie} van de regio bevestigt rechten.",
            handeling="rechten_bevestigd",
            voorwaarden=(Voorwaarde(_check_ander), Voorwaarde(_check_zelfde), Voorwaarde(_check_te_geven)),
            velden=_get_besluit,
            verschil=_get_wie,
        ),
        Overgang(
            code=AFWIJZEN,
            titel="Afwijzen",
            van=_OPEN,
            naar=Verzoekstatus.AFGEWEZEN.value,
            recht=Recht.ROLLEN_BEVESTIGEN,
            wie="Alleen {wie} van de regio wijst een verzoek af.",
            handeling="rechten_afgewezen",
            voorwaarden=(Voorwaarde(_check_ander),),
            velden=_get_besluit,
            verschil=_get_wie,
        ),
        Overgang(
            code=INTREKKEN,
            titel="Intrekken",
            van=_OPEN,
            naar=Verzoekstatus.INGETROKKEN.value,
            recht=Recht.BEHEER,
            wie="Alleen {wie} van de regio trekt een verzoek in.",
            handeling="rechten_ingetrokken",
            voorwaarden=(Voorwaarde(_check_vrager),),
            velden=_get_besluit,
            verschil=_get_wie,
        ),
    ),
)


def get_verzoekmogelijkheid(
    verzoek: Rechtenverzoek, code: str, gebruiker: Gebruiker
) -> Mogelijkheid[Rechtenverzoek]:
    """Tell whether somebody may do this with a request now, or all that stands in the way."""
    return get_overgangsmogelijkheid(VERZOEKTOESTANDEN, verzoek, code, gebruiker)
