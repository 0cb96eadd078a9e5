"""Columns that lists of settlements share: which contract, of whom, and who pays."""

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.urls import reverse

from bekostiging.views.tonen import describe_betaler, get_saldotoon
from inkoop.platform.schermen.services import Kolom, Soort


def make_contractkolommen(
    via: str = "", *, pagina: str = "contractafrekening", sleutel: str = "pk"
) -> tuple[Kolom, Kolom]:
    """Return the columns of the contract and its provider; the first names the row, and leads to a page.

    Args:
        via: the path from a row to what has the contract, such as "contractafrekening__".
        pagina: name of the page that the contract leads to.
        sleutel: the attribute of a row that is the key of that page.
    """
    get_sleutel = attrgetter(sleutel)
    contract = Kolom(
        "contract",
        "Contract",
        Soort.KORT,
        waarde=f"{via}contract__nummer",
        sorteer=True,
        kop=True,
        link=lambda rij: reverse(pagina, args=[get_sleutel(rij)]),
    )
    return contract, Kolom("aanbieder", "Aanbieder", waarde=f"{via}contract__aanbieder__naam", sorteer=True)


def make_postkolommen() -> tuple[Kolom, Kolom, Kolom]:
    """Return the columns that name a part of a settlement: contract, provider and municipality."""
    contract = Kolom(
        "contract",
        "Contract",
        Soort.KORT,
        sorteer=True,
        kop=True,
        link=lambda post: reverse("contractafrekening", args=[post.sleutel]),
    )
    return (
        contract,
        Kolom("aanbieder", "Aanbieder", sorteer=True),
        Kolom("gemeente", "Gemeente", sorteer=True),
    )


def make_betaalkolom(
    describe: Callable[[Any, Decimal], str] = describe_betaler, *, saldo: str = "saldo", sorteer: bool = False
) -> Kolom:
    """Return the column that says in words who still pays whom; it is the last of the amounts, as in reports.

    Args:
        describe: from a row, and what is left, to who pays.
        saldo: the attribute of a row that is left; of a correction what is settled.
        sorteer: whether people may sort on that.
    """
    get_saldo = attrgetter(saldo)
    return Kolom(
        "uitkomst",
        "Wie betaalt",
        Soort.STATUS,
        waarde=lambda rij: describe(rij, get_saldo(rij)),
        sorteer=saldo if sorteer else False,
        toon=lambda rij: get_saldotoon(get_saldo(rij)),
    )
