"""The pages of the style guide."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.export import exporteer
from inkoop.platform.schermen.rechten import check_recht
from inkoop.platform.schermen.stijlgids import voorbeelden
from inkoop.platform.schermen.stijlgids.grafieken import make_alle_grafieken, make_grafieken
from inkoop.platform.schermen.stijlgids.themas import THEMAS
from inkoop.platform.schermen.views import Actie, Pagina
from inkoop.platform.schermen.voortgang import antwoord_voortgang

AANTALLEN = {"0": 0, "1": 1, "veel": 120}


class StijlgidsView(Pagina):
    """Shows the components to operators, and to everyone who builds on them.

    The address says which part (`deel`), with how many rows (`aantal`), in which theme (`thema`; without it
    the house style of this installation) and whether the form is wrong (`fouten`).
    """

    template_name = "schermen/stijlgids/pagina.html"
    titel = "Stijlgids"
    inleiding = "Alle onderdelen waaruit pagina's bestaan, met nul, één en veel regels."
    recht = Recht.BEHEER

    def is_open_voor_allen(self) -> bool:
        """Let everyone in where DEBUG is on: there is nothing to protect."""
        return bool(settings.DEBUG)

    def get_acties(self) -> Sequence[Actie]:
        """Return a main and a second action."""
        return (Actie("Maak iets nieuws", "#", is_hoofdactie=True), Actie("Bekijk iets anders", "#"))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the components, or an export of the table; raises BadRequest for a part there is not."""
        deel = request.GET.get("deel", "pagina")
        if deel not in DELEN:
            raise BadRequest(f"De stijlgids heeft geen deel {deel!r}.")
        gekozen = request.GET.get("aantal", "veel")
        regels = voorbeelden.make_regels(AANTALLEN.get(gekozen, AANTALLEN["veel"]))
        tabel = voorbeelden.Regeltabel(regels, request)
        if vorm := request.GET.get("export"):
            return exporteer(tabel, vorm)
        self.template_name = f"schermen/stijlgids/{deel}.html"
        context = self.get_context_data(
            delen=[(naam, naam == deel) for naam in DELEN],
            aantallen=[(naam, naam == gekozen) for naam in AANTALLEN],
            themas=[(thema.naam, thema.naam == request.GET.get("thema")) for thema in THEMAS],
            tabel=tabel,
            tonen=list(voorbeelden.TONEN.items()),
            **DELEN[deel](request, regels),
            **_get_thema(request),
            **kwargs,
        )
        return self.render_to_response(context)


def _get_thema(request: HttpRequest) -> dict[str, str]:
    """Return the theme that the address asks for, in the place of the house style of this installation."""
    for thema in THEMAS:
        if thema.naam == request.GET.get("thema"):
            return {"huisstijl": thema.css, "huisstijl_klasse": thema.klasse, "logo": thema.logo}
    return {}


def _make_pagina(request: HttpRequest, regels: Sequence[voorbeelden.Voorbeeldregel]) -> dict[str, Any]:
    return {
        "form": voorbeelden.Voorbeeldformulier({"bedrag": "veel"} if "fouten" in request.GET else None),
        "grafieken": make_grafieken(regels[:4]),
        "voortgang": voorbeelden.make_voortgang(37),
        "kerncijfers": [("Begroot", sum((r.begroot for r in regels), Decimal(0)))],
    }


def _make_onderdelen(request: HttpRequest, regels: Sequence[voorbeelden.Voorbeeldregel]) -> dict[str, Any]:
    return {
        "moment": datetime(2024, 3, 14, 15, 9, tzinfo=UTC),
        "voortgangen": [voorbeelden.make_voortgang(gereed, f"voorbeeld-{gereed}") for gereed in (0, 80)],
    }


def _make_tabellen(request: HttpRequest, regels: Sequence[voorbeelden.Voorbeeldregel]) -> dict[str, Any]:
    veel = voorbeelden.make_regels(40)
    return {
        "breed": voorbeelden.Breedtabel(veel, request, voorvoegsel="breed"),
        "klein": voorbeelden.Kleintabel(veel, request, voorvoegsel="klein"),
        "leeg": voorbeelden.Leegtabel([], request, voorvoegsel="leeg"),
    }


def _make_formulieren(request: HttpRequest, regels: Sequence[voorbeelden.Voorbeeldregel]) -> dict[str, Any]:
    return {
        "fout": voorbeelden.Voorbeeldformulier({"bedrag": "veel"}, auto_id="id_fout_%s"),
        "uit": voorbeelden.Uitgeschakeld(auto_id="id_uit_%s"),
        "lang": voorbeelden.LangeTekst(auto_id="id_lang_%s"),
    }


def _make_grafieken(request: HttpRequest, regels: Sequence[voorbeelden.Voorbeeldregel]) -> dict[str, Any]:
    return {"grafieken": make_alle_grafieken()}


Maker = Callable[[HttpRequest, Sequence[voorbeelden.Voorbeeldregel]], dict[str, Any]]
DELEN: Mapping[str, Maker] = {
    "pagina": _make_pagina,
    "onderdelen": _make_onderdelen,
    "tabellen": _make_tabellen,
    "formulieren": _make_formulieren,
    "grafieken": _make_grafieken,
}


@require_safe
def stijlgids_voortgang(request: HttpRequest) -> HttpResponse:
    """Answer what the progress bar asks: as far as the address says."""
    if not settings.DEBUG:
        check_recht(request, StijlgidsView.recht)
    gereed = request.GET.get("gereed", "0")
    return antwoord_voortgang(request, voorbeelden.make_voortgang(int(gereed) if gereed.isdecimal() else 0))
