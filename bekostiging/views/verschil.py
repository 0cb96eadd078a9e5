"""The difference between a version of a settlement and an earlier one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from bekostiging.models import Afrekening
from bekostiging.selectors import (
    Afrekeningverschil,
    Bedragregel,
    Contractverschil,
    Verschilsoort,
    find_contractafrekeningen,
    is_gemeentelijk,
    verschil_met_vorige,
)
from bekostiging.views.afrekeningdetail import Afrekeningdetail
from contracten.models import Contract
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, SALDO
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.schermen.services import Kolom, Soort, Tabel, Toon
from segmenten.models import Gemeente

SOORTEN: Mapping[Verschilsoort, tuple[str, Toon]] = {
    Verschilsoort.GELIJK: ("Gelijk", Toon.NEUTRAAL),
    Verschilsoort.GEWIJZIGD: ("Gewijzigd", Toon.INFO),
    Verschilsoort.NIEUW: ("Nieuw", Toon.GOED),
    Verschilsoort.VERDWENEN: ("Verdwenen", Toon.LET_OP),
    Verschilsoort.GEPARKEERD: ("Nu geparkeerd", Toon.LET_OP),
    Verschilsoort.NIET_MEER_GEPARKEERD: ("Niet meer geparkeerd", Toon.GOED),
    Verschilsoort.NOG_GEPARKEERD: ("Nog geparkeerd", Toon.LET_OP),
}
# What in the address names the version to compare with.
MET = "met"


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
        if anders and self.verschil.is_alleen_verdeeld:
            return "Anders verdeeld over gemeenten"
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


def _make_bedragkolommen() -> tuple[Kolom, ...]:
    return (
        Kolom("bedrag", "Bedrag", Soort.KORT, waarde=lambda r: r.soort.titel),
        Kolom("was", "Was", Soort.BEDRAG, waarde=lambda r: r.bedrag.oud),
        Kolom("is", "Is", Soort.BEDRAG, waarde=lambda r: r.bedrag.nieuw),
        Kolom("verschil", "Verschil", Soort.BEDRAG, waarde=lambda r: r.bedrag.verschil),
    )


class Bedragtabel(Tabel):
    """Each amount of a contract that is another one, and always its saldo."""

    bijschrift = "Gewijzigde bedragen per contract"
    exportnaam = "verschil-bedragen"
    leeg = "Er is geen bedrag gewijzigd."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("contract", "Contract", Soort.KORT, kop=True),
        *_make_bedragkolommen(),
    )


class Gemeentebedragtabel(Tabel):
    """The same of the part of each municipality."""

    bijschrift = "Gewijzigde bedragen per gemeente"
    exportnaam = "verschil-gemeenten"
    leeg = "Het deel van geen gemeente is gewijzigd."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("contract", "Contract", Soort.KORT, kop=True),
        Kolom("gemeente", "Gemeente"),
        *_make_bedragkolommen(),
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
        """Return the contracts that are not the same, with each amount, also per municipality."""
        regels = self._make_regels(self.verschil.gewijzigd)
        klasse = Parkeerverschiltabel if any(rij.verschil.reden for rij in regels) else Verschiltabel
        bedragen = [regel for rij in self.verschil.gewijzigd for regel in rij.iter_regels()]
        tabellen: dict[str, Tabel] = {
            "contracten": klasse(regels, self.request, voorvoegsel="contracten"),
            "bedragen": Bedragtabel(bedragen, self.request, voorvoegsel="bedragen"),
        }
        if not is_gemeentelijk(self.gebruiker):
            delen = self._find_gemeenteregels()
            tabellen["gemeenten"] = Gemeentebedragtabel(delen, self.request, voorvoegsel="gemeenten")
        return tabellen

    def _find_gemeenteregels(self) -> list[Bedragregel]:
        """Find what is another amount of municipalities, by the names of then."""
        gemeenten = Gemeente.objects.op(get_jaareinde(self.object.jaar)).filter(regio=self.object.regio_id)
        namen = gemeenten.get_namen()
        return [
            replace(regel, gemeente=namen.get(regel.gemeente, regel.gemeente))
            for rij in self.verschil.gewijzigd
            for regel in rij.iter_gemeenteregels()
        ]

    @cached_property
    def verschil(self) -> Afrekeningverschil:
        """The difference with the chosen version; a first one has none (404)."""
        verschil = verschil_met_vorige(self.object, self.gebruiker, self._find_met())
        if verschil is None:
            raise Http404(f"Dit is de eerste versie; zie {reverse('afrekening', args=[self.object.pk])}")
        return verschil

    def _find_met(self) -> Afrekening | None:
        """Find the version that the address asks for; one that this account may not see does not exist."""
        eerdere = {str(rij.versie): rij for rij in self.stand.eerdere}
        gevraagd = self.request.GET.get(MET)
        if gevraagd is None:
            return next(iter(eerdere.values()), None)
        if gevraagd not in eerdere:
            raise Http404(gevraagd)
        return eerdere[gevraagd]

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
        """Add the totals before and after, and the other versions to compare with."""
        totalen = [(soort.titel, self.verschil.totaal[soort.code]) for soort in GEMEENTEBEDRAGEN]
        adres = reverse("afrekening_verschil", args=[self.object.pk])
        return super().get_context_data(
            verschil=self.verschil,
            totalen=totalen,
            is_gemeentelijk=is_gemeentelijk(self.gebruiker),
            andere=[
                (f"versie {rij.versie} ({rij.get_status_display().lower()})", f"{adres}?{MET}={rij.versie}")
                for rij in self.stand.eerdere
                if rij.versie != self.verschil.vorige_versie
            ],
            **kwargs,
        )
