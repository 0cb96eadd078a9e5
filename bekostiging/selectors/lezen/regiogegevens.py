"""What all contracts of a region share: municipalities with inhabitants, rates and trajectories."""

from collections import defaultdict
from datetime import date

from bekostiging.berekening.invoer import Gemeente, Regiogegevens, Traject, Uurtarief
from segmenten import models as segmenten


def read_regiogegevens(regio: segmenten.Regio, jaar: int, tot_en_met: date | None = None) -> Regiogegevens:
    """Give the shared context; municipalities in the order of the region."""
    return Regiogegevens(
        code=regio.code,
        jaar=jaar,
        gemeenten=_read_gemeenten(regio),
        afronding_percentage=regio.afronding_percentage,
        uurtarieven=_read_uurtarieven(regio),
        trajecten=_read_trajecten(regio),
        tot_en_met=tot_en_met,
    )


def _read_gemeenten(regio: segmenten.Regio) -> tuple[Gemeente, ...]:
    inwoners: dict[int, list[tuple[int, int]]] = defaultdict(list)
    tallen = segmenten.Inwoners.objects.filter(gemeente__regio=regio).order_by("jaar")
    for gemeente_id, jaar, aantal in tallen.values_list("gemeente_id", "jaar", "aantal"):
        inwoners[gemeente_id].append((jaar, aantal))
    rijen = segmenten.Gemeente.objects.filter(regio=regio).order_by("volgorde", "code")
    return tuple(Gemeente(rij.code, tuple(inwoners[rij.pk]), rij.tot, rij.vanaf) for rij in rijen)


def _read_uurtarieven(regio: segmenten.Regio) -> tuple[Uurtarief, ...]:
    rijen = segmenten.Uurtarief.objects.filter(expertise__regio=regio).order_by("expertise__code", "jaar")
    return tuple(Uurtarief(*rij) for rij in rijen.values_list("expertise__code", "jaar", "bedrag"))


def _read_trajecten(regio: segmenten.Regio) -> tuple[Traject, ...]:
    """Give the trajectories with all that ever held of them: the start of care says which."""
    rijen = segmenten.Trajectvoorkomen.objects.filter(regio=regio).order_by("traject__code", "vanaf")
    velden = ("traject__code", "expertise__code", "uren_per_week", "doorlooptijd_dagen", "vanaf", "tot")
    return tuple(Traject(*rij) for rij in rijen.values_list(*velden))
