"""Small regions and files of prestaties for the tests of toegang."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from contracten.models import Aanbieder, Contract, Tarief
from segmenten.models import Gemeente, Perceel, Product, Regio, Segment
from toegang.models import Client, Prestatie, Toewijzing
from toegang.services import Intakeresultaat, neem_prestaties_in

PEILMOMENT = datetime(2023, 1, 15, 12, tzinfo=UTC)
KOP = "id,toewijzing,begindatum,einddatum,volume,eenheid"


@dataclass(frozen=True)
class Proefregio:
    """A region with one contract for one product, and what is needed to add allocations to it."""

    regio: Regio
    gemeente: Gemeente
    product: Product
    contract: Contract

    def add_tarief(
        self, vanaf: date, tot: date | None = None, eenheid: str = "uur", bedrag: str = "100"
    ) -> None:
        """Add a tariff for the product."""
        Tarief.objects.create(
            contract=self.contract, product=self.product, bedrag=bedrag, eenheid=eenheid, vanaf=vanaf, tot=tot
        )

    def add_toewijzing(self, nummer: str, **velden: Any) -> Toewijzing:
        """Add an allocation of the product from 2022 on, with `velden` as they differ from that."""
        client, _ = Client.objects.get_or_create(regio=self.regio, pseudoniem=f"c-{nummer}")
        standaard = {
            "gemeente": self.gemeente,
            "contract": self.contract,
            "product": self.product,
            "ingangsdatum": date(2022, 1, 1),
            "eenheid": "uur",
        }
        return Toewijzing.objects.create(
            regio=self.regio, nummer=nummer, client=client, **{**standaard, **velden}
        )

    def neem_in(self, map_: Path, *regels: str, kop: str = KOP) -> Intakeresultaat:
        """Write `regels` under a header and take the file in."""
        return neem_prestaties_in(self.regio, write_bestand(map_, regels, kop), PEILMOMENT)

    def get_redenen(self) -> dict[str, str]:
        """Return the verdict on every line by id; empty is approved."""
        return dict(Prestatie.objects.filter(regio=self.regio).values_list("nummer", "reden"))


def make_proefregio(
    code: str = "proef", ingangsdatum: date = date(2022, 1, 1), einddatum: date | None = None
) -> Proefregio:
    """Make a region with one municipality, one product and one contract without tariffs."""
    regio = Regio.objects.create(code=code, naam=code)
    gemeente = Gemeente.objects.make(regio=regio, code="0983", naam="Venlo", volgorde=1)
    segment = Segment.objects.make(regio=regio, code="s", domeinen=["jeugd"], naam="S", volgorde=1)
    perceel = Perceel.objects.make(regio=regio, code="p", segment=segment, model="pxq", volgorde=1)
    aanbieder = Aanbieder.objects.create(regio=regio, code="alfa", naam="Alfa")
    return Proefregio(
        regio=regio,
        gemeente=gemeente,
        product=Product.objects.make(
            regio=regio, code="45A04", naam="Jeugdhulp", segment=segment, eenheid="uur"
        ),
        contract=Contract.objects.create(
            regio=regio,
            nummer="C1",
            aanbieder=aanbieder,
            perceel=perceel,
            ingangsdatum=ingangsdatum,
            einddatum=einddatum,
        ),
    )


def write_bestand(map_: Path, regels: Iterable[str], kop: str = KOP) -> Path:
    """Write a CSV file and return where it stands."""
    pad = map_ / "prestaties.csv"
    pad.write_text("".join(f"{regel}\n" for regel in (kop, *regels)), encoding="utf-8", newline="")
    return pad


def regel(
    nummer: str, toewijzing: str, begin: str, eind: str, volume: Decimal | str = "1", eenheid: str = "uur"
) -> str:
    """One line of a file of prestaties; `begin` and `eind` are days in 2022, as in "03-01"."""
    return f"{nummer},{toewijzing},2022-{begin},2022-{eind},{volume},{eenheid}"
