"""An agreement in words: what was agreed and nothing else, of municipal amounts only what is visible."""

from datetime import date
from decimal import Decimal

import pytest

from contracten.models import (
    AfgesprokenPrestatie,
    BonusMalus,
    BonusMalusSchaal,
    Contract,
    Gemeentebudget,
    GemiddeldeKosten,
)
from contracten.selectors import Afspraakblad, find_afspraakbladen
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import Expertise, GemeenteToegang, RegioToegang, Traject
from tests.fabrieken import (
    GemeenteFactory,
    JaarafspraakFactory,
    ProductFactory,
    RegioFactory,
    make_gebruiker,
)

pytestmark = pytest.mark.usefixtures("systeem")
PEILDATUM = date(2022, 6, 1)


def make_blad(contract: Contract, gebruiker: Gebruiker) -> Afspraakblad:
    (blad,) = find_afspraakbladen(contract, gebruiker, PEILDATUM)
    return blad


def test_an_agreement_without_anything_says_so_little(contract: Contract, manager: Gebruiker) -> None:
    JaarafspraakFactory.create(contract=contract)
    blad = make_blad(contract, manager)
    assert (blad.jaar, blad.feiten, blad.delen, blad.bron) == (2022, [], [], None)
    assert blad.soort
    assert blad.uitleg


def test_amounts_and_fractions_are_told_as_people_say_them(contract: Contract, manager: Gebruiker) -> None:
    JaarafspraakFactory.create(
        contract=contract,
        soort="budgetafspraak",
        bedrag=Decimal("1234567.8"),
        bandbreedte=Decimal("0.05"),
        clienten=12,
    )
    teksten = [tekst for _, tekst in make_blad(contract, manager).feiten]
    assert [tekst.replace("\xa0", " ") for tekst in teksten] == ["€ 1.234.567,80", "5%", "12"]


def test_raises_trajectories_and_directions_are_told(contract: Contract, manager: Gebruiker) -> None:
    afspraak = JaarafspraakFactory.create(contract=contract, betaalwijze="declaratie")
    venlo = GemeenteFactory.create(regio=contract.regio, code="0983", naam="Venlo")
    product = ProductFactory.create(regio=contract.regio, segment=contract.perceel.segment)
    traject = Traject.objects.make(
        regio=contract.regio,
        product=product,
        code="AMB",
        naam="Ambulant",
        expertise=Expertise.objects.create(regio=contract.regio, code="hbo", naam="Hbo"),
        uren_per_week=2,
        doorlooptijd_dagen=182,
    )
    dag, meer = date(2022, 6, 1), Decimal(1000)
    afspraak.verhogingen.create(datum=dag, bedrag=-meer, besluit="minder kinderen", volgorde=0)
    afspraak.verhogingen.create(datum=dag, bedrag=meer, gemeente=venlo, besluit="crisis", volgorde=1)
    afspraak.trajectafspraken.create(gemeente=venlo, traject=traject, aantal=Decimal("2.5"))
    GemiddeldeKosten.objects.create(jaarafspraak=afspraak, referentie=1, deel=1, richting="alleen_malus")
    blad = make_blad(contract, manager)
    assert blad.feiten == [("Betaalwijze", "De gemeenten betalen wat de aanbieder declareert.")]
    verhogingen, trajecten, kosten = blad.delen
    assert [(label, tekst.replace("\xa0", " ")) for label, tekst in verhogingen.feiten] == [
        ("01-06-2022", "-€ 1.000,00: minder kinderen"),
        ("01-06-2022, Venlo", "€ 1.000,00: crisis"),
    ]
    assert trajecten.feiten == [("Venlo, AMB Ambulant", "2,5 trajecten")]
    assert kosten.feiten[-1] == (
        "Welke kant op",
        "Hogere kosten geven een malus; lagere kosten geven geen bonus.",
    )


def test_of_raises_the_own_and_those_of_the_whole_are_told(contract: Contract) -> None:
    afspraak = JaarafspraakFactory.create(contract=contract)
    eigen, buur = (GemeenteFactory.create(regio=contract.regio) for _ in range(2))
    for plaats, gemeente in enumerate((eigen, buur, None)):
        afspraak.verhogingen.create(
            datum=date(2022, 6, 1), bedrag=plaats, gemeente=gemeente, besluit=f"b{plaats}", volgorde=plaats
        )
    financien = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=financien, gemeente=eigen)
    (deel,) = make_blad(contract, financien).delen
    assert [tekst[-2:] for _, tekst in deel.feiten] == ["b0", "b2"]


def test_the_latest_year_stands_first(contract: Contract, manager: Gebruiker) -> None:
    for jaar in (2021, 2023, 2022):
        JaarafspraakFactory.create(contract=contract, jaar=jaar)
    bladen = find_afspraakbladen(contract, manager, PEILDATUM)
    assert [blad.jaar for blad in bladen] == [2023, 2022, 2021]


def test_a_performance_that_is_not_known_yet_is_told_as_such(contract: Contract, manager: Gebruiker) -> None:
    afspraak = JaarafspraakFactory.create(contract=contract)
    AfgesprokenPrestatie.objects.create(
        jaarafspraak=afspraak, naam="Inloop", afgesproken=10, gewicht=Decimal("0.4"), volgorde=0
    )
    (deel,) = make_blad(contract, manager).delen
    assert deel.feiten == [("Inloop", "Afgesproken 10, gerealiseerd nog niet bekend, gewicht 40%")]


def test_a_scale_is_told_from_its_highest_limit(contract: Contract, manager: Gebruiker) -> None:
    regeling = BonusMalus.objects.create(
        jaarafspraak=JaarafspraakFactory.create(contract=contract), maximum=100
    )
    for vanaf, percentage in (("0.5", "-0.02"), ("0.9", "0.03")):
        BonusMalusSchaal.objects.create(bonus_malus=regeling, vanaf=vanaf, percentage=percentage)
    (deel,) = make_blad(contract, manager).delen
    assert [label for label, _ in deel.feiten][1:3] == ["Vanaf score 0,9", "Vanaf score 0,5"]
    assert deel.feiten[-1][1].replace("\xa0", " ") == "€ 100,00"


def test_who_may_not_see_a_contract_is_told_no_agreement(contract: Contract, manager: Gebruiker) -> None:
    JaarafspraakFactory.create(contract=contract)
    vreemde = make_gebruiker("vreemde", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=vreemde, regio=RegioFactory.create())
    assert len(find_afspraakbladen(contract, manager, PEILDATUM)) == 1
    assert find_afspraakbladen(contract, vreemde, PEILDATUM) == []


def test_of_other_municipalities_no_budget_is_told(contract: Contract) -> None:
    afspraak = JaarafspraakFactory.create(contract=contract)
    eigen, buur = (GemeenteFactory.create(regio=contract.regio) for _ in range(2))
    for gemeente, bedrag in ((eigen, 10), (buur, 77777)):
        Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=gemeente, bedrag=bedrag)
    financien = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=financien, gemeente=eigen)
    (deel,) = make_blad(contract, financien).delen
    assert [label for label, _ in deel.feiten] == [str(eigen)]
