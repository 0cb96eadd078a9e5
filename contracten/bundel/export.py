"""Providers and contracts of a region in plain rows: for an export, and to check a bundle against.

Ordered by code or number, by code point whatever the database's language.
"""

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from contracten.models import (
    PRIKKELMODELLEN,
    Aanbieder,
    AfgesprokenGemeentekeuze,
    AfgesprokenInwoners,
    AfgesprokenPrestatie,
    BonusMalusSchaal,
    Contract,
    Contractdeelnemer,
    Contractopslag,
    Gemeentebudget,
    Jaarafspraak,
    Maatwerk,
    Plekafspraak,
    Tarief,
    Trajectafspraak,
    Verdeelgemeente,
    Verhoging,
)
from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.contract import CONTRACTKOLOMMEN, MAATWERKKOLOMMEN
from contracten.regels.jaarafspraak import AFSPRAAKKOLOMMEN, PRESTATIEKOLOMMEN, VERHOGINGKOLOMMEN
from contracten.regels.prikkel import SCHALEN, Schaalopgave, get_prikkelkolommen
from contracten.regels.tarief import TARIEFKOLOMMEN
from inkoop.kern.codes import Prikkel
from inkoop.kern.opgave import get_velden
from segmenten.models import Regio

Rij = dict[str, Any]
_JAARAFSPRAAK = ("pk", "contract_id", "heeft_gemeentekeuze", *AFSPRAAKKOLOMMEN)
_VIA_AFSPRAAK = "jaarafspraak__contract__regio"


def get_aanbieders(regio: Regio) -> list[Rij]:
    """Return the providers of the region, ordered by code."""
    rijen = _get_rijen(Aanbieder, {"regio": regio}, {}, tuple(get_velden(Aanbiederopgave)))
    return sorted(rijen, key=itemgetter("code"))


def get_contractgegevens(regio: Regio) -> list[Rij]:
    """Return the contracts of the region with all that is agreed in them, ordered by number."""
    opslagen = _group(Contractopslag, "contract", {"contract__regio": regio}, {"code": "opslag__code"})
    deelnemers = _group(Contractdeelnemer, "contract", {"contract__regio": regio}, {"code": "gemeente__code"})
    maatwerk = _group(
        Maatwerk,
        "contract",
        {"contract__regio": regio},
        {"traject": "traject__code"},
        MAATWERKKOLOMMEN,
    )
    tarieven = _group(
        Tarief,
        "contract",
        {"contract__regio": regio},
        {"product": "product__code"},
        TARIEFKOLOMMEN,
    )
    afspraken = _get_afspraken(regio)
    codes = {"aanbieder": "aanbieder__code", "perceel": "perceel__code"}
    contracten = _get_rijen(Contract, {"regio": regio}, codes, ("pk", *CONTRACTKOLOMMEN))
    for rij in contracten:
        pk = rij.pop("pk")
        rij["deelnemers"] = sorted(deel["code"] for deel in deelnemers[pk])
        rij["opslagen"] = sorted(deel["code"] for deel in opslagen[pk])
        rij["maatwerk"] = sorted(maatwerk[pk], key=itemgetter("traject"))
        rij["tarieven"] = sorted(tarieven[pk], key=itemgetter("product", "vanaf"))
        rij["jaarafspraken"] = sorted(afspraken[pk], key=itemgetter("jaar"))
    return sorted(contracten, key=itemgetter("nummer"))


def _get_rijen(model: Any, waar: Rij, codes: dict[str, str], kolommen: Sequence[str]) -> list[Rij]:
    """Return the columns, and under the names in `codes` what they lead to."""
    gevonden: list[Rij] = list(model.objects.filter(**waar).values(*kolommen, *codes.values()))
    for rij in gevonden:
        for naam, pad in codes.items():
            rij[naam] = rij.pop(pad)
    return gevonden


def _group(
    model: Any, ouder: str, waar: Rij, codes: dict[str, str], kolommen: Sequence[str] = ()
) -> dict[int, list[Rij]]:
    """Return the rows by the key of what they belong to."""
    groepen: dict[int, list[Rij]] = defaultdict(list)
    for rij in _get_rijen(model, waar, codes, (f"{ouder}_id", *kolommen)):
        groepen[rij.pop(f"{ouder}_id")].append(rij)
    return groepen


def _get_afspraken(regio: Regio) -> dict[int, list[Rij]]:
    """Return the agreements by contract, each with all that lies within it."""
    binnen = {_VIA_AFSPRAAK: regio}
    gemeente = {"gemeente": "gemeente__code"}
    budgetten = _group(Gemeentebudget, "jaarafspraak", binnen, gemeente, ("bedrag",))
    keuzes = _group(AfgesprokenGemeentekeuze, "jaarafspraak", binnen, gemeente, ("keuze",))
    inwoners = _group(AfgesprokenInwoners, "jaarafspraak", binnen, gemeente, ("aantal",))
    verdeling = _group(Verdeelgemeente, "jaarafspraak", binnen, gemeente)
    plekken = _get_per_traject(Plekafspraak, regio)
    trajecten = _get_per_traject(Trajectafspraak, regio)
    verhogingen = _group(Verhoging, "jaarafspraak", binnen, gemeente, ("volgorde", *VERHOGINGKOLOMMEN))
    prestaties = _group(
        AfgesprokenPrestatie,
        "jaarafspraak",
        binnen,
        {},
        ("volgorde", *PRESTATIEKOLOMMEN),
    )
    prikkels = _get_prikkels(regio)
    per_contract: dict[int, list[Rij]] = defaultdict(list)
    for rij in _get_rijen(Jaarafspraak, {"contract__regio": regio}, {}, _JAARAFSPRAAK):
        pk = rij.pop("pk")
        eigen_keuze = rij.pop("heeft_gemeentekeuze")
        rij["gemeentebudgetten"] = {deel["gemeente"]: deel["bedrag"] for deel in budgetten[pk]}
        rij["gemeentekeuzes"] = (
            {deel["gemeente"]: deel["keuze"] for deel in keuzes[pk]} if eigen_keuze else None
        )
        rij["inwoners"] = {deel["gemeente"]: deel["aantal"] for deel in inwoners[pk]}
        rij["verdeelgemeenten"] = sorted(deel["gemeente"] for deel in verdeling[pk])
        rij["plekafspraken"] = plekken[pk]
        rij["trajectafspraken"] = trajecten[pk]
        rij["verhogingen"] = sorted(verhogingen[pk], key=itemgetter("volgorde"))
        rij["prestaties"] = sorted(prestaties[pk], key=itemgetter("volgorde", "naam"))
        for naam, per_afspraak in prikkels.items():
            rij[naam] = per_afspraak.get(pk)
        per_contract[rij.pop("contract_id")].append(rij)
    return per_contract


def _get_per_traject(model: Any, regio: Regio) -> dict[int, dict[str, dict[str, Any]]]:
    """Return what was agreed by agreement, municipality and trajectory."""
    plekken: dict[int, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    rijen = model.objects.filter(jaarafspraak__contract__regio=regio)
    for afspraak, gemeente, traject, aantal in rijen.values_list(
        "jaarafspraak_id", "gemeente__code", "traject__code", "aantal"
    ):
        plekken[afspraak][gemeente][traject] = aantal
    return plekken


def _get_prikkels(regio: Regio) -> dict[str, dict[int, Rij]]:
    """Return per incentive its row by agreement."""
    binnen = {_VIA_AFSPRAAK: regio}
    rijen = {
        prikkel: _get_rijen(model, binnen, {}, ("pk", "jaarafspraak_id", *get_prikkelkolommen(prikkel)))
        for prikkel, model in PRIKKELMODELLEN.items()
    }
    schalen = _group(
        BonusMalusSchaal,
        "bonus_malus",
        {f"bonus_malus__{_VIA_AFSPRAAK}": regio},
        {},
        tuple(get_velden(Schaalopgave)),
    )
    for rij in rijen[Prikkel.BONUS_MALUS]:
        rij[SCHALEN] = sorted(schalen[rij["pk"]], key=itemgetter("vanaf"), reverse=True)
    return {str(prikkel): _index(gevonden) for prikkel, gevonden in rijen.items()}


def _index(rijen: list[Rij]) -> dict[int, Rij]:
    return {rij.pop("jaarafspraak_id"): {k: w for k, w in rij.items() if k != "pk"} for rij in rijen}
