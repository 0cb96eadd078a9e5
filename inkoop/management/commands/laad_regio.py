"""Loads a region bundle."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.platform.databank.sync import Telling
from inkoop.regiobundel.laden import Laadresultaat, load_bundel


class Command(BaseCommand):
    """`manage.py laad_regio MAP`: everything in the folder is loaded, or nothing is."""

    help = "Laadt een regiobundel: alles of niets. Nogmaals laden verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder and the mark."""
        parser.add_argument("map", type=Path, help="Map met regio.yaml en de CSV-bestanden.")
        parser.add_argument("--demo", action="store_true", help="Markeer de regio als demonstratie.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Load, and tell what changed; errors go to stderr and give exit code 1."""
        try:
            resultaat = load_bundel(opties["map"], timezone.now(), is_demo=opties["demo"])
        except BestandFoutenError as fout:
            aantal = f"{fout.totaal} {'fout' if fout.totaal == 1 else 'fouten'}"
            wat = f"Levering {fout.levering} van de regiobundel" if fout.levering else "De regiobundel"
            raise CommandError(
                f"{wat} is niet geladen, er is niets veranderd: {aantal}.\n{fout.describe()}"
            ) from fout
        except OSError as fout:
            reden = f"{fout.filename} kan niet worden gelezen"
            raise CommandError(f"De regiobundel is niet geladen, er is niets veranderd: {reden}.") from fout
        for regel in _describe(resultaat):
            self.stdout.write(regel)


def _describe(resultaat: Laadresultaat) -> list[str]:
    if not resultaat.is_gewijzigd:
        return [f"Regio {resultaat.regio.code}: ongewijzigd."]
    regels = [f"Regio {resultaat.regio.code}: geladen."]
    regels += [
        f"  {naam}: {_count(telling)}" for naam, telling in resultaat.verschil.items() if telling.is_wijziging
    ]
    return regels + resultaat.nagekomen


def _count(telling: Telling) -> str:
    delen = {
        "nieuw": telling.nieuw,
        "gewijzigd": telling.gewijzigd,
        "verwijderd": telling.verwijderd,
        "ongewijzigd": telling.ongewijzigd,
    }
    return ", ".join(f"{aantal} {wat}" for wat, aantal in delen.items() if aantal)
