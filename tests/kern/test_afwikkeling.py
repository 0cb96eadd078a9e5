"""What is due of a correction: its own part, what was established before, and all of it together."""

from datetime import date
from decimal import Decimal

import pytest

from inkoop.kern.afwikkeling import (
    OF_BETAALD,
    Afwikkeldeel,
    Afwikkeling,
    Zegwijze,
    describe_in_het_kort,
    make_zegwijze,
    say_aanbieder,
    say_aanbieders,
)

TWEEDE = Afwikkeldeel(2, date(2026, 11, 26), Decimal("22126.60"))


def make_afwikkeling(bedrag: str, *eerder: Afwikkeldeel) -> Afwikkeling:
    return Afwikkeling((Afwikkeldeel(3, None, Decimal(bedrag)), *eerder))


def test_a_correction_tells_each_part_and_what_they_are_together() -> None:
    afwikkeling = make_afwikkeling("-126.60", TWEEDE)
    assert (afwikkeling.nu, afwikkeling.samen) == (Decimal("-126.60"), Decimal("22000.00"))
    assert afwikkeling.describe(say_aanbieder).replace("\xa0", " ") == (
        "Uit deze correctie: de aanbieder krijgt € 126,60 bij. "
        "Uit versie 2, vastgesteld op 26-11-2026: de aanbieder betaalt € 22.126,60 terug. "
        f"Samen: de aanbieder betaalt € 22.000,00 terug. {OF_BETAALD}"
    )


def test_a_correction_of_nothing_does_not_say_that_nothing_is_due() -> None:
    tekst = make_afwikkeling("0", TWEEDE).describe(say_aanbieder)
    assert tekst.startswith("Uit deze correctie: er is niets te betalen. Uit versie 2")
    assert "Samen: de aanbieder betaalt" in tekst


def test_what_is_no_correction_says_only_what_it_settles() -> None:
    afwikkeling = make_afwikkeling("5")
    assert afwikkeling.describe(say_aanbieder) == "De aanbieder betaalt €\xa05,00 terug."
    assert afwikkeling.describe_eerder(say_aanbieder) == ""


def test_a_row_tells_what_a_version_settles_and_what_it_comes_to() -> None:
    eerste = make_afwikkeling("5")
    assert describe_in_het_kort(say_aanbieder, eerste.nu) == eerste.describe(say_aanbieder)
    correctie = make_afwikkeling("-126.60", TWEEDE)
    kort = describe_in_het_kort(say_aanbieder, correctie.nu, correctie.samen).replace("\xa0", " ")
    assert kort == (
        "Uit deze correctie: de aanbieder krijgt € 126,60 bij. "
        "Samen met wat eerder is vastgesteld: de aanbieder betaalt € 22.000,00 terug."
    )


def test_of_earlier_amounts_of_nothing_it_is_not_asked_whether_they_were_paid() -> None:
    leeg = Afwikkeldeel(1, date(2026, 1, 1), Decimal(0))
    assert OF_BETAALD not in make_afwikkeling("5", leeg).describe(say_aanbieder)
    assert OF_BETAALD in make_afwikkeling("5", leeg, TWEEDE).describe(say_aanbieder)


@pytest.mark.parametrize(
    ("zeg", "bij", "af", "niets"),
    [
        (say_aanbieder, "de aanbieder betaalt € 5,00 terug", "de aanbieder krijgt € 5,00 bij", "er is niets"),
        (say_aanbieders, "aanbieders betalen samen € 5,00 terug", "aanbieders krijgen samen", "samen is er"),
        (make_zegwijze("Venlo"), "Venlo krijgt € 5,00", "Venlo betaalt € 5,00", "Venlo betaalt niets en"),
    ],
)
def test_the_sign_says_who_pays(zeg: Zegwijze, bij: str, af: str, niets: str) -> None:
    for bedrag, woorden in (("5", bij), ("-5", af), ("0", niets)):
        assert zeg(Decimal(bedrag)).replace("\xa0", " ").startswith(woorden)
