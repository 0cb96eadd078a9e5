"""Contracts as lists show them and rows name them, and what there is to choose from in their filters."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Prefetch, Q, QuerySet

from contracten.models import Contract, Jaarafspraak
from inkoop.kern.periode import Periode
from inkoop.platform.bestanden.bron import Kolomtekst
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio, Segment, add_voorkomens
from segmenten.selectors import get_enige_regio

# How rows that somebody delivers name a contract.
CONTRACTKOLOM = Kolomtekst("Contract", "Het nummer van het contract.", "C-2022-014", ("contractnummer",))


def find_contracten(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Contract]:
    """Return the contracts an account may see; `afspraken` holds their agreements, the latest first.

    What they are about is as on `peildatum`.
    """
    contracten = Contract.objects.zichtbaar_voor(gebruiker)
    regio = get_enige_regio(gebruiker)
    if regio is not None:
        contracten = contracten.filter(regio=regio)
    afspraken = Jaarafspraak.objects.order_by("-jaar")
    gelezen = contracten.select_related("aanbieder", "perceel__segment").prefetch_related(
        Prefetch("jaarafspraken", afspraken, to_attr="afspraken")
    )
    return add_voorkomens(gelezen, peildatum, "perceel", "perceel__segment")


def find_lopende_contracten(gebruiker: Gebruiker, regio: Regio, periode: Periode) -> QuerySet[Contract]:
    """Return the contracts of a region that an account may see and that run on a day of a period."""
    contracten = Contract.objects.zichtbaar_voor(gebruiker).filter(regio=regio)
    if periode.eind is not None:
        contracten = contracten.filter(ingangsdatum__lte=periode.eind)
    return contracten.filter(Q(einddatum__isnull=True) | Q(einddatum__gte=periode.begin))


def find_segmenten_met_contract(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Segment]:
    """Return the segments in which an account sees a contract; a provider sees no other segments."""
    contracten = Contract.objects.zichtbaar_voor(gebruiker)
    segmenten = Segment.objects.op(peildatum).filter(pk__in=contracten.values("perceel__segment"))
    return segmenten.order_by_naam()


def has_afspraken(regio: Regio, jaar: int) -> bool:
    """Say whether anything is agreed in a region for a calendar year."""
    return Jaarafspraak.objects.filter(contract__regio=regio, jaar=jaar).exists()


def get_laatste_afspraakjaar(gebruiker: Gebruiker) -> int | None:
    """Return the latest year for which an account sees an agreement; None without any."""
    laatste: int | None = Jaarafspraak.objects.zichtbaar_voor(gebruiker).aggregate(jaar=Max("jaar"))["jaar"]
    return laatste


def sort_afgesproken(contract: Contract, jaren: Iterable[int]) -> list[int]:
    """Put the years for which a contract has an agreement first, and keep the order otherwise.

    A payment that was booked on a wrong year is no reason to show that year first.
    """
    afgesproken = set(Jaarafspraak.objects.filter(contract=contract).values_list("jaar", flat=True))
    return sorted(jaren, key=lambda jaar: jaar not in afgesproken)


def has_afgesproken_bedrag(contract: Contract, jaar: int) -> bool:
    """Say whether an amount is agreed for a calendar year: of the contract, or per municipality."""
    afspraken = Jaarafspraak.objects.filter(contract=contract, jaar=jaar)
    return afspraken.filter(Q(bedrag__isnull=False) | Q(gemeentebudgetten__isnull=False)).exists()
