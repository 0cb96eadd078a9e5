"""The page of what somebody should see."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Filters, Inzage, Kolom, Soort, Tabel, TabelView
from inkoop.signalen.models import Signaal
from inkoop.signalen.selectors import count_signalen
from inkoop.signalen.soorten import SOORTEN
from segmenten.models import add_voorkomens

NAMEN = {code: soort.naam for code, soort in SOORTEN.items()}


class Signaalfilter(Filters):
    """Choose by kind and year, or look in the text."""

    soort = django_filters.ChoiceFilter(label="Soort", choices=list(NAMEN.items()), empty_label="Alle")
    jaar = django_filters.NumberFilter(label="Jaar", min_value=1900, max_value=9999)
    zoek = django_filters.CharFilter(label="Zoek in de tekst", field_name="tekst", lookup_expr="icontains")


def get_onderwerp_url(signaal: Signaal) -> str:
    """Return the address of what a signal is about."""
    soort = SOORTEN.get(signaal.soort)
    return reverse(soort.onderwerp, args=[signaal.onderwerp_id]) if soort else ""


class Signaaltabel(Tabel):
    """Signals."""

    bijschrift = "Signalen"
    exportnaam = "signalen"
    volgorde = "soort"
    filters = Signaalfilter
    leeg = (
        "Er zijn geen signalen. Na elke keer laden kijkt Inkoop of er iets opvalt, zoals zorg die na het "
        "stoppen begint."
    )
    kolommen = (
        Kolom("tekst", "Wat is er", kop=True, link=get_onderwerp_url),
        Kolom("soort", "Soort", waarde=lambda s: NAMEN.get(s.soort, s.soort), sorteer=("zeldzaam", "soort")),
        Kolom("contract__nummer", "Contract", Soort.KORT, sorteer=True),
        Kolom("gemeente", "Gemeente", waarde=lambda s: str(s.gemeente) if s.gemeente else None),
        Kolom("jaar", "Jaar", Soort.KORT, sorteer=True),
        Kolom("sinds", "Gezien sinds", Soort.MOMENT, sorteer=True),
    )


class SignalenView(TabelView):
    """The list of signals, with what each kind means."""

    template_name = "signalen/signalen.html"
    titel = "Signalen"
    inleiding = (
        "Dit wordt niet geweigerd en telt mee, maar iemand hoort ernaar te kijken. Wat is hersteld, "
        "verdwijnt bij de volgende keer laden."
    )
    recht = Recht.SIGNALEN
    logt = "signalen"
    tabel_class = Signaaltabel

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return the lists that name a client: what is taken along, or what this page shows."""
        return super().find_inzagen() if any(map(self._names_client, self.getoond)) else []

    def _names_client(self, tabel: Tabel) -> bool:
        """Tell whether a client is named on the page, or anywhere in the file."""
        if self.vorm:
            rijen: Any = tabel.bron
            return bool(rijen.filter(over_client=True).exists())
        return any(rij.over_client for rij in tabel.pagina.rijen)

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Signaal]:
        """Return the signals this user may see, in order of how rare their kind is."""
        self.soorten = count_signalen(gebruiker)
        plaatsen = [
            When(soort=soort.code, then=Value(plaats)) for plaats, (soort, _) in enumerate(self.soorten)
        ]
        signalen = Signaal.objects.zichtbaar_voor(gebruiker).select_related("contract", "gemeente")
        signalen = signalen.annotate(zeldzaam=Case(*plaatsen, default=Value(len(plaatsen))))
        return add_voorkomens(signalen, self.peildatum, "gemeente")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how many there are of each kind, and what that means."""
        gekozen = self.request.GET.get("soort", "")
        soorten = [deel for deel in self.soorten if gekozen in ("", deel[0].code)]
        return super().get_context_data(soorten=soorten, gekozen=gekozen, **kwargs)
