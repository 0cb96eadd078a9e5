"""The whole purchase structure of a region in plain rows: for an export, and to check a bundle against.

Other elements are named by their code, what lies within an element stands in it. The order is the
region's own where it has one, else that of the code, by code point whatever the database's language.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import Model
from django.db.models.query import QuerySet

from inkoop.platform.databank.geldigheid import GELDIGHEID
from segmenten.models import (
    Budgetmaximum,
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
    Voorkomen,
)
from segmenten.regels.regio import STURING

Rij = dict[str, Any]
_GEEN_KOLOM = frozenset(
    {
        "id",
        "regio_id",
        "gemeente_id",
        "perceel_id",
        "segment_id",
        "product_id",
        "traject_id",
        "expertise_id",
        "is_demo",
    }
)


def get_regiogegevens(regio: Regio) -> Rij:
    """Return the columns of the region itself, without its mark as a demonstration, and how it steers."""
    eigen = {kolom: getattr(regio, kolom) for kolom in _get_kolommen(Regio)}
    return {**eigen, "sturingselementen": _get_sturingselementen(regio)}


def _get_sturingselementen(regio: Regio) -> list[Rij]:
    """Return the elements in the order of the region; none where they are what they are without saying so."""
    elementen = _order(_get_rijen(Sturingselement.objects.filter(regio=regio)))
    is_vast = [(rij["code"], rij["naam"]) for rij in elementen] == list(STURING.items())
    return [] if is_vast and not any(rij["bron"] for rij in elementen) else elementen


def get_structuur(regio: Regio, peildatum: date) -> dict[str, list[Rij]]:
    """Return municipalities, expertises, surcharges, segments with percelen, products and trajectories.

    As they are on `peildatum`; an element of which nothing holds on that day is not there.
    """
    return {
        "gemeenten": _get_gemeenten(regio, peildatum),
        "expertises": _get_expertises(regio),
        "opslagen": _sort(_get_rijen(Opslag.objects.filter(regio=regio))),
        "producten": _sort(
            _get_geldend(Product.objects.op(peildatum).filter(regio=regio), segment="segment__code")
        ),
        "trajecten": _sort(
            _get_geldend(
                Traject.objects.op(peildatum).filter(regio=regio),
                product="product__code",
                expertise="voorkomen__expertise__code",
            )
        ),
        "segmenten": _get_segmenten(regio, peildatum),
    }


def _get_kolommen(model: type[Model]) -> list[str]:
    return [veld.attname for veld in model._meta.concrete_fields if veld.attname not in _GEEN_KOLOM]


def _get_rijen(rijen: QuerySet[Any], **codes: str) -> list[Rij]:
    """Return every column, and under the names in `codes` the codes of other elements."""
    return _read_rijen(rijen, {kolom: kolom for kolom in _get_kolommen(rijen.model)} | codes)


def _get_geldend(rijen: QuerySet[Any], **codes: str) -> list[Rij]:
    """Return the columns of elements together with those of what holds of them, as `_get_rijen` does."""
    voorkomen: type[Voorkomen] = rijen.model._meta.get_field("voorkomens").related_model
    paden = {kolom: f"voorkomen__{kolom}" for kolom in _get_kolommen(voorkomen) if kolom not in GELDIGHEID}
    return _read_rijen(rijen, {kolom: kolom for kolom in _get_kolommen(rijen.model)} | paden | codes)


def _read_rijen(rijen: QuerySet[Any], paden: dict[str, str]) -> list[Rij]:
    gevonden = rijen.values_list(*paden.values())
    return [dict(zip(paden, waarden, strict=True)) for waarden in gevonden]


def _sort(rijen: list[Rij]) -> list[Rij]:
    return sorted(rijen, key=itemgetter("code"))


def _order(rijen: list[Rij]) -> list[Rij]:
    """Return the rows in the region's own order, without the column that gives it."""
    gesorteerd = sorted(rijen, key=itemgetter("volgorde", "code"))
    for rij in gesorteerd:
        del rij["volgorde"]
    return gesorteerd


def _group(rijen: Iterable[tuple[str, Any, Any]]) -> dict[str, dict[Any, Any]]:
    """Return {code of the owner: {key: value}}."""
    groepen: dict[str, dict[Any, Any]] = defaultdict(dict)
    for eigenaar, sleutel, waarde in rijen:
        groepen[eigenaar][sleutel] = waarde
    return groepen


def _get_gemeenten(regio: Regio, peildatum: date) -> list[Rij]:
    inwoners = _group(
        Inwoners.objects.filter(gemeente__regio=regio).values_list("gemeente__code", "jaar", "aantal")
    )
    gemeenten = _order(_get_geldend(Gemeente.objects.op(peildatum).filter(regio=regio)))
    return [{**rij, "inwoners": inwoners.get(rij["code"], {})} for rij in gemeenten]


def _get_expertises(regio: Regio) -> list[Rij]:
    tarieven = _group(
        Uurtarief.objects.filter(expertise__regio=regio).values_list("expertise__code", "jaar", "bedrag")
    )
    expertises = _sort(_get_rijen(Expertise.objects.filter(regio=regio)))
    return [{**rij, "uurtarieven": tarieven.get(rij["code"], {})} for rij in expertises]


def _get_segmenten(regio: Regio, peildatum: date) -> list[Rij]:
    budgetten = _group(
        Budgetmaximum.objects.filter(segment__regio=regio).values_list("segment__code", "jaar", "bedrag")
    )
    percelen: dict[str, list[Rij]] = defaultdict(list)
    for perceel in _order(_get_percelen(regio, peildatum)):
        percelen[perceel.pop("segment")].append(perceel)
    geldend = Sturing.objects.filter(segmentvoorkomen__in=Segmentvoorkomen.objects.op(peildatum))
    sturing = _group(
        geldend.filter(segmentvoorkomen__segment__regio=regio).values_list(
            "segmentvoorkomen__segment__code", "element__code", "tekst"
        )
    )
    return [
        {
            **_split_domeinen(rij),
            "sturing": sturing.get(rij["code"], {}),
            "budgetmaxima": budgetten.get(rij["code"], {}),
            "percelen": percelen.get(rij["code"], []),
        }
        for rij in _order(_get_geldend(Segment.objects.op(peildatum).filter(regio=regio)))
    ]


def _split_domeinen(rij: Rij) -> Rij:
    """Name a single domain by itself, as most bundles do."""
    domeinen = rij["domeinen"]
    enkel = len(domeinen) == 1
    return {**rij, "domein": domeinen[0] if enkel else None, "domeinen": None if enkel else domeinen}


def _get_percelen(regio: Regio, peildatum: date) -> list[Rij]:
    geldend = Perceelvoorkomen.objects.op(peildatum).filter(perceel__regio=regio)
    keuzes = _group(
        Gemeentekeuze.objects.filter(perceelvoorkomen__in=geldend).values_list(
            "perceelvoorkomen__perceel__code", "gemeente__code", "keuze"
        )
    )
    deelnemers = _group(
        geldend.filter(deelnemers__isnull=False).values_list("perceel__code", "deelnemers__code", "pk")
    )
    return [
        {
            **rij,
            "gemeentekeuzes": keuzes.get(rij["code"], {}),
            "deelnemers": sorted(deelnemers.get(rij["code"], {})),
        }
        for rij in _get_geldend(Perceel.objects.op(peildatum).filter(regio=regio), segment="segment__code")
    ]
