"""Settlements as pages show them, within what an account may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, NullIf

from bekostiging.models import (
    Afrekening,
    Afrekeningstatus,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
    NagekomenWijziging,
)
from bekostiging.selectors.afrekening import find_bindende_sleutels
from bekostiging.selectors.te_verrekenen import (
    add_te_verrekenen,
    add_te_verrekenen_delen,
    add_te_verrekenen_versies,
)
from bekostiging.selectors.versies import find_wachtende_sleutels
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN, SALDO, Bedragen, get_bedragen
from inkoop.kern.codes import Afkeurreden
from inkoop.kern.geld import NUL
from inkoop.kern.opmaak import format_aantal
from inkoop.platform.databank.geldigheid import make_geldt_op
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied
from segmenten.models import Gemeente, Perceelvoorkomen, add_voorkomens, get_gemeenten_van
from toegang.models import Toewijzing

_CONTRACTBEDRAGEN = tuple(soort.code for soort in BEDRAGSOORTEN)
_GEMEENTEBEDRAGEN = tuple(soort.code for soort in GEMEENTEBEDRAGEN)
# What lists show of a contract and of its settlement; the rest of those rows is wide and stays unread.
_VAN_CONTRACT = ("contract__nummer", "contract__aanbieder__naam")
_VAN_AFREKENING = tuple(
    f"afrekening__{veld}" for veld in ("jaar", "versie", "status", "regio", "corrigeert", "vastgesteld_op")
)


@dataclass(frozen=True)
class Afkeurregel:
    """How many prestaties were rejected for a reason."""

    reden: str
    tekst: str
    aantal: int


@dataclass(frozen=True)
class Nagekomentelling:
    """How much a version does not reckon with: of how many contracts, and whether of the region as a whole.

    Attributes:
        is_vast: whether the version is established.
        is_eigen: whether only contracts are counted in which the own municipality has a part.
    """

    contracten: int
    van_regio: bool
    is_vast: bool
    is_eigen: bool

    @property
    def tekst(self) -> str:
        """The same in sentences; amounts are known once they are computed."""
        waarin = " waarin uw gemeente een deel heeft" if self.is_eigen else ""
        delen = (
            [f"{format_aantal(self.contracten, 'contract', 'contracten')}{waarin}"] if self.contracten else []
        )
        delen += ["de hele regio"] if self.van_regio else []
        wat = f"is er iets veranderd bij {' en '.join(delen)}"
        if self.is_vast:
            return f"Na het vaststellen {wat}. Dat wacht op een correctie."
        return f"Na deze berekening {wat}. Dat telt pas mee in een nieuwe berekening."


def is_gemeentelijk(gebruiker: Gebruiker) -> bool:
    """Say whether an account sees only the amounts of its own municipalities."""
    return get_werkgebied(gebruiker) == Bereik.GEMEENTE


def find_afrekeningen(gebruiker: Gebruiker) -> QuerySet[Afrekening]:
    """Return the settlements an account may see, with the number of parked contracts and what they settle.

    For a municipal account `eigen_vergoeding` and `eigen_saldo` are those of its own municipalities, and so
    is `te_verrekenen`.
    """
    geparkeerd = GeparkeerdContract.objects.filter(afrekening=OuterRef("pk")).order_by()
    aantal = geparkeerd.values("afrekening").annotate(aantal=Count("pk")).values("aantal")
    afrekeningen = (
        Afrekening.objects.zichtbaar_voor(gebruiker)
        .select_related("regio", "gemaakt_door", "gedeeld_door", "vastgesteld_door", "vorige", "corrigeert")
        .annotate(aantal_geparkeerd=Coalesce(Subquery(aantal), 0))
    )
    if not is_gemeentelijk(gebruiker):
        return add_te_verrekenen_versies(afrekeningen)
    eigen = Gemeenteafrekening.objects.filter(gemeente__in=get_gemeenten_van(gebruiker))
    delen = eigen.filter(contractafrekening__afrekening=OuterRef("pk")).order_by()
    per_afrekening = delen.values("contractafrekening__afrekening")
    afrekeningen = afrekeningen.annotate(
        **{
            f"eigen_{veld}": Coalesce(Subquery(per_afrekening.annotate(som=Sum(veld)).values("som")), NUL)
            for veld in ("vergoeding", "saldo")
        }
    )
    return add_te_verrekenen_versies(afrekeningen, eigen)


def find_contractafrekeningen(gebruiker: Gebruiker) -> QuerySet[Contractafrekening]:
    """Return the settlements of contracts an account may see, with no more than lists show of them.

    `opdrachtgever` is who settles with the provider: that of the perceel, or else of the region.
    `te_verrekenen` is what they settle: the saldo, of a correction the difference.
    """
    rijen = (
        Contractafrekening.objects.zichtbaar_voor(gebruiker)
        .select_related("contract__aanbieder", "afrekening")
        .only("model", "soort", "budget", *_CONTRACTBEDRAGEN, *_VAN_CONTRACT, *_VAN_AFREKENING)
        .annotate(opdrachtgever=_get_opdrachtgever())
    )
    return add_te_verrekenen(rijen)


def _get_opdrachtgever() -> Coalesce:
    # The structure as it was at the end of the year of each settlement (`get_jaareinde`).
    jaareinde: Any = Func(
        OuterRef("afrekening__jaar"), Value(12), Value(31), function="make_date", output_field=DateField()
    )
    voorkomens = Perceelvoorkomen.objects.filter(
        make_geldt_op(jaareinde), perceel=OuterRef("contract__perceel")
    )
    van_perceel = Subquery(voorkomens.order_by().values("opdrachtgever")[:1])
    regio = "afrekening__regio__"
    return Coalesce(NullIf(van_perceel, Value("")), NullIf(f"{regio}opdrachtgever", Value("")), Value(""))


def find_gemeentedelen(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Gemeenteafrekening]:
    """Return the municipal parts of settlements an account may see, named as on `peildatum`.

    `te_verrekenen` is what they settle.
    """
    delen = (
        Gemeenteafrekening.objects.zichtbaar_voor(gebruiker)
        .select_related("gemeente", "contractafrekening__contract__aanbieder")
        .only(
            *_GEMEENTEBEDRAGEN,
            "gemeente__code",
            "contractafrekening__vergoeding",
            *(f"contractafrekening__{veld}" for veld in _VAN_CONTRACT),
        )
    )
    return add_voorkomens(add_te_verrekenen_delen(delen), peildatum, "gemeente")


def get_totalen(afrekening: Afrekening, gebruiker: Gebruiker) -> Bedragen:
    """Return the headline amounts: of the region, or of the own municipalities.

    Whose sight is limited to a law gets those of the contracts that are seen: one page counts one thing.
    """
    if is_gemeentelijk(gebruiker):
        delen = Gemeenteafrekening.objects.zichtbaar_voor(gebruiker)
        return _add(delen.filter(contractafrekening__afrekening=afrekening), _GEMEENTEBEDRAGEN)
    if gebruiker.wetten:
        contracten = Contractafrekening.objects.zichtbaar_voor(gebruiker)
        return _add(contracten.filter(afrekening=afrekening), _CONTRACTBEDRAGEN)
    return get_bedragen(afrekening)


def get_terug_en_bij(afrekening: Afrekening, gebruiker: Gebruiker) -> tuple[Decimal, Decimal]:
    """Return what comes back together and what is paid on top together, which the saldo nets; both positive.

    Of the contracts of the region, or of the parts of the own municipalities.
    """
    if is_gemeentelijk(gebruiker):
        rijen: QuerySet[Any] = Gemeenteafrekening.objects.zichtbaar_voor(gebruiker).filter(
            contractafrekening__afrekening=afrekening
        )
    else:
        rijen = Contractafrekening.objects.zichtbaar_voor(gebruiker).filter(afrekening=afrekening)
    sommen = rijen.aggregate(
        terug=Sum("saldo", filter=Q(saldo__gt=0)), bij=Sum("saldo", filter=Q(saldo__lt=0))
    )
    return sommen["terug"] or NUL, -(sommen["bij"] or NUL)


def _add(rijen: QuerySet[Any], soorten: Iterable[str]) -> Bedragen:
    sommen = rijen.aggregate(**{f"som_{code}": Sum(code) for code in soorten if code != SALDO})
    return Bedragen(**{naam.removeprefix("som_"): som or NUL for naam, som in sommen.items()})


def get_saldi(afrekeningen: Iterable[Afrekening], gebruiker: Gebruiker) -> dict[int, Decimal]:
    """Return the balance of settlements by their key: of the region, or of the own municipalities."""
    rijen = list(afrekeningen)
    if not is_gemeentelijk(gebruiker):
        return {rij.pk: rij.saldo for rij in rijen}
    delen = Gemeenteafrekening.objects.zichtbaar_voor(gebruiker)
    per_versie = delen.filter(contractafrekening__afrekening__in=rijen).order_by()
    sommen = dict(per_versie.values_list("contractafrekening__afrekening").annotate(Sum("saldo")))
    return {rij.pk: sommen.get(rij.pk, NUL) for rij in rijen}


def get_afkeurregels(afgekeurd: Mapping[str, int]) -> list[Afkeurregel]:
    """Return the rejected prestaties of a settlement per reason, in the order in which they are judged."""
    return [
        Afkeurregel(reden.value, reden.label, afgekeurd[reden.value])
        for reden in Afkeurreden
        if afgekeurd.get(reden.value)
    ]


def get_zichtbare_gemeenten(gebruiker: Gebruiker) -> set[str] | None:
    """Return the codes of the municipalities whose part an account may see; None for all of a contract."""
    if not is_gemeentelijk(gebruiker):
        return None
    gemeenten = Gemeente.objects.filter(pk__in=get_gemeenten_van(gebruiker))
    return set(gemeenten.values_list("code", flat=True))


def find_geparkeerd(gebruiker: Gebruiker) -> QuerySet[GeparkeerdContract]:
    """Return the parked contracts an account may see."""
    geparkeerd = GeparkeerdContract.objects.zichtbaar_voor(gebruiker)
    return geparkeerd.select_related("contract__aanbieder", "afrekening").only(
        "reden", *_VAN_CONTRACT, *_VAN_AFREKENING
    )


def find_nagekomen(gebruiker: Gebruiker, afrekening: Afrekening) -> QuerySet[NagekomenWijziging]:
    """Return what changed after a version was computed, as far as an account is told."""
    rijen = _find_verteld(gebruiker).filter(afrekening=afrekening)
    return rijen.select_related("contract__aanbieder").order_by(F("contract__nummer").asc(nulls_first=True))


def count_nagekomen(gebruiker: Gebruiker) -> dict[int, Nagekomentelling]:
    """Return by key of the versions that bind or wait what is not in them and an account is told."""
    rijen = _find_verteld(gebruiker).filter(
        Q(afrekening__in=find_bindende_sleutels(gebruiker))
        | Q(afrekening__in=find_wachtende_sleutels(gebruiker))
    )
    per_versie = rijen.order_by().values_list("afrekening", "afrekening__status")
    is_eigen = is_gemeentelijk(gebruiker)
    return {
        sleutel: Nagekomentelling(
            contracten, alles > contracten, status == Afrekeningstatus.VASTGESTELD, is_eigen
        )
        for sleutel, status, contracten, alles in per_versie.annotate(Count("contract"), Count("pk"))
    }


def _find_verteld(gebruiker: Gebruiker) -> QuerySet[NagekomenWijziging]:
    """Return what an account is told of changes after a version was computed.

    A municipality: of contracts in which it has a part, or care; of another one it would hear what its
    neighbours do. What it was that changed is told to who sees all of the contract alone.
    """
    rijen = NagekomenWijziging.objects.zichtbaar_voor(gebruiker)
    if not is_gemeentelijk(gebruiker):
        return rijen
    eigen = get_gemeenten_van(gebruiker)
    deel = Gemeenteafrekening.objects.filter(
        contractafrekening__afrekening=OuterRef("afrekening"),
        contractafrekening__contract=OuterRef("contract"),
        gemeente__in=eigen,
    )
    zorg = Toewijzing.objects.filter(contract=OuterRef("contract"), gemeente__in=eigen)
    return rijen.filter(Q(contract=None) | Exists(deel) | Exists(zorg))


def find_bindende_afrekeningen(gebruiker: Gebruiker) -> QuerySet[Afrekening]:
    """Return of each region and year only the version that binds."""
    return find_afrekeningen(gebruiker).filter(pk__in=find_bindende_sleutels(gebruiker))


def find_wachtende_versies(gebruiker: Gebruiker) -> QuerySet[Afrekening]:
    """Return the versions that wait behind the one that binds, in which an account may see an outcome."""
    eigen = Contractafrekening.objects.zichtbaar_voor(gebruiker).filter(
        afrekening__in=find_wachtende_sleutels(gebruiker)
    )
    versies = Afrekening.objects.filter(pk__in=eigen.order_by().values("afrekening"))
    return versies.select_related("regio").order_by("-jaar", "regio__naam", "versie")


def find_bindende_contractafrekeningen(gebruiker: Gebruiker) -> QuerySet[Contractafrekening]:
    """Return the outcomes an account may see, of each year in the version that binds."""
    return find_contractafrekeningen(gebruiker).filter(afrekening__in=find_bindende_sleutels(gebruiker))
