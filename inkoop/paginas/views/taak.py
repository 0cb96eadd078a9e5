"""Pages about background jobs: which there are, and how far each is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from inkoop.kern.opmaak import format_moment
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    TAAKTONEN,
    Actie,
    DetailView,
    Filters,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Voortgangsbalk,
    antwoord_voortgang,
    check_recht,
    make_taakbalk,
)
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.selectors import find_taken, get_taak


def make_voortgang(taak: Taak) -> Voortgangsbalk:
    """Return how far a job is."""
    return make_taakbalk(taak, reverse("taak_voortgang", args=[taak.pk]), reverse("taak", args=[taak.pk]))


class Taakfilter(Filters):
    """Choose by state."""

    status = django_filters.ChoiceFilter(label="Status", choices=Taakstatus.choices, empty_label="Alle")


class Taaktabel(Tabel):
    """Background jobs."""

    bijschrift = "Taken"
    exportnaam = "taken"
    volgorde = "-gemaakt_op"
    filters = Taakfilter
    leeg = "Er zijn nog geen taken."
    kolommen = (
        Kolom("titel", "Taak", sorteer=True, kop=True, link=lambda t: reverse("taak", args=[t.pk])),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda t: t.get_status_display(),
            sorteer="status",
            toon=lambda t: TAAKTONEN[t.status],
        ),
        Kolom("melding", "Melding"),
        Kolom("gevraagd_door__naam", "Gevraagd door"),
        Kolom("gemaakt_op", "Gevraagd op", Soort.MOMENT, sorteer=True),
        Kolom("klaar_op", "Klaar op", Soort.MOMENT, sorteer=True),
    )


class TakenView(TabelView):
    """The list of background jobs."""

    titel = "Taken"
    inleiding = "Werk dat langer duurt dan een pagina, zoals een afrekening, loopt op de achtergrond."
    recht = Recht.TAKEN
    tabel_class = Taaktabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Taak]:
        """Return the jobs this user asked for, and for an operator those of the own regions."""
        return find_taken(gebruiker)


class TaakView(DetailView):
    """A job with its progress, which renews itself until the job is done."""

    template_name = "paginas/taak.html"
    recht = Recht.TAKEN
    object: Taak

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Taak]:
        """Return the jobs this user may see."""
        return find_taken(gebruiker)

    def get_titel(self) -> str:
        """Name the job."""
        return self.object.titel

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Taken", reverse("taken"))]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the outcome, when there is one that this user may open."""
        afrekening = self.object.resultaat.get("afrekening")
        if not isinstance(afrekening, int) or not has_recht(self.gebruiker, Recht.AFREKENINGEN):
            return ()
        return [Actie("Bekijk de afrekening", reverse("afrekening", args=[afrekening]), is_hoofdactie=True)]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return who asked for it and when it ran."""
        taak = self.object
        momenten = (
            ("Gevraagd op", taak.gemaakt_op),
            ("Begonnen op", taak.gestart_op),
            ("Klaar op", taak.klaar_op),
        )
        return [
            ("Gevraagd door", str(taak.gevraagd_door or "het systeem")),
            *((label, format_moment(moment)) for label, moment in momenten if moment),
            *([("Pogingen", str(taak.pogingen))] if taak.pogingen > 1 else []),
            # What is wrong with something that was made all the same.
            *(("Let op", tekst) for tekst in taak.resultaat.get("bevindingen", ())),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the progress."""
        return super().get_context_data(voortgang=make_voortgang(self.object), **kwargs)


@require_safe
def taak_voortgang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return the progress of a job as a fragment; when it is done the page loads again."""
    check_recht(request, Recht.TAKEN)
    taak = get_taak(request.user, pk)
    if taak is None:
        raise Http404(str(pk))
    return antwoord_voortgang(request, make_voortgang(taak))
