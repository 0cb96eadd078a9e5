"""Refuses a package whose licence does not suit ours (EUPL-1.2), or whose licence nobody tells.

`python .ci/licenties.py [LIJST.csv]` writes the list too. A tool that only works on the program may have
another licence than what an installation runs: it is not passed on.
"""

import csv
import sys
from pathlib import Path

from license_expression import LicenseExpression, get_spdx_licensing
from pakketten import Pakket, read_pakketten

# What goes together with the EUPL in one installation; the LGPL and MPL as libraries that stay apart.
MAG_MEE = frozenset(
    {
        *("0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python"),
        *(
            "EUPL-1.2",
            "ISC",
            "LGPL-2.1-or-later",
            "LGPL-3.0-only",
            "LGPL-3.0-or-later",
            "MIT",
            "MIT-0",
            "MIT-CMU",
        ),
        *("MIT-CMU", "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
    }
)
# A tool that is run beside the program. Never the AGPL: who offers that over a network must give it away.
MAG_ALS_GEREEDSCHAP = MAG_MEE | {"GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"}
_spdx = get_spdx_licensing()


def find_bezwaar(pakket: Pakket) -> str:
    """Say what is wrong with the licence of a package; empty when it suits."""
    if not pakket.licentie:
        return "niemand zegt welke licentie dit heeft"
    try:
        uitdrukking = _spdx.parse(pakket.licentie, validate=True)
    except Exception as fout:  # noqa: BLE001 - any kind of error means that this is no SPDX expression
        return f"geen SPDX-licentie: {pakket.licentie} ({type(fout).__name__})"
    mag = MAG_MEE if pakket.draait_mee else MAG_ALS_GEREEDSCHAP
    return "" if _suits(uitdrukking, mag) else f"{pakket.licentie} past niet bij EUPL-1.2"


def _suits(uitdrukking: LicenseExpression, mag: frozenset[str]) -> bool:
    """Of a choice one licence must suit, of what holds together all."""
    delen = getattr(uitdrukking, "args", ())
    if not delen:
        return getattr(uitdrukking, "key", "") in mag
    eis = any if getattr(uitdrukking, "operator", "").strip() == "OR" else all
    return eis(_suits(deel, mag) for deel in delen)


def write_lijst(pad: Path, pakketten: list[Pakket]) -> None:
    """Write one row per package."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with pad.open("w", newline="", encoding="utf-8") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(["soort", "naam", "versie", "licentie", "draait mee"])
        for pakket in pakketten:
            mee = "ja" if pakket.draait_mee else "nee"
            schrijver.writerow([pakket.soort, pakket.naam, pakket.versie, pakket.licentie, mee])


def main(argv: list[str]) -> int:
    """Judge every package; return 1 when one does not suit."""
    pakketten = read_pakketten()
    if argv:
        write_lijst(Path(argv[0]), pakketten)
    bezwaren = [(pakket, bezwaar) for pakket in pakketten if (bezwaar := find_bezwaar(pakket))]
    for pakket, bezwaar in bezwaren:
        print(f"{pakket.soort}-pakket {pakket.naam} {pakket.versie}: {bezwaar}.", file=sys.stderr)
    print(f"Licenties: {len(pakketten)} pakketten, {len(bezwaren)} bezwaren.")
    return 1 if bezwaren else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
