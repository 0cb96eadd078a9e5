"""What the start page says about background jobs, and to the operator."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from inkoop.kern.opmaak import format_moment
from inkoop.paginas.views.taak import get_taaktoon
from inkoop.platform.logboek.selectors import find_recent_gebroken_schakels
from inkoop.platform.schermen.services import Blok, Blokregel, Toon, render_blok
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
            get_taaktoon(taak),
        )
        for taak in find_taken(request.user)[:AANTAL]
    ]
    blok = Blok("Taken", regels, "Er zijn nog geen taken.", "Alle taken", reverse("taken"))
    return render_blok(request, blok)


def render_beheer(request: HttpRequest, _: Any) -> SafeString:
    """Show the operator whether the latest of the log is whole, and the way to the admin."""
    gebroken = find_recent_gebroken_schakels()
    regels = [
        Blokregel(
            "Logboek",
            reverse("admin:logboek_logregel_changelist"),
            f"De keten breekt bij regel {gebroken[0]}." if gebroken else "Elke regel sluit aan op de vorige.",
            "Gebroken" if gebroken else "In orde",
            Toon.FOUT if gebroken else Toon.GOED,
        ),
        Blokregel("Accounts", reverse("admin:gebruikers_gebruiker_changelist"), "Wie zich kan aanmelden"),
    ]
    blok = Blok("Beheer", regels, "", "Naar de beheeromgeving", reverse("admin:index"))
    return render_blok(request, blok)
