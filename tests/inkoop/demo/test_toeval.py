"""Draws are whole, seeded and bounded."""

from hypothesis import given
from hypothesis import strategies as st

from inkoop.demo.namen import get_naam
from inkoop.demo.productie import FACTOREN
from inkoop.demo.toeval import Toeval, Weging, deel_op


def test_the_same_seed_gives_the_same_draws_and_another_seed_does_not() -> None:
    def trek(zaad: int) -> list[int]:
        toeval = Toeval("noord-limburg", zaad)
        return [toeval.tot(1000) for _ in range(20)]

    assert trek(1) == trek(1)
    assert trek(1) != trek(2)


@given(st.integers(1, 10**6), st.integers())
def test_a_draw_stays_below_its_bound(aantal: int, zaad: int) -> None:
    assert 0 <= Toeval(zaad).tot(aantal) < aantal


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**4), min_size=1).filter(any))
def test_the_parts_add_up_and_differ_less_than_one_from_their_share(
    aantal: int, gewichten: list[int]
) -> None:
    delen = deel_op(aantal, gewichten)
    assert sum(delen) == aantal
    for deel, gewicht in zip(delen, gewichten, strict=True):
        assert abs(deel * sum(gewichten) - aantal * gewicht) < sum(gewichten)


def test_an_option_without_weight_is_never_drawn() -> None:
    toeval, weging = Toeval("weging"), Weging([0, 3, 0, 1])
    assert {weging.trek(toeval) for _ in range(200)} == {1, 3}


def test_clients_differ_but_average_one_hundred_percent() -> None:
    assert sum(FACTOREN) == 100 * len(FACTOREN)


def test_every_provider_has_a_name_of_its_own_that_says_it_is_a_demonstration() -> None:
    namen = [get_naam(nummer) for nummer in range(250)]
    assert len(set(namen)) == 250
    assert all(naam.startswith("Demo-aanbieder ") for naam in namen)
