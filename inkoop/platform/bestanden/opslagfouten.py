"""Errors of private files."""


class BestandError(Exception):
    """A private file could not be kept or read."""


class OnjuisteNaamError(BestandError):
    """A file name or media type that no browser should be given."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        super().__init__(f"De bestandsnaam of het bestandstype {naam!r} kan niet worden gebruikt")


class InhoudOntbreektError(BestandError):
    """A file is known but its content is not in the store, or is not what was kept."""

    def __init__(self, sleutel: str, reden: str) -> None:
        self.sleutel = sleutel
        super().__init__(f"De inhoud van bestand {sleutel} kan niet worden gelezen: {reden}")


class OpslagInGebruikError(BestandError):
    """Somebody keeps a file all the time, so nothing is removed."""

    def __init__(self) -> None:
        super().__init__("Er wordt telkens een bestand bewaard. Probeer het later opnieuw.")


class RechtBestaatAlError(BestandError):
    """Two apps decide on the same kind of file."""

    def __init__(self, soort: str) -> None:
        self.soort = soort
        super().__init__(f"Over bestanden van de soort '{soort}' wordt al beslist")
