"""Starts, carries out and recovers background jobs."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.taken.fouten import (
    LeaseVerlorenError,
    OnbekendeTaaksoortError,
    TaakMisluktError,
    TaakOvergeslagen,
)
from inkoop.platform.taken.idempotentie import do_eenmaal, remove_oude_sleutels
from inkoop.platform.taken.models import ONAFGEROND, Taak, Taakstatus
from inkoop.platform.taken.register import (
    Voortgang,
    get_functie,
    register_regiobereik,
    register_taaksoort,
)
from inkoop.platform.taken.uitvoering import run_taak

__all__ = [
    "LeaseVerlorenError",
    "OnbekendeTaaksoortError",
    "TaakMisluktError",
    "TaakOvergeslagen",
    "Voortgang",
    "do_eenmaal",
    "recover_verlopen_taken",
    "register_regiobereik",
    "register_taaksoort",
    "remove_oude_sleutels",
    "run_taak",
    "start_taak",
]

_log = structlog.get_logger(__name__)

# A job may end between being found in the way and being read; more often than this is no coincidence.
_KEREN = 5


def start_taak(
    soort: str,
    titel: str,
    argumenten: Mapping[str, Any],
    gevraagd_door: Gebruiker | None,
    regio: str = "",
    sleutel: str = "",
) -> Taak:
    """Ask for a job; a worker starts it when the current transaction is committed.

    While a job of the same `soort` and `sleutel` waits or runs, that one is given: two clicks make one job.
    The unique key in the database decides, also between two requests at once.

    Args:
        soort: a registered kind; another raises `OnbekendeTaaksoortError` here, not in the worker.
        titel: what the user reads.
        argumenten: JSON data for the work, without personal data.
        gevraagd_door: who asks; None for the system.
        regio: code of the region, for who may see it.
        sleutel: what tells this work from other work of its kind; empty when it may run beside itself.
    """
    get_functie(soort)
    taak = Taak(
        soort=soort,
        sleutel=sleutel,
        titel=titel,
        argumenten=dict(argumenten),
        gevraagd_door=gevraagd_door,
        regio=regio,
        # For a job that waits: from when on it is sent again, when no worker took it. By the clock of the
        # database, as everything about leases: that of a machine may be wrong.
        lease_tot=Now() + _get_wachttijd(),
    )
    taak = _store_eenmaal(taak)
    if taak.is_nieuw:
        _plan_send(taak.pk)
    return taak


def _store_eenmaal(taak: Taak) -> Taak:
    """Keep a job, or give the one that does the same work."""
    zelfde = Q(pk=taak.pk)
    if taak.sleutel:
        zelfde |= Q(soort=taak.soort, sleutel=taak.sleutel, status__in=ONAFGEROND)
    for _ in range(_KEREN):
        Taak.objects.bulk_create([taak], ignore_conflicts=True)
        gevonden = Taak.objects.filter(zelfde).first()
        if gevonden is not None:
            gevonden.is_nieuw = gevonden.pk == taak.pk
            return gevonden
    raise RuntimeError(f"taak {taak.soort} {taak.sleutel} kan niet worden bewaard")


def recover_verlopen_taken() -> int:
    """Send jobs again that nobody has: their worker died, or the broker was away. Returns how many."""
    verlopen = Taak.objects.filter(
        Q(lease_tot__lt=Now()) | Q(lease_tot__isnull=True), status__in=[Taakstatus.WACHT, Taakstatus.LOOPT]
    )
    with transaction.atomic():
        # Two beats at once each take other rows.
        sleutels = list(verlopen.select_for_update(skip_locked=True).values_list("pk", flat=True))
        Taak.objects.filter(pk__in=sleutels).update(
            status=Taakstatus.WACHT, lease_tot=Now() + _get_wachttijd()
        )
        for sleutel in sleutels:
            _plan_send(sleutel)
    if sleutels:
        _log.warning("taken_opnieuw_verzonden", aantal=len(sleutels))
    return len(sleutels)


def _get_wachttijd() -> timedelta:
    return timedelta(seconds=settings.TAKEN_WACHTTIJD_SECONDEN)


def _plan_send(taak: uuid.UUID) -> None:
    """Send when this is committed; what goes wrong there is not raised, since the clock sends what stands."""
    transaction.on_commit(lambda: _send(taak), robust=True)


def _send(taak: uuid.UUID) -> None:
    """Hand the key of a job to the broker; when that is away the clock does (`recover_verlopen_taken`)."""
    # Celery is loaded only where a job is sent: every command would wait for it.
    from inkoop.platform.taken.wachtrij import WachtrijWegError, send_taak

    try:
        send_taak(taak)
    except WachtrijWegError as fout:
        _log.error("taak_niet_verzonden", taak=str(taak), fout=str(fout))
        Taak.objects.filter(pk=taak, status=Taakstatus.WACHT).update(lease_tot=Now())
