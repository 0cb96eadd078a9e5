"""The states of a proposal: what it takes to confirm it, to turn it down, and to have it carried out."""

from collections.abc import Mapping
from typing import Any

from inkoop.kern.toestanden import Overgang, Toestand, Voorwaarde
from inkoop.platform.bewaren.models import Vernietigingsvoorstel, Voorstelstatus
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.taken.register import get_regiocodes
from inkoop.platform.toestanden.services import (
    Aanvraag,
    Logonderwerp,
    Mogelijkheid,
    Toestanden,
    get_mogelijkheid,
)

BEVESTIGEN, AFWIJZEN, UITVOEREN = "bevestigen", "afwijzen", "uitvoeren"
Voorstelaanvraag = Aanvraag[Vernietigingsvoorstel]


def _check_regio(aanvraag: Voorstelaanvraag) -> str | None:
    if aanvraag.object.regio in get_regiocodes(aanvraag.gebruiker):
        return None
    return "U werkt niet voor deze regio."


def _check_vier_ogen(aanvraag: Voorstelaanvraag) -> str | None:
    eigen = aanvraag.object.regels.filter(termijn__vastgelegd_door=aanvraag.gebruiker)
    if not eigen.exists():
        return None
    return "U hebt zelf een van deze bewaartermijnen vastgelegd. Iemand anders bevestigt dit voorstel."


def _get_bevestigd(aanvraag: Voorstelaanvraag) -> Mapping[str, Any]:
    return {"bevestigd_op": aanvraag.moment, "bevestigd_door": aanvraag.gebruiker}


def _get_afgewezen(aanvraag: Voorstelaanvraag) -> Mapping[str, Any]:
    return {"afgewezen_door": aanvraag.gebruiker}


def _get_reden(aanvraag: Voorstelaanvraag) -> Mapping[str, Any]:
    return {"reden": aanvraag.object.reden, "niet_voor": str(aanvraag.object.niet_voor)}


def _get_uitgevoerd(aanvraag: Voorstelaanvraag) -> Mapping[str, Any]:
    return {"uitgevoerd_op": aanvraag.moment}


def _get_aantallen(aanvraag: Voorstelaanvraag) -> Mapping[str, Any]:
    regels = aanvraag.object.regels.select_related("termijn")
    return {regel.termijn.soort: regel.aantal for regel in regels}


_STATUS = Voorstelstatus
_WIE = "Alleen {wie} van de regio beslist over vernietigen."
VOORSTELTOESTANDEN: Toestanden[Vernietigingsvoorstel] = Toestanden(
    naam="Dit voorstel",
    bereik=_check_regio,
    onderwerp=lambda voorstel: Logonderwerp("vernietiging", str(voorstel.pk), voorstel.regio),
    toestanden=(
        Toestand(
            _STATUS.VOORGESTELD.value,
            _STATUS.VOORGESTELD.label,
            "Er is nog niets vernietigd. Iemand moet eerst bevestigen.",
        ),
        Toestand(
            _STATUS.BEVESTIGD.value,
            _STATUS.BEVESTIGD.label,
            "De gegevens worden op de achtergrond vernietigd.",
        ),
        Toestand(_STATUS.AFGEWEZEN.value, _STATUS.AFGEWEZEN.label, "Er is niets vernietigd."),
        Toestand(
            _STATUS.UITGEVOERD.value,
            _STATUS.UITGEVOERD.label,
            "De gegevens zijn vernietigd en komen niet terug.",
        ),
    ),
    overgangen=(
        Overgang(
            code=BEVESTIGEN,
            titel="Bevestigen",
            van=frozenset({_STATUS.VOORGESTELD.value}),
            naar=_STATUS.BEVESTIGD.value,
            recht=Recht.VERNIETIGING_BEVESTIGEN,
            wie=_WIE,
            handeling="vernietiging_bevestigd",
            voorwaarden=(Voorwaarde(_check_vier_ogen),),
            velden=_get_bevestigd,
            verschil=_get_aantallen,
        ),
        Overgang(
            code=AFWIJZEN,
            titel="Niet vernietigen",
            van=frozenset({_STATUS.VOORGESTELD.value, _STATUS.BEVESTIGD.value}),
            naar=_STATUS.AFGEWEZEN.value,
            recht=Recht.VERNIETIGING_BEVESTIGEN,
            wie=_WIE,
            handeling="vernietiging_afgewezen",
            velden=_get_afgewezen,
            verschil=_get_reden,
        ),
        # By the job, in the name of who confirmed: who lost the right since then destroys nothing any more.
        Overgang(
            code=UITVOEREN,
            titel="Uitvoeren",
            van=frozenset({_STATUS.BEVESTIGD.value}),
            naar=_STATUS.UITGEVOERD.value,
            recht=Recht.VERNIETIGING_BEVESTIGEN,
            wie=_WIE,
            handeling="vernietiging_uitgevoerd",
            velden=_get_uitgevoerd,
        ),
    ),
)


def get_voorstelmogelijkheid(
    voorstel: Vernietigingsvoorstel, code: str, gebruiker: Gebruiker
) -> Mogelijkheid[Vernietigingsvoorstel]:
    """Tell whether somebody may do this with a proposal now, or all that stands in the way."""
    return get_mogelijkheid(VOORSTELTOESTANDEN, voorstel, code, gebruiker)
