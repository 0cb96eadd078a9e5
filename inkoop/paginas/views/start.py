"""What the start page says about background jobs, and to the operator."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from inkoop.kern.opmaak import format_moment
from inkoop.paginas.views.logboek import describe_stand
from inkoop.platform.logboek.selectors import Ketenstand, get_ketenstand
from inkoop.platform.schermen.services import DOWNLOAD, TAAKTONEN, Blok, Blokregel, Toon, render_blok
from inkoop.platform.taken.selectors import find_taken

AANTAL = 5


def render_taken(request: HttpRequest, _: Any) -> SafeString:
    """Show the latest jobs with their state."""
    regels = [
        Blokregel(
            taak.titel,
            reverse("taak", args=[taak.pk]),
            f"Gevraagd op {format_moment(taak.gemaakt_op)}",
            taak.get_status_display(),
            TAAKTONEN[taak.status],
        )
        # Files that somebody had made have a block of their own.
        for taak in find_taken(request.user).exclude(soort=DOWNLOAD)[:AANTAL]
    ]
    blok = Blok("Taken", regels, "Er zijn nog geen taken.", "Alle taken", reverse("taken"))
    return render_blok(request, blok)


def render_beheer(request: HttpRequest, _: Any) -> SafeString:
    """Show the operator whether the latest of the log is whole, and the way to the admin."""
    stand = get_ketenstand()
    regels = [
        Blokregel(
            "Logboek",
            reverse("logboek"),
            describe_stand(stand),
            *_judge_keten(stand),
        ),
        Blokregel("Accounts", reverse("accounts"), "Wie zich kan aanmelden"),
    ]
    blok = Blok("Beheer", regels, "", "Naar de beheeromgeving", reverse("admin:index"))
    return render_blok(request, blok)


def _judge_keten(stand: Ketenstand) -> tuple[str, Toon]:
    if stand.gebreken:
        return "Niet in orde", Toon.FOUT
    if not stand.nummer:
        return "Nog leeg", Toon.NEUTRAAL
    return ("In orde", Toon.GOED) if stand.anker else ("Nog geen anker", Toon.LET_OP)
