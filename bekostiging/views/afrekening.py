"""Pages about the settlement of a region and year."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from bekostiging.models import Afrekening, Afrekeningstatus, Contractafrekening, Gemeenteafrekening
from bekostiging.selectors import (
    find_afrekeningen,
    find_contractafrekeningen,
    find_gemeentedelen,
    find_geparkeerd,
    find_rapporten,
    find_versies,
    get_afkeurregels,
    get_totalen,
    is_gemeentelijk,
)
from bekostiging.services import find_afrekeningmogelijkheden
from bekostiging.views.bedragen import (
    UITKOMST,
    Kerncijfer,
    explain_prikkel,
    explain_saldo,
    make_bedragkolommen,
    make_kerncijfers,
)
from bekostiging.views.grafiek import make_contractgrafiek, make_gemeentegrafiek
from bekostiging.views.tonen import describe_richting, get_saldotoon, get_statustoon
from inkoop.kern.bedragen import PER_CODE, SALDO
from inkoop.kern.codes import Richting
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Filters,
    Grafiek,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
)
from inkoop.platform.toestanden.services import Mogelijkheid
from segmenten.models import BEKOSTIGINGSMODELLEN


class Afrekeningfilter(Filters):
    """Choose by year and state."""

    jaar = django_filters.NumberFilter(label="Jaar")
    status = django_filters.ChoiceFilter(label="Status", choices=Afrekeningstatus.choices, empty_label="Alle")


class Afrekeningtabel(Tabel):
    """Settlements with their totals."""

    bijschrift = "Afrekeningen"
    exportnaam = "afrekeningen"
    volgorde = "-jaar"
    filters = Afrekeningfilter
    leeg = "Er is nog geen afrekening gemaakt."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("regio__naam", "Regio", sorteer=True),
        Kolom(
            "jaar",
            "Jaar",
            Soort.KORT,
            waarde=lambda a: f"{a.jaar}, versie {a.versie}",
            sorteer=("jaar", "versie"),
            kop=True,
            link=lambda a: reverse("afrekening", args=[a.pk]),
        ),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda a: a.get_status_display(),
            sorteer="status",
            toon=get_statustoon,
        ),
        *make_bedragkolommen(UITKOMST, totaal=False, toelichtingen={SALDO: "betaald min vergoeding"}),
        Kolom("aantal_geparkeerd", "Geparkeerd", Soort.GETAL, toelichting="contracten"),
        Kolom("gemaakt_op", "Gemaakt op", Soort.MOMENT, sorteer=True),
    )


class EigenAfrekeningtabel(Afrekeningtabel):
    """The same with the amounts of the own municipalities."""

    kolommen = (
        *Afrekeningtabel.kolommen[:3],
        Kolom("eigen_vergoeding", "Vergoeding", Soort.BEDRAG, toelichting="mijn gemeente"),
        Kolom("eigen_saldo", "Saldo", Soort.BEDRAG, toelichting="mijn gemeente"),
        *Afrekeningtabel.kolommen[5:],
    )


class AfrekeningenView(TabelView):
    """The list of settlements, all versions."""

    titel = "Afrekeningen"
    inleiding = "Elke berekening van een jaar is een versie. Wat is vastgesteld, verandert niet meer."
    recht = Recht.AFREKENINGEN
    tabel_class = Afrekeningtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_tabel(self) -> Tabel:
        """Return the amounts this user may see."""
        klasse = EigenAfrekeningtabel if is_gemeentelijk(self.gebruiker) else Afrekeningtabel
        return klasse(self.get_queryset(self.gebruiker), self.request)

    def get_acties(self) -> Sequence[Actie]:
        """Let a contract manager start a settlement."""
        if not has_recht(self.gebruiker, Recht.AFREKENING_MAKEN):
            return ()
        return [Actie("Nieuwe afrekening", reverse("afrekening_starten"), is_hoofdactie=True)]


class Uitkomstfilter(Filters):
    """Choose contracts of a settlement."""

    zoek = django_filters.CharFilter(label="Zoek contract of aanbieder", method="find_tekst")
    model = django_filters.ChoiceFilter(
        label="Bekostigingsmodel", choices=BEKOSTIGINGSMODELLEN, empty_label="Alle"
    )
    richting = django_filters.ChoiceFilter(label="Uitkomst", choices=Richting.choices, empty_label="Alle")

    def find_tekst(
        self, rijen: QuerySet[Contractafrekening], naam: str, waarde: str
    ) -> QuerySet[Contractafrekening]:
        """Return the contracts whose number or provider holds the text."""
        return rijen.filter(Q(contract__nummer__bevat=waarde) | Q(contract__aanbieder__naam__bevat=waarde))


class Uitkomsttabel(Tabel):
    """The outcome per contract."""

    bijschrift = "Uitkomst per contract"
    exportnaam = "afrekening-contracten"
    volgorde = "contract"
    filters: ClassVar[Any] = Uitkomstfilter
    leeg = "Er is geen contract afgerekend."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            waarde=lambda c: c.contract.nummer,
            sorteer="contract__nummer",
            kop=True,
            link=lambda c: reverse("contractafrekening", args=[c.pk]),
        ),
        Kolom("aanbieder", "Aanbieder", waarde="contract__aanbieder__naam", sorteer=True),
        Kolom("budget", "Budget", Soort.BEDRAG, sorteer=True),
        *make_bedragkolommen(),
        Kolom(
            "uitkomst",
            "Wie betaalt",
            Soort.STATUS,
            waarde=lambda c: describe_richting(c.saldo),
            sorteer="saldo",
            toon=lambda c: get_saldotoon(c.saldo),
        ),
    )


class Deelfilter(Filters):
    """Choose among the parts of the own municipality."""

    zoek = django_filters.CharFilter(label="Zoek contract of aanbieder", method="find_tekst")

    def find_tekst(
        self, rijen: QuerySet[Gemeenteafrekening], naam: str, waarde: str
    ) -> QuerySet[Gemeenteafrekening]:
        """Return the contracts whose number or provider holds the text."""
        pad = "contractafrekening__contract"
        return rijen.filter(
            Q(**{f"{pad}__nummer__bevat": waarde}) | Q(**{f"{pad}__aanbieder__naam__bevat": waarde})
        )


class Deeltabel(Tabel):
    """The part of the own municipality in each contract, beside the total of that contract."""

    bijschrift = "Mijn gemeente per contract"
    exportnaam = "afrekening-gemeente"
    volgorde = "contract"
    filters = Deelfilter
    leeg = "Uw gemeente heeft in deze afrekening geen bedragen."
    kolommen = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            waarde=lambda g: g.contractafrekening.contract.nummer,
            sorteer="contractafrekening__contract__nummer",
            kop=True,
            link=lambda g: reverse("contractafrekening", args=[g.contractafrekening_id]),
        ),
        Kolom("aanbieder", "Aanbieder", waarde="contractafrekening__contract__aanbieder__naam", sorteer=True),
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


class Parkeertabel(Tabel):
    """Contracts that could not be settled."""

    bijschrift = "Geparkeerde contracten"
    exportnaam = "geparkeerde-contracten"
    volgorde = "contract"
    leeg = "Er zijn geen geparkeerde contracten."
    kolommen = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            waarde=lambda g: g.contract.nummer,
            sorteer="contract__nummer",
            kop=True,
            link=lambda g: reverse("contract", args=[g.contract_id]),
        ),
        Kolom("aanbieder", "Aanbieder", waarde="contract__aanbieder__naam", sorteer=True),
        Kolom("reden", "Wat ontbreekt of niet klopt"),
    )


class AfrekeningView(DetailMetTabellen):
    """A settlement: totals, chart, outcome per contract, what was parked and what was rejected."""

    template_name = "bekostiging/afrekening.html"
    recht = Recht.AFREKENINGEN
    object: Afrekening

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

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
        if afrekening.vorige is not None:
            acties.append(
                Actie(
                    f"Verschil met versie {afrekening.vorige.versie}",
                    reverse("afrekening_verschil", args=[afrekening.pk]),
                )
            )
        if (
            has_recht(self.gebruiker, Recht.AFREKENING_MAKEN)
            and afrekening.status == Afrekeningstatus.CONCEPT
        ):
            opnieuw = urlencode({"regio": afrekening.regio_id, "jaar": afrekening.jaar})
            acties.append(Actie("Opnieuw berekenen", f"{reverse('afrekening_starten')}?{opnieuw}"))
        return [*acties, *self._make_overgangsacties()]

    @cached_property
    def _mogelijkheden(self) -> Sequence[Mogelijkheid[Afrekening]]:
        return find_afrekeningmogelijkheden(self.object, self.gebruiker)

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
        """Return the outcome per contract and the parked contracts."""
        geparkeerd = find_geparkeerd(self.gebruiker).filter(afrekening=self.object)
        return {
            "uitkomsten": self._get_uitkomsten(),
            "geparkeerd": Parkeertabel(geparkeerd, self.request, voorvoegsel="geparkeerd"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the totals, the chart, the rejected prestaties, the versions and the downloads."""
        afrekening, gebruiker = self.object, self.gebruiker
        return super().get_context_data(
            kerncijfers=self._make_kerncijfers(),
            is_eigen=is_gemeentelijk(gebruiker),
            statustoon=get_statustoon(afrekening),
            gesloten=[mogelijkheid for mogelijkheid in self._mogelijkheden if not mogelijkheid.is_open],
            beeld=_make_grafiek(kwargs["uitkomsten"]),
            afkeurregels=get_afkeurregels(afrekening.afgekeurd),
            mag_lijnen=has_recht(gebruiker, Recht.AFREKENINGREGELS),
            versies=find_versies(afrekening, gebruiker),
            bestanden=find_rapporten(gebruiker, afrekening),
            mag_rapporten_maken=has_recht(gebruiker, Recht.RAPPORTEN_MAKEN),
            **kwargs,
        )

    def _make_kerncijfers(self) -> list[Kerncijfer]:
        totalen, is_eigen = get_totalen(self.object, self.gebruiker), is_gemeentelijk(self.gebruiker)
        uitleg = {"voorschot": f"Betaald in {self.object.jaar}", SALDO: explain_saldo(totalen.saldo)}
        if is_eigen:
            uitleg |= {"realisatie": "Van mijn gemeente", "vergoeding": "Aandeel van mijn gemeente"}
        else:
            uitleg["vergoeding"] = explain_prikkel(totalen.prikkel, PER_CODE["vergoeding"].in_het_kort)
        return make_kerncijfers(totalen, uitleg)

    def _get_uitkomsten(self) -> Tabel:
        if is_gemeentelijk(self.gebruiker):
            delen = find_gemeentedelen(self.gebruiker, get_jaareinde(self.object.jaar))
            delen = delen.filter(contractafrekening__afrekening=self.object)
            return Deeltabel(delen, self.request, voorvoegsel="uitkomsten")
        contracten = find_contractafrekeningen(self.gebruiker).filter(afrekening=self.object)
        return Uitkomsttabel(contracten, self.request, voorvoegsel="uitkomsten")


def _make_grafiek(uitkomsten: Tabel) -> Grafiek | None:
    rijen: Any = uitkomsten.bron
    make = make_gemeentegrafiek if isinstance(uitkomsten, Deeltabel) else make_contractgrafiek
    return make(rijen)
