"""Errors of the document makers; each names what was wrong and where."""

from collections.abc import Sequence


class DocumentError(Exception):
    """A document could not be made; nothing was written."""


class OntoegankelijkeHtmlError(DocumentError):
    """The HTML would not become an accessible PDF.

    `bezwaren` holds one Dutch sentence per objection, in document order.
    """

    def __init__(self, bezwaren: Sequence[str]) -> None:
        self.bezwaren = tuple(bezwaren)
        super().__init__("Het document is niet toegankelijk: " + "; ".join(self.bezwaren))


class OpmaakWaarschuwingError(DocumentError):
    """The renderer warned (unknown CSS, missing image, blocked address); a warning is never ignored."""

    def __init__(self, titel: str, waarschuwingen: Sequence[str]) -> None:
        self.waarschuwingen = tuple(waarschuwingen)
        super().__init__(f"Het document '{titel}' gaf waarschuwingen: " + "; ".join(self.waarschuwingen))


class OngeldigeBijlageError(DocumentError):
    """An attachment has an unusable or double name."""

    def __init__(self, naam: str, reden: str) -> None:
        self.naam = naam
        super().__init__(f"De bijlage '{naam}' kan niet worden toegevoegd: {reden}")


class OngeldigeWaardeError(DocumentError):
    """A cell holds a value that does not fit its column."""

    def __init__(self, plaats: str, waarde: object, reden: str) -> None:
        self.plaats = plaats
        self.waarde = waarde
        super().__init__(f"{plaats}: de waarde {waarde!r} kan niet worden geschreven: {reden}")
