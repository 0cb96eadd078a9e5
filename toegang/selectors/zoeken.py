"""One search over all that has a number or a name, within what an account may see."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from contracten.models import Aanbieder, Contract
from inkoop.platform.databank.zoeken import KORTSTE_GELIJKENIS, zoek_tekst
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from segmenten.models import Gemeente, Perceel, Product, add_voorkomens
from toegang.models import Toewijzing

KORTSTE_VRAAG = 2
MEESTE_PER_GROEP = 20


@dataclass(frozen=True)
class Zoekuitslag:
    """What was found, per kind."""

    contracten: Sequence[Contract] = ()
    aanbieders: Sequence[Aanbieder] = ()
    percelen: Sequence[Perceel] = ()
    producten: Sequence[Product] = ()
    gemeenten: Sequence[Gemeente] = ()
    toewijzingen: Sequence[Toewijzing] = ()

    @property
    def aantal(self) -> int:
        """Number of rows that are shown."""
        return sum(len(getattr(self, veld.name)) for veld in fields(self))


def zoek(gebruiker: Gebruiker, vraag: str, peildatum: date) -> Zoekuitslag:
    """Search for a text of at least `KORTSTE_VRAAG` characters, named as on `peildatum`.

    The case does not matter. Where nothing of a kind holds the text, what is like it is found.
    """
    groepen: dict[str, Sequence[Any]] = {"aanbieders": _zoek_aanbieders(gebruiker, vraag)}
    if has_recht(gebruiker, Recht.CONTRACTEN):
        groepen["contracten"] = _zoek_contracten(gebruiker, vraag, peildatum)
    if has_recht(gebruiker, Recht.STRUCTUUR):
        groepen |= _zoek_structuur(gebruiker, vraag, peildatum)
    if has_recht(gebruiker, Recht.CLIENTEN):
        groepen["toewijzingen"] = _zoek_toewijzingen(gebruiker, vraag, peildatum)
    return Zoekuitslag(**groepen)


def find_gezochte_toewijzingen(
    rijen: QuerySet[Toewijzing], vraag: str, *, ruim: bool = False, hoogstens: int | None = None
) -> QuerySet[Toewijzing]:
    """Keep the allocations whose number or pseudonym holds a text, or (`ruim`) is like it.

    The database looks in an index for it, within the scope of who asks (ADR 0022).
    """
    gevonden = RawSQL("SELECT toewijzing_id FROM toegang_zoek(%s, %s, %s)", (vraag, ruim, hoogstens))
    return rijen.filter(pk__in=gevonden)


def _zoek_contracten(gebruiker: Gebruiker, vraag: str, peildatum: date) -> Sequence[Contract]:
    contracten = Contract.objects.zichtbaar_voor(gebruiker).select_related("aanbieder", "perceel__segment")
    gevonden = zoek_tekst(contracten, ("nummer", "raamovereenkomst"), vraag).order_by("nummer")
    return _snijd(add_voorkomens(gevonden, peildatum, "perceel__segment"))


def _zoek_aanbieders(gebruiker: Gebruiker, vraag: str) -> Sequence[Aanbieder]:
    aanbieders = Aanbieder.objects.zichtbaar_voor(gebruiker).select_related("regio")
    return _snijd(zoek_tekst(aanbieders, ("naam", "code"), vraag).order_by("naam"))


def _zoek_structuur(gebruiker: Gebruiker, vraag: str, peildatum: date) -> dict[str, Sequence[Any]]:
    percelen = Perceel.objects.zichtbaar_voor(gebruiker).op(peildatum).select_related("segment", "regio")
    percelen = add_voorkomens(percelen, peildatum, "segment")
    producten = Product.objects.zichtbaar_voor(gebruiker).op(peildatum).select_related("regio")
    gemeenten = Gemeente.objects.zichtbaar_voor(gebruiker).op(peildatum).select_related("regio")
    op_naam = ("voorkomen__naam", "code")
    return {
        "percelen": _snijd(zoek_tekst(percelen, ("code", "segmentvoorkomen__naam"), vraag).order_by("code")),
        "producten": _snijd(zoek_tekst(producten, op_naam, vraag).order_by("code")),
        "gemeenten": _snijd(zoek_tekst(gemeenten, op_naam, vraag).order_by("voorkomen__naam")),
    }


def _zoek_toewijzingen(gebruiker: Gebruiker, vraag: str, peildatum: date) -> Sequence[Toewijzing]:
    toewijzingen = Toewijzing.objects.zichtbaar_voor(gebruiker).order_by("nummer")
    toewijzingen = toewijzingen.select_related("contract__aanbieder", "gemeente", "client")
    toewijzingen = add_voorkomens(toewijzingen, peildatum, "gemeente")
    # Numbers look alike, so likeness is asked only where nothing holds the text.
    for ruim in (False, True) if len(vraag) >= KORTSTE_GELIJKENIS else (False,):
        if gevonden := _snijd(find_gezochte_toewijzingen(toewijzingen, vraag, ruim=ruim, hoogstens=200)):
            return gevonden
    return []


def _snijd(rijen: Any) -> list[Any]:
    return list(rijen[:MEESTE_PER_GROEP])
