"""Intake of periods of care: those of an allocation replace what was known of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar, add_all, below
from inkoop.kern.opgave import Opgaverij, pass_soorten
from inkoop.platform.databank.sync import Telling
from segmenten.models import Regio
from toegang.models import Zorgperiode
from toegang.regels.verwijzing import Verwijsbaar
from toegang.regels.zorgperiode import Zorgperiodeopgave, check_stop, tell_eigen_periode, tell_overlap
from toegang.selectors.verwijzingen import get_verwijsbaar

Perioden = dict[int, list[Opgaverij[Zorgperiodeopgave]]]


def save_zorgperioden(regio: Regio, perioden: Iterable[Zorgperiodeopgave]) -> Telling:
    """Replace the periods of care of the allocations that are named; call it within `met_systeemzicht()`.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_zorgperioden(regio, pass_soorten(perioden, bezwaren), bezwaren)


def take_zorgperioden(
    regio: Regio, rijen: Iterable[Opgaverij[Zorgperiodeopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save periods whose fields were found to be of their kind; raises what `bezwaren` raises."""
    perioden = _check(rijen, get_verwijsbaar(regio), bezwaren)
    bestaand: dict[int, list[Zorgperiode]] = defaultdict(list)
    for rij in Zorgperiode.objects.filter(toewijzing__regio=regio, toewijzing__in=perioden):
        bestaand[rij.toewijzing_id].append(rij)
    for toewijzing, bekend in bestaand.items():
        if any(rij.uit_toewijzing for rij in bekend):
            eerste = perioden[toewijzing][0]
            bezwaren.add(tell_eigen_periode(eerste.waarde.toewijzing or "").below(f"[{eerste.plaats}]"))
    bezwaren.raise_if_any()
    return _replace(perioden, bestaand)


def remove_zorgperioden(regio: Regio, sleutels: Iterable[tuple[str, ...]]) -> int:
    """Remove the periods of allocations by (nummer, gemeente), where a delivery is taken back."""
    verwijsbaar = get_verwijsbaar(regio)
    gevonden = [verwijsbaar.find(nummer, gemeente) for nummer, gemeente in sleutels]
    perioden = Zorgperiode.objects.filter(toewijzing__in=filter(None, gevonden), uit_toewijzing=False)
    return perioden.delete()[0]


def _check(
    rijen: Iterable[Opgaverij[Zorgperiodeopgave]], verwijsbaar: Verwijsbaar, bezwaren: Verzamelaar
) -> Perioden:
    """Return the rows by allocation, in order of their start; tell what is wrong with them."""
    perioden: Perioden = defaultdict(list)
    for rij in rijen:
        opgave = rij.waarde
        gevonden = list(verwijsbaar.check("toewijzing", opgave.toewijzing, opgave.gemeente))
        gevonden += check_stop(opgave.start, opgave.stop)
        add_all(below(f"[{rij.plaats}]", gevonden), bezwaren)
        toewijzing = verwijsbaar.find(opgave.toewijzing, opgave.gemeente)
        if toewijzing is not None and not gevonden:
            perioden[toewijzing].append(rij)
    for groep in perioden.values():
        groep.sort(key=lambda rij: (rij.waarde.start or date.min, rij.plaats))
        _check_overlap(groep, bezwaren)
    return perioden


def _check_overlap(groep: list[Opgaverij[Zorgperiodeopgave]], bezwaren: Verzamelaar) -> None:
    """Refuse each period that has a day in common with one that starts before it."""
    langste = groep[0]
    for rij in groep[1:]:
        if _get_einde(langste) >= (rij.waarde.start or date.min):
            bezwaar = tell_overlap(rij.waarde.toewijzing or "").below(f"[{rij.plaats}]")
            bezwaren.add(replace(bezwaar, ander=f"[{langste.plaats}]"))
        langste = max(langste, rij, key=_get_einde)


def _get_einde(rij: Opgaverij[Zorgperiodeopgave]) -> date:
    return rij.waarde.stop or date.max


def _replace(perioden: Perioden, bestaand: dict[int, list[Zorgperiode]]) -> Telling:
    """Write the periods of each allocation where they differ from what was known."""
    telling, weg, nieuw = Telling(), list[int](), list[Zorgperiode]()
    for toewijzing, groep in perioden.items():
        bekend = {_get_inhoud(rij): rij.pk for rij in bestaand[toewijzing]}
        gewenst = {_get_inhoud(rij.waarde) for rij in groep}
        over = [pk for inhoud, pk in bekend.items() if inhoud not in gewenst]
        erbij = [inhoud for inhoud in gewenst if inhoud not in bekend]
        weg += over
        nieuw += [
            Zorgperiode(toewijzing_id=toewijzing, start=start, stop=stop, reden_stop=reden)
            for start, stop, reden in sorted(erbij, key=lambda inhoud: inhoud[0])
        ]
        telling += Telling(len(erbij), 0, len(over), len(gewenst) - len(erbij))
    Zorgperiode.objects.filter(pk__in=weg).delete()
    Zorgperiode.objects.bulk_create(nieuw, batch_size=5000)
    return telling


def _get_inhoud(rij: Any) -> tuple[Any, ...]:
    return rij.start, rij.stop, rij.reden_stop
