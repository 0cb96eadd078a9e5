"""Searching part of a text, whatever the case, and what is like it.

Django's own `icontains` compares UPPER(column), for which an index on the column is of no use.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.db.models.lookups import PatternLookup


@models.CharField.register_lookup
class Bevat(PatternLookup):
    """`nummer__bevat="c-12"`: the column holds the text, whatever the case."""

    lookup_name = "bevat"
    prepare_rhs = True

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """Return the comparison; the pattern has its wildcards escaped by `PatternLookup`."""
        return f"ILIKE {rhs}"


# Of a word with a typing error about half of the trigrams stays.
_MINSTENS = 0.45
# Of a shorter text nothing is left to be like.
KORTSTE_GELIJKENIS = 4
# More than this is no longer a suggestion.
MEESTE_GELIJKENISSEN = 5


class Woordgelijkenis(models.Func):
    """How much a text looks like a part of a column: 1 when it stands there (pg_trgm)."""

    function = "word_similarity"
    output_field = models.FloatField()


def get_precies(tekst: str) -> str:
    """Return what stands between quotation marks, which asks for exactly that; "" for another text."""
    return tekst[1:-1] if len(tekst) > 2 and tekst[0] == tekst[-1] == '"' else ""


def make_precies(tekst: str) -> str:
    """Return the text that asks a search field for exactly `tekst`, as a link does."""
    return f'"{tekst}"'


def zoek_tekst(rijen: Any, velden: Sequence[str], tekst: str) -> Any:
    """Return the rows of which a field holds the text, or is it when it stands between quotation marks."""
    precies = get_precies(tekst)
    return rijen.filter(
        _in_een_van(velden, "iexact", precies) if precies else _in_een_van(velden, "bevat", tekst)
    )


def add_precies(rijen: Any, velden: Sequence[str], tekst: str) -> Any:
    """Add `is_precies` to each row: one of the fields is the text, whatever the case."""
    is_precies = models.Case(
        models.When(_in_een_van(velden, "iexact", tekst), then=True),
        default=False,
        output_field=models.BooleanField(),
    )
    return rijen.annotate(is_precies=is_precies)


def zoek_gelijkenis(rijen: Any, velden: Sequence[str], tekst: str) -> Any:
    """Return the rows of which a field is like the text; none for a text that is too short, or exact.

    For lists of hundreds of rows: likeness is computed for each of them. Who shows them says that nothing
    held the text: what is like a number is another number.
    """
    if len(tekst) < KORTSTE_GELIJKENIS or get_precies(tekst):
        return rijen.none()
    gelijkenissen = [Woordgelijkenis(Value(tekst), F(veld)) for veld in velden]
    beste = Greatest(*gelijkenissen) if len(gelijkenissen) > 1 else gelijkenissen[0]
    return rijen.alias(gelijkenis=beste).filter(gelijkenis__gte=_MINSTENS)


def find_gelijkende_teksten(rijen: Any, velden: Sequence[str], tekst: str) -> list[str]:
    """Return the few texts in the fields of these rows that are most like `tekst`."""
    gevonden: dict[str, float] = {}
    for veld in velden:
        voorraad, pad = _get_voorraad(rijen, veld)
        gelijkend = zoek_gelijkenis(voorraad.order_by(), (pad,), tekst)
        paren = gelijkend.annotate(mate=Woordgelijkenis(Value(tekst), F(pad))).values_list(pad, "mate")
        gevonden |= dict(paren.distinct().order_by("-mate", pad)[:MEESTE_GELIJKENISSEN])
    return sorted(gevonden, key=lambda naam: (-gevonden[naam], naam))[:MEESTE_GELIJKENISSEN]


def _in_een_van(velden: Sequence[str], vergelijking: str, tekst: str) -> Q:
    return reduce(or_, (Q(**{f"{veld}__{vergelijking}": tekst}) for veld in velden))


def _get_voorraad(rijen: Any, veld: str) -> tuple[Any, str]:
    """Return where to look for texts: of a million rows the hundreds of contracts that they belong to."""
    stap, _, rest = veld.partition("__")
    try:
        verwijzing = rijen.model._meta.get_field(stap)
    except FieldDoesNotExist:
        return rijen, veld
    if not rest or not verwijzing.many_to_one:
        return rijen, veld
    bestaat = models.Exists(rijen.order_by().filter(**{stap: models.OuterRef("pk")}))
    return verwijzing.related_model._default_manager.filter(bestaat), rest
