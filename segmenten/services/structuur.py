"""Brings the purchase structure of a region to what a region bundle says.

Rows come in the form that `segmenten.bundel.get_structuur` gives: columns by name, other elements by
their code. An element that is named becomes as it is described, with all that lies within it; an element
that is not named stays as it is. Only differences are written.

What holds from a day to a day is changed in the row that holds on the day of the load: a bundle tells how
things are, not since when. What held before and what will hold later stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from inkoop.platform.databank.sync import Telling, Uitkomst, sync_rijen
from segmenten.models import (
    Budgetmaximum,
    Deelnemer,
    Expertise,
    Gemeente,
    Gemeentekeuze,
    Inwoners,
    Opslag,
    Perceel,
    Perceelvoorkomen,
    Product,
    Regio,
    Segment,
    Segmentvoorkomen,
    Sturing,
    Sturingselement,
    Traject,
    Uurtarief,
)
from segmenten.regels.regio import STURING
from segmenten.services.voorkomens import sync_met_voorkomens

Rij = dict[str, Any]
Verschil = dict[str, Telling]

_PERCEELKOLOMMEN = (
    "code",
    "soort",
    "model",
    "parameters",
    "uitzondering",
    "opdrachtgever",
    "aanbieders_minimaal",
    "aanbieders_maximaal",
    "aanbieders_streefaantal",
    "tussentijdse_toetreding",
    "looptijd_basis",
    "looptijd_verlengingen",
    "looptijd_boeggolf",
    "looptijd_maximaal",
    "contractvorm",
    "procedure",
    "bron",
)
_SEGMENTKOLOMMEN = (
    "code",
    "domeinen",
    "naam",
    "typering",
    "bron",
)


def write_regio(gegevens: Rij, *, is_demo: bool = False) -> tuple[Regio, Telling]:
    """Create the region, or change it where it differs.

    Args:
        gegevens: code, naam, opdrachtgever, afronding_percentage, een_bekostiging_per_segment, bron, bronnen.
        is_demo: marks the region as demonstration; a region that is one stays one.
    """
    waarden = {**gegevens, "is_demo": True} if is_demo else dict(gegevens)
    uitkomst = sync_rijen(Regio.objects.filter(code=gegevens["code"]), ["code"], [waarden])
    return uitkomst.rijen[(gegevens["code"],)], uitkomst.telling


def write_structuur(regio: Regio, gegevens: dict[str, list[Rij]], peildatum: date) -> Verschil:
    """Bring municipalities, steering, expertises, segments, products and what belongs to them to `gegevens`.

    Args:
        peildatum: the day on which `gegevens` holds.

    Returns:
        Per table how many rows were new, changed, removed and already right.
    """
    gemeenten = sync_met_voorkomens(
        regio, Gemeente, _number(gegevens["gemeenten"], ("code", "naam", "vanaf", "tot", "bron")), peildatum
    )
    expertises = _sync(regio, Expertise, _pick(gegevens["expertises"], ("code", "naam", "bron")))
    opslagen = _sync(regio, Opslag, _pick(gegevens["opslagen"], ("code", "naam", "percentage", "bron")))
    elementen = _save_sturingselementen(regio, gegevens["sturingselementen"])
    segmentrijen = [{**rij, "domeinen": rij["domeinen"] or [rij["domein"]]} for rij in gegevens["segmenten"]]
    segmenten = sync_met_voorkomens(regio, Segment, _number(segmentrijen, _SEGMENTKOLOMMEN), peildatum)
    sturing = _save_sturing(segmentrijen, segmenten, elementen, peildatum)
    producten = _save_producten(regio, gegevens["producten"], segmenten, peildatum)
    return {
        "gemeenten": gemeenten.telling,
        "inwoners": _save_inwoners(gegevens["gemeenten"], gemeenten),
        "expertises": expertises.telling,
        "uurtarieven": _save_uurtarieven(gegevens["expertises"], expertises),
        "opslagen": opslagen.telling,
        "segmenten": segmenten.telling,
        "sturing": sturing,
        "sturingselementen": elementen.telling + _remove_sturingselementen(regio, elementen),
        "budgetmaxima": _save_budgetmaxima(segmentrijen, segmenten),
        "producten": producten.telling,
        "trajecten": _save_trajecten(regio, gegevens["trajecten"], producten, expertises, peildatum),
        **_save_percelen(regio, segmentrijen, segmenten, gemeenten, peildatum),
    }


def _sync(regio: Regio, model: Any, rijen: Iterable[Rij]) -> Uitkomst[Any]:
    """Sync the rows of one table of the region by code."""
    met_regio = ({**rij, "regio_id": regio.pk} for rij in rijen)
    return sync_rijen(model.objects.filter(regio=regio), ["code"], met_regio)


def _pick(rijen: Iterable[Rij], kolommen: Sequence[str]) -> Iterator[Rij]:
    return ({kolom: rij[kolom] for kolom in kolommen} for rij in rijen)


def _number(rijen: Iterable[Rij], kolommen: Sequence[str]) -> Iterator[Rij]:
    """Pick the columns and give each row its place in the order of the bundle."""
    return ({**rij, "volgorde": plaats} for plaats, rij in enumerate(_pick(rijen, kolommen)))


def _save_inwoners(rijen: Sequence[Rij], gemeenten: Uitkomst[Any]) -> Telling:
    gewenst = [
        {"gemeente_id": gemeenten.get_pk(rij["code"]), "jaar": jaar, "aantal": aantal}
        for rij in rijen
        for jaar, aantal in rij["inwoners"].items()
    ]
    bestaand = Inwoners.objects.filter(gemeente__in=_get_pks(rijen, gemeenten))
    return sync_rijen(bestaand, ["gemeente_id", "jaar"], gewenst, verwijder=True).telling


def _save_uurtarieven(rijen: Sequence[Rij], expertises: Uitkomst[Any]) -> Telling:
    gewenst = [
        {"expertise_id": expertises.get_pk(rij["code"]), "jaar": jaar, "bedrag": bedrag}
        for rij in rijen
        for jaar, bedrag in rij["uurtarieven"].items()
    ]
    bestaand = Uurtarief.objects.filter(expertise__in=_get_pks(rijen, expertises))
    return sync_rijen(bestaand, ["expertise_id", "jaar"], gewenst, verwijder=True).telling


def _save_sturingselementen(regio: Regio, rijen: Sequence[Rij]) -> Uitkomst[Any]:
    """Save the elements by which the region steers; what is no longer among them goes after the texts did."""
    vast = [{"code": code, "naam": naam, "bron": None} for code, naam in STURING.items()]
    uitkomst = _sync(regio, Sturingselement, _number(rijen or vast, ("code", "naam", "bron")))
    genoemd = {rij["code"] for rij in rijen or vast}
    uitkomst.rijen = {sleutel: rij for sleutel, rij in uitkomst.rijen.items() if sleutel[0] in genoemd}
    return uitkomst


def _save_sturing(
    rijen: Sequence[Rij], segmenten: Uitkomst[Any], elementen: Uitkomst[Any], peildatum: date
) -> Telling:
    genoemd = {segmenten.get_pk(rij["code"]): rij for rij in rijen}
    geldend = Segmentvoorkomen.objects.op(peildatum).filter(segment__in=genoemd)
    gewenst = [
        {"segmentvoorkomen_id": pk, "element_id": elementen.get_pk(code), "tekst": tekst}
        for pk, segment in geldend.values_list("pk", "segment")
        for code, tekst in genoemd[segment]["sturing"].items()
        if tekst
    ]
    bestaand = Sturing.objects.filter(segmentvoorkomen__in=geldend)
    return sync_rijen(bestaand, ["segmentvoorkomen_id", "element_id"], gewenst, verwijder=True).telling


def _remove_sturingselementen(regio: Regio, elementen: Uitkomst[Any]) -> Telling:
    """Remove the elements that are no longer named; one with a text from before stays for who reads that."""
    genoemd = [rij.pk for rij in elementen.rijen.values()]
    over = Sturingselement.objects.filter(regio=regio).exclude(pk__in=genoemd)
    over = over.exclude(pk__in=Sturing.objects.values("element"))
    return Telling(verwijderd=over.delete()[0])


def _save_budgetmaxima(rijen: Sequence[Rij], segmenten: Uitkomst[Any]) -> Telling:
    gewenst = [
        {"segment_id": segmenten.get_pk(rij["code"]), "jaar": jaar, "bedrag": bedrag}
        for rij in rijen
        for jaar, bedrag in rij["budgetmaxima"].items()
    ]
    bestaand = Budgetmaximum.objects.filter(segment__in=_get_pks(rijen, segmenten))
    return sync_rijen(bestaand, ["segment_id", "jaar"], gewenst, verwijder=True).telling


def _get_pks(rijen: Iterable[Rij], uitkomst: Uitkomst[Any]) -> list[Any]:
    """Return the keys of the rows that are named; what lies within others is left alone."""
    return [uitkomst.get_pk(rij["code"]) for rij in rijen]


def _save_producten(
    regio: Regio, rijen: Sequence[Rij], segmenten: Uitkomst[Any], peildatum: date
) -> Uitkomst[Any]:
    kolommen = ("code", "naam", "categorie", "eenheid", "wet", "bron")
    gewenst = (
        {**eigen, "segment_id": segmenten.get_pk(rij["segment"])}
        for eigen, rij in zip(_pick(rijen, kolommen), rijen, strict=True)
    )
    return sync_met_voorkomens(regio, Product, gewenst, peildatum)


def _save_trajecten(
    regio: Regio,
    rijen: Sequence[Rij],
    producten: Uitkomst[Any],
    expertises: Uitkomst[Any],
    peildatum: date,
) -> Telling:
    kolommen = ("code", "naam", "uren_per_week", "doorlooptijd_dagen", "bron")
    gewenst = (
        {
            **eigen,
            "product_id": producten.get_pk(rij["product"]),
            "expertise_id": expertises.get_pk(rij["expertise"]),
        }
        for eigen, rij in zip(_pick(rijen, kolommen), rijen, strict=True)
    )
    return sync_met_voorkomens(regio, Traject, gewenst, peildatum).telling


def _save_percelen(
    regio: Regio,
    segmentrijen: Sequence[Rij],
    segmenten: Uitkomst[Any],
    gemeenten: Uitkomst[Any],
    peildatum: date,
) -> Verschil:
    rijen = [perceel for segment in segmentrijen for perceel in segment["percelen"]]
    gewenst = (
        {**eigen, "segment_id": segmenten.get_pk(segment["code"])}
        for segment in segmentrijen
        for eigen in _number(segment["percelen"], _PERCEELKOLOMMEN)
    )
    percelen = sync_met_voorkomens(regio, Perceel, gewenst, peildatum)
    genoemd = {percelen.get_pk(rij["code"]): rij for rij in rijen}
    geldend = Perceelvoorkomen.objects.op(peildatum).filter(perceel__in=genoemd)
    voorkomens = {pk: genoemd[perceel] for pk, perceel in geldend.values_list("pk", "perceel")}
    return {
        "percelen": percelen.telling,
        "deelnemers": _save_deelnemers(voorkomens, gemeenten),
        "gemeentekeuzes": _save_gemeentekeuzes(voorkomens, gemeenten),
    }


def _save_deelnemers(voorkomens: Mapping[int, Rij], gemeenten: Uitkomst[Any]) -> Telling:
    gewenst = [
        {"perceelvoorkomen_id": pk, "gemeente_id": gemeenten.get_pk(code)}
        for pk, rij in voorkomens.items()
        for code in rij["deelnemers"]
    ]
    bestaand = Deelnemer.objects.filter(perceelvoorkomen__in=voorkomens)
    return sync_rijen(bestaand, ["perceelvoorkomen_id", "gemeente_id"], gewenst, verwijder=True).telling


def _save_gemeentekeuzes(voorkomens: Mapping[int, Rij], gemeenten: Uitkomst[Any]) -> Telling:
    gewenst = [
        {"perceelvoorkomen_id": pk, "gemeente_id": gemeenten.get_pk(code), "keuze": keuze}
        for pk, rij in voorkomens.items()
        for code, keuze in rij["gemeentekeuzes"].items()
    ]
    bestaand = Gemeentekeuze.objects.filter(perceelvoorkomen__in=voorkomens)
    return sync_rijen(bestaand, ["perceelvoorkomen_id", "gemeente_id"], gewenst, verwijder=True).telling
