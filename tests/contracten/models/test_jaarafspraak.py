"""Annual agreements and incentives: one per year, no negative amounts, only choices that exist."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from contracten.models import (
    AfgesprokenGemeentekeuze,
    BonusMalus,
    BonusMalusSchaal,
    Contract,
    Gemeentebudget,
    GemiddeldeKosten,
    Jaarafspraak,
    KpiScore,
)
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import GemeenteToegang
from tests.fabrieken import GemeenteFactory, JaarafspraakFactory, make_gebruiker

pytestmark = pytest.mark.usefixtures("systeem")


@pytest.fixture
def afspraak(contract: Contract) -> Jaarafspraak:
    return JaarafspraakFactory.create(contract=contract, jaar=2022)


def refuse(regel: str, model: Any, **velden: Any) -> None:
    """Check that the database refuses a row by this rule."""
    with pytest.raises(IntegrityError, match=regel), transaction.atomic():
        model.objects.create(**velden)


def test_a_contract_has_one_agreement_per_year(afspraak: Jaarafspraak, contract: Contract) -> None:
    JaarafspraakFactory.create(contract=contract, jaar=2023)
    refuse("een_jaarafspraak_per_contract_en_jaar", Jaarafspraak, contract=contract, jaar=2022)


@pytest.mark.parametrize("veld", ["bedrag", "bedrag_per_inwoner", "bandbreedte", "maximum_bijbetaling"])
def test_an_amount_is_zero_or_more(contract: Contract, veld: str) -> None:
    refuse("geen_negatieve_bedragen", Jaarafspraak, contract=contract, jaar=2022, **{veld: Decimal("-0.01")})
    assert JaarafspraakFactory.create(contract=contract, jaar=2022, **{veld: 0})


def test_the_kind_of_an_agreement_exists(contract: Contract) -> None:
    refuse("een_bestaande_soort", Jaarafspraak, contract=contract, jaar=2022, soort="handdruk")


def test_days_fit_in_a_year(contract: Contract) -> None:
    refuse("passen_in_een_jaar", Jaarafspraak, contract=contract, jaar=2022, beschikbare_dagen=367)
    assert JaarafspraakFactory.create(contract=contract, jaar=2022, beschikbare_dagen=366)


def test_a_municipality_has_one_budget_of_zero_or_more(afspraak: Jaarafspraak) -> None:
    gemeente = GemeenteFactory.create(regio=afspraak.contract.regio)
    refuse("niet_negatief", Gemeentebudget, jaarafspraak=afspraak, gemeente=gemeente, bedrag=-1)
    Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=gemeente, bedrag=0)
    refuse("een_budget_per_afspraak", Gemeentebudget, jaarafspraak=afspraak, gemeente=gemeente, bedrag=1)


def test_a_municipality_can_choose_nothing_but_places(afspraak: Jaarafspraak) -> None:
    gemeente = GemeenteFactory.create(regio=afspraak.contract.regio)
    keuze = {"jaarafspraak": afspraak, "gemeente": gemeente}
    refuse("kiest_alleen_voor_plekken", AfgesprokenGemeentekeuze, **keuze, keuze="pxq")
    assert AfgesprokenGemeentekeuze.objects.create(**keuze, keuze="plekken")


def test_a_scale_has_each_limit_once(afspraak: Jaarafspraak) -> None:
    regeling = BonusMalus.objects.create(jaarafspraak=afspraak)
    BonusMalusSchaal.objects.create(bonus_malus=regeling, vanaf="0.8", percentage="0.02")
    refuse("een_schaal_per_grens", BonusMalusSchaal, bonus_malus=regeling, vanaf="0.8", percentage="0.03")


@pytest.mark.parametrize("veld", ["referentie", "deel", "maximum_percentage"])
def test_average_costs_are_zero_or_more(afspraak: Jaarafspraak, veld: str) -> None:
    velden = {"referentie": 1, "deel": 1, "maximum_percentage": 1, veld: -1}
    refuse("kosten_zijn_niet_negatief", GemiddeldeKosten, jaarafspraak=afspraak, **velden)


def test_a_score_counts_once_and_with_some_weight(contract: Contract) -> None:
    score = {"contract": contract, "jaar": 2022, "kpi": "tijdig", "score": "0.9"}
    refuse("gewicht_van_een_kpi", KpiScore, **score, gewicht=0)
    assert KpiScore.objects.create(**score).gewicht == 1
    refuse("een_score_per_contract", KpiScore, **score)


def test_a_municipality_sees_its_own_budget_and_not_its_neighbours(afspraak: Jaarafspraak) -> None:
    eigen, buur = (GemeenteFactory.create(regio=afspraak.contract.regio) for _ in range(2))
    for gemeente in (eigen, buur):
        Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=gemeente, bedrag=1)
    financien: Gebruiker = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=financien, gemeente=eigen)
    zichtbaar = Gemeentebudget.objects.zichtbaar_voor(financien)
    assert [budget.gemeente for budget in zichtbaar] == [eigen]
