"""Metadata of what goes to an archive, after MDTO 1.0 of the Nationaal Archief as far as it serves.

Of each document an informatieobject, of each file a bestand with its digest. A region names no selection list
by code: the source of its retention term stands as the category. What nobody has decided (who may read it) is
said to be open. Source: nationaalarchief.nl/archiveren/mdto.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from inkoop.kern.archiefstuk import Archiefstuk, Stuksoort
from inkoop.kern.bewaren import Termijntelling, get_laatste_dag
from inkoop.kern.opmaak import CIVIELE_TIJD
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.bewaren.register import get_soorten
from segmenten.models import Regio

BRON = "Inkoop"
ONBEKEND = "De regio legde geen bewaartermijn vast"
_NIVEAU = {Stuksoort.CONTRACT: "Archiefstuk", Stuksoort.BESLUIT: "Dossier"}
# Signs that XML 1.0 does not know, whatever the escape.
_GEEN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Exportbestand:
    """A file in an export, as it was written."""

    pad: str
    mime: str
    grootte: int
    sha256: str
    moment: datetime

    @property
    def naam(self) -> str:
        """The name without its folder."""
        return self.pad.rpartition("/")[2]


@dataclass(frozen=True)
class Bewaarregel:
    """How long one document is kept: by the term of its kind, from the day from which that counts."""

    begin: date | None
    maanden: int
    laatste_dag: date | None
    telt_vanaf: str
    bron: str

    @property
    def duur(self) -> str:
        """The term as XML writes it."""
        return f"P{self.maanden}M" if self.maanden % 12 else f"P{self.maanden // 12}Y"


def make_bewaarregel(stuk: Archiefstuk, termijn: Bewaartermijn | None) -> Bewaarregel | None:
    """Return how long a document is kept; None where its region set no term."""
    if termijn is None:
        return None
    begin, telling = stuk.telt_vanaf, Termijntelling(termijn.telling)
    laatste = get_laatste_dag(begin, termijn.maanden, telling) if begin else None
    soort = get_soorten().get(termijn.soort)
    return Bewaarregel(begin, termijn.maanden, laatste, soort.telt_vanaf if soort else "", termijn.bron)


def make_kenmerk(regio: Regio, stuk: Archiefstuk) -> str:
    """Return what a document is known by outside of its region."""
    return f"{regio.code}/{stuk.soort}/{stuk.kenmerk}"


def make_informatieobject(
    regio: Regio, stuk: Archiefstuk, bewaarregel: Bewaarregel | None, bestanden: list[Exportbestand]
) -> bytes:
    """Write what a document is, how long it is kept, and which files it is in."""
    return _render(
        "archief/informatieobject.xml",
        regio=regio,
        archiefvormer=regio.opdrachtgever or regio.naam,
        stuk=stuk,
        kenmerk=make_kenmerk(regio, stuk),
        niveau=_NIVEAU[stuk.soort],
        bewaarregel=bewaarregel,
        bestanden=bestanden,
    )


def make_bestandsgegevens(regio: Regio, stuk: Archiefstuk, bestand: Exportbestand) -> bytes:
    """Write what a file is, with its digest.

    The day of the digest is that on which the content got its form: of the same content it is the same on any
    later day, and so is this file.
    """
    moment = bestand.moment.astimezone(CIVIELE_TIJD).replace(microsecond=0)
    return _render(
        "archief/bestand.xml",
        stuk=stuk,
        kenmerk=make_kenmerk(regio, stuk),
        bestand=bestand,
        moment=moment.isoformat(),
    )


def _render(template: str, **waarden: object) -> bytes:
    return _GEEN_XML.sub("\ufffd", render_to_string(template, {**waarden, "bron": BRON})).encode()
