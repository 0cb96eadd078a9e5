"""Keeps who asked for an export of contracts and decisions, for what, and refuses what cannot be.

Nobody takes along what he does not read on pages. What is made public holds nothing else; for the archive the
reports go along, so that who asks for it reads those as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from bekostiging.services import find_besluiten
from contracten.selectors import find_lopende_contracten
from inkoop.archief.models import REDEN_TEKENS, Archiefexport
from inkoop.kern.archiefstuk import Exportdoel
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.opmaak import format_datum
from inkoop.kern.periode import Periode
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import Regio

ZONDER_BEGIN = "Kies de eerste dag van de periode."
ZONDER_EIND = "Kies de laatste dag van de periode."
ZONDER_REDEN = "Zeg waarom u deze export maakt."
# Whose scope is the whole region reads all of it.
_NODIG = {
    Exportdoel.WOO: (Recht.ARCHIEFEXPORT,),
    Exportdoel.ARCHIEF: (Recht.ARCHIEFEXPORT, Recht.RAPPORTEN),
}


@dataclass(frozen=True, slots=True)
class Exportopgave:
    """What somebody asks for."""

    doel: Exportdoel
    vanaf: date | None
    tot: date | None
    reden: str


@dataclass(frozen=True, slots=True)
class Exporttelling:
    """How much an export holds."""

    contracten: int
    besluiten: int

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to take along."""
        return not (self.contracten or self.besluiten)


def find_doelen(gebruiker: Gebruiker) -> list[Exportdoel]:
    """Return what an account may ask an export for."""
    return [doel for doel in Exportdoel if not any(find_doelbezwaren(gebruiker, doel))]


def find_doelbezwaren(gebruiker: Gebruiker, doel: Exportdoel) -> Iterator[Bezwaar]:
    """Yield why an account may have no export for this purpose, of whichever region."""
    mist = [recht for recht in _NODIG[doel] if not has_recht(gebruiker, recht, Bereik.REGIO)]
    if Recht.ARCHIEFEXPORT in mist:
        wie = describe_wie(Recht.ARCHIEFEXPORT)
        yield Bezwaar("", f"Alleen {wie} van de regio maakt een export voor Woo of archief.")
    elif mist:
        wie = describe_wie(*_NODIG[doel])
        yield Bezwaar("doel", f"Een export voor het archief bevat de rapporten. Die export maakt {wie}.")


def find_rechtbezwaren(gebruiker: Gebruiker, regio: Regio, doel: Exportdoel) -> list[Bezwaar]:
    """Return why an account may not have an export of a region for this purpose; none when it may."""
    bezwaren = list(find_doelbezwaren(gebruiker, doel))
    if not bezwaren and not Regio.objects.zichtbaar_voor(gebruiker).filter(pk=regio.pk).exists():
        bezwaren.append(Bezwaar("regio", "U werkt niet voor deze regio."))
    return bezwaren


def find_opgavebezwaren(opgave: Exportopgave) -> Iterator[Bezwaar]:
    """Yield what is wrong with what is asked, whoever asks it."""
    if opgave.vanaf is None:
        yield Bezwaar("vanaf", ZONDER_BEGIN)
    if opgave.tot is None:
        yield Bezwaar("tot", ZONDER_EIND)
    if opgave.vanaf and opgave.tot and opgave.tot < opgave.vanaf:
        yield Bezwaar("tot", f"De laatste dag ligt voor de eerste dag ({format_datum(opgave.vanaf)}).")
    if not opgave.reden.strip():
        yield Bezwaar("reden", ZONDER_REDEN)
    if len(opgave.reden.strip()) > REDEN_TEKENS:
        yield Bezwaar("reden", f"Houd de reden korter: ten hoogste {REDEN_TEKENS} tekens.")


def count_stukken(gebruiker: Gebruiker, regio: Regio, periode: Periode) -> Exporttelling:
    """Count what an account may take along of a period."""
    return Exporttelling(
        find_lopende_contracten(gebruiker, regio, periode).count(),
        find_besluiten(gebruiker, regio, periode).count(),
    )


def save_export(gebruiker: Gebruiker, regio: Regio, opgave: Exportopgave) -> Archiefexport:
    """Keep what is asked, and in the log who asked it and why.

    Raises:
        BezwarenError: with all that stands in the way.
    """
    bezwaren = [*find_rechtbezwaren(gebruiker, regio, opgave.doel), *find_opgavebezwaren(opgave)]
    if bezwaren or opgave.vanaf is None or opgave.tot is None:
        raise BezwarenError(bezwaren)
    if count_stukken(gebruiker, regio, Periode(opgave.vanaf, opgave.tot)).is_leeg:
        van, tot = format_datum(opgave.vanaf), format_datum(opgave.tot)
        reden = (
            f"Van {van} tot en met {tot} loopt in {regio.naam} geen contract en is geen afrekening "
            "vastgesteld. Kies een andere periode."
        )
        raise BezwarenError([Bezwaar("vanaf", reden)])
    with transaction.atomic():
        export = Archiefexport.objects.create(
            regio=regio,
            doel=opgave.doel,
            vanaf=opgave.vanaf,
            tot=opgave.tot,
            reden=opgave.reden.strip(),
            gevraagd_door=gebruiker,
        )
        log_handeling(
            "archiefexport_gevraagd",
            onderwerp=("archiefexport", str(export.pk)),
            gebruiker=gebruiker.gebruikersnaam,
            regio=regio.code,
            verschil=describe_vraag(export),
            reden=export.reden,
        )
    return export


def describe_vraag(export: Archiefexport) -> dict[str, str]:
    """Return what the log says of what was asked."""
    return {"doel": str(export.doel), "vanaf": export.vanaf.isoformat(), "tot": export.tot.isoformat()}


def find_exporten(gebruiker: Gebruiker) -> QuerySet[Archiefexport]:
    """Return what was asked in the regions of an account, by whomever: colleagues see each other's."""
    return Archiefexport.objects.zichtbaar_voor(gebruiker).select_related("regio", "gevraagd_door")
