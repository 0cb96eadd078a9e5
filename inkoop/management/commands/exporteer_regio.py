"""Writes a region to a bundle."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkoop.platform.logboek.services import log_handeling
from inkoop.regiobundel.exporteren import export_bundel
from segmenten.models import Regio


class Command(BaseCommand):
    """`manage.py exporteer_regio CODE MAP`: a bundle that loads to the same region."""

    help = "Schrijft een regio naar een regiobundel die weer tot dezelfde regio laadt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the code and the folder."""
        parser.add_argument("code", help="Code van de regio.")
        parser.add_argument("map", type=Path, help="Map waarin de bundel komt; zo nodig wordt die gemaakt.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Write, and name the files."""
        try:
            bestanden = export_bundel(opties["code"], opties["map"], timezone.localdate())
        except Regio.DoesNotExist as fout:
            codes = ", ".join(Regio.objects.order_by("code").values_list("code", flat=True)) or "geen"
            raise CommandError(f"Regio '{opties['code']}' bestaat niet. Wel bekend: {codes}.") from fout
        except OSError as fout:
            raise CommandError(
                f"In {fout.filename} kan niet worden geschreven; kies een andere map."
            ) from fout
        log_handeling(
            "regio_geexporteerd",
            onderwerp=("regio", opties["code"]),
            regio=opties["code"],
            verschil={"bestanden": sorted(map(str, bestanden))},
        )
        for naam in bestanden:
            self.stdout.write(str(opties["map"] / naam))
