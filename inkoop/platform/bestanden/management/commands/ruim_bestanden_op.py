"""Removes private content that belongs to no file any more, and tells which files are damaged."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkoop.platform.bestanden.selectors import find_beschadigde_bestanden
from inkoop.platform.bestanden.services import OpslagInGebruikError, remove_wezen


class Command(BaseCommand):
    help = "Verwijdert inhoud uit de opslag die bij geen bestand meer hoort en controleert de rest."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Remove, check and report; ends with an error when a file is absent or damaged."""
        try:
            weg = remove_wezen()
        except OpslagInGebruikError as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"Opgeruimd: {len(weg)} zonder bestand.")
        beschadigd = find_beschadigde_bestanden()
        if beschadigd:
            namen = ", ".join(f"{bestand.naam} ({bestand.pk})" for bestand in beschadigd)
            raise CommandError(f"Beschadigd of weg: {namen}")
        self.stdout.write("Alle bestanden zijn er en zijn ongeschonden.")
