"""Asking the same of a bundle and of the services, and what each refuses."""

import csv
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from django.db import DatabaseError, transaction

from contracten import services as contracten
from contracten.bundel import get_aanbieders, get_contractgegevens, iter_kpiscores, iter_voorschotten
from inkoop.kern.bezwaar import Bezwaar, Bezwaren, BezwarenError
from inkoop.kern.opgave import get_velden, make_opgave, pass_soorten
from inkoop.platform.bestanden.fouten import Bestandfout, BestandFoutenError
from inkoop.platform.bestanden.yamlschrijver import write_yaml
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten import services as segmenten
from segmenten.bundel import get_jaarcijfers, get_regiogegevens, get_structuur
from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import PEILMOMENT, copy_voorbeeld, load
from tests.inkoop.regiobundel.zelfde_woorden.geval import PR, RS, TW, VS, ZP, Geval, Zet
from toegang import services as toegang
from toegang.bundel import iter_resultaten, iter_toewijzingen, iter_zorgperioden
from toegang.models import Prestatie

JAARCIJFERS = "niveau,code,grootheid,waarde,eenheid\nsegment,wmo-s3a,uitgaven,1,euro\n"
Bron = Callable[[Regio], Iterator[tuple[Any, ...]]]


def put(doel: Any, zet: Zet) -> None:
    """Set values by path in nested groups and lists; a place just behind a list is added."""
    # A copy: what one case changes in it may not reach the next.
    for pad, waarde in deepcopy(dict(zet)).items():
        *tussen, laatste = re.findall(r"[^.\[\]]+", pad)
        hier = doel
        for stap in tussen:
            hier = hier[int(stap)] if isinstance(hier, list) else hier.setdefault(stap, {})
        if isinstance(hier, list) and int(laatste) == len(hier):
            hier.append(waarde)
        else:
            hier[int(laatste) if isinstance(hier, list) else laatste] = waarde


def change_bundel(map_: Path, bestand: str, zet: Zet, *, zonder_contracten: bool = False) -> None:
    """Put what is asked into the files of a bundle."""
    pad = map_ / bestand
    if pad.suffix == ".yaml":
        inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
        put(inhoud, zet)
        if zonder_contracten:
            del inhoud["contracten"]
            for overig in map_.glob("*.csv"):
                overig.unlink()
        pad.write_text(write_yaml(inhoud), encoding="utf-8")
        return
    with pad.open(newline="") as bron:
        rijen = list(csv.DictReader(bron))
    put(rijen, {veld: _write(waarde) for veld, waarde in zet.items()})
    with pad.open("w", newline="") as doel:
        schrijver = csv.DictWriter(doel, dict.fromkeys(naam for rij in rijen for naam in rij))
        schrijver.writeheader()
        schrijver.writerows(rijen)


def _write(waarde: Any) -> Any:
    """A value as a file has it, or a whole row of such values."""
    if isinstance(waarde, dict):
        return {naam: str(deel) for naam, deel in waarde.items()}
    return str(waarde)


def _save_prestaties(regio: Regio, opgaven: list[Any]) -> None:
    bezwaren = Bezwaren()
    toegang.take_prestaties(regio, pass_soorten(opgaven, bezwaren), bezwaren, PEILMOMENT)


def _iter_prestaties(regio: Regio) -> Iterator[tuple[Any, ...]]:
    kolommen = ("nummer", "toewijzing__nummer", "begindatum", "einddatum", "volume", "eenheid")
    yield from Prestatie.objects.filter(regio=regio).order_by("nummer").values_list(*kolommen)


def prepare(geval: Geval, tmp_path: Path) -> tuple[Path, Regio]:
    """Load the example and what must be there beside it."""
    map_ = copy_voorbeeld(geval.voorbeeld, tmp_path)
    if geval.eerst:
        change_bundel(map_, "regio.yaml", geval.eerst)
    if geval.bestand == "jaarcijfers.csv":
        (map_ / geval.bestand).write_text(JAARCIJFERS)
    return map_, load(map_).regio


RIJEN: dict[str, tuple[Any, Any, Bron]] = {
    TW: (toegang.save_toewijzingen, toegang.Toewijzingopgave, iter_toewijzingen),
    RS: (toegang.save_resultaten, toegang.Resultaatopgave, iter_resultaten),
    ZP: (toegang.save_zorgperioden, toegang.Zorgperiodeopgave, iter_zorgperioden),
    PR: (_save_prestaties, toegang.Prestatieopgave, _iter_prestaties),
    VS: (contracten.save_voorschotten, contracten.Voorschotopgave, iter_voorschotten),
    "kpis.csv": (contracten.save_kpiscores, contracten.Kpiscoreopgave, iter_kpiscores),
}


def find_in_bundel(geval: Geval, map_: Path) -> list[Bestandfout]:
    """Ask it by a bundle."""
    change_bundel(map_, geval.bestand, geval.zet, zonder_contracten=geval.zonder_contracten)
    try:
        with transaction.atomic():
            load(map_)
    except BestandFoutenError as fout:
        return [f for f in fout.fouten if (f.bestand, f.veld) == (geval.bestand, geval.veld)]
    return []


def find_in_dienst(geval: Geval, regio: Regio) -> list[Bezwaar]:
    """Ask it of the services, of what is there with what is asked put into it."""
    try:
        with met_systeemzicht(), transaction.atomic():
            ask_dienst(geval, regio)
    except BezwarenError as fout:
        return [b for b in fout.bezwaren if b.veld == (geval.veld_dienst or geval.veld)]
    return []


def ask_dienst(geval: Geval, regio: Regio) -> None:
    zet = geval.dienst or geval.zet
    if geval.bestand != "regio.yaml":
        ask_rijen(geval, regio)
        return
    rij: dict[str, Any] = {"regio": get_regiogegevens(regio), **get_structuur(regio, PEILMOMENT.date())}
    eigen = {"aanbieders": get_aanbieders(regio), "contracten": get_contractgegevens(regio)}
    if next(iter(zet)).startswith("contracten"):
        put(eigen, zet)
        contracten.save_contracten(regio, make_opgave(contracten.Contractenopgave, eigen), PEILMOMENT.date())
    else:
        put(rij, zet)
        segmenten.save_structuur(make_opgave(segmenten.Structuuropgave, rij), PEILMOMENT.date())


def ask_rijen(geval: Geval, regio: Regio) -> None:
    if geval.bestand == "jaarcijfers.csv":
        cijfers = [{naam: w for naam, w in rij.items() if naam != "bron"} for rij in get_jaarcijfers(regio)]
        put(cijfers, geval.zet)
        opgaven = [make_opgave(segmenten.Jaarcijferopgave, rij) for rij in cijfers]
        segmenten.save_jaarcijfers(regio, opgaven)
        return
    save, klasse, bron = RIJEN[geval.bestand]
    rijen = [dict(zip(get_velden(klasse), rij, strict=False)) for rij in bron(regio)]
    put(rijen, geval.zet)
    save(regio, [make_opgave(klasse, rij) for rij in rijen])


def find_unless_broken(find: Callable[[], list[Any]]) -> list[Any]:
    """What is found; nothing when the database, or a lookup in it, trips over what no rule refused."""
    try:
        return find()
    except (DatabaseError, LookupError):
        return []
