"""One search over all that has a number or a name, within what an account may see."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from contracten.models import Aanbieder, Contract
from inkoop.platform.databank.zoeken import (
    KORTSTE_GELIJKENIS,
    add_precies,
    find_gelijkende_teksten,
    get_precies,
    zoek_gelijkenis,
    zoek_tekst,
)
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from segmenten.models import Gemeente, Perceel, Product, add_voorkomens
from toegang.models import Client, Toewijzing

KORTSTE_VRAAG = 2
MEESTE_PER_GROEP = 20


@dataclass(frozen=True)
class Zoekuitslag:
    """What was found, per kind; in each kind what is exactly the text stands first.

    `is_gelijkend` says that nothing of any kind holds the text: then this is what is like it.
    """

    contracten: Sequence[Contract] = ()
    aanbieders: Sequence[Aanbieder] = ()
    percelen: Sequence[Perceel] = ()
    producten: Sequence[Product] = ()
    gemeenten: Sequence[Gemeente] = ()
    toewijzingen: Sequence[Toewijzing] = ()
    is_gelijkend: bool = False

    @property
    def soorten(self) -> dict[str, Sequence[Any]]:
        """The kinds of which something was found, those with an exact hit first."""
        soorten = {
            veld.name: getattr(self, veld.name) for veld in fields(self) if veld.name != "is_gelijkend"
        }
        gevonden = [(naam, rijen) for naam, rijen in soorten.items() if rijen]
        return dict(sorted(gevonden, key=lambda paar: not paar[1][0].is_precies))


def zoek(gebruiker: Gebruiker, vraag: str, peildatum: date) -> Zoekuitslag:
    """Search for a text of at least `KORTSTE_VRAAG` characters, named as on `peildatum`.

    The case does not matter. Where nothing of any kind holds the text, what is like it is found.
    """
    gevonden = Zoekuitslag(**_zoek_groepen(gebruiker, vraag, peildatum, ruim=False))
    if gevonden.soorten or len(vraag) < KORTSTE_GELIJKENIS:
        return gevonden
    return Zoekuitslag(**_zoek_groepen(gebruiker, vraag, peildatum, ruim=True), is_gelijkend=True)


def find_gezochte_toewijzingen(
    rijen: QuerySet[Toewijzing], vraag: str, *, ruim: bool = False, hoogstens: int | None = None
) -> QuerySet[Toewijzing]:
    """Keep the allocations whose number or pseudonym holds a text, or (`ruim`) is like it.

    The database looks in an index for it, within the scope of who asks (ADR 0022).
    """
    gevonden = RawSQL("SELECT toewijzing_id FROM toegang_zoek(%s, %s, %s)", (vraag, ruim, hoogstens))
    return rijen.filter(pk__in=gevonden)


def find_gelijkende_nummers(rijen: QuerySet[Toewijzing], vraag: str) -> list[str]:
    """Return the few numbers and pseudonyms that are most like a text."""
    if len(vraag) < KORTSTE_GELIJKENIS or get_precies(vraag):
        return []
    lijkend = find_gezochte_toewijzingen(rijen, vraag, ruim=True, hoogstens=MEESTE_PER_GROEP)
    return find_gelijkende_teksten(lijkend, ("nummer",), vraag) or find_gelijkende_teksten(
        Client.objects.filter(pk__in=lijkend.values("client")), ("pseudoniem",), vraag
    )


def _zoek_groepen(gebruiker: Gebruiker, vraag: str, peildatum: date, *, ruim: bool) -> dict[str, Any]:
    groepen: dict[str, Any] = {"aanbieders": _zoek_aanbieders(gebruiker, vraag, ruim=ruim)}
    if has_recht(gebruiker, Recht.CONTRACTEN):
        groepen["contracten"] = _zoek_contracten(gebruiker, vraag, peildatum, ruim=ruim)
    if has_recht(gebruiker, Recht.STRUCTUUR):
        groepen |= _zoek_structuur(gebruiker, vraag, peildatum, ruim=ruim)
    if has_recht(gebruiker, Recht.CLIENTEN):
        groepen["toewijzingen"] = _zoek_toewijzingen(gebruiker, vraag, peildatum, ruim=ruim)
    return groepen


def _zoek_contracten(gebruiker: Gebruiker, vraag: str, peildatum: date, *, ruim: bool) -> Sequence[Contract]:
    contracten = Contract.objects.zichtbaar_voor(gebruiker).select_related("aanbieder", "perceel__segment")
    contracten = add_voorkomens(contracten, peildatum, "perceel__segment")
    return _zoek_in(contracten, ("nummer", "raamovereenkomst"), vraag, "nummer", ruim=ruim)


def _zoek_aanbieders(gebruiker: Gebruiker, vraag: str, *, ruim: bool) -> Sequence[Aanbieder]:
    aanbieders = Aanbieder.objects.zichtbaar_voor(gebruiker).select_related("regio")
    return _zoek_in(aanbieders, ("naam", "code"), vraag, "naam", ruim=ruim)


def _zoek_structuur(
    gebruiker: Gebruiker, vraag: str, peildatum: date, *, ruim: bool
) -> dict[str, Sequence[Any]]:
    percelen = Perceel.objects.zichtbaar_voor(gebruiker).op(peildatum).select_related("segment", "regio")
    percelen = add_voorkomens(percelen, peildatum, "segment")
    producten = Product.objects.zichtbaar_voor(gebruiker).op(peildatum).select_related("regio")
    gemeenten = Gemeente.objects.zichtbaar_voor(gebruiker).op(peildatum).select_related("regio")
    op_naam = ("voorkomen__naam", "code")
    return {
        "percelen": _zoek_in(percelen, ("code", "segmentvoorkomen__naam"), vraag, "code", ruim=ruim),
        "producten": _zoek_in(producten, op_naam, vraag, "code", ruim=ruim),
        "gemeenten": _zoek_in(gemeenten, op_naam, vraag, "voorkomen__naam", ruim=ruim),
    }


def _zoek_toewijzingen(
    gebruiker: Gebruiker, vraag: str, peildatum: date, *, ruim: bool
) -> Sequence[Toewijzing]:
    toewijzingen = Toewijzing.objects.zichtbaar_voor(gebruiker)
    toewijzingen = toewijzingen.select_related("contract__aanbieder", "gemeente", "client")
    toewijzingen = add_voorkomens(toewijzingen, peildatum, "gemeente")
    gevonden = find_gezochte_toewijzingen(toewijzingen, vraag, ruim=ruim, hoogstens=200)
    return _snijd(gevonden, ("nummer", "client__pseudoniem"), vraag, "nummer")


def _zoek_in(rijen: Any, velden: Sequence[str], vraag: str, volgorde: str, *, ruim: bool) -> list[Any]:
    gevonden = (zoek_gelijkenis if ruim else zoek_tekst)(rijen, velden, vraag)
    return _snijd(gevonden, velden, vraag, volgorde)


def _snijd(rijen: Any, velden: Sequence[str], vraag: str, volgorde: str) -> list[Any]:
    geordend = add_precies(rijen, velden, get_precies(vraag) or vraag).order_by("-is_precies", volgorde)
    return list(geordend[:MEESTE_PER_GROEP])
