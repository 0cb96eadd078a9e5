"""A lookup for searching part of a text, whatever the case, that a trigram index can serve.

Django's own `icontains` compares UPPER(column), for which an index on the column is of no use.
"""

from typing import Any

from django.db import models
from django.db.models.lookups import PatternLookup


@models.CharField.register_lookup
class Bevat(PatternLookup):
    """`nummer__bevat="c-12"`: the column holds the text, whatever the case."""

    lookup_name = "bevat"
    prepare_rhs = True

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """Return the comparison; the pattern has its wildcards escaped by `PatternLookup`."""
        return f"ILIKE {rhs}"
