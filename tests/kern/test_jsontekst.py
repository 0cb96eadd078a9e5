"""JSON is written as the standard library writes it, whatever is in it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.jsontekst import write_json

_TEKSTEN = st.text(st.characters(codec="utf-8"))
_WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | _TEKSTEN,
    lambda delen: st.lists(delen) | st.dictionaries(_TEKSTEN, delen),
)


@given(_WAARDEN)
def test_the_bytes_are_those_of_the_standard_library(waarde: Any) -> None:
    for gesorteerd in (False, True):
        verwacht = json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), sort_keys=gesorteerd)
        assert write_json(waarde, gesorteerd=gesorteerd) == verwacht.encode()


def test_keys_are_sorted_by_character_and_not_by_byte_of_another_writing() -> None:
    assert write_json({"\U0001f600": 1, "\uffff": 2, "b": 3}, gesorteerd=True).decode() == (
        '{"b":3,"\uffff":2,"\U0001f600":1}'
    )


@pytest.mark.parametrize("waarde", [Decimal("1.5"), date(2026, 1, 1), object(), {"a": {1, 2}}])
def test_what_has_no_form_is_refused(waarde: Any) -> None:
    with pytest.raises(TypeError):
        write_json(waarde)
