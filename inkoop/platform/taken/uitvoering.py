"""Carries out one job: claims it, does the work under a lease, and writes down how it ended."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import TracebackType

import structlog
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now

from inkoop.platform.databank.tijdgrenzen import Belet, find_belet
from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst
from inkoop.platform.taken.afbreken import met_afbreken
from inkoop.platform.taken.fouten import LeaseVerlorenError, TaakMisluktError, TaakOvergeslagen
from inkoop.platform.taken.lease import Lease, make_naam
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.register import get_functie

_log = structlog.get_logger(__name__)

UITGEPUT = "Het werk is telkens afgebroken. Vraag de beheerder om hulp en noem kenmerk {taak}."
BEZET = (
    "Iets anders hield dezelfde gegevens te lang vast. Wat half was, is teruggedraaid. "
    "Start het opnieuw als dat andere klaar is."
)
WACHT_OP_ANDER = "Iets anders is met dezelfde gegevens bezig. Het werk begint straks opnieuw."
TE_LANG = (
    "Een stap duurde te lang en is gestopt. Wat half was, is teruggedraaid. "
    "Vraag de beheerder om hulp en noem kenmerk {taak}."
)
ONVERWACHT = "Er ging iets mis in het programma. Vraag de beheerder om hulp en noem kenmerk {taak}."

# Every attempt begins anew: what one that was broken off did is rolled back.
_OPNIEUW = {"gedaan": 0, "melding": ""}


def run_taak(taak_id: uuid.UUID) -> None:
    """Do the work of a job, unless it is done or another worker has it.

    How it ended stands in the job. An unexpected error is written down there too, and goes on to the worker,
    which logs it with its trace.
    """
    taak = claim_taak(taak_id)
    if taak is None:
        _log.info("taak_niet_geclaimd", taak=str(taak_id), **_get_stand(taak_id))
        return
    functie = get_functie(taak.soort)
    _log.info("taak_gestart", taak=str(taak.pk), soort=taak.soort, poging=taak.pogingen)
    herkomst = Verzoekherkomst("taak", taak.gevraagd_door_id, str(taak.pk))
    with (
        Slotakkoord(taak),
        met_naam(taak.pk),
        Lease(taak.pk, taak.pogingen) as lease,
        met_herkomst(herkomst),
    ):
        with met_afbreken():
            resultaat = functie(taak, lease)
        if not _close(taak, Taakstatus.KLAAR, "", resultaat=dict(resultaat), gedaan=F("totaal")):
            raise LeaseVerlorenError(str(taak.pk))
    _log.info("taak_klaar", taak=str(taak.pk), soort=taak.soort)


def claim_taak(taak_id: uuid.UUID) -> Taak | None:
    """Take the lease of a job in one statement; None when there is nothing to take.

    A job waits, or its lease lapsed: who had it then may hang, and hold what this attempt needs, so its
    connections are ended. After the last attempt a job fails instead of being tried for ever.
    """
    vrij = Q(status=Taakstatus.WACHT) | Q(status=Taakstatus.LOOPT, lease_tot__lt=Now())
    kandidaat = Taak.objects.filter(vrij, pk=taak_id)
    with transaction.atomic():
        geclaimd = kandidaat.filter(pogingen__lt=settings.TAKEN_POGINGEN).update(
            status=Taakstatus.LOOPT,
            pogingen=F("pogingen") + 1,
            lease_tot=Now() + timedelta(seconds=settings.TAKEN_LEASE_SECONDEN),
            gestart_op=Coalesce("gestart_op", Now()),
            **_OPNIEUW,
        )
        if geclaimd:
            end_voorgangers(taak_id)
            return Taak.objects.select_related("gevraagd_door").get(pk=taak_id)
        if kandidaat.update(status=Taakstatus.MISLUKT, melding=UITGEPUT.format(taak=taak_id), klaar_op=Now()):
            _log.error("taak_uitgeput", taak=str(taak_id), pogingen=settings.TAKEN_POGINGEN)
    return None


# A worker that hangs keeps its locks, also when another one has the job: that one is known by this name.
_NOEM = "SELECT set_config('application_name', %s, false)"
_EINDIG = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE application_name = %s AND datname = current_database() AND usename = current_user
    AND pid <> pg_backend_pid()
"""


@contextmanager
def met_naam(taak_id: uuid.UUID) -> Iterator[None]:
    """Let the database know which job a connection works on, while it does."""
    with connection.cursor() as cursor:
        cursor.execute(_NOEM, [make_naam(taak_id)])
    try:
        yield
    finally:
        # Where the connection is gone, its name is too.
        if connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(_NOEM, [""])


def end_voorgangers(taak_id: uuid.UUID) -> int:
    """End what earlier attempts at a job still hold in the database; returns how many connections."""
    with connection.cursor() as cursor:
        cursor.execute(_EINDIG, [make_naam(taak_id)])
        (aantal,) = cursor.fetchone()
    if aantal:
        _log.warning("taak_voorganger_beeindigd", taak=str(taak_id), verbindingen=aantal)
    return int(aantal)


class Slotakkoord:
    """Writes down how the work ended when it did not simply finish; hides no unexpected error."""

    def __init__(self, taak: Taak) -> None:
        self._taak = taak

    def __enter__(self) -> None:
        """Nothing is known yet."""

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> bool:
        belet = find_belet(fout)
        match fout:
            case None:
                return False
            case TaakOvergeslagen():
                self._end(Taakstatus.OVERGESLAGEN, fout.reden)
            case TaakMisluktError():
                self._end(Taakstatus.MISLUKT, fout.reden)
            case LeaseVerlorenError():
                _log.warning("taak_overgenomen", taak=str(self._taak.pk), poging=self._taak.pogingen)
            case _ if belet is Belet.SLOT:
                self._end_bezet()
            case _ if belet is Belet.DUUR:
                self._end(Taakstatus.MISLUKT, TE_LANG.format(taak=self._taak.pk))
            case _:
                self._end_onverwacht(fout, is_weg=belet is Belet.WEG)
                return False
        return True

    def _end(self, status: Taakstatus, reden: str) -> None:
        genoteerd = _close(self._taak, status, reden)
        gegevens = {"taak": str(self._taak.pk), "soort": self._taak.soort, "status": status.value}
        _log.warning("taak_beeindigd", genoteerd=genoteerd, **gegevens)

    def _end_bezet(self) -> None:
        """Another holds what the work needs: try again when the clock sends it, but not for ever."""
        if self._taak.pogingen >= settings.TAKEN_POGINGEN:
            self._end(Taakstatus.MISLUKT, BEZET)
            return
        wacht = {**_OPNIEUW, "melding": WACHT_OP_ANDER}
        _find_eigen(self._taak).update(status=Taakstatus.WACHT, lease_tot=Now(), **wacht)
        _log.warning("taak_wacht_op_slot", taak=str(self._taak.pk), poging=self._taak.pogingen)

    def _end_onverwacht(self, fout: BaseException, *, is_weg: bool) -> None:
        """A worker that stops, or a database that is away, is no fault of the work: somebody tries again."""
        if is_weg:
            connection.close_if_unusable_or_obsolete()
        if is_weg or not isinstance(fout, Exception):
            _find_eigen(self._taak).update(status=Taakstatus.WACHT, lease_tot=Now(), **_OPNIEUW)
            _log.warning("taak_afgebroken", taak=str(self._taak.pk), fout=type(fout).__name__)
            return
        _close(self._taak, Taakstatus.MISLUKT, ONVERWACHT.format(taak=self._taak.pk))
        _log.error("taak_mislukt", taak=str(self._taak.pk), soort=self._taak.soort, fout=type(fout).__name__)


def _close(taak: Taak, status: Taakstatus, melding: str, **velden: object) -> bool:
    """End the job, if this attempt still has it; tells whether it had."""
    vast = {"status": status, "melding": melding[:500], "lease_tot": None, "klaar_op": Now()}
    return bool(_find_eigen(taak).update(**vast, **velden))


def _find_eigen(taak: Taak) -> models.QuerySet[Taak]:
    return Taak.objects.filter(pk=taak.pk, status=Taakstatus.LOOPT, pogingen=taak.pogingen)


def _get_stand(taak_id: uuid.UUID) -> dict[str, object]:
    """Say why a job was not taken, for the log."""
    taak = Taak.objects.filter(pk=taak_id).first()
    return {"status": taak.status, "pogingen": taak.pogingen} if taak else {"status": "onbekend"}
