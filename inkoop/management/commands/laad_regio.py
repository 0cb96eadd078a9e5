"""Loads a region bundle."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkoop.inname.models import Laadverslag
from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.regiobundel.laden import Laadresultaat, load_bundel
from inkoop.signalen.soorten import SOORTEN


class Command(BaseCommand):
    """`manage.py laad_regio MAP`: everything in the folder is loaded, or nothing is."""

    help = (
        "Laadt een regiobundel: alles of niets. Nogmaals laden verandert niets. Uitgang 0: alles "
        "is ingelezen; 2: geladen, maar er is iets afgekeurd of niet gelezen; 1: geweigerd en "
        "niets veranderd."
    )
    uitgang = 0

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, the mark and the strictness."""
        parser.add_argument("map", type=Path, help="Map met regio.yaml en de CSV-bestanden.")
        parser.add_argument("--demo", action="store_true", help="Markeer de regio als demonstratie.")
        parser.add_argument(
            "--streng",
            action="store_true",
            help="Weiger ook als de controle regels afkeurt of als een bestand niet wordt gelezen.",
        )

    def run_from_argv(self, argv: list[str]) -> None:
        """Run, and end with the exit code that says whether everything was taken in."""
        super().run_from_argv(argv)
        sys.exit(self.uitgang)

    def handle(self, *args: Any, **opties: Any) -> None:
        """Load, and tell what came of every file; errors go to stderr and give exit code 1."""
        try:
            resultaat = load_bundel(
                opties["map"], timezone.now(), is_demo=opties["demo"], streng=opties["streng"]
            )
        except BestandFoutenError as fout:
            aantal = f"{fout.totaal} {'fout' if fout.totaal == 1 else 'fouten'}"
            wat = f"Levering {fout.levering} van de regiobundel" if fout.levering else "De regiobundel"
            regels = [f"{wat} is niet geladen, er is niets veranderd: {aantal}.", fout.describe()]
            raise CommandError("\n".join([*regels, *fout.terzijde])) from fout
        except OSError as fout:
            reden = f"{fout.filename} kan niet worden gelezen"
            raise CommandError(f"De regiobundel is niet geladen, er is niets veranderd: {reden}.") from fout
        self.uitgang = 0 if resultaat.is_helemaal_goed else 2
        for regel in _describe(resultaat):
            self.stdout.write(regel)


def _describe(resultaat: Laadresultaat) -> Iterator[str]:
    hoe = "geladen" if resultaat.is_gewijzigd else "ongewijzigd"
    yield f"Regio {resultaat.regio.code}: {hoe}."
    for verslag in resultaat.verslagen:
        if len(resultaat.verslagen) > 1:
            yield f"Levering {verslag.naam}:"
        yield from _describe_verslag(verslag)
    yield from resultaat.nagekomen


def _describe_verslag(verslag: Laadverslag) -> Iterator[str]:
    for naam, inname in verslag.iter_innamen():
        yield f"  {naam}: {' '.join(inname.tell())}"
    for deel in verslag.ongelezen:
        yield f"  {deel['naam']} is niet gelezen: {deel['reden']}."
    for code, telling in verslag.signalen.items():
        nieuw = f", {telling['nieuw']} nieuw" if telling["nieuw"] else ""
        yield f"  Signaal {SOORTEN[code].naam.lower()}: {telling['aantal']}{nieuw}."
