"""`python manage.py toon_rechten [--schrijf BESTAND]`."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkoop.platform.gebruikers.rolwoorden import make_rechtentabel

BEGIN, EINDE = "<!-- rechten: begin -->", "<!-- rechten: einde -->"


class Command(BaseCommand):
    """Show the table of rights, or put it in a document."""

    help = "Toont wat elke rol mag, als tabel in Markdown; met --schrijf tussen de tekens in een document."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the document."""
        parser.add_argument("--schrijf", type=Path, metavar="BESTAND", help="Zet de tabel in dit document.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Show or write the table."""
        tabel = "\n".join(make_rechtentabel())
        document: Path | None = opties["schrijf"]
        if document is None:
            self.stdout.write(tabel)
            return
        tekst = document.read_text(encoding="utf-8")
        if BEGIN not in tekst or EINDE not in tekst:
            raise CommandError(f"{document} heeft geen plaats voor de tabel: {BEGIN} en {EINDE}.")
        nieuw = re.sub(f"(?<={BEGIN}\n).*?(?={EINDE})", lambda _: f"{tabel}\n", tekst, flags=re.DOTALL)
        document.write_text(nieuw, encoding="utf-8")
