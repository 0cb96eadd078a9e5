"""The difference between a version of a settlement and the one before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse

from bekostiging.models import Afrekening
from bekostiging.selectors import (
    Contractverschil,
    Verschilsoort,
    find_contractafrekeningen,
    is_gemeentelijk,
    verschil_met_vorige,
)
from bekostiging.views.afrekeningdetail import Afrekeningdetail
from contracten.models import Contract
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, SALDO
from inkoop.platform.schermen.services import Kolom, Soort, Tabel, Toon

SOORTEN: Mapping[Verschilsoort, tuple[str, Toon]] = {
    Verschilsoort.GELIJK: ("Gelijk", Toon.NEUTRAAL),
    Verschilsoort.GEWIJZIGD: ("Gewijzigd", Toon.INFO),
    Verschilsoort.NIEUW: ("Nieuw", Toon.GOED),
    Verschilsoort.VERDWENEN: ("Verdwenen", Toon.LET_OP),
    Verschilsoort.GEPARKEERD: ("Nu geparkeerd", Toon.LET_OP),
    Verschilsoort.NIET_MEER_GEPARKEERD: ("Niet meer geparkeerd", Toon.GOED),
    Verschilsoort.NOG_GEPARKEERD: ("Nog geparkeerd", Toon.LET_OP),
}


@dataclass(frozen=True)
class Verschilregel:
    """One contract that is not the same: what changed, of which provider, and the key of its outcome."""

    verschil: Contractverschil
    aanbieder: str
    sleutel: int | None

    @property
    def soort(self) -> str:
        """What happened, in words; other figures may come to the same outcome."""
        is_zelfde = not any(self.verschil.bedragen[code].verschil for code in ("vergoeding", SALDO))
        naam = SOORTEN[self.verschil.soort][0]
        anders = self.verschil.soort == Verschilsoort.GEWIJZIGD
        return f"{naam}, zelfde uitkomst" if anders and is_zelfde else naam

    @property
    def adres(self) -> str:
        """Where its explanation stands; empty when it has no outcome now."""
        return reverse("contractafrekening", args=[self.sleutel]) if self.sleutel else ""


def _make_verschilkolom(code: str, naam: str, titel: str, toelichting: str = "") -> Kolom:
    return Kolom(
        f"{code}_{naam}",
        titel,
        Soort.BEDRAG,
        waarde=lambda regel: getattr(regel.verschil.bedragen[code], naam),
        toelichting=toelichting,
    )


class Verschiltabel(Tabel):
    """What changed per contract."""

    bijschrift = "Gewijzigde contracten"
    exportnaam = "verschil"
    leeg = "Er is geen contract gewijzigd."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            waarde=lambda regel: regel.verschil.contract,
            kop=True,
            link=lambda regel: regel.adres,
        ),
        Kolom("aanbieder", "Aanbieder"),
        Kolom("soort", "Wat", Soort.STATUS, toon=lambda regel: SOORTEN[regel.verschil.soort][1]),
        _make_verschilkolom("vergoeding", "oud", "Vergoeding was"),
        _make_verschilkolom("vergoeding", "nieuw", "Vergoeding is"),
        _make_verschilkolom(SALDO, "oud", "Saldo was"),
        _make_verschilkolom(SALDO, "nieuw", "Saldo is"),
        _make_verschilkolom(SALDO, "verschil", "Verschil", "in het saldo"),
    )


_REDEN = Kolom("reden", "Reden van parkeren", waarde=lambda regel: regel.verschil.reden)


class Parkeerverschiltabel(Verschiltabel):
    """The same, where contracts are parked now."""

    kolommen = (*Verschiltabel.kolommen, _REDEN)


class VerschilView(Afrekeningdetail):
    """What a version changed: in total, and for each contract that is not the same."""

    template_name = "bekostiging/verschil.html"

    def find_adressen(self, versies: Iterable[Afrekening]) -> Mapping[int, str]:
        """Lead to the other versions themselves: a first one has no difference."""
        return {versie.pk: reverse("afrekening", args=[versie.pk]) for versie in versies}

    def get_titel(self) -> str:
        """Name both versions."""
        return f"Verschil tussen versie {self.verschil.vorige_versie} en {self.verschil.versie}"

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the contracts that are not the same; a first version has no difference (404)."""
        verschil = verschil_met_vorige(self.object, self.gebruiker)
        if verschil is None:
            raise Http404(f"Dit is de eerste versie; zie {reverse('afrekening', args=[self.object.pk])}")
        self.verschil = verschil
        regels = self._make_regels(verschil.gewijzigd)
        klasse = Parkeerverschiltabel if any(rij.verschil.reden for rij in regels) else Verschiltabel
        return {"contracten": klasse(regels, self.request, voorvoegsel="contracten")}

    def _make_regels(self, gewijzigd: Sequence[Contractverschil]) -> list[Verschilregel]:
        """Add the provider, and where the outcome of now stands."""
        contracten = Contract.objects.zichtbaar_voor(self.gebruiker).filter(
            regio=self.object.regio_id, nummer__in=[rij.contract for rij in gewijzigd]
        )
        namen = dict(contracten.values_list("nummer", "aanbieder__naam"))
        uitkomsten = find_contractafrekeningen(self.gebruiker).filter(afrekening=self.object)
        sleutels = dict(uitkomsten.values_list("contract__nummer", "pk"))
        return [
            Verschilregel(rij, namen.get(rij.contract, ""), sleutels.get(rij.contract)) for rij in gewijzigd
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the totals before and after."""
        totalen = [(soort.titel, self.verschil.totaal[soort.code]) for soort in GEMEENTEBEDRAGEN]
        return super().get_context_data(
            verschil=self.verschil,
            totalen=totalen,
            is_gemeentelijk=is_gemeentelijk(self.gebruiker),
            **kwargs,
        )
