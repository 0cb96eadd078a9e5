"""The input refuses what contradicts itself, naming dataclass, field and value."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.fouten import OnjuisteInvoerError
from bekostiging.berekening.invoer import (
    Afgekeurd,
    Gemeente,
    Jaarafspraak,
    Kpiscore,
    Parameters,
    Plekbezetting,
    Regelgroep,
    Regioinvoer,
    Resultaatgroep,
    Schaal,
    Tariefvolume,
    Tekort,
    Tekortsoort,
    Toewijzinggroep,
    Traject,
    Trajectgroep,
    Verhoging,
    Voorschot,
)
from bekostiging.berekening.invoer.afspraak import BonusMalus
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie, Resultaatdeel
from tests.bekostiging.berekening.make import VENLO, make_budgetten, make_contract, make_regio

D = Decimal


def make_toewijzinggroep(volume: Tariefvolume, bedrag: str) -> Toewijzinggroep:
    return Toewijzinggroep(VENLO, "p", Frequentie.WEEK, 1, (volume,), D(bedrag))


def test_the_difference_of_rounding_per_line_is_exact() -> None:
    assert Regelgroep(VENLO, "p", D("33.05"), 1, D("10.5"), D("347.03")).afrondingsverschil == D("0.005")
    groep = make_toewijzinggroep(Tariefvolume(D(50), "etmaal", 7, D(1095)), "7821.43")
    assert groep.afrondingsverschil == Fraction(1, 700)


def test_half_a_cent_per_line_is_the_most_that_rounding_does() -> None:
    assert Regelgroep(VENLO, "p", D("0.005"), 3, D(3), D("0.03")).afrondingsverschil == D("0.015")


@pytest.mark.parametrize(
    ("make", "melding"),
    [
        (lambda: Regelgroep(VENLO, "p", D("0.005"), 3, D(3), D("0.04")), "halve cent per regel"),
        (lambda: Regelgroep(VENLO, "p", D(1), 0, D(0), D(0)), "aantal is 0"),
        (lambda: Regelgroep(VENLO, "p", D(1), 1, D(-1), D(-1)), "volume is -1: negatief"),
        (lambda: Regelgroep(VENLO, "p", D(1), 1, D("1.005"), D("1.005")), "bedrag is 1.005: geen heel"),
        (
            lambda: make_toewijzinggroep(Tariefvolume(D(1), "uur", 7, D(7)), "1.01"),
            "halve cent per regel",
        ),
        (lambda: Tariefvolume(D(1), "uur", 0, D(7)), "noemer is 0: nul"),
        (lambda: Plekbezetting(VENLO, "t", D(2), 1), "meer dan de clientdagen"),
        (lambda: Resultaatgroep(VENLO, "p", D(1), Resultaatdeel.START, D(1), 1), "hoort niet bij start"),
        (
            lambda: Resultaatgroep(VENLO, "p", D(1), Resultaatdeel.UITKOMST, None, 1),
            "hoort niet bij uitkomst",
        ),
        (lambda: Resultaatgroep(VENLO, "p", D(1), Resultaatdeel.UITKOMST, D("1.1"), 1), "meer dan 1"),
        (lambda: Trajectgroep(VENLO, "t", date(2022, 1, 1), None, None, -1), "aantal is -1: negatief"),
        (
            lambda: Trajectgroep(VENLO, "t", date(2022, 2, 1), date(2022, 1, 1), None, 1),
            "stop is 2022-01-01: ligt voor de start",
        ),
        (
            lambda: Trajectgroep(VENLO, "t", date(2022, 1, 1), None, date(2022, 2, 1), 1),
            "gestopt is 2022-02-01: niet de stop",
        ),
        (lambda: Traject("t", "hbo", D(1), 0), "doorlooptijd_dagen is 0: nul"),
        (
            lambda: make_regio(trajecten=(Traject("t", "hbo", D(1), 1), Traject("t", "wo", D(1), 1))),
            "trajecten is t: geldt dubbel op een dag",
        ),
        (
            lambda: make_regio(
                trajecten=(
                    Traject("t", "hbo", D(1), 1, geldt_vanaf=date(2022, 7, 1)),
                    Traject("t", "hbo", D(1), 1, geldt_tot=date(2022, 7, 1)),
                )
            ),
            "trajecten is t: geldt dubbel op een dag",
        ),
        (lambda: Kpiscore("k", D(1), D(-1)), "gewicht is -1: negatief"),
        (lambda: Voorschot(VENLO, D("0.001")), "geen heel aantal centen"),
        (lambda: Verhoging(date(2022, 6, 1), D("-0.001")), "geen heel aantal centen"),
        (lambda: Jaarafspraak(bedrag=D("0.001")), "geen heel aantal centen"),
        (lambda: Jaarafspraak(bandbreedte=D("-0.1")), "bandbreedte is -0.1: negatief"),
        (lambda: Jaarafspraak(bandbreedte=D("NaN")), "geen exact getal"),
        (lambda: Jaarafspraak(bandbreedte=0.1), "geen exact getal"),  # type: ignore[arg-type]
        (lambda: Jaarafspraak(gemeenten=make_budgetten(venlo="1") * 2), "staat er twee keer"),
        (lambda: Parameters(start_deel=D("1.1")), "start_deel is 1.1: meer dan 1"),
        (lambda: BonusMalus((Schaal(D(0), D(1)), Schaal(D(0), D(2)))), "staat er twee keer"),
        (lambda: Gemeente(VENLO, ((2020, 1), (2020, 2))), "staat er twee keer"),
        (lambda: make_regio(gemeenten=(Gemeente(VENLO), Gemeente(VENLO))), "staat er twee keer"),
        (lambda: make_contract(kpis=(Kpiscore("k", D(1)), Kpiscore("k", D(0)))), "staat er twee keer"),
        (lambda: make_contract(voorschotten=(Voorschot("0001", D(1)),)), "geen gemeente van de regio"),
        (lambda: make_contract(perceel_gemeentekeuze=("0001",)), "geen gemeente van de regio"),
        (lambda: Regioinvoer(make_regio(), (make_contract(), make_contract())), "staat er twee keer"),
        (lambda: Afgekeurd("dubbel", -1), "negatief"),
        (lambda: Tekort(Tekortsoort.TARIEF, "p", 0), "aantal is 0"),
    ],
)
def test_it_refuses(make: Callable[[], object], melding: str) -> None:
    with pytest.raises(OnjuisteInvoerError, match=melding):
        make()


def test_a_group_of_another_model_does_no_harm() -> None:
    contract = make_contract("gebied", regels=(Regelgroep(VENLO, "p", D(1), 1, D(1), D(1)),))
    assert contract.regels
