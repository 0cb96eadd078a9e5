"""Pages about the settlement of a region and year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import (
    Nagekomentelling,
    count_nagekomen,
    find_contractafrekeningen,
    find_gemeentedelen,
    find_geparkeerd,
    find_nagekomen,
    find_rapporten,
    get_afkeurregels,
    get_afwikkeling,
    get_rapportstaat,
    get_terug_en_bij,
    get_totalen,
    group_rapporten,
    is_gemeentelijk,
)
from bekostiging.services import find_afrekeningmogelijkheden
from bekostiging.views.afrekeningdetail import Afrekeningdetail
from bekostiging.views.bedragen import (
    TE_VERREKENEN,
    Kerncijfer,
    explain_prikkel,
    explain_saldo,
    make_bedragkolommen,
    make_kerncijfers,
)
from bekostiging.views.grafiek import make_contractgrafiek, make_gemeentegrafiek
from bekostiging.views.kolommen import make_betaalkolom, make_contractkolommen
from bekostiging.views.tonen import get_statustoon, get_zegwijze
from inkoop.kern.bedragen import PER_CODE, SALDO
from inkoop.kern.codes import Richting
from inkoop.kern.opmaak import format_bedrag
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    Actie,
    Filters,
    Grafiek,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    Zoekfilter,
)
from inkoop.platform.toestanden.services import Mogelijkheid
from segmenten.models import BEKOSTIGINGSMODELLEN

_RICHTINGEN = {
    Richting.TERUGBETALING.value: "te_verrekenen__gt",
    Richting.BIJBETALING.value: "te_verrekenen__lt",
    Richting.GEEN.value: "te_verrekenen",
}


class Uitkomstfilter(Filters):
    """Choose contracts of a settlement."""

    zoek = Zoekfilter("contract__nummer", "contract__aanbieder__naam", label="Zoek contract of aanbieder")
    model = django_filters.ChoiceFilter(
        label="Bekostigingsmodel", choices=BEKOSTIGINGSMODELLEN, empty_label="Alle"
    )
    richting = django_filters.ChoiceFilter(
        label="Uitkomst", choices=Richting.choices, empty_label="Alle", method="choose_richting"
    )

    def choose_richting(self, rijen: QuerySet[Any], naam: str, waarde: str) -> QuerySet[Any]:
        """Keep the outcomes of which what they settle goes one way, as the column of who pays says it."""
        return rijen.filter(**{_RICHTINGEN[waarde]: 0})


class Uitkomsttabel(Tabel):
    """The outcome per contract."""

    bijschrift = "Uitkomst per contract"
    exportnaam = "afrekening-contracten"
    volgorde = "contract"
    filters: ClassVar[Any] = Uitkomstfilter
    leeg = "Er is geen contract afgerekend."
    kolommen: ClassVar[Sequence[Kolom]] = (
        *make_contractkolommen(),
        Kolom("budget", "Budget", Soort.BEDRAG, sorteer=True),
        *make_bedragkolommen(),
        make_betaalkolom(sorteer=True),
    )


class Correctietabel(Uitkomsttabel):
    """The same of a correction, with what it settles."""

    kolommen = (
        *Uitkomsttabel.kolommen[:-1],
        TE_VERREKENEN,
        make_betaalkolom(saldo="te_verrekenen", sorteer=True),
    )


class Deelfilter(Filters):
    """Choose among the parts of the own municipality."""

    zoek = Zoekfilter(
        "contractafrekening__contract__nummer",
        "contractafrekening__contract__aanbieder__naam",
        label="Zoek contract of aanbieder",
    )


class Deeltabel(Tabel):
    """The part of the own municipality in each contract, beside the total of that contract."""

    bijschrift = "Mijn gemeente per contract"
    exportnaam = "afrekening-gemeente"
    volgorde = "contract"
    filters = Deelfilter
    leeg = "Uw gemeente heeft in deze afrekening geen bedragen."
    kolommen = (
        *make_contractkolommen("contractafrekening__", sleutel="contractafrekening_id"),
        Kolom("gemeente__naam", "Gemeente", sorteer="gemeentevoorkomen__naam"),
        *make_bedragkolommen(),
        Kolom(
            "contracttotaal",
            "Heel contract",
            Soort.BEDRAG,
            waarde="contractafrekening__vergoeding",
            toelichting="vergoeding",
        ),
    )


class Correctiedeeltabel(Deeltabel):
    """The same of a correction, with what it settles."""

    kolommen = (*Deeltabel.kolommen[:-1], TE_VERREKENEN, Deeltabel.kolommen[-1])


class Parkeertabel(Tabel):
    """Contracts that could not be settled."""

    bijschrift = "Geparkeerde contracten"
    exportnaam = "geparkeerde-contracten"
    volgorde = "contract"
    leeg = "Er zijn geen geparkeerde contracten."
    kolommen = (
        *make_contractkolommen(pagina="contract", sleutel="contract_id"),
        Kolom("reden", "Wat ontbreekt of niet klopt"),
    )


class Nagekomentabel(Tabel):
    """What changed after a version was established."""

    bijschrift = "Wacht op correctie"
    exportnaam = "wacht-op-correctie"
    leeg = "Er wacht niets op een correctie."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            waarde=lambda n: n.contract.nummer if n.contract else "Hele regio",
            kop=True,
            link=lambda n: reverse("contract", args=[n.contract_id]) if n.contract else "",
        ),
        Kolom("aanbieder", "Aanbieder", waarde=lambda n: n.contract.aanbieder.naam if n.contract else ""),
        Kolom("soorten", "Wat er veranderde", waarde=lambda n: ", ".join(n.soorten)),
        Kolom("gezien_op", "Gezien op", Soort.MOMENT),
    )

    def get_kolommen(self) -> Sequence[Kolom]:
        """What it is that changed may be of a neighbour: a municipality reads of which contract it is."""
        is_eigen = is_gemeentelijk(self.request.user)  # type: ignore[arg-type]
        return [kolom for kolom in self.kolommen if not (is_eigen and kolom.naam == "soorten")]


class Gewijzigdtabel(Nagekomentabel):
    """The same of a version that is not established."""

    bijschrift = "Veranderd na deze berekening"
    exportnaam = "veranderd-na-berekening"


class AfrekeningView(Afrekeningdetail):
    """A settlement: totals, chart, outcome per contract, what was parked and what was rejected."""

    template_name = "bekostiging/afrekening.html"

    def get_titel(self) -> str:
        """Name year, region and version: windows of two versions must not be called the same."""
        afrekening = self.object
        return f"Afrekening {afrekening.jaar} {afrekening.regio.naam}, versie {afrekening.versie}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Afrekeningen", reverse("afrekeningen"))]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the difference, to establishing and to a new version."""
        afrekening, acties = self.object, []
        if self.stand.eerdere:
            adres = reverse("afrekening_verschil", args=[afrekening.pk])
            acties.append(Actie(f"Verschil met versie {self.stand.eerdere[0].versie}", adres))
        if self.stand.is_oud:
            return acties
        if has_recht(self.gebruiker, Recht.AFREKENING_MAKEN):
            is_vast = afrekening.status == Afrekeningstatus.VASTGESTELD
            opnieuw = urlencode({"regio": afrekening.regio_id, "jaar": afrekening.jaar})
            titel = "Correctie berekenen" if is_vast else "Opnieuw berekenen"
            adres = f"{reverse('afrekening_starten')}?{opnieuw}"
            acties.append(Actie(titel, adres, is_hoofdactie=self._is_achterhaald))
        acties += [
            Actie("Wie betaalt wat", reverse("afrekening_verrekening", args=[afrekening.pk])),
            Actie("Voor de jaarrekening", reverse("afrekening_jaarrekening", args=[afrekening.pk])),
        ]
        if has_recht(self.gebruiker, Recht.STEEKPROEF):
            acties.append(Actie("Steekproeven", reverse("steekproeven", args=[afrekening.pk])))
        # What is not made from the data of now is going to be refused.
        return acties if self._is_achterhaald else [*acties, *self._make_overgangsacties()]

    @cached_property
    def _nagekomen(self) -> Nagekomentelling | None:
        """What this account is told of changes since; of an old version that is of no use."""
        return None if self.stand.is_oud else count_nagekomen(self.gebruiker).get(self.object.pk)

    @property
    def _is_achterhaald(self) -> bool:
        is_open = self.object.status != Afrekeningstatus.VASTGESTELD
        return is_open and self._nagekomen is not None and has_recht(self.gebruiker, Recht.AFREKENING_MAKEN)

    @cached_property
    def _mogelijkheden(self) -> Sequence[Mogelijkheid[Afrekening]]:
        return find_afrekeningmogelijkheden(self.object, self.gebruiker)

    def _find_gesloten(self) -> list[Mogelijkheid[Afrekening]]:
        """Of an old version is told that it is old, and not for each act why it is closed.

        Who never does an act by the role is told nothing of it.
        """
        if self.stand.is_oud:
            return []
        return [
            mogelijkheid
            for mogelijkheid in self._mogelijkheden
            if not mogelijkheid.is_open and has_recht(self.gebruiker, mogelijkheid.overgang.recht)
        ]

    def _make_overgangsacties(self) -> list[Actie]:
        """What can be done now is a button; what cannot is a sentence on the page."""
        return [
            Actie(
                mogelijkheid.overgang.titel,
                reverse(f"afrekening_{mogelijkheid.overgang.code}", args=[self.object.pk]),
                is_hoofdactie=True,
            )
            for mogelijkheid in self._mogelijkheden
            if mogelijkheid.is_open
        ]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the outcome per contract, the parked contracts, and what changed since."""
        geparkeerd = find_geparkeerd(self.gebruiker).filter(afrekening=self.object)
        tabellen = {
            "uitkomsten": self._get_uitkomsten(),
            "geparkeerd": Parkeertabel(geparkeerd, self.request, voorvoegsel="geparkeerd"),
        }
        is_vast = self.object.status == Afrekeningstatus.VASTGESTELD
        if self._nagekomen or (is_vast and not self.stand.is_oud):
            klasse = Nagekomentabel if is_vast else Gewijzigdtabel
            nagekomen = find_nagekomen(self.gebruiker, self.object)
            tabellen["nagekomen"] = klasse(nagekomen, self.request, voorvoegsel="nagekomen")
        return tabellen

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the totals, the chart, the rejected prestaties, the versions and the downloads."""
        afrekening, gebruiker = self.object, self.gebruiker
        rapporten = find_rapporten(gebruiker, afrekening)
        return super().get_context_data(
            kerncijfers=self._make_kerncijfers(),
            is_eigen=is_gemeentelijk(gebruiker),
            statustoon=get_statustoon(afrekening),
            verrekening=self._describe_verrekening(),
            gesloten=self._find_gesloten(),
            nagekomen_tekst=self._nagekomen.tekst if self._nagekomen else "",
            is_achterhaald=self._is_achterhaald,
            beeld=_make_grafiek(kwargs["uitkomsten"]),
            afkeurregels=get_afkeurregels(afrekening.afgekeurd),
            mag_lijnen=has_recht(gebruiker, Recht.AFREKENINGREGELS),
            mag_rapporten=has_recht(gebruiker, Recht.RAPPORTEN),
            rapportgroepen=group_rapporten(rapporten, afrekening),
            rapportstaat=get_rapportstaat(gebruiker, afrekening, rapporten),
            mag_rapporten_maken=has_recht(gebruiker, Recht.RAPPORTEN_MAKEN) and not self.stand.is_oud,
            **kwargs,
        )

    def _make_kerncijfers(self) -> list[Kerncijfer]:
        totalen, is_eigen = get_totalen(self.object, self.gebruiker), is_gemeentelijk(self.gebruiker)
        uitleg = {
            "voorschot": f"Betaald in {self.object.jaar}",
            SALDO: self._explain_saldo(totalen.saldo, is_eigen=is_eigen),
        }
        if is_eigen:
            uitleg |= {"realisatie": "Van mijn gemeente", "vergoeding": "Aandeel van mijn gemeente"}
        else:
            uitleg["vergoeding"] = explain_prikkel(totalen.prikkel, PER_CODE["vergoeding"].in_het_kort)
        return make_kerncijfers(totalen, uitleg)

    def _explain_saldo(self, saldo: Decimal, *, is_eigen: bool) -> str:
        """Say what the balance nets, where it nets anything."""
        terug, bij = get_terug_en_bij(self.object, self.gebruiker)
        if not terug or not bij:
            return explain_saldo(saldo, is_eigen=is_eigen)
        return f"{format_bedrag(terug)} terug en {format_bedrag(bij)} bij"

    def _get_uitkomsten(self) -> Tabel:
        is_correctie = self.object.corrigeert is not None
        if is_gemeentelijk(self.gebruiker):
            delen = find_gemeentedelen(self.gebruiker, get_jaareinde(self.object.jaar))
            delen = delen.filter(contractafrekening__afrekening=self.object)
            deelklasse = Correctiedeeltabel if is_correctie else Deeltabel
            return deelklasse(delen, self.request, voorvoegsel="uitkomsten")
        contracten = find_contractafrekeningen(self.gebruiker).filter(afrekening=self.object)
        klasse = Correctietabel if is_correctie else Uitkomsttabel
        return klasse(contracten, self.request, voorvoegsel="uitkomsten")

    def _describe_verrekening(self) -> str:
        """What is due by a correction and before; of a municipality its own, with whomever it settles."""
        if self.object.corrigeert is None:
            return ""
        return get_afwikkeling(self.object, self.gebruiker).describe(get_zegwijze(self.gebruiker))


def _make_grafiek(uitkomsten: Tabel) -> Grafiek | None:
    rijen: Any = uitkomsten.bron
    make = make_gemeentegrafiek if isinstance(uitkomsten, Deeltabel) else make_contractgrafiek
    return make(rijen)
