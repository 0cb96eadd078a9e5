"""Keeps what came of a load: of one that was refused too, after the refusal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from inkoop.inname.models import Inhoudsoort, Laaduitkomst, Laadverslag
from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.signalen.services import Signaaltelling
from segmenten.models import Regio

BEWAAR_FOUTEN = 200


def save_verslag(
    regio: Regio,
    soort: Inhoudsoort,
    naam: str,
    moment: datetime,
    innamen: Mapping[str, Inname],
    *,
    ongelezen: Sequence[Mapping[str, Any]] = (),
    gebruiker: Gebruiker | None = None,
    fouten: BestandFoutenError | None = None,
    signalen: Mapping[str, Signaaltelling] | None = None,
) -> Laadverslag:
    """Keep the report of a load that stands.

    Args:
        regio: the region that was loaded.
        soort: what was delivered.
        naam: its name, without folders above it.
        moment: when it came in.
        innamen: by file what was done.
        ongelezen: files that nobody read: name, reason, and whether they look like data.
        gebruiker: who delivered it; None for a command.
        fouten: what was left out because it is wrong, where only the rest was loaded.
        signalen: by kind how many signals there are now.
    """
    is_gelezen = not any(deel["is_gegevens"] for deel in ongelezen)
    is_goed = is_gelezen and fouten is None and all(inname.is_helemaal_goed for inname in innamen.values())
    return Laadverslag.objects.create(
        regio=regio,
        soort=soort,
        naam=naam[:200],
        gemaakt_op=moment,
        gebruiker=gebruiker,
        uitkomst=Laaduitkomst.GOED if is_goed else Laaduitkomst.DEELS,
        bestanden={naam: inname.to_data() for naam, inname in innamen.items()},
        ongelezen=[*map(dict, ongelezen)],
        signalen={code: telling.to_data() for code, telling in (signalen or {}).items()},
        **_get_fouten(fouten),
    )


def save_weigering(
    code: str,
    soort: Inhoudsoort,
    naam: str,
    moment: datetime,
    fouten: BestandFoutenError,
    *,
    ongelezen: Iterable[Mapping[str, Any]] = (),
    gebruiker: Gebruiker | None = None,
) -> Laadverslag:
    """Keep the report of a load that was refused; call it when nothing of that load is left.

    Args:
        code: code of the region; it may not be there.
    """
    with met_systeemzicht():
        return Laadverslag.objects.create(
            regio=Regio.objects.filter(code=code).first(),
            soort=soort,
            naam=naam[:200],
            gemaakt_op=moment,
            gebruiker=gebruiker,
            uitkomst=Laaduitkomst.GEWEIGERD,
            ongelezen=[*map(dict, ongelezen)],
            **_get_fouten(fouten),
        )


def _get_fouten(fouten: BestandFoutenError | None) -> dict[str, Any]:
    if fouten is None:
        return {}
    return {"fouten": [*map(asdict, fouten.fouten[:BEWAAR_FOUTEN])], "aantal_fouten": fouten.totaal}
