"""Establishes a settlement: from then on nothing of it changes, not even in SQL."""

import structlog
from django.db import transaction
from django.utils import timezone

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import get_laatste_afrekening
from inkoop.kern.geld import als_tekst
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, describe_wie, has_recht
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import Regio

_log = structlog.get_logger(__name__)


class VaststellenGeweigerdError(Exception):
    """This settlement may not be established; `reden` is a plain Dutch sentence."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


def stel_vast(afrekening: Afrekening, gebruiker: Gebruiker, *, met_geparkeerd: bool = False) -> Afrekening:
    """Establish the latest version of a region and year, once.

    By a contractmanager of the region, and not the one who had it computed (four eyes). Contracts that are
    parked are left out of it, and that must be said on purpose with `met_geparkeerd`. The caller opens a
    context that sees the region. Raises `VaststellenGeweigerdError` with the reason.
    """
    with transaction.atomic():
        # The lock of the row decides between two people who press the button together.
        huidig = (
            Afrekening.objects.select_for_update(of=("self",)).select_related("regio").get(pk=afrekening.pk)
        )
        check_vaststellen(huidig, gebruiker)
        _check_geparkeerd(huidig, met_geparkeerd=met_geparkeerd)
        huidig.status = Afrekeningstatus.VASTGESTELD
        huidig.vastgesteld_op = timezone.now()
        huidig.vastgesteld_door = gebruiker
        huidig.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
        _log_vastgesteld(huidig, gebruiker)
    _log.info("afrekening_vastgesteld", regio=huidig.regio.code, jaar=huidig.jaar, versie=huidig.versie)
    return huidig


def check_vaststellen(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    """Check what no choice on the form can change; raises `VaststellenGeweigerdError` with the reason."""
    _check_persoon(afrekening, gebruiker)
    _check_afrekening(afrekening)


def _check_persoon(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    zinnen = []
    if not has_recht(gebruiker, Recht.AFREKENING_VASTSTELLEN):
        wie = describe_wie(Recht.AFREKENING_VASTSTELLEN)
        zinnen.append(f"Alleen {wie} van de regio stelt een afrekening vast.")
    if not Regio.objects.zichtbaar_voor(gebruiker).filter(pk=afrekening.regio_id).exists():
        zinnen.append("U werkt niet voor deze regio.")
    if zinnen:
        raise VaststellenGeweigerdError(" ".join(zinnen))
    if afrekening.gemaakt_door_id == gebruiker.pk:
        zin = "U hebt deze afrekening zelf gemaakt. Een andere contractmanager stelt haar vast."
        raise VaststellenGeweigerdError(zin)


def _check_afrekening(afrekening: Afrekening) -> None:
    if afrekening.status == Afrekeningstatus.VASTGESTELD:
        raise VaststellenGeweigerdError("Deze afrekening is al vastgesteld.")
    laatste = get_laatste_afrekening(afrekening.regio, afrekening.jaar)
    if laatste is not None and laatste.versie != afrekening.versie:
        raise VaststellenGeweigerdError(f"Er is een nieuwere versie ({laatste.versie}). Stel die vast.")
    eerder = Afrekening.objects.filter(
        regio=afrekening.regio_id, jaar=afrekening.jaar, status=Afrekeningstatus.VASTGESTELD
    ).first()
    if eerder is not None:
        zin = f"Voor {eerder.jaar} is al een afrekening vastgesteld: versie {eerder.versie}."
        raise VaststellenGeweigerdError(zin)


def _check_geparkeerd(afrekening: Afrekening, *, met_geparkeerd: bool) -> None:
    aantal = afrekening.geparkeerd.count()
    if aantal and not met_geparkeerd:
        zin = f"Er zijn geparkeerde contracten ({aantal}). Los ze op, of stel vast zonder deze contracten."
        raise VaststellenGeweigerdError(zin)


def _log_vastgesteld(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    log_handeling(
        "afrekening_vastgesteld",
        onderwerp=("afrekening", f"{afrekening.regio.code}/{afrekening.jaar}/{afrekening.versie}"),
        gebruiker=gebruiker.gebruikersnaam,
        regio=afrekening.regio.code,
        verschil={
            "status": [Afrekeningstatus.CONCEPT.value, Afrekeningstatus.VASTGESTELD.value],
            "vingerafdruk": afrekening.vingerafdruk,
            "saldo": als_tekst(afrekening.saldo),
        },
    )
