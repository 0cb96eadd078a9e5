"""Puts a backup back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from inkoop.exploitatie.backup.fouten import BackupError
from inkoop.exploitatie.backup.terugzetten import check_backup, restore_backup
from inkoop.exploitatie.controles import refuse_zwakke_instellingen
from inkoop.platform.logboek.services import log_handeling


class Command(BaseCommand):
    """`manage.py herstel MAP`: into an empty database and an empty store, or not at all."""

    help = "Zet een back-up terug in een lege databank en opslag, en vergelijkt elke rij en elk bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, and whether it is only to be proven."""
        parser.add_argument(
            "map", type=Path, help="Map van een back-up, zoals `manage.py backup` die maakte."
        )
        parser.add_argument(
            "--controleer", action="store_true", help="Bewijs alleen dat de back-up heel is; schrijf niets."
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Prove it, put it back, compare, log it, and tell."""
        map_ = opties["map"]
        try:
            refuse_zwakke_instellingen()
            manifest = check_backup(map_) if opties["controleer"] else restore_backup(map_)
        except (BackupError, ImproperlyConfigured, psycopg.Error) as fout:
            raise CommandError(f"Er is niets teruggezet, of niet goed.\n{fout}") from fout
        except OSError as fout:
            raise CommandError(
                f"Er is niets teruggezet, of niet goed: {fout.strerror} ({fout.filename})."
            ) from fout
        wat = f"{manifest.stand.rijen} rijen, {len(manifest.inhoud) - 1} bestanden"
        if opties["controleer"]:
            self.stdout.write(f"De back-up van {manifest.gemaakt_op} is heel: {wat}.")
            return
        with transaction.atomic():
            log_handeling(
                "backup_teruggezet",
                onderwerp=("back-up", map_.resolve().name),
                verschil={"gemaakt_op": manifest.gemaakt_op},
            )
        self.stdout.write(
            f"Teruggezet: de back-up van {manifest.gemaakt_op} ({wat}). Alles is vergeleken en gelijk."
        )
        self.stdout.write("Draai nu `manage.py migrate`, en daarna `manage.py controleer_logboek`.")
