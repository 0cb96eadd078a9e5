"""How a job can end other than by finishing."""


class TaakMisluktError(Exception):
    """The job cannot be done; `reden` is a plain Dutch sentence that the user reads."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class TaakOvergeslagen(Exception):  # noqa: N818 - not a defect but an outcome
    """There is nothing left to do; `reden` is a plain Dutch sentence that the user reads."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class LeaseVerlorenError(Exception):
    """Another worker took this job over; what is done here no longer counts."""


class OnbekendeTaaksoortError(LookupError):
    """No work is registered for a kind of job; names the kind."""

    def __init__(self, soort: str) -> None:
        super().__init__(f"Onbekende soort taak: {soort}")
        self.soort = soort
