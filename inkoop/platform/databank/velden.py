"""Model fields for money and for exact decimals that keep the scale in which they were agreed."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_ST = TypeVar("_ST", contravariant=True)
_GT = TypeVar("_GT", covariant=True)


class _Decimaalveld(models.DecimalField[_ST, _GT]):
    if TYPE_CHECKING:
        _pyi_private_set_type: Decimal | int | str
        _pyi_private_get_type: Decimal


class Bedragveld(_Decimaalveld[_ST, _GT]):
    """Euros with two decimals, `numeric(14,2)`: a stated amount, never an intermediate result."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 14, 2
        super().__init__(*args, **kwargs)


class Exactveld(_Decimaalveld[_ST, _GT]):
    """A decimal exactly as it was written: `numeric` without a scale, so 32.405 stays 32.405.

    Rates, percentages and volumes have as many decimals as agreed (ontwerp.md, Data); the limits below
    only bound what a form accepts.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 28, 10
        super().__init__(*args, **kwargs)

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the column type; `numeric` keeps every decimal that is stored."""
        return "numeric"
