"""Places: their occupation and the volume that was agreed (rules, sections 1b and 2a)."""

from collections import defaultdict
from fractions import Fraction

from tests.orakel.dossier import Dossier
from tests.orakel.rekenen import Bedragen, NietTeBerekenenError, list_days, round_cents
from tests.orakel.weigering import read_number

Volume = dict[tuple[str, str], Fraction]


def list_volume(dossier: Dossier, veld: str) -> Volume:
    """2a: what is agreed and counts, per municipality and trajectory; plekken only in plekken."""
    return {
        (gemeente, traject): read_number(aantal)
        for gemeente, per_traject in (dossier.afspraak.get(veld) or {}).items()
        if (gemeente in dossier.in_plekken) == (veld == "plekken")
        for traject, aantal in per_traject.items()
    }


def calculate_plekken(dossier: Dossier) -> Bedragen:
    """1b: place-day price x occupied place-days, rounded once per municipality and trajectory."""
    if dossier.model == "plekken" and not dossier.afspraak.get("plekken"):
        raise NietTeBerekenenError("geen plekken afgesproken")
    for zorg in dossier.geleverd:
        if not zorg.toewijzing.traject:
            raise NietTeBerekenenError(f"toewijzing {zorg.toewijzing.nummer} heeft geen traject")
    uit: Bedragen = defaultdict(Fraction)
    for (gemeente, traject), aantal in list_volume(dossier, "plekken").items():
        if aantal:
            prijs = dossier.get_place_price(traject)
            uit[gemeente] += round_cents(prijs * count_occupied(dossier, gemeente, traject, aantal))
    return uit


def count_occupied(dossier: Dossier, gemeente: str, traject: str, aantal: Fraction) -> Fraction:
    """1b: the sum over the days of the year of min(unique clients delivered that day, K)."""
    eigen = [
        zorg
        for zorg in dossier.geleverd
        if (zorg.toewijzing.gemeente, zorg.toewijzing.traject) == (gemeente, traject)
    ]
    bezet = Fraction()
    for dag in list_days(dossier.begin, dossier.eind):
        clienten = {zorg.toewijzing.client for zorg in eigen if zorg.is_delivered(dag, dag)}
        bezet += min(Fraction(len(clienten)), aantal)
    return bezet


def calculate_volume(dossier: Dossier, veld: str) -> Bedragen | None:
    """2a: the agreed volume in euros at the rates of the year; none where nothing agreed counts."""
    volume = list_volume(dossier, veld)
    uit: Bedragen = defaultdict(Fraction)
    for (gemeente, traject), aantal in volume.items():
        bedrag = Fraction()
        if aantal and veld == "trajecten":
            bedrag = round_cents(aantal * dossier.get_price(traject, dossier.jaar))
        elif aantal:
            bedrag = round_cents(aantal * dossier.contractdagen * dossier.get_place_price(traject))
        uit[gemeente] += bedrag
    return uit if volume else None
