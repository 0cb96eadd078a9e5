"""How far a job is, shown on a page that asks for it every second until it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from inkoop.platform.schermen.kolom import Toon
from inkoop.platform.taken.models import Taak, Taakstatus

# htmx stops asking when it gets this status.
STOP_MET_VRAGEN = 286
TAAKTONEN: Mapping[str, Toon] = {
    Taakstatus.WACHT: Toon.LET_OP,
    Taakstatus.LOOPT: Toon.INFO,
    Taakstatus.KLAAR: Toon.GOED,
    Taakstatus.MISLUKT: Toon.FOUT,
    Taakstatus.OVERGESLAGEN: Toon.NEUTRAAL,
}
_ZINNEN: Mapping[str, str] = {
    Taakstatus.WACHT: "De taak wacht tot er plaats is.",
    Taakstatus.LOOPT: "De taak loopt.",
    Taakstatus.KLAAR: "De taak is klaar.",
    Taakstatus.MISLUKT: "De taak is mislukt.",
    Taakstatus.OVERGESLAGEN: "De taak is overgeslagen: er was niets meer te doen.",
}
_ONDERBROKEN = "Het werk is onderbroken. Het begint straks opnieuw."


@dataclass(frozen=True)
class Voortgangsbalk:
    """The state of one job.

    Args:
        sleutel: id of the job, unique on the page.
        titel: what is being done.
        gereed, totaal: parts done and parts in all.
        tekst: where it stands, in words.
        is_klaar: nothing will change any more, whether it went well or not.
        url: address of the fragment.
        pagina_url: address of the page around it, for who has no JavaScript.
        stand, toon: the word of its state and its tone, renewed with the bar; "" where another word says it.
    """

    sleutel: str
    titel: str
    gereed: int
    totaal: int
    tekst: str
    is_klaar: bool
    url: str
    pagina_url: str
    stand: str = ""
    toon: Toon = Toon.NEUTRAAL

    @property
    def totaal_of_een(self) -> int:
        """The total, at least one: a progress bar has no empty range."""
        return max(1, self.totaal)

    @property
    def procent(self) -> int:
        """Whole percentage done, rounded down so that 100 means done."""
        return 100 * self.gereed // self.totaal_of_een

    @property
    def aankondiging(self) -> str:
        """What a screen reader says: only at each quarter and at the end, not every second."""
        return self.tekst if self.is_klaar else f"{self.titel}: {self.procent // 25 * 25}% klaar"


def make_taakbalk(taak: Taak, url: str, pagina_url: str) -> Voortgangsbalk:
    """Return how far a job is; one that is done is done for the whole bar."""
    is_klaar = taak.status in {Taakstatus.KLAAR, Taakstatus.OVERGESLAGEN}
    is_onderbroken = taak.status == Taakstatus.WACHT and taak.pogingen > 0
    return Voortgangsbalk(
        sleutel=taak.pk.hex,
        titel=taak.titel,
        gereed=max(1, taak.totaal) if is_klaar else taak.gedaan,
        totaal=taak.totaal,
        tekst=taak.melding or (_ONDERBROKEN if is_onderbroken else _ZINNEN[taak.status]),
        is_klaar=taak.is_afgelopen,
        url=url,
        pagina_url=pagina_url,
        stand=taak.get_status_display(),
        toon=TAAKTONEN[taak.status],
    )


def antwoord_voortgang(request: HttpRequest, voortgang: Voortgangsbalk) -> HttpResponse:
    """Return the fragment; when the job is done, let the browser load the page with its outcome."""
    inhoud = render_to_string("schermen/voortgang.html", {"voortgang": voortgang}, request=request)
    if not voortgang.is_klaar:
        return HttpResponse(inhoud)
    return HttpResponse(inhoud, status=STOP_MET_VRAGEN, headers={"HX-Refresh": "true"})
