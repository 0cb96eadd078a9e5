"""Stage 4: the final amount over the municipalities, and the saldo. Source: rekenregels §4."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.uitkomst import Gemeenteuitkomst, get_richting
from bekostiging.berekening.uitleg import Stap, code, euro, euro_per_gemeente, make_stap
from bekostiging.berekening.verdelen import verdeel_naar, verdeel_naar_inwoners
from bekostiging.berekening.vergoeding import Vergoeding
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import NUL, som


@dataclass(frozen=True, slots=True)
class Eindverdeling:
    """The share in euros of each municipality in the final amount."""

    per_gemeente: Mapping[str, Decimal]
    stap: Stap


def calculate_verdeling(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], vergoeding: Vergoeding, prikkel: Decimal
) -> Eindverdeling:
    """Apportion V + prikkels by R; with budgets per municipality only the prikkels, by V.

    By inhabitants where those weights are all zero.
    """
    if vergoeding.per_gemeente is None:
        eindbedrag = vergoeding.totaal + prikkel
        delen, stap = _verdeel(invoer, "verdeling_realisatie", eindbedrag, realisatie)
    else:
        delen, stap = _verdeel(invoer, "verdeling_vergoeding", prikkel, vergoeding.per_gemeente)
        delen = _add(invoer, vergoeding.per_gemeente, delen)
    geordend = {gemeente: delen[gemeente] for gemeente in invoer.regio.gemeentecodes if gemeente in delen}
    gegevens = {"vergoeding": euro(vergoeding.totaal), "prikkels": euro(prikkel)}
    return Eindverdeling(geordend, make_stap("verdeling", gegevens, euro_per_gemeente(geordend), (stap,)))


def calculate_saldo(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], verdeling: Mapping[str, Decimal]
) -> tuple[tuple[Gemeenteuitkomst, ...], Stap]:
    """Saldo = advances paid in the year - final amount; municipalities with only zeros are left out."""
    voorschotten = {voorschot.gemeente: voorschot.bedrag for voorschot in invoer.voorschotten}
    rijen = [
        Gemeenteuitkomst(
            gemeente=code,
            realisatie=realisatie.get(code, NUL),
            vergoeding=verdeling.get(code, NUL),
            voorschot=voorschotten.get(code, NUL),
        )
        for code in invoer.regio.gemeentecodes
    ]
    gevuld = tuple(rij for rij in rijen if not rij.is_leeg)
    return gevuld, _make_saldostap(gevuld)


def _verdeel(
    invoer: Contractinvoer, stapcode: str, bedrag: Decimal, gewichten: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal], Stap]:
    if bedrag == 0 or som(gewichten.values()) == 0:
        return verdeel_naar_inwoners(invoer, bedrag)
    return verdeel_naar(stapcode, bedrag, gewichten, Eenheid.EURO)


def _add(
    invoer: Contractinvoer, eigen: Mapping[str, Decimal], delen: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    gemeenten = [code for code in invoer.regio.gemeentecodes if code in eigen or code in delen]
    return {code: eigen.get(code, NUL) + delen.get(code, NUL) for code in gemeenten}


def _make_saldostap(rijen: tuple[Gemeenteuitkomst, ...]) -> Stap:
    gegevens = {
        "voorschot": euro_per_gemeente({rij.gemeente: rij.voorschot for rij in rijen}),
        "eindbedrag": euro_per_gemeente({rij.gemeente: rij.vergoeding for rij in rijen}),
    }
    voorschot, eindbedrag = som(rij.voorschot for rij in rijen), som(rij.vergoeding for rij in rijen)
    saldo = voorschot - eindbedrag
    totaal = {"voorschot": euro(voorschot), "eindbedrag": euro(eindbedrag)}
    stap = make_stap("saldo_totaal", {**totaal, "richting": code(get_richting(saldo))}, euro(saldo))
    return make_stap(
        "saldo", gegevens, euro_per_gemeente({rij.gemeente: rij.saldo for rij in rijen}), (stap,)
    )
