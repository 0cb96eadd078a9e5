"""Brings elements, and what holds of them on a day, to wanted values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from inkoop.platform.databank.geldigheid import GELDIGHEID
from inkoop.platform.databank.sync import Telling, Uitkomst, sync_rijen
from segmenten.models import Regio, Voorkomen

Rij = dict[str, Any]
DAG = timedelta(days=1)


def sync_met_voorkomens(regio: Regio, model: Any, rijen: Iterable[Rij], peildatum: date) -> Uitkomst[Any]:
    """Bring the elements of a region to `rijen`; what varies goes into the row that holds on `peildatum`.

    An element without such a row gets one: with open ends when nothing was known of it, else only for the
    days between what held before and what will hold later.

    Args:
        rijen: per element its code and columns, of the element itself and of its occurrence.

    Returns:
        The elements by code. An element counts once, also when both its rows changed.
    """
    rijen = list(rijen)
    eigen = {veld.attname for veld in model._meta.concrete_fields}
    elementen: Uitkomst[Any] = sync_rijen(
        model.objects.filter(regio=regio), ["code"], (_take(rij, eigen, regio) for rij in rijen)
    )
    voorkomen = model._meta.get_field("voorkomens").related_model
    sleutel = f"{voorkomen.identiteit}_id"
    velden = {veld.attname for veld in voorkomen._meta.concrete_fields} - GELDIGHEID
    gewenst = {elementen.get_pk(rij["code"]): _take(rij, velden, regio) for rij in rijen}
    bestaand = voorkomen.objects.op(peildatum).filter(**{f"{sleutel}__in": list(gewenst)})
    gaten = _find_gaten(voorkomen, gewenst.keys() - set(bestaand.values_list(sleutel, flat=True)), peildatum)
    voorkomens = sync_rijen(
        bestaand,
        [sleutel],
        ({sleutel: pk, **waarden, **gaten.get(pk, {})} for pk, waarden in gewenst.items()),
    )
    elementen.telling = _count(elementen, {pk for (pk,) in voorkomens.nieuw | voorkomens.gewijzigd}, rijen)
    return elementen


def _take(rij: Rij, velden: set[str], regio: Regio) -> Rij:
    """Return the columns that are among `velden`, with the region where the table has one."""
    met_regio = {**rij, "regio_id": regio.pk}
    return {kolom: waarde for kolom, waarde in met_regio.items() if kolom in velden}


def _find_gaten(model: type[Voorkomen], sleutels: set[int], peildatum: date) -> Mapping[int, Rij]:
    """Return for elements of which nothing holds on `peildatum` from when to when nothing does."""
    gaten: dict[int, Rij] = defaultdict(lambda: {"vanaf": None, "tot": None})
    if not sleutels:
        return gaten
    element = f"{model.identiteit}_id"
    ander: Any = model._default_manager.filter(**{f"{element}__in": sleutels})
    for pk, vanaf, tot in ander.values_list(element, "vanaf", "tot"):
        gat = gaten[pk]
        if tot is not None and tot < peildatum:
            gat["vanaf"] = max(tot + DAG, gat["vanaf"] or tot + DAG)
        else:
            gat["tot"] = min(vanaf - DAG, gat["tot"] or vanaf - DAG)
    return gaten


def _count(elementen: Uitkomst[Any], geschreven: set[int], rijen: list[Rij]) -> Telling:
    codes = {(rij["code"],) for rij in rijen}
    gewijzigd = {
        code for code in codes if code in elementen.gewijzigd or elementen.get_pk(*code) in geschreven
    }
    gewijzigd -= elementen.nieuw
    ongewijzigd = len(codes) - len(elementen.nieuw) - len(gewijzigd)
    return Telling(len(elementen.nieuw), len(gewijzigd), 0, ongewijzigd)
