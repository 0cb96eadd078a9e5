"""Installs the system libraries WeasyPrint needs (Pango), also where nobody may install packages.

As root they come from the distribution's packages; without root the same packages are unpacked
in `var/native`, which every process of the embedded servers then uses (`inkoop.stapel.inheems`).
"""

import os
import subprocess
import sys
from pathlib import Path

from inkoop.stapel.inheems import get_map
from inkoop.stapel.plekken import PROJECT

PAKKETTEN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
_INSTALLEER = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
_PROEFPDF = Path(__file__).with_name("proefpdf.py")
_LETTERTYPEN = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{map}/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{map}/cache</cachedir></fontconfig>
"""


def find_gebrek() -> str | None:
    """Draw a small PDF in a fresh process; return what WeasyPrint lacks or warns of, or None."""
    argv = [sys.executable, "-W", "ignore", str(_PROEFPDF)]
    omgeving = {**os.environ, "PYTHONPATH": str(PROJECT)}
    proef = subprocess.run(argv, check=False, capture_output=True, text=True, cwd=PROJECT, env=omgeving)
    if proef.returncode == 0:
        return None
    return (proef.stderr.strip().splitlines() or ["WeasyPrint stopte zonder melding"])[-1]


def install_pango() -> str | None:
    """Install or unpack what WeasyPrint lacks; return what is still lacking, or None."""
    if find_gebrek() is None:
        return None
    try:
        if os.geteuid() == 0:
            _run(["apt-get", "update", "-q"])
            _run([*_INSTALLEER, *PAKKETTEN])
        else:
            _unpack()
    except (OSError, subprocess.CalledProcessError) as fout:
        return f"installeren van {', '.join(PAKKETTEN)} lukte niet ({fout})"
    return find_gebrek()


def _run(argv: list[str], map_: Path | None = None) -> str:
    omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(argv, check=True, env=omgeving, cwd=map_, stdout=subprocess.PIPE, text=True).stdout


def _unpack() -> None:
    """Download the packages with a package list of our own and unpack them in `var/native`."""
    map_ = get_map()
    opties = []
    for soort in ("state/lists/partial", "cache/archives/partial", "debs"):
        (map_ / "apt" / soort).mkdir(parents=True, exist_ok=True)
    for naam in ("state", "cache"):
        opties += ["-o", f"Dir::{naam.title()}={map_ / 'apt' / naam}"]
    opties += ["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Debug::NoLocking=1"]
    _run(["apt-get", *opties, "update", "-q"])
    plan = _run(["apt-get", *opties, "-s", *_INSTALLEER[1:], *PAKKETTEN])
    namen = [regel.split()[1] for regel in plan.splitlines() if regel.startswith("Inst ")]
    _run(["apt-get", *opties, "download", "-q", *namen], map_ / "apt" / "debs")
    for deb in sorted((map_ / "apt" / "debs").glob("*.deb")):
        _run(["dpkg", "-x", str(deb), str(map_)])
    (map_ / "fonts.conf").write_text(_LETTERTYPEN.format(map=map_))
