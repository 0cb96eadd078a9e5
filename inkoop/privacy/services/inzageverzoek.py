"""Keeps who asked for all about a client, and why."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.schermen.services import get_bewaartijd
from inkoop.privacy.models import Inzageverzoek
from segmenten.models import Regio
from toegang.models import Client, Toewijzing


def find_client(gebruiker: Gebruiker, regio: Regio, kenmerk: str) -> Client | None:
    """Find a client by the whole pseudonym or the number of an allocation, of what an account may see.

    None when there is none, or when the number is that of several clients.
    """
    zorg = Toewijzing.objects.zichtbaar_voor(gebruiker).filter(regio=regio, client__vernietigd_op=None)
    for veld in ("client__pseudoniem", "nummer"):
        # As it was typed first; a pseudonym is often told by phone, without its capitals.
        for vergelijking in ("exact", "iexact"):
            gevonden = zorg.filter(**{f"{veld}__{vergelijking}": kenmerk})
            clienten = set(gevonden.values_list("client", flat=True).distinct()[:2])
            if len(clienten) == 1:
                return Client.objects.get(pk=clienten.pop())
    return None


def save_verzoek(gebruiker: Gebruiker, regio: Regio, kenmerk: str, reden: str) -> Inzageverzoek:
    """Keep a request, and in the log who asked it of which client and why.

    Raises:
        BezwarenError: with what stands in the way.
    """
    if not has_recht(gebruiker, Recht.CLIENTINZAGE):
        wie = describe_wie(Recht.CLIENTINZAGE)
        raise BezwarenError([Bezwaar("", f"Alleen {wie} van de regio maakt een overzicht voor een cliënt.")])
    if not reden.strip():
        raise BezwarenError([Bezwaar("reden", "Zeg waarom u dit overzicht maakt.")])
    client = find_client(gebruiker, regio, kenmerk.strip())
    if client is None:
        reden_ = "Er is geen cliënt met dit pseudoniem of toewijzingsnummer die u mag zien."
        raise BezwarenError([Bezwaar("kenmerk", reden_)])
    with transaction.atomic():
        verzoek = Inzageverzoek.objects.create(
            regio=regio, client=client.pk, reden=reden.strip()[:300], gevraagd_door=gebruiker
        )
        log_handeling(
            "clientinzage_gevraagd",
            onderwerp=("client", client.pseudoniem),
            gebruiker=gebruiker.gebruikersnaam,
            regio=regio.code,
            verschil={"verzoek": verzoek.pk},
            reden=reden,
        )
    return verzoek


def find_verzoeken(gebruiker: Gebruiker, moment: datetime) -> QuerySet[Inzageverzoek]:
    """Return the own requests that are recent: later somebody asks anew, and says why anew."""
    verzoeken = Inzageverzoek.objects.zichtbaar_voor(gebruiker)
    return verzoeken.filter(gevraagd_op__gte=moment - get_bewaartijd()).select_related("regio")
