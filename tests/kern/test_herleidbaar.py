"""No figure that is told, and no difference between figures that are told, is about few people."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.herleidbaar import Onherleidbaar, choose_onherleidbaar

MINSTE = 3


def choose(**personen: set[int] | None) -> tuple[str, str, bool]:
    """Return what stands apart, what stands together, and whether there is a total."""
    keuze: Onherleidbaar[str] = choose_onherleidbaar(personen, MINSTE)
    return " ".join(sorted(keuze.apart)), " ".join(sorted(keuze.samen)), keuze.heeft_totaal


def test_what_is_about_enough_people_stands_apart() -> None:
    assert choose(a={1, 2, 3}, b={4, 5, 6}) == ("a b", "", True)


def test_what_is_about_few_stands_together_when_together_they_are_enough() -> None:
    assert choose(a={1, 2}, b={3}, c={4, 5, 6}) == ("c", "a b", True)


def test_one_alone_takes_the_smallest_other_along() -> None:
    assert choose(a={1}, b={2, 3, 4, 5}, c={6, 7, 8}) == ("b", "a c", True)


def test_the_same_person_twice_is_one_person() -> None:
    assert choose(a={1, 2}, b={1, 2}, c={3, 4, 5}) == ("", "a b c", True)


def test_of_too_few_in_all_the_total_is_not_told_either() -> None:
    assert choose(a={1}, b={2}, vast=set()) == ("vast", "a b", False)


def test_what_is_not_known_is_few() -> None:
    assert choose(a=None, b={1, 2, 3}) == ("", "a b", True)
    assert choose(a=None) == ("", "a", False)


def test_a_fixed_amount_is_about_nobody() -> None:
    assert choose(a=set(), b=set()) == ("a b", "", True)


@given(st.dictionaries(st.integers(0, 6), st.frozensets(st.integers(0, 9), max_size=6), max_size=7))
def test_from_what_is_told_nothing_about_few_can_be_reckoned(personen: dict[int, frozenset[int]]) -> None:
    keuze = choose_onherleidbaar(personen, MINSTE)
    assert keuze.apart | keuze.samen == set(personen)
    assert not keuze.apart & keuze.samen
    verteld = [{sleutel} for sleutel in keuze.apart]
    if keuze.heeft_totaal:
        verteld += [set(keuze.samen)] if keuze.samen else []
    # Whatever is added up: it is about nobody, or about enough.
    for aantal in (1, 2):
        for deel in combinations(verteld, aantal):
            wie = set().union(*(personen[sleutel] for groep in deel for sleutel in groep))
            assert not wie or len(wie) >= MINSTE
