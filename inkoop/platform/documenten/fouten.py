"""Errors of the document makers; each names what was wrong and where.

Documents are made in processes of their own. An error crosses to the parent with its `args`, from which it is
made again there: so `args` are what the constructor takes, and the sentence is made when it is asked for.
"""

from collections.abc import Sequence


class DocumentError(Exception):
    """A document could not be made; nothing was written."""


class OntoegankelijkeHtmlError(DocumentError):
    """The HTML would not become an accessible PDF.

    `bezwaren` holds one Dutch sentence per objection, in document order.
    """

    def __init__(self, bezwaren: Sequence[str]) -> None:
        self.bezwaren = tuple(bezwaren)
        super().__init__(self.bezwaren)

    def __str__(self) -> str:
        """Name every objection."""
        return "Het document is niet toegankelijk: " + "; ".join(self.bezwaren)


class OpmaakWaarschuwingError(DocumentError):
    """The renderer warned (unknown CSS, missing image, blocked address); a warning is never ignored."""

    def __init__(self, titel: str, waarschuwingen: Sequence[str]) -> None:
        self.titel = titel
        self.waarschuwingen = tuple(waarschuwingen)
        super().__init__(titel, self.waarschuwingen)

    def __str__(self) -> str:
        """Name the document and every warning."""
        return f"Het document '{self.titel}' gaf waarschuwingen: " + "; ".join(self.waarschuwingen)


class OntbrekendTekenError(DocumentError):
    """The font has no drawing for some signs; a document with empty boxes in it is not made."""

    def __init__(self, titel: str, tekens: Sequence[str]) -> None:
        self.titel = titel
        self.tekens = tuple(tekens)
        super().__init__(titel, self.tekens)

    def __str__(self) -> str:
        """Name the document and every sign, by its number as well: it may show nowhere."""
        tekens = ", ".join(f"'{teken}' (U+{ord(teken):04X})" for teken in self.tekens)
        return f"Het document '{self.titel}' heeft tekens die het lettertype niet kent: {tekens}"


class OngeldigeBijlageError(DocumentError):
    """An attachment has an unusable or double name."""

    def __init__(self, naam: str, reden: str) -> None:
        self.naam = naam
        self.reden = reden
        super().__init__(naam, reden)

    def __str__(self) -> str:
        """Name the attachment and what is wrong with it."""
        return f"De bijlage '{self.naam}' kan niet worden toegevoegd: {self.reden}"


class OngeldigeWaardeError(DocumentError):
    """A cell holds a value that does not fit its column."""

    def __init__(self, plaats: str, waarde: object, reden: str) -> None:
        self.plaats = plaats
        self.waarde = waarde
        self.reden = reden
        super().__init__(plaats, waarde, reden)

    def __str__(self) -> str:
        """Name the cell, its value and why it cannot be written."""
        return f"{self.plaats}: de waarde {self.waarde!r} kan niet worden geschreven: {self.reden}"
