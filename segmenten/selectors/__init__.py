"""Reads of the purchase structure."""

from segmenten.selectors.jaarcijfer import get_jaarcijfers
from segmenten.selectors.structuur import get_regiogegevens, get_structuur

__all__ = ["get_jaarcijfers", "get_regiogegevens", "get_structuur"]
