"""Names of files: what every disk, zip, browser and mail takes, and how any name becomes one of those.

A name that has to be cleaned gets a mark of what it was, so that two names that differ stay two files: "A/B"
and "A-B" are two providers.
"""

import hashlib
import re
import unicodedata

# Of a name in a zip, on a disk or in a database; an ending belongs to it.
LANGSTE = 150
_VERBODEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
# Names that Windows keeps for itself, whatever ending follows.
_VAN_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_STREEP = "-"
# Signs that are not seen, and may turn around what is read: "exe.pdf" for what is no PDF.
_ONZICHTBAAR = ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp")
_MERK = 6


def is_bestandsnaam(naam: str) -> bool:
    """Tell whether a file can have this name as it is, with its ending and without folders."""
    return clean_bestandsnaam(naam) == naam


def clean_bestandsnaam(naam: str, einde: str = "") -> str:
    """Return a name that can be given to a file.

    Args:
        naam: the name as people say it, without folders and without its ending.
        einde: the ending with its point (".xlsx"), which is kept as it is.
    """
    ruimte = LANGSTE - len(einde)
    schoon = _clean(naam)
    if schoon and schoon == naam and len(schoon) <= ruimte:
        return schoon + einde
    merk = "~" + hashlib.sha256(naam.encode("utf-8", "surrogatepass")).hexdigest()[:_MERK]
    return (schoon[: ruimte - len(merk)].rstrip(" .") or "bestand") + merk + einde


def _clean(naam: str) -> str:
    zichtbaar = "".join(
        " " if teken.isspace() else teken
        for teken in unicodedata.normalize("NFC", naam)
        if teken.isspace() or unicodedata.category(teken) not in _ONZICHTBAAR
    )
    schoon = _VERBODEN.sub(_STREEP, zichtbaar).strip(" .")
    return f"_{schoon}" if _VAN_WINDOWS.match(schoon) else schoon
