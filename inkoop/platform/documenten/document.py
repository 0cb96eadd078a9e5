"""What a PDF is made of; apart from its maker, so that who describes one need not load the renderer."""

from dataclasses import dataclass
from datetime import datetime

from inkoop.kern.bestandsnaam import is_bestandsnaam
from inkoop.platform.documenten.fouten import DocumentError, OngeldigeBijlageError


@dataclass(frozen=True)
class Bijlage:
    """A file inside the PDF, such as the data behind a table.

    `naam` is the file name a reader sees, `mime` its media type, `omschrijving` one Dutch phrase.
    """

    naam: str
    inhoud: bytes
    mime: str
    omschrijving: str

    def __post_init__(self) -> None:
        if not is_bestandsnaam(self.naam):
            raise OngeldigeBijlageError(
                self.naam, "de naam is leeg of bevat een teken dat niet mag, of is te lang"
            )
        if not self.omschrijving:
            raise OngeldigeBijlageError(self.naam, "de omschrijving ontbreekt")


@dataclass(frozen=True)
class PdfDocument:
    """One document: its title, its whole HTML page and the instant it tells of.

    `moment` (with time zone) becomes every date inside the file; nothing else in it depends on the clock.
    """

    titel: str
    html: str
    moment: datetime
    taal: str = "nl"
    bijlagen: tuple[Bijlage, ...] = ()

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise DocumentError(f"Het moment {self.moment} van '{self.titel}' heeft geen tijdzone")
        namen = [bijlage.naam for bijlage in self.bijlagen]
        for naam in namen:
            if namen.count(naam) > 1:
                raise OngeldigeBijlageError(naam, "er zijn twee bijlagen met deze naam")
