"""Numbers as people and files write them."""

from decimal import Decimal

import pytest

from inkoop.kern.waarden import CIJFERS_VOOR, WaardeFoutError, check_cijfers, write_out


@pytest.mark.parametrize(
    ("geschreven", "uitgeschreven"),
    [
        ("1E+3", "1000"),
        ("-2.5E+1", "-25"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("10.50", "10.50"),
        ("0E+2", "000"),
    ],
)
def test_a_number_is_written_out(geschreven: str, uitgeschreven: str) -> None:
    gevonden = write_out(Decimal(geschreven))
    assert gevonden.as_tuple() == Decimal(uitgeschreven).as_tuple()
    assert gevonden == Decimal(geschreven)
    assert "E" not in str(gevonden)


def test_a_number_that_is_far_too_large_is_not_written_out() -> None:
    groot = Decimal(f"1E+{CIJFERS_VOOR + 1}")
    assert write_out(groot) is groot
    with pytest.raises(WaardeFoutError, match="te veel cijfers"):
        check_cijfers(groot)
    assert write_out(Decimal(f"1E+{CIJFERS_VOOR}")) == Decimal(10) ** CIJFERS_VOOR
