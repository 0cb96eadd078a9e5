"""To what an account is tied, as keys that a request keeps: which there are to give, and their names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from contracten.models import Aanbieder, AanbiederToegang
from inkoop.beheer.bereik import get_te_geven
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import RECHTEN, Bereik, Rol
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.gebruikers.zicht import met_zicht_van
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang


@dataclass(frozen=True)
class Toegangsoort:
    """One kind of scope: of what it gives sight, and where that is kept."""

    doel: type[Model]
    toegang: type[Model]


SOORTEN: Mapping[Bereik, Toegangsoort] = {
    Bereik.REGIO: Toegangsoort(Regio, RegioToegang),
    Bereik.GEMEENTE: Toegangsoort(Gemeente, GemeenteToegang),
    Bereik.AANBIEDER: Toegangsoort(Aanbieder, AanbiederToegang),
}


def find_keuzes(gebruiker: Gebruiker, bereik: Bereik, peildatum: date) -> list[tuple[str, str]]:
    """Return as (key, name) what somebody may give an account of this kind of scope, on alphabet."""
    rijen = _name(bereik, get_te_geven(gebruiker, SOORTEN[bereik].doel), peildatum)
    meer_regios = len({rij.regio_id for rij in rijen if hasattr(rij, "regio_id")}) > 1
    keuzes = [
        (
            make_sleutel(bereik, rij.pk),
            f"{rij.naam} ({rij.regio.naam})" if meer_regios and hasattr(rij, "regio_id") else rij.naam,
        )
        for rij in rijen
    ]
    return sorted(keuzes, key=lambda keuze: keuze[1].casefold())


def name_toegangen(sleutels: Iterable[str], peildatum: date) -> dict[str, str]:
    """Return for each key what it gives sight of, in words: "gemeente Venlo"."""
    namen: dict[str, str] = {}
    for bereik, soort in SOORTEN.items():
        nummers = [_read_nummer(sleutel) for sleutel in sleutels if sleutel.startswith(f"{bereik}:")]
        if nummers:
            manager: Any = soort.doel._default_manager
            rijen = _name(bereik, manager.filter(pk__in=nummers), peildatum)
            namen |= {make_sleutel(bereik, rij.pk): f"{bereik} {rij.naam}" for rij in rijen}
    return namen


def name_te_geven(gebruiker: Gebruiker, peildatum: date) -> dict[str, str]:
    """Return in words all that somebody may give, by key; of other regions nothing is said."""
    return {
        make_sleutel(bereik, rij.pk): f"{bereik} {rij.naam}"
        for bereik, soort in SOORTEN.items()
        for rij in _name(bereik, get_te_geven(gebruiker, soort.doel), peildatum)
    }


def find_regios(sleutels: Iterable[str]) -> dict[int, str]:
    """Return by key the codes of the regions in which these keys give sight of something."""
    regios: dict[int, str] = {}
    for bereik, soort in SOORTEN.items():
        nummers = [_read_nummer(sleutel) for sleutel in sleutels if sleutel.startswith(f"{bereik}:")]
        if nummers:
            manager: Any = soort.doel._default_manager
            velden = ("pk", "code") if bereik == Bereik.REGIO else ("regio", "regio__code")
            regios.update(manager.filter(pk__in=nummers).values_list(*velden))
    return regios


def find_te_geven(gebruiker: Gebruiker) -> set[str]:
    """Return the keys of all that somebody may give an account."""
    return {
        make_sleutel(bereik, nummer)
        for bereik, soort in SOORTEN.items()
        for nummer in get_te_geven(gebruiker, soort.doel).values_list("pk", flat=True)
    }


def find_eigen_toegangen(gebruiker: Gebruiker, account: Gebruiker) -> set[str]:
    """Return to what an account is tied, of what somebody may give; of other regions nothing is said."""
    return set(get_toegangen(account)) & find_te_geven(gebruiker)


def describe_toegangen(sleutels: Collection[str], gebruiker: Gebruiker, peildatum: date) -> str:
    """Return in words to what keys tie an account, as far as the reader may know it, or "nog niets"."""
    eigen = set(sleutels) & find_te_geven(gebruiker)
    namen = sorted(name_toegangen(eigen, peildatum).values())
    elders = ["en in een andere regio"] if set(sleutels) - eigen else []
    return ", ".join([*namen, *elders]) or "nog niets"


def get_passende(rollen: Iterable[str], sleutels: Iterable[str]) -> set[str]:
    """Return of some keys those that count for who has these roles."""
    bereiken = {RECHTEN[Rol(rol)].werkt_voor for rol in rollen}
    return {sleutel for sleutel in sleutels if sleutel.partition(":")[0] in bereiken}


def make_sleutel(bereik: Bereik, nummer: int) -> str:
    """Return by what a scope is known, as in `get_toegangen`."""
    return f"{bereik}:{nummer}"


def save_toegangen(account: Gebruiker, erbij: Collection[str], eraf: Collection[str]) -> None:
    """Tie an account to more, and no longer to what is taken away."""
    for bereik, soort in SOORTEN.items():
        manager: Any = soort.toegang._default_manager
        van = {
            sleutel: _read_nummer(sleutel) for sleutel in (*erbij, *eraf) if sleutel.startswith(f"{bereik}:")
        }
        weg = [van[sleutel] for sleutel in eraf if sleutel in van]
        manager.filter(gebruiker=account, **{f"{bereik}__in": weg}).delete()
        for sleutel in sorted(set(erbij) & van.keys()):
            manager.get_or_create(gebruiker=account, **{f"{bereik}_id": van[sleutel]})


def _read_nummer(sleutel: str) -> int:
    return int(sleutel.partition(":")[2])


def _name(bereik: Bereik, rijen: QuerySet[Any, Any], peildatum: date) -> list[Any]:
    """Read rows with the name that they have on a day."""
    if bereik == Bereik.GEMEENTE:
        return list(Gemeente.objects.named_op(peildatum).filter(pk__in=rijen).select_related("regio"))
    return list(rijen.select_related("regio") if bereik == Bereik.AANBIEDER else rijen)


def find_regios_van_account(account: Gebruiker) -> dict[int, str]:
    """Return by key the codes of the regions in which an account works, whatever its role and who asks."""
    sleutels = get_toegangen(account)
    regios: dict[int, str] = {}
    for bereik in SOORTEN:
        if eigen := [sleutel for sleutel in sleutels if sleutel.startswith(f"{bereik}:")]:
            # Through its eyes: somebody else sees not all of them.
            with met_zicht_van(account, bereik):
                regios.update(find_regios(eigen))
    return regios


def get_codes_van_account(account: Gebruiker) -> list[str]:
    """Return the codes of the regions in which an account works, whatever its role."""
    return sorted(find_regios_van_account(account).values())
