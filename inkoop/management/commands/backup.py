"""Makes a backup of database and private files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from inkoop.exploitatie.backup.fouten import BackupError
from inkoop.exploitatie.backup.maken import make_backup
from inkoop.exploitatie.controles import refuse_zwakke_instellingen
from inkoop.platform.logboek.services import log_handeling


class Command(BaseCommand):
    """`manage.py backup MAP`: a new folder below it, whole or not there at all."""

    help = "Maakt een back-up van databank en private bestanden, met een verzegeld manifest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("map", type=Path, help="Map waaronder de back-up komt; elke keer een nieuwe map.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make it, log it, and tell what is in it; exit code 1 when a private file was absent or damaged."""
        try:
            refuse_zwakke_instellingen()
            map_, manifest = make_backup(opties["map"], timezone.now())
        except (BackupError, ImproperlyConfigured, psycopg.Error) as fout:
            raise CommandError(f"Er is geen back-up gemaakt.\n{fout}") from fout
        except OSError as fout:
            raise CommandError(f"Er is geen back-up gemaakt: {fout.strerror} ({fout.filename}).") from fout
        bestanden, rijen = len(manifest.inhoud) - 1, manifest.stand.rijen
        with transaction.atomic():
            telling = {"bestanden": bestanden, "rijen": rijen, "ontbrekend": len(manifest.ontbrekend)}
            log_handeling("backup_gemaakt", onderwerp=("back-up", map_.name), verschil=telling)
        self.stdout.write(f"Back-up gemaakt: {map_} ({rijen} rijen, {bestanden} bestanden).")
        if manifest.ontbrekend:
            raise CommandError(
                "De back-up is heel, maar hier waren bestanden al weg of beschadigd: "
                f"{', '.join(manifest.ontbrekend)}. `manage.py ruim_bestanden_op` noemt ze."
            )
