"""Brings annual agreements and their incentives to what a region bundle says."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from contracten.models import (
    PRIKKELMODELLEN,
    AfgesprokenGemeentekeuze,
    AfgesprokenInwoners,
    AfgesprokenPrestatie,
    BonusMalusSchaal,
    Gemeentebudget,
    Jaarafspraak,
    Plekafspraak,
    Trajectafspraak,
    Verdeelgemeente,
    Verhoging,
)
from contracten.regels.jaarafspraak import AFSPRAAKKOLOMMEN, PRESTATIEKOLOMMEN, VERHOGINGKOLOMMEN
from contracten.regels.prikkel import SCHALEN, Schaalopgave, get_prikkelkolommen
from inkoop.kern.codes import Prikkel
from inkoop.kern.opgave import get_velden
from inkoop.platform.databank.sync import Telling, Uitkomst, sync_rijen

Rij = dict[str, Any]
Deel = tuple[int, Rij]


def write_jaarafspraken(
    per_contract: Sequence[Deel], gemeenten: dict[str, int], trajecten: dict[str, int]
) -> dict[str, Telling]:
    """Bring the agreements of the named contracts, with all that lies within them, to what their rows say.

    Args:
        per_contract: the key of a contract and its row, with `jaarafspraken`.
        gemeenten, trajecten: primary keys by code.
    """
    bestaand = Jaarafspraak.objects.filter(contract__in=[pk for pk, _ in per_contract])
    afspraken = sync_rijen(bestaand, ["contract_id", "jaar"], _get_afspraken(per_contract), verwijder=True)
    delen = [
        (afspraken.get_pk(contract, rij["jaar"]), rij)
        for contract, contractrij in per_contract
        for rij in contractrij["jaarafspraken"]
    ]
    return {
        "jaarafspraken": afspraken.telling,
        **_save_per_gemeente(delen, gemeenten, trajecten),
        "prestatieafspraken": _sync(
            AfgesprokenPrestatie, ["jaarafspraak_id", "naam"], delen, _get_prestaties(delen)
        ).telling,
        **_save_prikkels(delen),
    }


def _get_afspraken(per_contract: Iterable[Deel]) -> Iterator[Rij]:
    for contract, contractrij in per_contract:
        for rij in contractrij["jaarafspraken"]:
            yield {
                **{kolom: rij[kolom] for kolom in AFSPRAAKKOLOMMEN},
                "contract_id": contract,
                "heeft_gemeentekeuze": rij["gemeentekeuzes"] is not None,
            }


def _sync(model: Any, sleutel: Sequence[str], delen: Sequence[Deel], gewenst: Iterable[Rij]) -> Uitkomst[Any]:
    bestaand = model.objects.filter(jaarafspraak__in=[pk for pk, _ in delen])
    return sync_rijen(bestaand, sleutel, gewenst, verwijder=True)


def _save_per_gemeente(
    delen: Sequence[Deel], gemeenten: dict[str, int], trajecten: dict[str, int]
) -> dict[str, Telling]:
    """Save what an agreement says per municipality."""
    eigen, volgorde = ["jaarafspraak_id", "gemeente_id"], ["jaarafspraak_id", "volgorde"]
    per_traject = [*eigen, "traject_id"]

    def get_rijen(kolom: str, naam: str) -> Iterator[Rij]:
        return _iter_per_gemeente(delen, gemeenten, kolom, naam)

    def get_per_traject(kolom: str) -> Iterator[Rij]:
        return _iter_per_traject(get_rijen(kolom, "per_traject"), trajecten)

    soorten = (
        ("gemeentebudgetten", Gemeentebudget, eigen, get_rijen("gemeentebudgetten", "bedrag")),
        ("afgesproken_gemeentekeuzes", AfgesprokenGemeentekeuze, eigen, get_rijen("gemeentekeuzes", "keuze")),
        ("afgesproken_inwoners", AfgesprokenInwoners, eigen, get_rijen("inwoners", "aantal")),
        ("verdeelgemeenten", Verdeelgemeente, eigen, _get_verdeling(delen, gemeenten)),
        ("plekafspraken", Plekafspraak, per_traject, get_per_traject("plekafspraken")),
        ("trajectafspraken", Trajectafspraak, per_traject, get_per_traject("trajectafspraken")),
        ("verhogingen", Verhoging, volgorde, _get_verhogingen(delen, gemeenten)),
    )
    return {naam: _sync(model, sleutel, delen, rijen).telling for naam, model, sleutel, rijen in soorten}


def _iter_per_gemeente(
    delen: Iterable[Deel], gemeenten: dict[str, int], kolom: str, naam: str
) -> Iterator[Rij]:
    """Yield what a column says of each municipality, under a name."""
    for afspraak, rij in delen:
        for code, waarde in (rij[kolom] or {}).items():
            yield {"jaarafspraak_id": afspraak, "gemeente_id": gemeenten[code], naam: waarde}


def _iter_per_traject(rijen: Iterable[Rij], trajecten: dict[str, int]) -> Iterator[Rij]:
    for rij in rijen:
        for traject, aantal in rij.pop("per_traject").items():
            yield {**rij, "traject_id": trajecten[traject], "aantal": aantal}


def _get_verdeling(delen: Iterable[Deel], gemeenten: dict[str, int]) -> Iterator[Rij]:
    for afspraak, rij in delen:
        for code in rij["verdeelgemeenten"]:
            yield {"jaarafspraak_id": afspraak, "gemeente_id": gemeenten[code]}


def _get_verhogingen(delen: Iterable[Deel], gemeenten: dict[str, int]) -> Iterator[Rij]:
    for afspraak, rij in delen:
        for plaats, verhoging in enumerate(rij["verhogingen"]):
            eigen = {kolom: verhoging[kolom] for kolom in VERHOGINGKOLOMMEN}
            code = verhoging["gemeente"]
            yield {
                **eigen,
                "jaarafspraak_id": afspraak,
                "gemeente_id": gemeenten[code] if code else None,
                "volgorde": plaats,
            }


def _get_prestaties(delen: Iterable[Deel]) -> Iterator[Rij]:
    for afspraak, rij in delen:
        for plaats, prestatie in enumerate(rij["prestaties"]):
            eigen = {kolom: prestatie[kolom] for kolom in PRESTATIEKOLOMMEN}
            yield {**eigen, "jaarafspraak_id": afspraak, "volgorde": plaats}


def _save_prikkels(delen: Sequence[Deel]) -> dict[str, Telling]:
    uitkomsten = {
        prikkel: _sync(model, ["jaarafspraak_id"], delen, _get_prikkels(delen, prikkel))
        for prikkel, model in PRIKKELMODELLEN.items()
    }
    bonus = uitkomsten[Prikkel.BONUS_MALUS]
    schalen = (
        {
            "bonus_malus_id": bonus.get_pk(afspraak),
            **{kolom: schaal[kolom] for kolom in get_velden(Schaalopgave)},
        }
        for afspraak, rij in delen
        if rij[Prikkel.BONUS_MALUS] is not None
        for schaal in rij[Prikkel.BONUS_MALUS][SCHALEN]
    )
    bestaand = BonusMalusSchaal.objects.filter(bonus_malus__jaarafspraak__in=[pk for pk, _ in delen])
    return {
        **{str(prikkel): uitkomst.telling for prikkel, uitkomst in uitkomsten.items()},
        SCHALEN: sync_rijen(bestaand, ["bonus_malus_id", "vanaf"], schalen, verwijder=True).telling,
    }


def _get_prikkels(delen: Iterable[Deel], prikkel: Prikkel) -> Iterator[Rij]:
    kolommen = get_prikkelkolommen(prikkel)
    for afspraak, rij in delen:
        if rij[prikkel] is not None:
            yield {**{kolom: rij[prikkel][kolom] for kolom in kolommen}, "jaarafspraak_id": afspraak}
