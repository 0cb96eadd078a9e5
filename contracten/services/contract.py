"""Brings providers and contracts to what a region bundle says.

Rows come in the form that `contracten.bundel.get_contractgegevens` gives, and were judged before
(`contracten.services.toets`). A contract that is named
becomes as it is described, with its tariffs and agreements; one that is not named stays as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from contracten.models import Aanbieder, Contract, Contractdeelnemer, Contractopslag, Maatwerk, Tarief
from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.contract import CONTRACTKOLOMMEN, MAATWERKKOLOMMEN
from contracten.regels.tarief import TARIEFKOLOMMEN
from contracten.services.jaarafspraak import write_jaarafspraken
from inkoop.kern.opgave import get_velden
from inkoop.platform.databank.sync import Telling, Uitkomst, sync_rijen
from segmenten.models import Gemeente, Opslag, Perceel, Product, Regio, Traject

Rij = dict[str, Any]
Verschil = dict[str, Telling]


@dataclass(frozen=True)
class Sleutels:
    """Primary keys by code of what contracts refer to."""

    aanbieders: dict[str, int]
    percelen: dict[str, int]
    producten: dict[str, int]
    trajecten: dict[str, int]
    opslagen: dict[str, int]
    gemeenten: dict[str, int]


def write_aanbieders(regio: Regio, rijen: Iterable[Rij]) -> Telling:
    """Bring the providers that are named to `rijen`."""
    gewenst = ({**{k: rij[k] for k in get_velden(Aanbiederopgave)}, "regio_id": regio.pk} for rij in rijen)
    return sync_rijen(Aanbieder.objects.filter(regio=regio), ["code"], gewenst).telling


def write_contracten(regio: Regio, rijen: Sequence[Rij]) -> Verschil:
    """Bring the contracts that are named, and all that lies within them, to `rijen`.

    Returns:
        Per table how many rows were new, changed, removed and already right.
    """
    sleutels = _get_sleutels(regio)
    contracten = sync_rijen(
        Contract.objects.filter(regio=regio), ["nummer"], _get_gewenst(regio, rijen, sleutels)
    )
    per_contract = [(contracten.get_pk(rij["nummer"]), rij) for rij in rijen]
    return {
        "contracten": contracten.telling,
        "contractdeelnemers": _sync_deel(
            Contractdeelnemer,
            ["contract_id", "gemeente_id"],
            per_contract,
            _get_deelnemers(per_contract, sleutels),
        ),
        "contractopslagen": _sync_deel(
            Contractopslag, ["contract_id", "opslag_id"], per_contract, _get_opslagen(per_contract, sleutels)
        ),
        "maatwerk": _sync_deel(
            Maatwerk, ["contract_id", "traject_id"], per_contract, _get_maatwerk(per_contract, sleutels)
        ),
        "tarieven": _sync_deel(
            Tarief,
            ["contract_id", "product_id", "vanaf"],
            per_contract,
            _get_tarieven(per_contract, sleutels),
        ),
        **write_jaarafspraken(per_contract, sleutels.gemeenten, sleutels.trajecten),
    }


def _get_sleutels(regio: Regio) -> Sleutels:
    return Sleutels(
        aanbieders=dict(Aanbieder.objects.filter(regio=regio).values_list("code", "pk")),
        percelen=dict(Perceel.objects.filter(regio=regio).values_list("code", "pk")),
        producten=dict(Product.objects.filter(regio=regio).values_list("code", "pk")),
        trajecten=dict(Traject.objects.filter(regio=regio).values_list("code", "pk")),
        opslagen=dict(Opslag.objects.filter(regio=regio).values_list("code", "pk")),
        gemeenten=dict(Gemeente.objects.filter(regio=regio).values_list("code", "pk")),
    )


def _get_gewenst(regio: Regio, rijen: Iterable[Rij], sleutels: Sleutels) -> Iterator[Rij]:
    for rij in rijen:
        yield {
            **{kolom: rij[kolom] for kolom in CONTRACTKOLOMMEN},
            "regio_id": regio.pk,
            "aanbieder_id": sleutels.aanbieders[rij["aanbieder"]],
            "perceel_id": sleutels.percelen[rij["perceel"]],
        }


def _sync_deel(
    model: Any, sleutel: Sequence[str], per_contract: Sequence[tuple[int, Rij]], gewenst: Iterable[Rij]
) -> Telling:
    """Sync what lies within the contracts that are named, and remove what they no longer have."""
    bestaand = model.objects.filter(contract__in=[pk for pk, _ in per_contract])
    uitkomst: Uitkomst[Any] = sync_rijen(bestaand, sleutel, gewenst, verwijder=True)
    return uitkomst.telling


def _get_deelnemers(per_contract: Iterable[tuple[int, Rij]], sleutels: Sleutels) -> Iterator[Rij]:
    for contract, rij in per_contract:
        for code in rij["deelnemers"]:
            yield {"contract_id": contract, "gemeente_id": sleutels.gemeenten[code]}


def _get_opslagen(per_contract: Iterable[tuple[int, Rij]], sleutels: Sleutels) -> Iterator[Rij]:
    for contract, rij in per_contract:
        for code in rij["opslagen"]:
            yield {"contract_id": contract, "opslag_id": sleutels.opslagen[code]}


def _get_maatwerk(per_contract: Iterable[tuple[int, Rij]], sleutels: Sleutels) -> Iterator[Rij]:
    for contract, rij in per_contract:
        for deel in rij["maatwerk"]:
            eigen = {kolom: deel[kolom] for kolom in MAATWERKKOLOMMEN}
            yield {**eigen, "contract_id": contract, "traject_id": sleutels.trajecten[deel["traject"]]}


def _get_tarieven(per_contract: Iterable[tuple[int, Rij]], sleutels: Sleutels) -> Iterator[Rij]:
    for contract, rij in per_contract:
        for deel in rij["tarieven"]:
            eigen = {kolom: deel[kolom] for kolom in TARIEFKOLOMMEN}
            yield {**eigen, "contract_id": contract, "product_id": sleutels.producten[deel["product"]]}
