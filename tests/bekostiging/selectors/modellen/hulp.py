"""Reads the lines of a query on random data, with codes and numbers in the place of keys."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings

from bekostiging.selectors.lijnquery import Lijnquery
from bekostiging.selectors.opdracht import Leesopdracht, read_regels
from inkoop.kern.codes import Model
from tests.bekostiging.berekening.bundel import Bundel, Rij, get_tarieven, get_zorg
from tests.bekostiging.opslag import Opslag

Tabellen = Mapping[str, list[Rij]]
Lijnrij = dict[str, Any]

zuinig = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def read_lijnen(
    query: Lijnquery[Any], opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> list[Lijnrij]:
    """Store the tables, read all lines of the contract, and take the tables away again."""
    with transaction.atomic():
        opslag.store_gegevens(Bundel(opslag.bundel.regio, tabellen))
        opdracht = Leesopdracht(opslag.regio.pk, jaar, {model: (opslag.contracten["C1"].pk,)})
        rijen = read_regels(query.sql, opdracht.get_waarden(query.modellen))
        transaction.set_rollback(True)
    namen: dict[str, Mapping[str, Any]] = {
        "toewijzing": opslag.toewijzingen,
        "gemeente": opslag.gemeenten,
        "product": opslag.producten,
        "traject": opslag.trajecten,
    }
    per_kolom = {f"{naam}_id": {rij.pk: code for code, rij in per.items()} for naam, per in namen.items()}
    return [
        {
            kolom: per_kolom[kolom].get(waarde) if kolom in per_kolom else waarde
            for kolom, waarde in rij.items()
        }
        for rij in rijen
    ]


def find_tarief(opslag: Opslag, product: str, dag: date) -> Decimal | None:
    """Find the tariff of a product on a day in the bundle itself."""
    (contract,) = opslag.bundel.regio["contracten"]
    geldig = [t.bedrag for t in get_tarieven(contract) if t.product == product and t.geldig.bevat(dag)]
    return geldig[0] if geldig else None


def get_dagen(rij: Rij) -> tuple[date | None, date | None]:
    """Give the first and the last delivered day of an allocation."""
    zorg = get_zorg(rij)
    return zorg.start, zorg.stop
