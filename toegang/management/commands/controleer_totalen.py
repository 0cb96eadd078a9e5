"""Prove that the month totals and the sums of a settlement equal the prestaties they are made of."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from toegang.selectors import Stand, Totaalverschil, find_somverschillen, find_totaalverschillen


class Command(BaseCommand):
    """`controleer_totalen [--regio CODE]`: exit code 1 when a total or sum differs, each one listed."""

    help = "Vergelijkt maandtotalen en sommen met de prestaties; eindigt met code 1 bij een verschil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the region to look at; all regions without it."""
        parser.add_argument("--regio", metavar="CODE", help="alleen deze regio")

    def handle(self, *args: Any, regio: str | None, **options: Any) -> None:
        """Compare region by region and list what differs."""
        regios = Regio.objects.filter(code=regio) if regio else Regio.objects.all()
        if regio and not regios:
            raise CommandError(f"Er is geen regio met code {regio}.")
        totalen = sum(self._check_totalen(een) for een in regios)
        sommen = sum(self._check_sommen(een) for een in regios)
        if totalen:
            raise CommandError(f"{totalen} van de maandtotalen verschillen van hun prestaties.")
        if sommen:
            raise CommandError(f"{sommen} van de sommen verschillen van hun prestaties.")
        self.stdout.write("Alle maandtotalen en sommen zijn gelijk aan hun prestaties.")

    def _check_sommen(self, regio: Regio) -> int:
        with met_systeemzicht():
            verschillen = find_somverschillen(regio)
        for een in verschillen:
            maand = f"{een.maand:%Y-%m}"
            self.stdout.write(
                f"{regio.code}: contract {een.contract}, maand {maand}: {een.aantal} sommen verschillen"
            )
        return sum(een.aantal for een in verschillen)

    def _check_totalen(self, regio: Regio) -> int:
        with met_systeemzicht():
            verschillen = find_totaalverschillen(regio)
        for verschil in verschillen:
            self.stdout.write(f"{regio.code}: {_describe(verschil)}")
        return len(verschillen)


def _describe(verschil: Totaalverschil) -> str:
    wat = f"contract {verschil.contract}, gemeente {verschil.gemeente}, "
    wat += f"product {verschil.product}" if verschil.product else "zonder product"
    return (
        f"{wat}, maand {verschil.maand:%Y-%m}: totaal {_describe_stand(verschil.totaal)}, "
        f"prestaties {_describe_stand(verschil.lijnen)}"
    )


def _describe_stand(stand: Stand | None) -> str:
    if stand is None:
        return "ontbreekt"
    return (
        f"{stand.aantal} goedgekeurd, {stand.aantal_afgekeurd} afgekeurd, "
        f"volume {stand.volume.normalize():f}, {stand.bedrag} euro"
    )
