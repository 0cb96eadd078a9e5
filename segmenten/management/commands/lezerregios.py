"""Says which regions the reading role of the database sees."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import Lezerregio, Regio


class Command(BaseCommand):
    """`manage.py lezerregios [CODE ...] [--geen]`: exactly these; without a choice it tells them."""

    help = "Bepaalt welke regio's de databankrol inkoop_lezer ziet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the codes."""
        parser.add_argument("codes", nargs="*", metavar="CODE", help="wat de lezer ziet, en niets anders")
        parser.add_argument("--geen", action="store_true", help="de lezer ziet geen regio meer")

    def handle(self, *args: Any, codes: list[str], geen: bool, **opties: Any) -> None:
        """Change what the reader sees, and tell what it is."""
        if codes and geen:
            raise CommandError("Noem regio's, of --geen.")
        with transaction.atomic(), met_systeemzicht():
            if codes or geen:
                _set(set(codes))
            nu = sorted(Lezerregio.objects.values_list("regio__code", flat=True))
        self.stdout.write(f"De lezer ziet: {', '.join(nu) or 'geen regio'}.")


def _set(codes: set[str]) -> None:
    regios = {regio.code: regio for regio in Regio.objects.filter(code__in=codes)}
    if onbekend := sorted(codes - regios.keys()):
        raise CommandError(f"Onbekend: {', '.join(onbekend)}.")
    was = set(Lezerregio.objects.values_list("regio__code", flat=True))
    Lezerregio.objects.exclude(regio__code__in=codes).delete()
    for code in sorted(codes - was):
        Lezerregio.objects.create(regio=regios[code])
    for code in sorted(codes ^ was):
        log_handeling(
            "lezer_ziet_regio" if code in codes else "lezer_ziet_regio_niet",
            onderwerp=("regio", code),
            regio=code,
        )
