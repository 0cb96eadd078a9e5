"""Which region somebody looks at who works in more than one; all of them together is where one begins."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inkoop.platform.gebruikers.middleware import MEER_REGIOS, REGIOKEUZE
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.zicht import met_zicht_van
from inkoop.platform.schermen.services import FormulierView, render_link
from inkoop.platform.taken.register import get_regiocodes
from segmenten.models import Regio, zonder_regiokeuze

ALLE = "Alle regio's"


def find_eigen_regios(gebruiker: Gebruiker) -> dict[str, Regio]:
    """Return by key, as text, the regions in which somebody works, by name."""
    with zonder_regiokeuze(gebruiker):
        regios = Regio.objects.filter(code__in=get_regiocodes(gebruiker)).order_by("naam")
        return {str(regio.pk): regio for regio in regios}


class Keuzeformulier(forms.Form):
    """All regions together, or one of them."""

    regio = forms.ChoiceField(label="U kijkt naar", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, regios: dict[str, Regio], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", ALLE), *((sleutel, regio.naam) for sleutel, regio in regios.items())]
        self.fields["regio"].choices = keuzes  # type: ignore[attr-defined]


class RegiokeuzeView(FormulierView):
    """The page on which one chooses; what one may do stays the same."""

    titel = "Regio kiezen"
    inleiding = "U werkt in meer dan één regio. Kies er een om alleen die te zien, of zie alles bij elkaar."
    recht = Recht.START
    knop = "Kiezen"
    gelukt = "U ziet nu wat u hebt gekozen."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Return the form with the own regions."""
        keuze = self.request.session.get(REGIOKEUZE) or [""]
        return Keuzeformulier(
            data, initial={"regio": str(keuze[0])}, regios=find_eigen_regios(self.gebruiker)
        )

    def get_annuleer_url(self) -> str:
        """Lead back to the start page."""
        return reverse("start")

    def handle(self, form: forms.Form) -> str:
        """Keep the choice in this session."""
        regio = find_eigen_regios(self.gebruiker).get(form.cleaned_data["regio"])
        self.request.session[REGIOKEUZE] = [regio.pk, regio.naam] if regio else None
        return reverse("start")


def remember_regios(request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    """See, as somebody signs in, whether there is anything to choose."""
    with met_zicht_van(user):
        request.session[MEER_REGIOS] = len(set(get_regiocodes(user))) > 1


def render_regiokeuze(request: HttpRequest, _: Any) -> SafeString:
    """Lead from the menu of the user to the choice, and say what was chosen."""
    if not request.session.get(MEER_REGIOS):
        return SafeString("")
    keuze = request.session.get(REGIOKEUZE)
    naam = keuze[1] if keuze else ALLE
    return format_html("<p>U ziet: {}. {}</p>", naam, render_link("Andere regio", reverse("regiokeuze")))
