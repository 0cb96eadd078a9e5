"""The one place where an object gets another state, and says what it lacks when it does not."""

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

import structlog
from django.db import transaction
from django.utils import timezone

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.toestanden import Overgang
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.toestanden.tabel import (
    Aanvraag,
    Logonderwerp,
    MetToestand,
    Mogelijkheid,
    OvergangGeweigerdError,
    Toestanden,
)

__all__ = [
    "Aanvraag",
    "Logonderwerp",
    "Mogelijkheid",
    "OvergangGeweigerdError",
    "Toestanden",
    "find_mogelijkheden",
    "get_mogelijkheid",
    "move",
]

_log = structlog.get_logger(__name__)
O = TypeVar("O", bound=MetToestand)  # noqa: E741  the object


def move(
    toestanden: Toestanden[O], object_: O, code: str, gebruiker: Gebruiker, *, keuzes: Iterable[str] = ()
) -> O:
    """Give an object another state, log it, and start what follows from it; wholly or not at all.

    The lock of the row decides between two people who press the button together: the second finds the object
    as the first left it. What the transition starts, starts on commit. The caller opens a context that sees
    the object.

    Args:
        object_: the object; what is read of it here does not count, it is read again under the lock.
        code: of the transition in the table.
        gebruiker: who asks.
        keuzes: the conditions that are put aside on purpose.

    Returns:
        The object as it is now.

    Raises:
        OvergangGeweigerdError: with everything that it lacks; nothing has changed then.
        OvergangBestaatNietError: for a transition that the table does not have.
    """
    overgang = toestanden.get_overgang(code)
    with transaction.atomic():
        aanvraag = Aanvraag(_lock(object_), gebruiker, timezone.now(), frozenset(keuzes))
        bezwaren = _find_bezwaren(toestanden, overgang, aanvraag, bij_overgang=True)
        # Only what names a choice can be put aside, whatever is asked.
        tegen = [rij for rij in bezwaren if not (rij.veld and rij.veld in aanvraag.keuzes)]
        if tegen:
            raise OvergangGeweigerdError(tegen)
        van = aanvraag.object.status
        _write(aanvraag, overgang)
        _log_overgang(toestanden, overgang, aanvraag, van)
        for start in overgang.start:
            transaction.on_commit(partial(start, aanvraag))
    return aanvraag.object


def find_mogelijkheden(toestanden: Toestanden[O], object_: O, gebruiker: Gebruiker) -> list[Mogelijkheid[O]]:
    """Return the transitions that lead on from the state of an object, each open or with what it lacks."""
    overgangen = toestanden.find_overgangen(object_.status)
    return [get_mogelijkheid(toestanden, object_, overgang.code, gebruiker) for overgang in overgangen]


def get_mogelijkheid(
    toestanden: Toestanden[O], object_: O, code: str, gebruiker: Gebruiker
) -> Mogelijkheid[O]:
    """Return one transition, open or with all that it lacks, its state included.

    For a page or an answer: what is open here may be refused a moment later, when the row is locked. Raises
    OvergangBestaatNietError for a transition that the table does not have.
    """
    overgang = toestanden.get_overgang(code)
    bezwaren = _find_bezwaren(toestanden, overgang, Aanvraag(object_, gebruiker, timezone.now()))
    vast = tuple(bezwaar for bezwaar in bezwaren if not bezwaar.veld)
    return Mogelijkheid(overgang, vast, tuple(bezwaar for bezwaar in bezwaren if bezwaar.veld))


def _lock(object_: O) -> O:
    model: Any = type(object_)
    huidig: O = model._default_manager.select_for_update(of=("self",)).get(pk=object_.pk)
    return huidig


def _find_bezwaren(
    toestanden: Toestanden[O],
    overgang: Overgang[Aanvraag[O], Recht],
    aanvraag: Aanvraag[O],
    *,
    bij_overgang: bool = False,
) -> list[Bezwaar]:
    """Return all that stands in the way: who asks, the state of the object, and then every condition.

    Who does not work where the object lies hears nothing about it. In another state the conditions have no
    meaning, so they are not asked.
    """
    bezwaren = []
    if not has_recht(aanvraag.gebruiker, overgang.recht):
        bezwaren.append(Bezwaar("", overgang.wie.format(wie=describe_wie(overgang.recht))))
    if zin := toestanden.bereik(aanvraag):
        return [*bezwaren, Bezwaar("", zin)]
    if zin := toestanden.describe_verkeerde_toestand(overgang, aanvraag.object.status):
        return [*bezwaren, Bezwaar("", zin)]
    for voorwaarde in overgang.voorwaarden:
        if voorwaarde.alleen_bij_overgang and not bij_overgang:
            continue
        if zin := voorwaarde.check(aanvraag):
            bezwaren.append(Bezwaar(voorwaarde.keuze, zin))
    return bezwaren


def _write(aanvraag: Aanvraag[O], overgang: Overgang[Aanvraag[O], Recht]) -> None:
    object_: Any = aanvraag.object
    velden = {**overgang.velden(aanvraag), "status": overgang.naar}
    for veld, waarde in velden.items():
        setattr(object_, veld, waarde)
    object_.save(update_fields=sorted(velden))


def _log_overgang(
    toestanden: Toestanden[O], overgang: Overgang[Aanvraag[O], Recht], aanvraag: Aanvraag[O], van: str
) -> None:
    onderwerp = toestanden.onderwerp(aanvraag.object)
    log_handeling(
        overgang.handeling,
        onderwerp=(onderwerp.soort, onderwerp.sleutel),
        gebruiker=aanvraag.gebruiker.gebruikersnaam,
        regio=onderwerp.regio,
        verschil={"status": [van, overgang.naar], **overgang.verschil(aanvraag)},
    )
    _log.info(overgang.handeling, sleutel=onderwerp.sleutel, regio=onderwerp.regio)
