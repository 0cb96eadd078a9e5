"""Makes demo years: written as a region bundle, and loaded as one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from contracten.models import Contract
from inkoop.demo.demoregio import make_demoregio
from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.jaar import Jaarbundel, write_jaarbundel
from inkoop.demo.opdracht import DEMOREGIO, Jaaropdracht
from inkoop.demo.regiobron import Basisregio, read_basisregio, read_regio, rename_regio
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.regiobundel.laden import Laadresultaat, load_bundel
from segmenten.models import Regio

__all__ = ["Demojaar", "find_basis", "get_regiomap", "load_jaar", "write_jaar"]


@dataclass(frozen=True)
class Demojaar:
    """What was made, and what loading it changed."""

    bundel: Jaarbundel
    resultaat: Laadresultaat


def get_regiomap() -> Path:
    """Give the folder with the regions that come with the product."""
    return Path(settings.BASE_DIR) / "regios"


def find_basis(opdracht: Jaaropdracht, map_: Path | None = None) -> Basisregio:
    """Read the region for which a demo year is made.

    Args:
        opdracht: what is asked.
        map_: a region bundle; when it is not given the region in the database, else the one in `regios/` or
            the demonstration region.

    Raises:
        DemoFoutError: when the region is not there or holds contracts that are not of a demonstration.
    """
    regio = Regio.objects.filter(code=opdracht.regio).first() if map_ is None else None
    if regio is not None:
        basis = read_regio(regio, opdracht.jaar)
    elif map_ is None and opdracht.regio == DEMOREGIO:
        basis = make_demoregio()
    else:
        basis = read_basisregio(map_ or get_regiomap() / opdracht.regio, opdracht.jaar)
    if basis.code != opdracht.regio:
        raise DemoFoutError(f"De bundel is van regio {basis.code}, niet van {opdracht.regio}.")
    return basis


def write_jaar(opdracht: Jaaropdracht, map_: Path, basis: Path | None = None) -> Jaarbundel:
    """Write a demo year as a region bundle in folder `map_`, without loading it."""
    bron = find_basis(opdracht, basis)
    if opdracht.als:
        rename_regio(bron, opdracht.als)
    return write_jaarbundel(opdracht, bron, map_)


def load_jaar(opdracht: Jaaropdracht, peilmoment: datetime, basis: Path | None = None) -> Demojaar:
    """Make a demo year and load it; the same year again changes nothing.

    Args:
        opdracht: what is asked.
        peilmoment: when the data came in.
        basis: a region bundle to make it for; see `find_basis`.

    Raises:
        DemoFoutError: when the region has another demo year of that year, or real contracts, and on an
            installation behind HTTPS.
    """
    with met_systeemzicht():
        _check_vrij(opdracht)
    with TemporaryDirectory() as map_:
        # The report of the load is called after the folder, and people read it.
        bundel = write_jaar(opdracht, Path(map_) / f"Demojaar {opdracht.jaar}", basis)
        return Demojaar(bundel, load_bundel(bundel.map, peilmoment, is_demo=True))


def _check_vrij(opdracht: Jaaropdracht) -> None:
    """Refuse invented data on a real installation, beside real contracts, or beside another demo year."""
    if settings.ACHTER_HTTPS:
        raise DemoFoutError("Op een installatie achter HTTPS laden we geen verzonnen gegevens.")
    contracten = Contract.objects.filter(regio__code=opdracht.doel)
    demojaar = contracten.filter(bron__document=opdracht.bron["document"])
    if contracten.exclude(pk__in=demojaar).exists():
        raise DemoFoutError(
            f"Regio {opdracht.doel} heeft contracten die niet van een demonstratie zijn. "
            "Een demojaar mengt verzonnen gegevens nooit met echte."
        )
    # The remark says what was asked for; an earlier version may have written more beside it.
    van_dit_jaar = demojaar.filter(nummer__startswith=f"DEMO-{opdracht.jaar}-")
    ander = van_dit_jaar.exclude(bron__opmerking=opdracht.bron["opmerking"]).first()
    if ander is not None:
        eerder = (ander.bron or {}).get("opmerking", "")
        raise DemoFoutError(
            f"Regio {opdracht.doel} heeft al een ander demojaar {opdracht.jaar} ({eerder}) "
            "Kies met --als een andere regiocode, of begin met een lege database (make clean)."
        )
