"""Makes a demo year."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.jaar import Jaarbundel
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.services import load_jaar, write_jaar
from inkoop.platform.bestanden.fouten import BestandFoutenError


class Command(BaseCommand):
    """`manage.py genereer_jaar --regio CODE --jaar JAAR --clienten N --zaad S`."""

    help = "Maakt een demojaar met verzonnen aanbieders, contracten, cliënten en productie, en laadt het."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what decides the year, and where it goes."""
        parser.add_argument("--regio", required=True, metavar="CODE", help="Code van de regio.")
        parser.add_argument("--jaar", required=True, type=int, help="Kalenderjaar.")
        parser.add_argument("--clienten", type=int, default=1500, metavar="N", help="Aantal cliënten (1500).")
        parser.add_argument("--zaad", type=int, default=1, metavar="S", help="Ander zaad, ander jaar (1).")
        parser.add_argument(
            "--bundel", type=Path, metavar="MAP", help="Regiobundel waarvoor het jaar is; anders de database."
        )
        parser.add_argument(
            "--als", default="", metavar="CODE", help="Maak het jaar in een kopie van de regio met deze code."
        )
        parser.add_argument(
            "--alle-modellen",
            action="store_true",
            help="Voeg segmenten toe voor de bekostigingsmodellen die de regio zelf niet gebruikt.",
        )
        parser.add_argument(
            "--alleen-schrijven", type=Path, metavar="MAP", help="Schrijf de bundel in MAP en laad niets."
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make the year and tell what it holds."""
        try:
            self._make(opties)
        except (DemoFoutError, BestandFoutenError) as fout:
            raise CommandError(str(fout)) from fout

    def _make(self, opties: dict[str, Any]) -> None:
        opdracht = Jaaropdracht(
            opties["regio"],
            opties["jaar"],
            opties["clienten"],
            opties["zaad"],
            opties["als"],
            opties["alle_modellen"],
        )
        map_ = opties["alleen_schrijven"]
        if map_ is not None:
            bundel = write_jaar(opdracht, map_, opties["bundel"])
            self.stdout.write(f"{describe_bundel(opdracht, bundel)} Geschreven in {map_}.")
            return
        jaar = load_jaar(opdracht, timezone.now(), opties["bundel"])
        slot = "Geladen." if jaar.resultaat.is_gewijzigd else "Ongewijzigd."
        self.stdout.write(f"{describe_bundel(opdracht, jaar.bundel)} {slot}")


def describe_bundel(opdracht: Jaaropdracht, bundel: Jaarbundel) -> str:
    """Tell in one line what a demo year holds."""
    return (
        f"Demojaar {opdracht.jaar} van {opdracht.doel}: {bundel.contracten} contracten, "
        f"{bundel.clienten} cliënten, {bundel.aantallen['toewijzingen']} toewijzingen, "
        f"{bundel.aantallen['prestaties']} prestaties."
    )
