"""The demo year pays declarations as a region does: late, not all of it, and now and then twice."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from inkoop.demo.betalingen import make_betalingen
from inkoop.demo.productie import Productie
from inkoop.demo.toeval import Toeval
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afspraaksoort, Betaalwijze, Richting
from tests.inkoop.demo.gevallen import Geval


def make_productie(bedragen: dict[tuple[str, int], int]) -> Productie:
    productie = Productie()
    for (gemeente, maand), bedrag in bedragen.items():
        productie.gedeclareerd[gemeente, maand] += Fraction(bedrag)
        productie.bedragen[gemeente] += Fraction(bedrag)
    return productie


def test_who_gets_nothing_in_advance_is_paid_on_declarations_and_the_agreement_says_so(geval: Geval) -> None:
    vooruit = {rij["contract"] for rij in geval.bundel.tabellen["voorschotten"]}
    declaratie = {n for n, a in geval.afspraken.items() if a.get("betaalwijze") == Betaalwijze.DECLARATIE}
    assert vooruit
    assert declaratie == geval.afspraken.keys() - vooruit
    assert {rij["contract"] for rij in geval.bundel.tabellen["betalingen"]} <= declaratie


def test_payments_follow_the_care_by_two_months_and_stop_when_the_books_are_closed(geval: Geval) -> None:
    dagen = [date.fromisoformat(rij["datum"]) for rij in geval.bundel.tabellen["betalingen"]]
    assert min(dagen) >= date(2022, 3, 1)
    assert date(2023, 1, 1) <= max(dagen) <= date(2023, 2, 28)


def test_most_of_what_was_delivered_is_paid_and_something_is_left_both_ways(geval: Geval) -> None:
    op_declaratie = [c for c in geval.uitkomst.contracten if c.betaald]
    vergoeding = sum((c.vergoeding for c in op_declaratie), Decimal(0))
    betaald = sum((c.betaald for c in op_declaratie), Decimal(0))
    assert Decimal("0.85") < betaald / vergoeding < Decimal("1.02")
    open_einde = [c for c in op_declaratie if c.soort == Afspraaksoort.GEEN]
    assert sum(c.richting == Richting.BIJBETALING for c in open_einde) > len(open_einde) / 2
    assert {c.richting for c in op_declaratie} >= {Richting.BIJBETALING, Richting.TERUGBETALING}


def test_what_was_paid_twice_is_booked_back(geval: Geval) -> None:
    per_declaratie: dict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
    for rij in geval.bundel.tabellen["betalingen"]:
        delen = rij["kenmerk"].removesuffix("-2").removesuffix("-TERUG")
        per_declaratie[rij["contract"], rij["gemeente"], delen].append(Decimal(rij["bedrag"]))
    dubbel = [bedragen for bedragen in per_declaratie.values() if len(bedragen) > 1]
    assert dubbel
    assert all(sorted(b) == [-max(b), max(b), max(b)] for b in dubbel)


def test_a_declaration_of_the_last_month_is_not_paid_yet() -> None:
    productie = make_productie({("0983", maand): 100 for maand in range(2, 15)})
    betaald = {b.kenmerk for zaad in range(40) for b in make_betalingen(productie, 2022, Toeval(zaad))}
    assert "DECL-2023-01" in betaald
    assert "DECL-2023-02" not in betaald


def test_what_has_no_month_of_its_own_is_declared_in_twelve_parts() -> None:
    productie = make_productie({})
    productie.bedragen["0983"] = Fraction(1200)
    bedragen = [b.bedrag for b in make_betalingen(productie, 2022, Toeval("plekken")) if b.bedrag > 0]
    assert set(bedragen) == {Decimal("100.00")}
    assert len(bedragen) > 8
