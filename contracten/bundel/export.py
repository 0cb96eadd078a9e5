"""Providers and contracts of a region in plain rows: for an export, and to check a bundle against.

Ordered by code or number, by code point whatever the database's language.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    binnen, traject, product = {"contract__regio": regio}, "traject__code", "product__code"
    opslagen = _group(Contractopslag, "contract", binnen, {"code": "opslag__code"}, op=("code",))
    deelnemers = _group(Contractdeelnemer, "contract", binnen, {"code": "gemeente__code"}, op=("code",))
    maatwerk = _group(Maatwerk, "contract", binnen, {"traject": traject}, MAATWERKKOLOMMEN, op=("traject",))
    tarieven = _group(
        Tarief, "contract", binnen, {"product": product}, TARIEFKOLOMMEN, op=("product", "vanaf")
    )
    afspraken = _get_afspraken(regio)
    codes = {"aanbieder": "aanbieder__code", "perceel": "perceel__code"}
    contracten = _get_rijen(Contract, {"regio": regio}, codes, ("pk", *CONTRACTKOLOMMEN))
    for rij in contracten:
        pk = rij.pop("pk")
        rij["deelnemers"] = [deel["code"] for deel in deelnemers[pk]]
        rij["opslagen"] = [deel["code"] for deel in opslagen[pk]]
        rij["maatwerk"] = maatwerk[pk]
        rij["tarieven"] = tarieven[pk]
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
    model: Any,
    ouder: str,
    waar: Rij,
    codes: dict[str, str],
    kolommen: Sequence[str] = (),
    *,
    op: Sequence[str],
) -> dict[int, list[Rij]]:
    """Return the rows by the key of what they belong to, each group in the order of the columns `op`."""
    groepen: dict[int, list[Rij]] = defaultdict(list)
    for rij in _get_rijen(model, waar, codes, (f"{ouder}_id", *kolommen)):
        groepen[rij.pop(f"{ouder}_id")].append(rij)
    for groep in groepen.values():
        groep.sort(key=itemgetter(*op))
    return groepen


def _get_afspraken(regio: Regio) -> dict[int, list[Rij]]:
    """Return the agreements by contract, each with all that lies within it."""
    delen, prikkels = _get_afspraakdelen(regio), _get_prikkels(regio)
    per_contract: dict[int, list[Rij]] = defaultdict(list)
    for rij in _get_rijen(Jaarafspraak, {"contract__regio": regio}, {}, _JAARAFSPRAAK):
        pk, eigen_keuze = rij.pop("pk"), rij.pop("heeft_gemeentekeuze")
        rij |= {naam: per_afspraak[pk] for naam, per_afspraak in delen.items()}
        if not eigen_keuze:
            rij["gemeentekeuzes"] = None
        rij |= {naam: per_afspraak.get(pk) for naam, per_afspraak in prikkels.items()}
        per_contract[rij.pop("contract_id")].append(rij)
    return per_contract


def _get_afspraakdelen(regio: Regio) -> dict[str, Mapping[int, Any]]:
    """Return per kind of part what agreements say of it, by agreement; empty where one says nothing."""
    binnen, gemeente = {_VIA_AFSPRAAK: regio}, {"gemeente": "gemeente__code"}
    verdeling = _group(Verdeelgemeente, "jaarafspraak", binnen, gemeente, op=("gemeente",))
    verhoging = ("volgorde", *VERHOGINGKOLOMMEN)
    prestatie = ("volgorde", *PRESTATIEKOLOMMEN)
    return {
        "gemeentebudgetten": _get_per_gemeente(Gemeentebudget, regio, "bedrag"),
        "gemeentekeuzes": _get_per_gemeente(AfgesprokenGemeentekeuze, regio, "keuze"),
        "inwoners": _get_per_gemeente(AfgesprokenInwoners, regio, "aantal"),
        "verdeelgemeenten": defaultdict(
            list, {pk: [deel["gemeente"] for deel in rijen] for pk, rijen in verdeling.items()}
        ),
        "plekafspraken": _get_per_traject(Plekafspraak, regio),
        "trajectafspraken": _get_per_traject(Trajectafspraak, regio),
        "verhogingen": _group(Verhoging, "jaarafspraak", binnen, gemeente, verhoging, op=("volgorde",)),
        "prestaties": _group(
            AfgesprokenPrestatie, "jaarafspraak", binnen, {}, prestatie, op=("volgorde", "naam")
        ),
    }


def _get_per_gemeente(model: Any, regio: Regio, kolom: str) -> dict[int, dict[str, Any]]:
    """Return what was agreed by agreement and municipality."""
    delen: dict[int, dict[str, Any]] = defaultdict(dict)
    rijen = model.objects.filter(**{_VIA_AFSPRAAK: regio})
    for afspraak, gemeente, waarde in rijen.values_list("jaarafspraak_id", "gemeente__code", kolom):
        delen[afspraak][gemeente] = waarde
    return delen


def _get_per_traject(model: Any, regio: Regio) -> dict[int, dict[str, dict[str, Any]]]:
    """Return what was agreed by agreement, municipality and trajectory."""
    plekken: dict[int, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    rijen = model.objects.filter(**{_VIA_AFSPRAAK: regio})
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
        op=("vanaf",),
    )
    for rij in rijen[Prikkel.BONUS_MALUS]:
        rij[SCHALEN] = schalen[rij["pk"]][::-1]
    return {str(prikkel): _index(gevonden) for prikkel, gevonden in rijen.items()}


def _index(rijen: list[Rij]) -> dict[int, Rij]:
    return {rij.pop("jaarafspraak_id"): {k: w for k, w in rij.items() if k != "pk"} for rij in rijen}
