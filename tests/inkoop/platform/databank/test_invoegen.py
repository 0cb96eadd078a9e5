"""Rows are sent as they are made: of more models, in order, all or none."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from inkoop.platform.databank.invoegen import insert_rijen, reserve_sleutels
from inkoop.platform.gebruikers.models import Gebruiker, Rol

pytestmark = pytest.mark.django_db

NAMEN = ["tweede", "eerste", "derde"]


def make_groepen(namen: list[str]) -> Iterator[list[Group]]:
    return ([Group(name=naam)] for naam in namen)


def test_a_row_gets_a_key_or_has_the_one_that_was_reserved() -> None:
    sleutels = reserve_sleutels(Group, 2)
    met_sleutel = [[Group(pk=sleutel, name=str(sleutel))] for sleutel in sleutels]
    insert_rijen([*met_sleutel, [Group(name=naam) for naam in NAMEN]])
    gevonden = dict(Group.objects.order_by("pk").values_list("pk", "name"))
    assert [gevonden.pop(sleutel) for sleutel in sleutels] == [str(sleutel) for sleutel in sleutels]
    assert list(gevonden.values()) == NAMEN
    assert min(gevonden) > max(sleutels)
    assert len(set(reserve_sleutels(Group, 3)) | {*sleutels, *gevonden}) == 8


def test_a_row_may_point_at_one_that_was_sent_just_before() -> None:
    (sleutel,), gebruiker = (
        reserve_sleutels(Group, 1),
        Gebruiker.objects.create_user("lid", rollen=[Rol.INKOPER]),
    )
    koppel = Gebruiker.groups.through
    insert_rijen([[Group(pk=sleutel, name="leden")], [koppel(gebruiker_id=gebruiker.pk, group_id=sleutel)]])
    connection.check_constraints()
    assert list(gebruiker.groups.values_list("name", flat=True)) == ["leden"]


def test_without_rows_nothing_happens() -> None:
    assert reserve_sleutels(Group, 0) == []
    insert_rijen([])
    assert not Group.objects.exists()


def test_an_error_of_who_makes_the_rows_goes_on_and_leaves_nothing() -> None:
    def make_halverwege() -> Iterator[list[Group]]:
        yield from make_groepen(NAMEN)
        raise LookupError("de vierde")

    with pytest.raises(LookupError, match="de vierde"), transaction.atomic():
        insert_rijen(make_halverwege())
    # The connection can be used again.
    assert not Group.objects.exists()


def test_a_refusal_of_the_database_is_an_error_of_django() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rijen(make_groepen([*NAMEN, NAMEN[0]]))
    assert not Group.objects.exists()
