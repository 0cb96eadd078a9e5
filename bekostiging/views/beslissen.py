"""Pages on which a contract manager decides: start a settlement, share or establish one, make reports."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from bekostiging.forms.afrekening import StartFormulier, VaststelFormulier
from bekostiging.models import Afrekening
from bekostiging.selectors import find_afrekeningen, get_afwikkeling
from bekostiging.services import (
    deel,
    get_deelmogelijkheid,
    get_vaststelmogelijkheid,
    renew_rapporten,
    start_afrekening,
    start_rapporten,
    stel_vast,
)
from bekostiging.views.tonen import get_afrekeningkruimels
from contracten.selectors import get_laatste_afspraakjaar
from inkoop.kern.afwikkeling import say_aanbieders
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    FormulierView,
    Kruimel,
    ObjectFormulierView,
    get_bestemming,
)
from inkoop.platform.toestanden.services import Mogelijkheid
from segmenten.models import Regio

LOOPT_AL = "Dit was al gevraagd en is nog niet klaar. U ziet hier hoe ver het is."


class AfrekeningStartenView(FormulierView):
    """Ask for the settlement of a region and year; it runs as a job with progress."""

    titel = "Nieuwe afrekening"
    inleiding = "De berekening loopt op de achtergrond. U ziet daarna hoe ver zij is."
    recht = Recht.AFREKENING_MAKEN
    form_class = StartFormulier
    knop = "Start de berekening"
    gelukt = "De berekening is gestart."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer the regions of this user, and what the address proposes."""
        regios = Regio.objects.zichtbaar_voor(self.gebruiker).order_by("naam")
        voorstel = {
            "regio": self.request.GET.get("regio"),
            "jaar": self.request.GET.get("jaar") or get_laatste_afspraakjaar(self.gebruiker),
        }
        return StartFormulier(data, regios=regios, initial=voorstel)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Afrekeningen", reverse("afrekeningen"))]

    def get_annuleer_url(self) -> str:
        """Lead back to the list."""
        return reverse("afrekeningen")

    def handle(self, form: forms.Form) -> str:
        """Start the job and lead to its progress."""
        taak = start_afrekening(form.cleaned_data["regio"], form.cleaned_data["jaar"], self.gebruiker)
        if not taak.is_nieuw:
            self.gelukt = LOOPT_AL
        return get_bestemming("taak", taak.pk)


class _OverAfrekening(ObjectFormulierView):
    """A form about one settlement; one of another region does not exist (404)."""

    object: Afrekening

    def get_queryset(self, gebruiker: Any) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement."""
        return get_afrekeningkruimels(self.object)

    def get_annuleer_url(self) -> str:
        """Lead back to the settlement."""
        return reverse("afrekening", args=[self.object.pk])


class _OvergangView(_OverAfrekening):
    """Move a settlement to another state, after a confirmation that shows once more what it is about."""

    template_name = "bekostiging/overgang.html"
    gevolg: ClassVar[str]

    @abstractmethod
    def get_mogelijkheid(self) -> Mogelijkheid[Afrekening]:
        """Tell whether this may happen now, and if not why."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what it is about, what follows, and what stands in the way."""
        return super().get_context_data(
            afrekening=self.object,
            te_verrekenen=get_afwikkeling(self.object, self.gebruiker).describe(say_aanbieders),
            gevolg=self.gevolg,
            bezwaren=self.get_mogelijkheid().redenen,
            **kwargs,
        )


class DelenView(_OvergangView):
    """Share a settlement, after a confirmation: from then on municipalities and providers see it."""

    gevolg = (
        "Daarna zien de gemeenten en de aanbieders deze versie, ook in de downloads en in de API. U kunt "
        "dat niet terugdraaien. Een nieuwe berekening kan deze versie wel vervangen, zolang deze niet is "
        "vastgesteld."
    )
    recht = Recht.AFREKENING_DELEN
    form_class = forms.Form
    knop = "Deel deze afrekening"
    gelukt = "De afrekening is gedeeld."

    def get_titel(self) -> str:
        """Name what is shared."""
        return f"Afrekening {self.object.jaar}, versie {self.object.versie} delen"

    def get_mogelijkheid(self) -> Mogelijkheid[Afrekening]:
        """Tell whether this account may share it now."""
        return get_deelmogelijkheid(self.object, self.gebruiker)

    def handle(self, form: forms.Form) -> str:
        """Share the settlement, and have its reports made anew: they say which state it has."""
        gedeeld = deel(self.object, self.gebruiker)
        renew_rapporten(gedeeld, self.gebruiker)
        return self.get_annuleer_url()


class VaststellenView(_OvergangView):
    """Establish a settlement, after a confirmation: from then on it never changes."""

    gevolg = "Na het vaststellen verandert deze afrekening nooit meer. U kunt dit niet terugdraaien."
    recht = Recht.AFREKENING_VASTSTELLEN
    vraagt_bevestiging = True
    form_class = VaststelFormulier
    knop = "Stel definitief vast"
    gelukt = "De afrekening is vastgesteld."

    def get_titel(self) -> str:
        """Name what is established."""
        return f"Afrekening {self.object.jaar}, versie {self.object.versie} vaststellen"

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Ask about parked contracts only when there are any."""
        aantal: int = self.object.aantal_geparkeerd  # type: ignore[attr-defined]
        return VaststelFormulier(data, geparkeerd=aantal)

    def get_mogelijkheid(self) -> Mogelijkheid[Afrekening]:
        """Tell whether this account may establish it now."""
        return get_vaststelmogelijkheid(self.object, self.gebruiker)

    def handle(self, form: forms.Form) -> str:
        """Establish the settlement, and have its reports made anew, so that they say so."""
        met_geparkeerd = bool(form.cleaned_data.get("met_geparkeerd"))
        vast = stel_vast(self.object, self.gebruiker, met_geparkeerd=met_geparkeerd)
        renew_rapporten(vast, self.gebruiker)
        return self.get_annuleer_url()


class RapportenView(_OverAfrekening):
    """Ask for the reports of a settlement, for each municipality and provider; they are made by a job."""

    titel = "Rapporten maken"
    recht = Recht.RAPPORTEN_MAKEN
    inleiding = "Elke gemeente en elke aanbieder krijgt een eigen rapport: rekenblad, CSV en PDF."
    form_class = forms.Form
    knop = "Maak de rapporten"
    gelukt = "De rapporten worden gemaakt."

    def handle(self, form: forms.Form) -> str:
        """Start the job and lead to its progress."""
        taak = start_rapporten(self.object, self.gebruiker)
        if not taak.is_nieuw:
            self.gelukt = LOOPT_AL
        return get_bestemming("taak", taak.pk)
