"""Fills a database with the made-up region and writes prestaties: `python -m benchmarks.vullen FILE N`."""

import os
import sys
from pathlib import Path

import django


def main(bestand: Path, aantal: int) -> None:
    """Make the region in this process's database and write `aantal` prestaties to `bestand`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
    django.setup()
    from benchmarks.gegevens import make_regio, write_prestaties

    make_regio("benchmark", aantal)
    write_prestaties(bestand, aantal)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
