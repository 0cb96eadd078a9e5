"""Changes one part of the purchase structure from a day on; what held before stays known.

The whole structure is judged with the change in it, by the rules that a bundle is judged by.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.opgave import Opgave, to_rij
from inkoop.kern.opmaak import format_datum
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_regiozicht
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import (
    Deelnemer,
    Gemeentekeuze,
    Regio,
    Sturing,
    Voorkomen,
)
from segmenten.regels.deel import Deelsoort, below_deel, find_deel, find_verschil, with_deel
from segmenten.regels.structuur import Structuuropgave
from segmenten.selectors.opgave import MODELLEN, read_structuuropgave
from segmenten.services.toets import save_structuur

DAG = timedelta(days=1)
# What hangs on what holds of an element, and goes along when that is split.
_EIGEN: Mapping[str, tuple[Any, ...]] = {"segment": (Sturing,), "perceel": (Deelnemer, Gemeentekeuze)}


class IntussenGewijzigdError(Exception):
    """Somebody else changed the part after it was read.

    Attributes:
        verschil: (as it is now, as it was sent) by field, of what the two disagree on.
        kenmerk: of the part as it is now.
    """

    def __init__(self, verschil: Mapping[str, tuple[Any, Any]], kenmerk: str) -> None:
        super().__init__("intussen gewijzigd")
        self.verschil, self.kenmerk = verschil, kenmerk


def make_kenmerk(deel: Opgave | None) -> str:
    """Return a mark of a part as it is, by which a change of it is seen; "" of one that is not there."""
    if deel is None:
        return ""
    rij = {naam: waarde for naam, waarde in to_rij(deel).items() if naam != "percelen"}
    inhoud = json.dumps(_sorted(rij), cls=DjangoJSONEncoder)
    return hashlib.sha256(inhoud.encode()).hexdigest()[:16]


def _sorted(waarde: Any) -> Any:
    if isinstance(waarde, Mapping):
        return [
            [str(sleutel), _sorted(deel)] for sleutel, deel in sorted(waarde.items(), key=lambda p: str(p[0]))
        ]
    return [_sorted(deel) for deel in waarde] if isinstance(waarde, (list, tuple)) else waarde


def change_deel(
    regio: Regio,
    soort: Deelsoort,
    deel: Any,
    ingang: date,
    gebruiker: Gebruiker,
    *,
    gelezen: tuple[date, str],
    segment: str = "",
) -> None:
    """Save one part of the structure of a region as it becomes from `ingang` on, and log what changed.

    Args:
        regio: the region; who asks may change its structure.
        deel: the part; its code says whether it is there already.
        gelezen: the day of which who asks read the part, and its `make_kenmerk`; "" for a new one.
        segment: code of the segment in which a new perceel lies.

    Raises:
        BezwarenError: with everything that the rules have against it; nothing has changed then.
        IntussenGewijzigdError: the part is not as it was read.
    """
    with transaction.atomic(), met_regiozicht(regio.pk):
        # Two who save at once go one after the other, so that the second sees what the first did.
        Regio.objects.select_for_update(no_key=True).get(pk=regio.pk)
        huidig = read_structuuropgave(regio, ingang)
        oud = find_deel(huidig, soort, deel.code)
        _check_gelezen(regio, soort, deel, oud, gelezen)
        verschil = find_verschil(oud, deel)
        if not verschil:
            raise BezwarenError([Bezwaar("", "er is niets veranderd")])
        if oud is not None and soort.met_ingang:
            _split(soort, regio, deel.code, ingang)
        nieuw, pad = with_deel(huidig, soort, deel, segment)
        _save(nieuw, pad, ingang)
        _log(regio, soort, deel.code, ingang, verschil, gebruiker)


def _check_gelezen(
    regio: Regio, soort: Deelsoort, deel: Any, oud: Opgave | None, gelezen: tuple[date, str]
) -> None:
    """Refuse to write over what who asks has not seen: a change since, or another state on that day."""
    dag, kenmerk = gelezen
    if not kenmerk:
        if oud is not None:
            raise BezwarenError([Bezwaar("code", f"'{deel.code}' is er al; kies een andere code")])
        return
    toen = find_deel(read_structuuropgave(regio, dag), soort, deel.code)
    if toen is not None and make_kenmerk(toen) != kenmerk:
        raise IntussenGewijzigdError(find_verschil(toen, deel), make_kenmerk(toen))
    if make_kenmerk(oud) != kenmerk:
        reden = f"dan geldt iets anders dan op {format_datum(dag)}; open eerst wat op die dag geldt"
        raise BezwarenError([Bezwaar("ingang", reden)])


def _save(structuur: Structuuropgave, pad: str, ingang: date) -> None:
    try:
        save_structuur(structuur, ingang)
    except BezwarenError as fout:
        raise BezwarenError([below_deel(bezwaar, pad) for bezwaar in fout.bezwaren], fout.totaal) from fout


def _split(soort: Deelsoort, regio: Regio, code: str, ingang: date) -> None:
    """Let what holds on `ingang` end the day before, and hold again from there: only that is changed."""
    element = MODELLEN[soort.code].objects.get(regio=regio, code=code)
    geldend: Any = element.voorkomens.op(ingang).first()
    if geldend is None or geldend.vanaf == ingang:
        return
    pk, tot = geldend.pk, geldend.tot
    geldend.tot = ingang - DAG
    geldend.save(update_fields=["tot"])
    _copy(geldend, vanaf=ingang, tot=tot)
    for model in _EIGEN.get(soort.code, ()):
        naam = f"{type(geldend)._meta.model_name}_id"
        rijen = list(model.objects.filter(**{naam: pk}))
        for rij in rijen:
            rij.pk = None
            setattr(rij, naam, geldend.pk)
        model.objects.bulk_create(rijen)


def _copy(voorkomen: Voorkomen, **waarden: Any) -> None:
    """Make a new row of the same values; the object becomes the new one."""
    voorkomen.pk = None
    voorkomen._state.adding = True
    for naam, waarde in waarden.items():
        setattr(voorkomen, naam, waarde)
    voorkomen.save(force_insert=True)


def _log(
    regio: Regio,
    soort: Deelsoort,
    code: str,
    ingang: date,
    verschil: Mapping[str, tuple[Any, Any]],
    gebruiker: Gebruiker,
) -> None:
    def tell(waarde: Any) -> Any:
        return json.loads(json.dumps(waarde, cls=DjangoJSONEncoder))

    log_handeling(
        "structuur_gewijzigd",
        onderwerp=(soort.code, code),
        regio=regio.code,
        gebruiker=gebruiker.gebruikersnaam,
        verschil={
            "vanaf": format_datum(ingang) if soort.met_ingang else "",
            **{naam: [tell(oud), tell(nieuw)] for naam, (oud, nieuw) in verschil.items()},
        },
    )
