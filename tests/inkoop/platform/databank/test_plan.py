"""Tables of which the database does not know what they hold are compared as a whole."""

from collections.abc import Callable

import psycopg
import pytest
from django.db import connection, transaction

from inkoop.platform.databank.plan import plan_as_sets
from segmenten.models import Gemeente, Regio

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("systeem")]


class _TerugError(Exception):
    """Undoes what a block wrote."""


def get_nestloop() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_nestloop")
        return str(cursor.fetchone()[0])


def add_regios(aantal: int) -> None:
    Regio.objects.bulk_create(Regio(code=f"r{nummer}", naam="x" * 100) for nummer in range(aantal))


def undo(doe: Callable[[], None]) -> None:
    with pytest.raises(_TerugError), transaction.atomic():
        doe()
        raise _TerugError


def test_an_empty_table_changes_nothing() -> None:
    with transaction.atomic(), plan_as_sets(Regio):
        assert get_nestloop() == "on"


def test_a_table_that_was_never_counted_is_compared_as_a_whole() -> None:
    with transaction.atomic():
        add_regios(1_000)
        with plan_as_sets(Gemeente):
            assert get_nestloop() == "on"
        with plan_as_sets(Gemeente, Regio):
            assert get_nestloop() == "off"
        assert get_nestloop() == "on"


def test_a_table_that_was_counted_when_all_was_undone_too(eigenaar_verbinding: psycopg.Connection) -> None:
    undo(lambda: add_regios(1_000))
    eigenaar_verbinding.execute("ANALYZE segmenten_regio")
    with transaction.atomic(), plan_as_sets(Regio):
        assert get_nestloop() == "off"
    assert get_nestloop() == "on"


def test_what_is_counted_well_is_planned_as_always(eigenaar_verbinding: psycopg.Connection) -> None:
    add_regios(1_000)
    eigenaar_verbinding.execute("ANALYZE segmenten_regio")
    with transaction.atomic(), plan_as_sets(Regio):
        assert get_nestloop() == "on"


def test_an_inner_block_leaves_what_the_outer_one_chose() -> None:
    with transaction.atomic():
        add_regios(1_000)
        with plan_as_sets(Regio):
            with plan_as_sets(Regio):
                assert get_nestloop() == "off"
            assert get_nestloop() == "off"


def test_an_error_in_a_block_puts_it_back() -> None:
    with transaction.atomic():
        add_regios(1_000)
        with pytest.raises(_TerugError), transaction.atomic(), plan_as_sets(Regio):
            raise _TerugError
        assert get_nestloop() == "on"
