"""Every funding model, agreement, band, incentive and place occurs in the settled demo year."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from bekostiging.berekening.stapregel import Stap
from inkoop.kern.codes import Afspraaksoort, Model, Richting
from tests.inkoop.demo.gevallen import Geval
from tests.nog_niet import check_model


def iter_stappen(geval: Geval, regel: str) -> Iterator[dict[str, Any]]:
    """Give input and outcome of every step of a rule."""
    wacht: list[Stap] = [stap for contract in geval.uitkomst.contracten for stap in contract.uitleg.stappen]
    while wacht:
        stap = wacht.pop()
        wacht.extend(stap.stappen)
        if stap.code == regel:
            # Exact: a Decimal and a fraction of GMP cannot be compared.
            yield {naam: deel.exact for naam, deel in stap.invoer.items()} | {"uitkomst": stap.uitkomst.exact}


@pytest.mark.parametrize("model", Model)
def test_every_funding_model_is_settled(geval: Geval, model: Model) -> None:
    check_model(model, "demo", is_er=model in {contract.model for contract in geval.uitkomst.contracten})


def test_every_kind_of_agreement_and_every_direction_occurs(geval: Geval) -> None:
    assert {contract.soort for contract in geval.uitkomst.contracten} == set(Afspraaksoort)
    assert {contract.richting for contract in geval.uitkomst.contracten} == set(Richting)


def test_budgets_end_inside_above_and_below_the_band_in_both_ways(geval: Geval) -> None:
    uitkomsten: Counter[tuple[str, str]] = Counter()
    for stap in iter_stappen(geval, "budgetafspraak"):
        budget, realisatie, band = stap["budget"], stap["realisatie"], stap["bandbreedte"]
        plaats = "binnen"
        if abs(realisatie - budget) > band * budget:
            plaats = "boven" if realisatie > budget else "onder"
        uitkomsten[plaats, str(stap["buiten_bandbreedte"])] += 1
    assert {p for p, _ in uitkomsten} == {"binnen", "boven", "onder"}
    assert uitkomsten.keys() >= {(p, b) for p in ("boven", "onder") for b in ("volledig", "meerdere")}


def test_the_maximum_holds_a_payment_back_and_lets_another_through(geval: Geval) -> None:
    met_maximum = [s for s in iter_stappen(geval, "budgetafspraak") if s["maximum_bijbetaling"] is not None]
    tegen = [s["uitkomst"] < s["realisatie"] - s["bandbreedte"] * s["budget"] for s in met_maximum]
    assert any(tegen)
    assert not all(tegen)


def test_budgets_per_municipality_have_outcomes_of_their_own(geval: Geval) -> None:
    per_gemeente = [
        a for a in geval.afspraken.values() if a["soort"] == "budgetafspraak" and "gemeenten" in a
    ]
    assert per_gemeente
    assert all(len(afspraak["gemeenten"]) > 2 for afspraak in per_gemeente)


def test_a_ceiling_is_hit_and_another_is_not(geval: Geval) -> None:
    plafonds = list(iter_stappen(geval, "budgetplafond"))
    assert {stap["realisatie"] > stap["uitkomst"] for stap in plafonds} == {True, False}


def test_every_saving_is_granted_or_refused_for_each_reason(geval: Geval) -> None:
    toelichtingen = {stap["toelichting"] for stap in iter_stappen(geval, "besparing")}
    assert len(toelichtingen) == 7
    assert "Toegekend." in toelichtingen


def test_bonus_malus_gives_pays_back_is_clipped_and_does_nothing(geval: Geval) -> None:
    bedragen = [stap["uitkomst"] for stap in iter_stappen(geval, "bonus_malus")]
    assert 25 in bedragen
    assert any(bedrag > 25 for bedrag in bedragen)
    assert any(bedrag < 0 for bedrag in bedragen)
    redenen = {stap["toelichting"] for stap in iter_stappen(geval, "bonus_malus") if not stap["uitkomst"]}
    assert len(redenen) == 2


def test_average_costs_reward_charge_and_are_clipped(geval: Geval) -> None:
    stappen = list(iter_stappen(geval, "gemiddelde_kosten"))
    assert any(stap["uitkomst"] > 0 for stap in stappen)
    assert any(stap["uitkomst"] < 0 for stap in stappen)
    assert any(geval.afspraken[n].get("gemiddelde_kosten", {}).get("maximum_percentage") == Decimal("0.02")
               for n in geval.afspraken)  # fmt: skip


def test_average_costs_that_may_not_rise_only_charge(geval: Geval) -> None:
    remmen = [
        afspraak["gemiddelde_kosten"]
        for afspraak in geval.afspraken.values()
        if afspraak.get("gemiddelde_kosten", {}).get("richting") == "alleen_malus"
    ]
    assert remmen


def test_an_area_has_a_fixed_amount_or_one_per_inhabitant(geval: Geval) -> None:
    gebied = [
        afspraak for nummer, afspraak in geval.afspraken.items() if geval.segmenten[nummer] == "demo-gebied"
    ]
    vormen = {("bedrag" in afspraak, "bedrag_per_inwoner" in afspraak) for afspraak in gebied}
    assert vormen == {(True, False), (False, True)}


def test_places_are_full_empty_and_overfull(geval: Geval) -> None:
    plekken = list(iter_stappen(geval, "plek_groep"))
    assert any(plek["lege_plekdagen"] == 0 for plek in plekken)
    assert any(plek["lege_plekdagen"] > 300 for plek in plekken)
    assert any(plek["clientdagen_boven_de_plekken"] > 0 for plek in plekken)


def test_the_largest_municipality_settles_in_places_within_a_perceel_on_trajectories(geval: Geval) -> None:
    keuzes = [
        afspraak["gemeentekeuze"] for afspraak in geval.afspraken.values() if "gemeentekeuze" in afspraak
    ]
    assert keuzes
    assert all(keuze == {"0983": "plekken"} for keuze in keuzes)


def test_populations_stay_inside_the_band_and_leave_it_in_both_ways(geval: Geval) -> None:
    soorten = set()
    for stap in iter_stappen(geval, "populatie_bedrag"):
        verhouding = stap["geleverd"] / stap["afgesproken"]
        plaats = (
            "binnen"
            if abs(verhouding - 1) <= stap["bandbreedte"]
            else ("boven" if verhouding > 1 else "onder")
        )
        soorten.add((plaats, str(stap["buiten_bandbreedte"])))
    buiten = {(plaats, hoe) for plaats in ("boven", "onder") for hoe in ("volledig", "meerdere")}
    assert soorten >= buiten | {("binnen", "volledig")}


def test_contracts_are_parked_for_want_of_a_rate_and_of_a_score(geval: Geval) -> None:
    assert [rij.reden for rij in geval.uitkomst.geparkeerd] == [
        "Van expertise demo-ervaring is geen uurtarief bekend van 2022 of eerder.",
        "Er is een malus afgesproken, maar er is geen score.",
    ]


def test_advances_follow_budgets_and_a_ceiling_has_none(geval: Geval) -> None:
    for contract in geval.uitkomst.contracten:
        afspraak = geval.afspraken[contract.contract]
        if contract.soort == Afspraaksoort.BUDGETPLAFOND:
            assert contract.voorschot == 0
        elif contract.soort == Afspraaksoort.BUDGETAFSPRAAK:
            budget = afspraak.get("bedrag") or sum(afspraak["gemeenten"].values())
            assert abs(contract.voorschot / budget - 1) < Decimal("0.05")
