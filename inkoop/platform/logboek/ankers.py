"""Anchors: states of the chain, kept where who changes the database does not come.

They lie in the storage `ankers` (a folder, or a bucket of its own whose objects nobody may replace), one JSON
file each, and are mailed to who wants to keep them. An anchor says number and digest of the last seal, and so
vouches for all before it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.mail import send_mail
from django.utils import timezone

from inkoop.platform.logboek.models import Anker, Logschakel
from inkoop.platform.logboek.woorden import find_ankerhandelingen

__all__ = [
    "Ankermap",
    "Ankerstand",
    "find_laatste_anker",
    "is_anker_nodig",
    "mail_ankers",
    "read_ankers",
    "write_anker",
]

_log = structlog.get_logger(__name__)

DAG = timedelta(days=1)
_MAP = "logboek"
_NAAM = re.compile(r"[0-9]{12}-[0-9a-f]{16}\.json")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ONDERWERP = "Anker van het logboek: schakel {nummer}"
_BERICHT = """\
Dit is de stand van het logboek op {moment}:

{regels}

Bewaar dit bericht. Zo is later te bewijzen dat geen regel van daarvoor is veranderd of verdwenen:

    manage.py controleer_logboek --verwacht {laatste}

{oordeel}
"""


class Ankermap(FileSystemStorage):
    """The folder of anchors, in the folder of private files unless ANKERS_MAP names another."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700, **opties)

    @property
    def location(self) -> str:  # not remembered: settings may change
        """The folder."""
        return str(Path(settings.ANKERS_MAP or Path(settings.BESTANDEN_MAP) / "ankers").absolute())


@dataclass(frozen=True)
class Ankerstand:
    """What is known from outside the database: the digest that a seal had at a moment.

    Attributes:
        bron: where it was found, for people.
        moment: when it was kept; None when nobody says.
    """

    nummer: int
    digest: str
    bron: str
    moment: datetime | None = None


def find_laatste_anker() -> Anker | None:
    """Return the anchor that was set last; after a tail was cut it does not have the highest number."""
    return Anker.objects.order_by("-moment").first()


def is_anker_nodig(nu: datetime) -> bool:
    """Tell whether it is time: a day has passed, or something was done that deserves an anchor at once.

    That seals went which the last anchor knows, is one of these: it is told at once.
    """
    laatste = Logschakel.objects.order_by("-volgnummer").values_list("volgnummer", flat=True).first() or 0
    vorige = find_laatste_anker()
    if vorige is None:
        return laatste > 0
    if laatste == vorige.nummer:
        return False
    if laatste < vorige.nummer or nu - vorige.moment >= DAG:
        return True
    sindsdien = Logschakel.objects.filter(volgnummer__gt=vorige.nummer)
    return sindsdien.filter(regel__handeling__in=find_ankerhandelingen()).exists()


def write_anker(gebreken: list[str]) -> Anker | None:
    """Keep the last seal in the store; an anchor that is there already is never written over.

    First the store and then the row: an anchor that the database knows lies in the store, and the check
    looks for it there.

    Returns:
        The anchor; None for an empty chain.
    """
    laatste = Logschakel.objects.order_by("-volgnummer").first()
    if laatste is None:
        return None
    nu = timezone.now()
    naam = f"{_MAP}/{laatste.volgnummer:012d}-{laatste.digest[:16]}.json"
    inhoud = {"nummer": laatste.volgnummer, "digest": laatste.digest, "moment": nu.isoformat()}
    opslag = _get_opslag()
    if not opslag.exists(naam):
        opslag.save(naam, ContentFile(json.dumps(inhoud, sort_keys=True).encode()))
    anker, is_nieuw = Anker.objects.get_or_create(
        nummer=laatste.volgnummer, defaults={"digest": laatste.digest, "moment": nu, "gebreken": gebreken}
    )
    if not is_nieuw and anker.gebreken != gebreken:
        # A tail was cut to just where an anchor stood: what that says is told, and mailed, as of any other.
        anker.moment, anker.gebreken, anker.gemaild_op = nu, gebreken, None
        anker.save(update_fields=["moment", "gebreken", "gemaild_op"])
    _log.info("logboek_anker_gezet", schakel=str(anker), gebreken=len(gebreken))
    return anker


def read_ankers() -> Iterator[Ankerstand | str]:
    """Yield every anchor in the store, and of what cannot be read a sentence."""
    opslag = _get_opslag()
    try:
        _, namen = opslag.listdir(_MAP)
    except FileNotFoundError:
        return
    for naam in sorted(naam for naam in namen if naam):
        stand = _read(opslag, naam) if _NAAM.fullmatch(naam) else None
        yield stand or f"Het bestand {naam} bij de ankers is geen anker, of is beschadigd."


def mail_ankers() -> int:
    """Mail the anchors that were not mailed yet, in one message; returns how many.

    When the mail server is away they wait for the next time.
    """
    if not settings.LOGBOEK_ANKER_AAN:
        return 0
    ankers = list(Anker.objects.filter(gemaild_op=None).order_by("nummer"))
    if not ankers:
        return 0
    laatste = ankers[-1]
    gebreken = [zin for anker in ankers for zin in anker.gebreken]
    oordeel = "\n".join(["LET OP, de controle vond:", *gebreken]) if gebreken else "De keten is heel."
    bericht = _BERICHT.format(
        moment=timezone.localtime(laatste.moment).strftime("%d-%m-%Y %H:%M"),
        regels="\n".join(map(str, ankers)),
        laatste=laatste,
        oordeel=oordeel,
    )
    onderwerp = _ONDERWERP.format(nummer=laatste.nummer) + (" (LET OP)" if gebreken else "")
    try:
        send_mail(onderwerp, bericht, None, settings.LOGBOEK_ANKER_AAN)
    except OSError as fout:  # smtplib's errors are kinds of it
        _log.error("logboek_anker_niet_gemaild", fout=type(fout).__name__)
        return 0
    Anker.objects.filter(pk__in=[anker.pk for anker in ankers]).update(gemaild_op=timezone.now())
    return len(ankers)


def _get_opslag() -> Storage:
    return storages["ankers"]


def _read(opslag: Storage, naam: str) -> Ankerstand | None:
    """Return an anchor of which the name and the content say the same; None for anything else."""
    try:
        with opslag.open(f"{_MAP}/{naam}") as bestand:
            inhoud = json.loads(bestand.read())
        nummer, digest = inhoud["nummer"], inhoud["digest"]
        moment = datetime.fromisoformat(inhoud["moment"])
    except (ValueError, KeyError, TypeError, FileNotFoundError):
        return None
    geldig = isinstance(nummer, int) and isinstance(digest, str) and _DIGEST.fullmatch(digest)
    if not geldig or naam != f"{nummer:012d}-{digest[:16]}.json" or timezone.is_naive(moment):
        return None
    return Ankerstand(nummer, digest, f"anker {naam}", moment)
