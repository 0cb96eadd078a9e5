"""The system libraries that WeasyPrint needs, where `make setup` could only unpack them in `var/native`."""

import ctypes
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from inkoop.stapel.plekken import PROJECT


def get_map() -> Path:
    """Return the folder of unpacked system packages; it need not exist."""
    return PROJECT / "var" / "native"


def use_inheems(omgeving: MutableMapping[str, str]) -> None:
    """Make unpacked system libraries, if any, work for this process and for its children."""
    map_ = get_map()
    if not (map_ / "fonts.conf").exists() or "FONTCONFIG_FILE" in omgeving:
        return
    mappen = sorted({str(pad.parent) for pad in _libraries(map_)})
    overig = [omgeving["LD_LIBRARY_PATH"]] if omgeving.get("LD_LIBRARY_PATH") else []
    omgeving["LD_LIBRARY_PATH"] = ":".join(mappen + overig)
    omgeving["FONTCONFIG_FILE"] = str(map_ / "fonts.conf")
    _preload(list(_libraries(map_)))


def _libraries(map_: Path) -> Iterator[Path]:
    yield from sorted(map_.glob("usr/lib/*/*.so.[0-9]*"))


def _preload(bestanden: list[Path]) -> None:
    """Load the libraries into this process, where LD_LIBRARY_PATH comes too late.

    A library loads once those it needs are there, so each round loads a few more.
    """
    while bestanden:
        over = [pad for pad in bestanden if not _loads(pad)]
        if len(over) == len(bestanden):
            return  # what is left needs something this machine does not have; WeasyPrint will say so
        bestanden = over


def _loads(pad: Path) -> bool:
    try:
        ctypes.CDLL(str(pad), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
