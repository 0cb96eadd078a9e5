"""Typed errors of the kernel: each names what is wrong and the value that was found."""


class KernfoutError(Exception):
    """Base of all errors the kernel raises on purpose."""


class OnjuisteWaardeError(KernfoutError, ValueError):
    """A value that a rule cannot accept, such as a negative weight.

    ``naam`` is the name of the value, ``waarde`` what was found.
    """

    def __init__(self, naam: str, waarde: object, uitleg: str) -> None:
        super().__init__(f"{naam} is {waarde!s}: {uitleg}")
        self.naam = naam
        self.waarde = waarde
        self.uitleg = uitleg


class OntbrekendGegevenError(KernfoutError, LookupError):
    """A rule asks for something that is not there; nothing is guessed.

    ``gegeven`` is a code ("uurtarief", "inwoners", "traject"), ``sleutel`` for what it was sought; the
    message is a plain Dutch sentence that may be shown.
    """

    def __init__(self, gegeven: str, sleutel: str, zin: str) -> None:
        super().__init__(zin)
        self.gegeven = gegeven
        self.sleutel = sleutel
