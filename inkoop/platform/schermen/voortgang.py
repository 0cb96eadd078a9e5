"""How far a job is, shown on a page that asks for it every second until it is done."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

# htmx stops asking when it gets this status.
STOP_MET_VRAGEN = 286


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
    """

    sleutel: str
    titel: str
    gereed: int
    totaal: int
    tekst: str
    is_klaar: bool
    url: str
    pagina_url: str

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


def antwoord_voortgang(request: HttpRequest, voortgang: Voortgangsbalk) -> HttpResponse:
    """Return the fragment; when the job is done, let the browser load the page with its outcome."""
    inhoud = render_to_string("schermen/voortgang.html", {"voortgang": voortgang}, request=request)
    if not voortgang.is_klaar:
        return HttpResponse(inhoud)
    return HttpResponse(inhoud, status=STOP_MET_VRAGEN, headers={"HX-Refresh": "true"})
