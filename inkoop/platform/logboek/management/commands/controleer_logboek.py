"""Prove that the audit log is whole."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkoop.platform.logboek.selectors import find_gebroken_schakels, get_digest, get_laatste_regel

_STAND = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")


class Command(BaseCommand):
    """`controleer_logboek [--verwacht NUMMER:DIGEST]`: exit code 1 when the chain breaks, or is too short."""

    help = "Controleert elke regel van het logboek en laat zien wat u elders moet bewaren."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what was written down after an earlier check."""
        parser.add_argument(
            "--verwacht", metavar="NUMMER:DIGEST", help="de laatste regel bij een eerdere controle"
        )

    def handle(self, *args: Any, verwacht: str | None, **opties: Any) -> None:
        """Check the chain, and that it still holds the line that was written down."""
        gebroken = find_gebroken_schakels()
        if gebroken:
            raise CommandError(f"De keten breekt bij regel {gebroken[0]}.")
        if verwacht:
            _check_verwacht(verwacht)
        laatste = get_laatste_regel()
        if laatste is None:
            self.stdout.write("Het logboek is leeg.")
            return
        self.stdout.write("Elke regel sluit aan op de vorige. Bewaar dit buiten de database:")
        self.stdout.write(f"{laatste[0]}:{laatste[1]}")


def _check_verwacht(verwacht: str) -> None:
    stand = _STAND.fullmatch(verwacht)
    if stand is None:
        raise CommandError(f"«{verwacht}» is geen NUMMER:DIGEST.")
    if get_digest(int(stand[1])) != stand[2]:
        raise CommandError(f"Regel {stand[1]} is weg of is niet meer de regel van toen.")
