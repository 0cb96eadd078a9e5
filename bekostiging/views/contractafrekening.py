"""Pages about the settlement of one contract, down to the prestaties."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from bekostiging.models import (
    Afrekeningstatus,
    Contractafrekening,
    Gemeenteafrekening,
    NagekomenWijziging,
)
from bekostiging.selectors import (
    add_te_verrekenen,
    add_te_verrekenen_delen,
    find_afwikkelingen,
    find_contractafrekeningen,
    find_nagekomen,
    find_rapporten,
    get_rapportstaat,
    get_stappen,
    get_zichtbare_gemeenten,
    group_rapporten,
)
from bekostiging.selectors.posten import add_tegenpartijen
from bekostiging.views.afrekeningen import Versiefilter, Versielijst
from bekostiging.views.bedragen import (
    TE_VERREKENEN,
    Kerncijfer,
    describe_budget,
    explain_prikkel,
    make_bedragkolommen,
    make_betaallinks,
    make_kerncijfers,
)
from bekostiging.views.kolommen import make_betaalkolom, make_contractkolommen
from bekostiging.views.tonen import (
    describe_gemeentebetaling,
    get_afrekeningkruimels,
    get_statustoon,
)
from bekostiging.views.versiedetail import Uitkomstdetail
from contracten.selectors import has_afgesproken_bedrag
from inkoop.kern.afwikkeling import say_aanbieder
from inkoop.kern.bedragen import get_bedragen
from inkoop.kern.codes import Model
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_bedrag
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, has_recht
from inkoop.platform.schermen.services import (
    Actie,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    Zoekfilter,
)
from segmenten.models import add_voorkomens


class Contractafrekeningfilter(Versiefilter):
    """Choose by year, state and contract."""

    sleutel = "afrekening"
    jaar = django_filters.NumberFilter(label="Jaar", field_name="afrekening__jaar")
    contract = Zoekfilter("contract__nummer", "contract__aanbieder__naam", label="Zoek contract of aanbieder")
    status = django_filters.ChoiceFilter(
        label="Status",
        field_name="afrekening__status",
        choices=Afrekeningstatus.choices,
        empty_label="Alle",
    )


_CONTRACT, _AANBIEDER = make_contractkolommen()


class Contractafrekeningtabel(Tabel):
    """Settlements of contracts over the years and versions."""

    bijschrift = "Afrekeningen per contract"
    exportnaam = "afrekeningen-per-contract"
    volgorde = "-jaar"
    filters: ClassVar[Any] = Contractafrekeningfilter
    leeg = "Er is nog geen contract afgerekend."
    kolommen: ClassVar[Sequence[Kolom]] = (
        _CONTRACT,
        Kolom(
            "jaar",
            "Jaar",
            Soort.KORT,
            waarde=lambda c: f"{c.afrekening.jaar}, versie {c.afrekening.versie}",
            sorteer=("afrekening__jaar", "afrekening__versie"),
        ),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda c: c.afrekening.get_status_display(),
            toon=lambda c: get_statustoon(c.afrekening),
        ),
        _AANBIEDER,
        *make_bedragkolommen(totaal=False),
        replace(TE_VERREKENEN, totaal=False),
        make_betaalkolom(saldo="te_verrekenen"),
    )


class ContractafrekeningenView(Versielijst):
    """The list of settlements per contract."""

    titel = "Afrekeningen per contract"
    inleiding = (
        "De uitkomst van elk contract, per jaar in de versie die geldt. "
        "De bedragen zijn van het hele contract. Wie betaalt, volgt uit wat te verrekenen is: bij een "
        "correctie alleen het verschil met wat is vastgesteld."
    )
    recht = Recht.CONTRACTUITKOMSTEN
    tabel_class = Contractafrekeningtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Contractafrekening]:
        """Return the settlements this user may see."""
        return find_contractafrekeningen(gebruiker)


class Gemeentetabel(Tabel):
    """The part of each municipality."""

    bijschrift = "Verdeling over de gemeenten"
    exportnaam = "gemeenten"
    leeg = "Er is niets te verdelen."
    volgorde = "gemeente"
    kolommen = (
        Kolom(
            "gemeente",
            "Gemeente",
            waarde=lambda g: g.gemeente.naam,
            sorteer="gemeentevoorkomen__naam",
            kop=True,
        ),
        *make_bedragkolommen(
            titels={"vergoeding": "Aandeel"},
            links=make_betaallinks("contractafrekening__contract_id", "contractafrekening__afrekening__jaar"),
        ),
        make_betaalkolom(describe_gemeentebetaling),
    )


class Correctiegemeentetabel(Gemeentetabel):
    """The same of a correction, with what it settles."""

    kolommen = (
        *Gemeentetabel.kolommen[:-1],
        TE_VERREKENEN,
        make_betaalkolom(describe_gemeentebetaling, saldo="te_verrekenen"),
    )


class ContractafrekeningView(Uitkomstdetail):
    """The settlement of a contract: the result in words, the municipalities, and the whole calculation."""

    template_name = "bekostiging/contractafrekening.html"
    recht = Recht.CONTRACTUITKOMSTEN

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Contractafrekening]:
        """Return the settlements this user may see."""
        rijen = Contractafrekening.objects.zichtbaar_voor(gebruiker).select_related(
            "contract__aanbieder",
            "contract__perceel__segment",
            "afrekening__regio",
            "afrekening__corrigeert",
            "overgenomen_van__afrekening",
        )
        return add_te_verrekenen(rijen)

    def get_titel(self) -> str:
        """Name contract and year."""
        return f"Afrekening {self.object.afrekening.jaar} van contract {self.object.contract.nummer}"

    def get_inleiding(self) -> str:
        """Say with whom the contract is."""
        contract = self.object.contract
        segment = contract.perceel.segment.get_naam_op(get_jaareinde(self.object.afrekening.jaar))
        return f"{contract.aanbieder.naam}, {segment}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement of the region, or to the own list."""
        if has_recht(self.gebruiker, Recht.AFREKENINGEN):
            return get_afrekeningkruimels(self.object.afrekening)
        return [Kruimel("Afrekeningen per contract", reverse("contractafrekeningen"))]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the contract and its year, and open the calculation as a whole (to print it)."""
        sleutel, jaar = self.object.contract_id, self.object.afrekening.jaar
        productie = Actie(f"Productie in {jaar}", f"{reverse('productie', args=[sleutel])}?jaar={jaar}")
        return [
            Actie("Bekijk het contract", reverse("contract", args=[sleutel])),
            *([productie] if has_recht(self.gebruiker, Recht.PRODUCTIE) else []),
            Actie("Hele berekening openen", "?open=alles#berekening"),
        ]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the municipalities whose part this user may see."""
        delen = Gemeenteafrekening.objects.zichtbaar_voor(self.gebruiker)
        eigen = delen.filter(contractafrekening=self.object).select_related(
            "gemeente", "contractafrekening__afrekening"
        )
        eigen = add_voorkomens(eigen, get_jaareinde(self.object.afrekening.jaar), "gemeente")
        klasse = Correctiegemeentetabel if self.object.afrekening.corrigeert else Gemeentetabel
        eigen = add_tegenpartijen(add_te_verrekenen_delen(eigen), self.object)
        return {"gemeenten": klasse(eigen, self.request, voorvoegsel="gemeenten")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the result in words and the steps."""
        afrekening = self.object
        zichtbaar = get_zichtbare_gemeenten(self.gebruiker)
        rapporten = self._find_rapporten()
        return super().get_context_data(
            conclusie=self._describe_uitkomst(),
            kerncijfers=_make_kerncijfers(afrekening),
            nagekomen=self._find_nagekomen(),
            statustoon=get_statustoon(afrekening.afrekening),
            modelnaam=MODELLEN[Model(afrekening.model)].naam,
            stappen=get_stappen(afrekening, zichtbaar),
            mag_lijnen=has_recht(self.gebruiker, Recht.AFREKENINGREGELS),
            is_open=self.request.GET.get("open") == "alles",
            heeft_rapporten=self._has_rapporten(),
            rapportgroepen=group_rapporten(rapporten, afrekening.afrekening),
            rapportstaat=get_rapportstaat(self.gebruiker, afrekening.afrekening, rapporten),
            is_deel=zichtbaar is not None,
            **kwargs,
        )

    def _find_nagekomen(self) -> NagekomenWijziging | None:
        """What changed of this contract since; of an old version that is of no use."""
        if self.stand.is_oud:
            return None
        rijen = find_nagekomen(self.gebruiker, self.object.afrekening)
        return rijen.filter(contract=self.object.contract_id).first()

    def _describe_uitkomst(self) -> str:
        """Say who pays whom: of a correction the difference, what was established before, and together."""
        return find_afwikkelingen([self.object], self.gebruiker)[self.object.pk].describe(say_aanbieder)

    def _find_rapporten(self) -> list[Bestand]:
        """A provider finds its reports here; others find them with the settlement of the region."""
        if not self._has_rapporten():
            return []
        return find_rapporten(self.gebruiker, self.object.afrekening)

    def _has_rapporten(self) -> bool:
        return has_recht(self.gebruiker, Recht.RAPPORTEN, Bereik.AANBIEDER)


def _make_kerncijfers(afrekening: Contractafrekening) -> list[Kerncijfer]:
    vergoeding = explain_prikkel(afrekening.prikkel, "Het eindbedrag")
    budget = afrekening.budget
    cijfers = []
    if budget is not None:
        is_afgesproken = has_afgesproken_bedrag(afrekening.contract, afrekening.afrekening.jaar)
        naam, uitleg = describe_budget(afrekening.soort, is_afgesproken=is_afgesproken)
        cijfers = [Kerncijfer(naam, format_bedrag(budget), uitleg)]
    toelichting, contract = {"vergoeding": vergoeding}, afrekening.contract_id
    return [
        *cijfers,
        *make_kerncijfers(get_bedragen(afrekening), toelichting, contract, afrekening.afrekening.jaar),
    ]
