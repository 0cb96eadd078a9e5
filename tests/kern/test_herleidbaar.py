"""No figure that is told, and no difference between figures that are told, is about few people."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.herleidbaar import Onherleidbaar, choose_onherleidbaar

MINSTE = 3


def choose(**personen: set[int] | None) -> Onherleidbaar[str]:
    return choose_onherleidbaar(personen, MINSTE)


def test_what_is_about_enough_people_stands_apart() -> None:
    keuze = choose(a={1, 2, 3}, b={4, 5, 6})
    assert (keuze.apart, keuze.samen, keuze.heeft_totaal) == ({"a", "b"}, set(), True)


def test_what_is_about_few_stands_together_when_together_they_are_enough() -> None:
    keuze = choose(a={1, 2}, b={3}, c={4, 5, 6})
    assert (keuze.apart, keuze.samen, keuze.heeft_totaal) == ({"c"}, {"a", "b"}, True)


def test_one_alone_takes_the_smallest_other_along() -> None:
    keuze = choose(a={1}, b={2, 3, 4, 5}, c={6, 7, 8})
    assert (keuze.apart, keuze.samen) == ({"b"}, {"a", "c"})


def test_the_same_person_twice_is_one_person() -> None:
    keuze = choose(a={1, 2}, b={1, 2}, c={3, 4, 5})
    assert keuze.samen == {"a", "b", "c"}


def test_of_too_few_in_all_the_total_is_not_told_either() -> None:
    keuze = choose(a={1}, b={2}, vast=set())
    assert (keuze.apart, keuze.samen, keuze.heeft_totaal) == ({"vast"}, {"a", "b"}, False)


def test_what_is_not_known_is_few() -> None:
    keuze = choose(a=None, b={1, 2, 3})
    assert (keuze.apart, keuze.samen, keuze.heeft_totaal) == (set(), {"a", "b"}, True)
    assert not choose(a=None).heeft_totaal


def test_a_fixed_amount_is_about_nobody() -> None:
    keuze = choose(a=set(), b=set())
    assert (keuze.apart, keuze.heeft_totaal) == ({"a", "b"}, True)


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
