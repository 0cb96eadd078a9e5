"""The parts of a settlement: one municipality in one contract, with all that totals are made by.

Pages, reports and letters add up these, so that an amount is the same wherever it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening
from bekostiging.selectors.te_verrekenen import add_te_verrekenen_delen
from contracten.models import Betaling, Voorschot
from contracten.selectors import Contractindeling, Jaarbetaling, find_jaarbetalingen, get_indelingen
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.bedragen import Bedragen, add_bedragen, get_bedragen, get_richting
from inkoop.kern.codes import Afspraaksoort, Domein, Model
from inkoop.kern.geld import NUL, som
from inkoop.kern.indeling import Taakveld, describe_wet, find_taakveld
from inkoop.kern.jaarrekening import Aansluiting, Jaareindestand, make_jaareindestand
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.periode import get_jaareinde
from inkoop.kern.verrekening import (
    AANBIEDER,
    Betaler,
    Saldozin,
    Verrekenstaat,
    describe_gemeentesaldo,
    get_betaler,
    make_verrekenstaat,
    name_tegenpartijen,
)
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Gemeente, Perceelvoorkomen, Regio, add_voorkomens

GEEN_TAAKVELD = "Nog te bepalen"
_CONTRACT = "contractafrekening__contract"


@dataclass(frozen=True, kw_only=True)
class Post(Bedragen):
    """The part of one municipality in the settlement of one contract; amounts in euros.

    Attributes:
        sleutel: key of the settlement of the contract, where the explanation stands.
        jaar: the year of the care.
        versiesleutel: key of the version of the settlement.
        contractsleutel: key of the contract, where its payments stand.
        wet: the law under which it counts; None for more than one.
        betaler: who settles with the provider.
        betaling: what was paid, as it is booked now.
        te_verrekenen: the saldo, of a correction minus that of what it corrects.
        taakveld: the taakveld of Iv3; None when none follows from what is known.
        segmentcode, perceel, modelcode, soortcode: as the API and files for machines call them.
    """

    sleutel: int
    jaar: int
    versiesleutel: int
    contractsleutel: int
    contract: str
    aanbieder_code: str
    aanbieder: str
    segmentcode: str
    segment: str
    perceel: str
    perceelnaam: str
    modelcode: str
    model: str
    soortcode: str
    soort: str
    gemeente_code: str
    gemeente: str
    wet: Domein | None
    betaler: Betaler
    betaling: Jaarbetaling
    taakveld: Taakveld | None
    te_verrekenen: Decimal

    @property
    def wetnaam(self) -> str:
        """The law in words."""
        return describe_wet(self.wet)

    @property
    def wetcode(self) -> str:
        """The code of the law; empty for more than one."""
        return self.wet or ""

    @property
    def taakveldnaam(self) -> str:
        """The code of the taakveld in words: also that none follows."""
        return self.taakveldcode or GEEN_TAAKVELD

    @property
    def taakveldcode(self) -> str:
        """The code of the taakveld; empty when there is none."""
        return self.taakveld.code if self.taakveld else ""

    @property
    def tegenpartij(self) -> str:
        """With whom the municipality settles."""
        return self.betaler.get_tegenpartij(self.gemeente_code)

    @property
    def richting(self) -> str:
        """What the municipality still pays or gets, and to or from whom."""
        return describe_gemeentesaldo(self.te_verrekenen, self.tegenpartij)

    @property
    def opdrachtgever(self) -> str:
        """The name of who settles with the provider for the municipality; empty when it does so itself."""
        return self.betaler.naam

    @property
    def richtingcode(self) -> str:
        """The code of what is still settled."""
        return get_richting(self.te_verrekenen)

    @property
    def betalernaam(self) -> str:
        """Who settles with the provider, in words."""
        return self.betaler.naam or "De gemeente zelf"

    @property
    def richting_aanbieder(self) -> str:
        """What the provider still gets or pays back."""
        return get_richting(self.te_verrekenen).label

    @property
    def stand(self) -> Jaareindestand:
        """Its position on 31 December of the year of the care."""
        return make_jaareindestand(self, self.betaling.na_jaareinde)

    @property
    def te_ontvangen(self) -> Decimal:
        """What it gets on 31 December, if anything."""
        return max(self.stand.totaal, NUL)

    @property
    def te_betalen(self) -> Decimal:
        """What it pays on 31 December, if anything; never below zero."""
        return max(-self.stand.totaal, NUL)

    @property
    def aansluiting(self) -> Aansluiting:
        """Its settlement beside the payments as they are booked now."""
        return Aansluiting(
            afgerekend=som((self.voorschot, self.betaald)),
            geboekt=som((self.betaling.voorschot, self.betaling.betaald)),
            saldo=self.saldo,
        )


def find_posten(gebruiker: Gebruiker, afrekening: Afrekening) -> list[Post]:
    """Return the parts of a settlement that an account may see."""
    rijen = Gemeenteafrekening.objects.zichtbaar_voor(gebruiker)
    return read_posten(rijen.filter(contractafrekening__afrekening=afrekening), afrekening)


def read_posten(rijen: QuerySet[Gemeenteafrekening], afrekening: Afrekening) -> list[Post]:
    """Make parts of rows of one settlement, by name of the municipality, then by number of the contract.

    A fixed number of statements, whatever the number of rows.
    """
    peildatum = get_jaareinde(afrekening.jaar)
    gekozen = (
        add_te_verrekenen_delen(rijen)
        .select_related("gemeente", f"{_CONTRACT}__aanbieder", f"{_CONTRACT}__perceel__segment")
        .defer("contractafrekening__uitleg")
        .order_by(f"{_CONTRACT}__nummer")
    )
    paden = ("gemeente", f"{_CONTRACT}__perceel", f"{_CONTRACT}__perceel__segment")
    gelezen = sorted(add_voorkomens(gekozen, peildatum, *paden), key=lambda rij: rij.gemeente.naam)
    contracten = {rij.contractafrekening.contract_id: rij.contractafrekening.contract for rij in gelezen}
    indelingen = get_indelingen(contracten.values(), peildatum)
    betalers = _get_betalers(afrekening.regio, contracten.values(), peildatum)
    betalingen = find_jaarbetalingen(
        Voorschot.objects.filter(contract__in=contracten),
        Betaling.objects.filter(contract__in=contracten),
        afrekening.jaar,
    )
    return [
        make_post(
            rij,
            afrekening.jaar,
            indelingen[rij.contractafrekening.contract_id],
            betalers[rij.contractafrekening.contract_id],
            betalingen.get((rij.contractafrekening.contract_id, rij.gemeente_id), Jaarbetaling()),
        )
        for rij in gelezen
    ]


def _get_betalers(regio: Regio, contracten: Iterable[Any], peildatum: date) -> dict[int, Betaler]:
    namen = _get_namen(regio, peildatum)
    return {contract.pk: _make_betaler(contract.perceel.gelezen, regio, namen) for contract in contracten}


def _get_namen(regio: Regio, peildatum: date) -> dict[str, str]:
    gemeenten = Gemeente.objects.named_op(peildatum).filter(regio=regio)
    return {gemeente.code: gemeente.label for gemeente in gemeenten}


def _make_betaler(inrichting: Perceelvoorkomen | None, regio: Regio, namen: Mapping[str, str]) -> Betaler:
    return get_betaler((inrichting.opdrachtgever if inrichting else "", regio.opdrachtgever), namen)


def add_tegenpartijen(
    rijen: QuerySet[Gemeenteafrekening], uitkomst: Contractafrekening
) -> QuerySet[Gemeenteafrekening]:
    """Add to the parts of one contract with whom each municipality settles, as `tegenpartij`."""
    regio, peildatum = uitkomst.afrekening.regio, get_jaareinde(uitkomst.afrekening.jaar)
    inrichting = uitkomst.contract.perceel.find_op(peildatum)
    betaler = _make_betaler(inrichting, regio, _get_namen(regio, peildatum))
    zelf = When(gemeente__code=betaler.gemeente, then=Value(AANBIEDER))
    return rijen.annotate(tegenpartij=Case(zelf, default=Value(betaler.naam or AANBIEDER)))


def make_post(
    rij: Gemeenteafrekening,
    jaar: int,
    indeling: Contractindeling,
    betaler: Betaler,
    betaling: Jaarbetaling,
) -> Post:
    """Give the part; refuses a saldo that does not follow from the other amounts."""
    uitkomst = rij.contractafrekening
    contract = uitkomst.contract
    inrichting = contract.perceel.gelezen
    schaal = inrichting.soort if inrichting else ""
    return Post(
        sleutel=uitkomst.pk,
        jaar=jaar,
        versiesleutel=uitkomst.afrekening_id,
        contractsleutel=contract.pk,
        contract=contract.nummer,
        aanbieder_code=contract.aanbieder.code,
        aanbieder=contract.aanbieder.naam,
        segmentcode=contract.perceel.segment.code,
        segment=contract.perceel.segment.naam,
        perceel=contract.perceel.code,
        perceelnaam=contract.perceel.naam,
        modelcode=uitkomst.model,
        model=MODELLEN[Model(uitkomst.model)].naam,
        soortcode=uitkomst.soort,
        soort=AFSPRAKEN[Afspraaksoort(uitkomst.soort)].naam,
        gemeente_code=rij.gemeente.code,
        gemeente=rij.gemeente.naam,
        wet=indeling.wet,
        betaler=betaler,
        betaling=betaling,
        taakveld=find_taakveld(jaar, indeling.wet, indeling.categorieen, schaal),
        te_verrekenen=getattr(rij, "te_verrekenen", rij.saldo),
        **get_bedragen(rij).posten(),
    )


@dataclass(frozen=True, kw_only=True)
class Totaalregel(Bedragen):
    """Some parts together, named by what they share."""

    sleutel: tuple[str, ...]
    delen: Sequence[Post]

    @property
    def te_verrekenen(self) -> Decimal:
        """What these parts together still settle."""
        return som(post.te_verrekenen for post in self.delen)

    @property
    def stand(self) -> Jaareindestand:
        """The position on 31 December of these parts together."""
        return sum((post.stand for post in self.delen), Jaareindestand())

    @property
    def te_ontvangen(self) -> Decimal:
        """What these parts get together, of those that get something; a balance sheet keeps it apart."""
        return som(post.te_ontvangen for post in self.delen)

    @property
    def te_betalen(self) -> Decimal:
        """What these parts pay together, of those that pay something."""
        return som(post.te_betalen for post in self.delen)


def add_posten(posten: Iterable[Post], *velden: str) -> list[Totaalregel]:
    """Add parts up by attributes, such as wetnaam, segment and aanbieder; ordered by these."""
    groepen: dict[tuple[str, ...], list[Post]] = {}
    for post in posten:
        groepen.setdefault(tuple(str(getattr(post, veld)) for veld in velden), []).append(post)
    return [
        Totaalregel(sleutel=sleutel, delen=groep, **add_bedragen(groep).posten())
        for sleutel, groep in sorted(groepen.items())
    ]


def find_verrekenstaten(posten: Iterable[Post]) -> list[Verrekenstaat]:
    """Return the statement of each one that settles for others, by name; its parties add up to nothing."""
    per_betaler: dict[Betaler, dict[str, list[Decimal]]] = {}
    namen: dict[str, str] = {}
    for post in posten:
        namen[post.gemeente_code] = post.gemeente
        if post.betaler.naam:
            per_betaler.setdefault(post.betaler, {}).setdefault(post.gemeente_code, []).append(
                post.te_verrekenen
            )
    return [
        make_verrekenstaat(betaler, {code: som(saldi) for code, saldi in per_gemeente.items()}, namen)
        for betaler, per_gemeente in sorted(per_betaler.items(), key=lambda paar: paar[0].naam)
    ]


def make_saldozin(wie: str, jaar: int, posten: Sequence[Post]) -> Saldozin:
    """Say what `wie` still pays or gets over a year for these parts, by law."""
    wetten = [(wet, som(post.te_verrekenen for post in posten if post.wet == wet)) for wet in (*Domein, None)]
    return Saldozin(
        wie=wie,
        jaar=jaar,
        saldo=som(post.te_verrekenen for post in posten),
        tegenpartij=name_tegenpartijen(post.tegenpartij for post in posten if post.te_verrekenen),
        wetten=tuple((wet, saldo) for wet, saldo in wetten if saldo),
    )


def name_gemeenten(posten: Iterable[Post], regio: str) -> str:
    """Name whose parts these are: a municipality, or the region that they are part of."""
    gemeenten = {post.gemeente for post in posten}
    return gemeenten.pop() if len(gemeenten) == 1 else regio
