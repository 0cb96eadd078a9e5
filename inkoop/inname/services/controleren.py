"""Judges an upload: takes it in as it would be, tells what comes of it, and takes nothing in."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Upload
from inkoop.inname.services.gevolgen import compare, describe_gevolgen, find_geraakt
from inkoop.inname.services.kolommen import name_veld
from inkoop.inname.services.lezen import iter_opgaven
from inkoop.inname.services.rijfouten import MEESTE_RIJEN, Rijfouten, group_fouten
from inkoop.inname.services.voorlezen import read_kenmerken, tell_gelezen
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.bestanden.fouten import TabelFoutError
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.gebruikers.zicht import met_regiozicht
from inkoop.platform.taken.services import Voortgang
from inkoop.signalen.models import Signaal
from inkoop.signalen.services import renew_signalen

BEWAAR = 1000
MEESTE_SIGNALEN = 50
# A look at what is left after wrong rows went; each finds at least one more, or there is no next.
MEESTE_RONDEN = 50


def take_upload(upload: Upload, bron: Rijenbron, fouten: Rijfouten, moment: datetime) -> Inname:
    """Take the rows that `fouten` does not know in; raises `BezwarenError` when one of them is wrong."""
    rijen = iter_opgaven(upload, bron, fouten)
    return bron.take(upload.regio, rijen, fouten, moment)


def check_upload(upload: Upload, voortgang: Voortgang | None = None) -> Upload:
    """Look what comes of an upload and keep that with it; nothing of the file itself is kept.

    Wrong rows are left out, and the rest is looked at again, until the rest is right: what may be taken in
    without them.
    """
    bron = BRONNEN[upload.soort]
    fouten = Rijfouten()
    upload.uitslag, gevolgen = None, dict[str, Any]()
    for ronde in range(1, MEESTE_RONDEN + 1):
        if voortgang:
            voortgang(ronde - 1, ronde, f"Ronde {ronde}: {len(fouten.per_rij)} foute regels gevonden.")
        fouten.begin()
        inname, gevolgen = _try(upload, bron, fouten)
        if not fouten.has_nieuwe or fouten.algemeen or fouten.is_vol:
            break
    if inname is None and not fouten.algemeen:
        fouten.algemeen.append(
            f"Meer dan {MEESTE_RIJEN} regels zijn fout. Kijk of u de juiste kolommen hebt gekozen."
            if fouten.is_vol
            else "Er blijven fouten komen. Herstel eerst de fouten die hier staan."
        )
    upload.uitslag = _describe(upload, bron, fouten, inname) | gevolgen
    upload.save(update_fields=["uitslag"])
    return upload


def _try(upload: Upload, bron: Rijenbron, fouten: Rijfouten) -> tuple[Inname | None, dict[str, Any]]:
    """Take what is not known to be wrong in and back again; None when something in it is wrong.

    With it comes what that does to what is there.
    """
    try:
        with met_regiozicht(upload.regio_id), transaction.atomic():
            moment = timezone.now()
            inname = take_upload(upload, bron, fouten, moment)
            fouten.raise_if_any()
            signalen = _find_nieuwe_signalen(upload, moment)
            geraakt = find_geraakt(upload, bron, fouten)
            na = bron.read_stand(upload.regio, geraakt.sleutels)
            # It was only to see what comes of it.
            transaction.set_rollback(True)
    except BezwarenError as fout:
        for bezwaar in fout.bezwaren:
            fouten.add(bezwaar)
        return None, {}
    except TabelFoutError as fout:
        fouten.algemeen.append(str(fout))
        return None, {}
    with met_regiozicht(upload.regio_id):
        veranderd = compare(bron.read_stand(upload.regio, geraakt.sleutels), na, inname)
        return inname, {**describe_gevolgen(upload, bron, geraakt, veranderd, inname), "signalen": signalen}


def _find_nieuwe_signalen(upload: Upload, moment: datetime) -> list[str]:
    """Return what somebody should see once this is taken in, and who delivers it may see: the first ones."""
    renew_signalen(upload.regio, moment)
    nieuw = Signaal.objects.zichtbaar_voor(upload.gebruiker).filter(regio=upload.regio, sinds=moment)
    return list(nieuw.order_by("soort", "sleutel").values_list("tekst", flat=True)[:MEESTE_SIGNALEN])


def _describe(upload: Upload, bron: Rijenbron, fouten: Rijfouten, inname: Inname | None) -> dict[str, Any]:
    """Return the outcome as data: how many rows are right and wrong, why, and what the right ones do."""
    fout = len(fouten.per_rij)
    goed = max(0, upload.aantal_rijen - fout - fouten.leeg) if inname is not None else 0
    afgekeurd = {rij for rij, _ in inname.afgekeurde_rijen} if inname is not None else set()
    kenmerken = read_kenmerken(upload, bron, fouten.per_rij.keys() | afgekeurd)
    alle = fouten.to_data(kenmerken, partial(name_veld, upload, bron))
    with met_regiozicht(upload.regio_id):
        gelezen = tell_gelezen(upload, bron, fouten.per_rij, afgekeurd) if goed else None
    return {
        "goed": goed,
        "fout": fout,
        "leeg": fouten.leeg,
        "algemeen": fouten.algemeen,
        "fouten": alle[:BEWAAR],
        "soorten": group_fouten(alle, BEWAAR),
        "gelezen": gelezen,
        "kenmerken": {str(rij): kenmerken.get(rij, "") for rij in sorted(afgekeurd)},
        "rijen": {str(rij): redenen for rij, redenen in sorted(fouten.per_rij.items())},
        **describe_inname(inname),
    }


def describe_inname(inname: Inname | None) -> dict[str, Any]:
    """Return as data what taking rows in does, with the rows that are kept and rejected."""
    rijen = inname.afgekeurde_rijen if inname is not None else ()
    return {
        "inname": inname.to_data() if inname is not None else None,
        "afgekeurd": {str(rij): reden for rij, reden in rijen},
    }
