"""The difference between a version of a settlement and the one before it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from bekostiging.models import Afrekening
from bekostiging.selectors import (
    Contractverschil,
    Verschilsoort,
    find_afrekeningen,
    is_gemeentelijk,
    verschil_met_vorige,
)
from bekostiging.views.tonen import get_afrekeningkruimels
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import DetailMetTabellen, Kolom, Kruimel, Soort, Tabel, Toon

SOORTEN: Mapping[Verschilsoort, tuple[str, Toon]] = {
    Verschilsoort.GELIJK: ("Gelijk", Toon.NEUTRAAL),
    Verschilsoort.GEWIJZIGD: ("Gewijzigd", Toon.INFO),
    Verschilsoort.NIEUW: ("Nieuw", Toon.GOED),
    Verschilsoort.VERDWENEN: ("Verdwenen", Toon.LET_OP),
    Verschilsoort.GEPARKEERD: ("Nu geparkeerd", Toon.LET_OP),
    Verschilsoort.NIET_MEER_GEPARKEERD: ("Niet meer geparkeerd", Toon.GOED),
    Verschilsoort.NOG_GEPARKEERD: ("Nog geparkeerd", Toon.LET_OP),
}


class Verschiltabel(Tabel):
    """What changed per contract."""

    bijschrift = "Gewijzigde contracten"
    exportnaam = "verschil"
    leeg = "Er is geen contract gewijzigd."
    kolommen = (
        Kolom("contract", "Contract", Soort.KORT, kop=True, sorteer=True),
        Kolom(
            "soort",
            "Wat",
            Soort.STATUS,
            waarde=lambda v: SOORTEN[v.soort][0],
            toon=lambda v: SOORTEN[v.soort][1],
        ),
        Kolom("oud", "Vergoeding was", Soort.BEDRAG, waarde=lambda v: v.bedragen["vergoeding"].oud),
        Kolom("nieuw", "Vergoeding is", Soort.BEDRAG, waarde=lambda v: v.bedragen["vergoeding"].nieuw),
        Kolom("verschil", "Verschil", Soort.BEDRAG, waarde=lambda v: v.bedragen["vergoeding"].verschil),
        Kolom("saldo", "Saldo is", Soort.BEDRAG, waarde=lambda v: v.bedragen["saldo"].nieuw),
        Kolom("reden", "Reden van parkeren"),
    )


class VerschilView(DetailMetTabellen):
    """What a version changed: in total, and for each contract that is not the same."""

    template_name = "bekostiging/verschil.html"
    recht = Recht.AFREKENINGEN
    object: Afrekening

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_titel(self) -> str:
        """Name both versions."""
        return f"Verschil tussen versie {self.verschil.vorige_versie} en {self.verschil.versie}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement."""
        return get_afrekeningkruimels(self.object)

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the contracts that are not the same; a first version has no difference (404)."""
        verschil = verschil_met_vorige(self.object, self.gebruiker)
        if verschil is None:
            raise Http404(f"Dit is de eerste versie; zie {reverse('afrekening', args=[self.object.pk])}")
        self.verschil = verschil
        gewijzigd: Sequence[Contractverschil] = verschil.gewijzigd
        return {"contracten": Verschiltabel(gewijzigd, self.request, voorvoegsel="contracten")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the totals before and after."""
        totalen = [(soort.titel, self.verschil.totaal[soort.code]) for soort in GEMEENTEBEDRAGEN]
        return super().get_context_data(
            verschil=self.verschil,
            totalen=totalen,
            is_gemeentelijk=is_gemeentelijk(self.gebruiker),
            **kwargs,
        )
