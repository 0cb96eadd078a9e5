"""Prove that the audit log is whole."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkoop.kern.opmaak import format_aantal
from inkoop.platform.logboek.selectors import Ankerstand, Ketenoordeel, check_logboek

_STAND = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")
_LEEG = (
    "Het logboek is nog leeg, en er is geen anker. Dat klopt alleen voor een installatie waar nog niets is "
    "gebeurd; anders is het geleegd."
)


class Command(BaseCommand):
    """`controleer_logboek [--verwacht NUMMER:DIGEST]`: exit code 1 unless every line is proven."""

    help = "Controleert elke regel van het logboek, ook tegen de ankers buiten de databank."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what was written down or mailed earlier."""
        parser.add_argument(
            "--verwacht",
            metavar="NUMMER:DIGEST",
            action="append",
            default=[],
            help="een stand die u zelf hebt bewaard; mag vaker",
        )

    def handle(self, *args: Any, verwacht: list[str], **opties: Any) -> None:
        """Check the log, and tell everything that is wrong."""
        uitkomst = check_logboek(map(_read_stand, verwacht))
        if uitkomst.gebreken:
            raise CommandError("\n".join(["Het logboek is niet in orde:", *uitkomst.gebreken]))
        if uitkomst.is_leeg:
            raise CommandError(_LEEG)
        for zin in _describe(uitkomst):
            self.stdout.write(zin)


def _read_stand(tekst: str) -> Ankerstand:
    stand = _STAND.fullmatch(tekst)
    if stand is None:
        raise CommandError(f"«{tekst}» is geen NUMMER:DIGEST.")
    return Ankerstand(int(stand[1]), stand[2], "wat u bewaarde")


def _describe(uitkomst: Ketenoordeel) -> list[str]:
    regels = format_aantal(uitkomst.aantal, "regel", "regels")
    ankers = format_aantal(uitkomst.ankers, "anker", "ankers")
    zinnen = [f"Gecontroleerd: {regels} en {ankers} van buiten de databank. Elke regel is bewezen."]
    if not uitkomst.ankers:
        zinnen = [f"Gecontroleerd: {regels}. Elke regel sluit aan op de vorige. Er is nog geen anker."]
    if uitkomst.wachtend:
        zinnen.append(f"Nog zonder zegel, want net geschreven: {uitkomst.wachtend}.")
    if not uitkomst.digest:
        return zinnen
    return [*zinnen, "Bewaar dit buiten de databank:", f"{uitkomst.nummer}:{uitkomst.digest}"]
