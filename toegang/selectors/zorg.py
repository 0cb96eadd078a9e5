"""What there is to choose from in the filters of care, deliveries, and what counts of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.http import urlencode

from contracten.models import Tarief, get_aanbieders_van
from inkoop.platform.databank.zoeken import make_precies
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied
from segmenten.models import Gemeente, Product, Regio, add_voorkomens, get_gemeenten_van, get_regios_van
from segmenten.selectors import get_enige_regio
from toegang.models import Levering, Prestatie, Toewijzing, Zorgperiode


def find_gemeenten_met_zorg(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Gemeente]:
    """Return the municipalities of which an account may see allocations."""
    gemeenten = Gemeente.objects.op(peildatum).order_by_naam()
    if get_werkgebied(gebruiker) == Bereik.GEMEENTE:
        return gemeenten.filter(pk__in=get_gemeenten_van(gebruiker))
    return gemeenten.filter(regio__in=_get_regios(gebruiker))


def find_producten_met_zorg(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Product]:
    """Return the products that can be allocated in the regions of an account; a provider's own only."""
    if get_werkgebied(gebruiker) == Bereik.AANBIEDER:
        eigen = Tarief.objects.zichtbaar_voor(gebruiker).values("product")
        return Product.objects.op(peildatum).filter(pk__in=eigen).order_by("code")
    return Product.objects.op(peildatum).filter(regio__in=_get_regios(gebruiker)).order_by("code")


def find_toewijzingen(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Toewijzing]:
    """Return the allocations an account may see, with what a list shows of them, named as on `peildatum`.

    Read apart and not joined: before the page is cut out, a join would be made for every row.
    """
    toewijzingen = Toewijzing.objects.zichtbaar_voor(gebruiker)
    regio = get_enige_regio(gebruiker)
    if regio is not None:
        toewijzingen = toewijzingen.filter(regio=regio)
    met = add_zorg(toewijzingen).prefetch_related("client", "gemeente", "contract", "product", "traject")
    return add_voorkomens(met, peildatum, "gemeente", "product", "traject")


def add_zorg(toewijzingen: QuerySet[Toewijzing]) -> QuerySet[Toewijzing]:
    """Add to allocations the first and the last day of the care that was reported, as `start` and `stop`."""
    perioden = Zorgperiode.objects.filter(toewijzing=OuterRef("pk"))
    # By name, since the model tells of these attributes already.
    zorg = {
        "start": Subquery(perioden.order_by("start").values("start")[:1]),
        "stop": Subquery(perioden.order_by(F("start").desc(nulls_last=True)).values("stop")[:1]),
    }
    return toewijzingen.annotate(**zorg)


def add_credits(prestaties: QuerySet[Prestatie]) -> QuerySet[Prestatie]:
    """Add to prestaties, as `credit`, the reference of the line that took each back; None for the others."""
    credits_ = Prestatie.objects.filter(crediteert=OuterRef("pk")).order_by()
    return prestaties.annotate(credit=Subquery(credits_.values("nummer")[:1]))


def make_kenmerkvraag(nummer: str) -> str:
    """Return the query with which the page of an allocation shows one line, by its reference."""
    return f"{urlencode({'prestaties-kenmerk': make_precies(nummer)})}#tabel-prestaties"


def find_leveringen(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Levering]:
    """Return the deliveries of the regions in which an account works."""
    if isinstance(gebruiker, AnonymousUser):
        return Levering.objects.none()
    return Levering.objects.filter(regio__in=get_regios_van(gebruiker)).select_related("regio")


def count_tellend_op(regio: Regio, sleutels: Iterable[Sequence[str]]) -> int:
    """Return how many prestaties count on allocations of a region, by (gemeente, nummer)."""
    per_gemeente: dict[str, list[str]] = {}
    for gemeente, nummer in sleutels:
        per_gemeente.setdefault(gemeente, []).append(nummer)
    toewijzingen = Toewijzing.objects.filter(regio=regio, ingetrokken=False)
    tellend = Prestatie.objects.filter(regio=regio, goedgekeurd=True, gecrediteerd_door=None)
    return sum(
        tellend.filter(
            toewijzing__in=toewijzingen.filter(gemeente__code=gemeente, nummer__in=nummers)
        ).count()
        for gemeente, nummers in per_gemeente.items()
    )


def _get_regios(gebruiker: Gebruiker) -> QuerySet[Any, Any]:
    """Give the keys of the regions: those of its providers for a provider."""
    if get_werkgebied(gebruiker) == Bereik.AANBIEDER:
        return get_aanbieders_van(gebruiker).values("aanbieder__regio")
    return get_regios_van(gebruiker)
