"""What holds of an element on a day: never two things, and the same for one element as for a list."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import (
    Expertise,
    GeldtNietError,
    NietGelezenError,
    Product,
    Productvoorkomen,
    Regio,
    Traject,
    Trajectvoorkomen,
    add_voorkomens,
)
from tests.fabrieken import ProductFactory, TariefFactory

pytestmark = pytest.mark.django_db

BEGIN, EIND = date(2023, 1, 1), date(2023, 12, 31)
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def _zicht() -> Iterator[None]:
    with met_systeemzicht():
        yield


@pytest.fixture
def product() -> Product:
    """A product that was known as "Oud" before 2023, as "Midden" in 2023, and has no later name."""
    product: Product = ProductFactory.create(code="45A01", naam="Oud")
    Productvoorkomen.objects.update(tot=BEGIN - DAG)
    product.voorkomens.create(naam="Midden", vanaf=BEGIN, tot=EIND)
    return Product.objects.get(pk=product.pk)


DAGEN = [
    ("long before", date(1999, 1, 1), "Oud"),
    ("the last day of the first", BEGIN - DAG, "Oud"),
    ("the first day", BEGIN, "Midden"),
    ("a day between", date(2023, 6, 1), "Midden"),
    ("the last day", EIND, "Midden"),
    ("the day after", EIND + DAG, None),
]


@pytest.mark.parametrize(("dag", "naam"), [rij[1:] for rij in DAGEN], ids=[rij[0] for rij in DAGEN])
def test_op_gives_what_held_on_a_day(product: Product, dag: date, naam: str | None) -> None:
    gevonden = product.find_op(dag)
    assert (gevonden and gevonden.naam) == naam
    assert [p.naam for p in Product.objects.op(dag)] == ([naam] if naam else [])
    assert [v.naam for v in Productvoorkomen.objects.op(dag)] == ([naam] if naam else [])


def test_an_open_end_holds_for_ever_and_an_open_begin_since_ever() -> None:
    product: Product = ProductFactory.create(naam="Altijd")
    for dag in (date.min, date(2024, 2, 29), date.max):
        assert product.op(dag).naam == "Altijd"


def test_of_an_element_of_which_nothing_is_known_nothing_holds() -> None:
    product: Product = ProductFactory.create(code="45A01")
    Productvoorkomen.objects.all().delete()
    assert product.find_op(BEGIN) is None
    assert not Product.objects.op(BEGIN)
    with pytest.raises(GeldtNietError, match=r"Van product 45A01 is op 01-01-2023 niets vastgelegd\."):
        product.op(BEGIN)


def test_a_name_is_only_known_with_a_day(product: Product) -> None:
    assert str(product) == "45A01"
    with pytest.raises(NietGelezenError):
        _ = product.naam
    [gelezen] = Product.objects.op(BEGIN)
    assert (str(gelezen), gelezen.naam, gelezen.voorkomen.tot) == ("45A01 Midden", "Midden", EIND)


def test_a_list_reads_what_holds_in_one_statement_more_and_sorts_on_it(product: Product) -> None:
    ander = ProductFactory.create(segment=product.segment, code="45A02", naam="Anders")
    for element in (product, ander, ander):
        TariefFactory.create(product=element, contract__perceel__segment=product.segment)
    tarieven: Any = TariefFactory._meta.model.objects.select_related("product")
    with CaptureQueriesContext(connection) as opdrachten:
        gelezen = add_voorkomens(tarieven, BEGIN, "product").order_by("productvoorkomen__naam", "pk")
        assert [rij.product.naam for rij in gelezen] == ["Anders", "Anders", "Midden"]
    assert len(opdrachten) == 2
    met_naam = add_voorkomens(tarieven, BEGIN, "product").filter(productvoorkomen__naam="Midden")
    assert [rij.product for rij in met_naam] == [product]
    # When nothing holds, the row is there all the same, and the code is its name.
    later = add_voorkomens(tarieven, EIND + DAG, "product").order_by("product__code")
    assert [rij.product.naam for rij in later] == ["45A01", "Anders", "Anders"]
    with pytest.raises(GeldtNietError):
        _ = later[0].product.voorkomen


def test_all_occurrences_read_at_once_answer_for_any_day(product: Product) -> None:
    [gelezen] = Product.objects.prefetch_related("voorkomens")
    with CaptureQueriesContext(connection) as opdrachten:
        namen = [gelezen.find_op(dag) and gelezen.op(dag).naam for _, dag, _ in DAGEN]
    assert namen == [naam for _, _, naam in DAGEN]
    assert not opdrachten


@pytest.mark.parametrize(
    ("vanaf", "tot"),
    [
        (EIND, None),
        (None, BEGIN),
        (date(2023, 6, 1), date(2023, 6, 1)),
        (None, None),
    ],
    ids=["from its last day", "up to its first day", "a day within", "always"],
)
def test_the_database_refuses_two_that_hold_on_one_day(
    product: Product, vanaf: date | None, tot: date | None
) -> None:
    with pytest.raises(IntegrityError, match="productvoorkomen_overlapt_niet"), transaction.atomic():
        product.voorkomens.create(naam="Dubbel", vanaf=vanaf, tot=tot)
    with pytest.raises(ValidationError):
        Productvoorkomen(product=product, naam="Dubbel", vanaf=vanaf, tot=tot).validate_constraints()


def test_the_database_takes_one_that_follows(product: Product) -> None:
    product.voorkomens.create(naam="Nieuw", vanaf=EIND + DAG)
    assert product.op(EIND + DAG).naam == "Nieuw"


def test_the_database_refuses_an_end_before_the_begin(product: Product) -> None:
    with pytest.raises(IntegrityError, match="eindigt_niet_voor_het_begint"), transaction.atomic():
        product.voorkomens.create(naam="Krom", vanaf=EIND + 2 * DAG, tot=EIND + DAG)


def test_the_database_refuses_an_expertise_of_another_region(product: Product) -> None:
    regio = product.regio
    eigen = Expertise.objects.create(regio=regio, code="hbo", naam="Hbo")
    ander = Expertise.objects.create(
        regio=Regio.objects.create(code="ander", naam="Ander"), code="hbo", naam="X"
    )
    waarden: dict[str, Any] = {"naam": "T", "uren_per_week": 1, "doorlooptijd_dagen": 7}
    traject = Traject.objects.make(regio=regio, product=product, code="T", expertise=eigen, **waarden)
    with pytest.raises(IntegrityError, match="ligt_in_dezelfde_regio"), transaction.atomic():
        Trajectvoorkomen.objects.filter(traject=traject).update(expertise=ander)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_keys_stay_what_they_mean_when_a_name_changes(product: Product) -> None:
    tarief = TariefFactory.create(product=product, contract__perceel__segment=product.segment)
    product.voorkomens.create(naam="Nieuw", vanaf=EIND + DAG)
    tarief.refresh_from_db()
    assert tarief.product == product
    assert {tarief.product.op(dag).naam for dag in (BEGIN, EIND + DAG)} == {"Midden", "Nieuw"}


grenzen = st.one_of(st.none(), st.integers(0, 30).map(lambda n: BEGIN + n * DAG))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(perioden=st.lists(st.tuples(grenzen, grenzen), min_size=1, max_size=6))
def test_at_most_one_row_holds_on_any_day(
    product: Product, perioden: list[tuple[date | None, date | None]]
) -> None:
    """The database keeps it so, whatever is tried; what is kept reads the same one by one and as a set."""
    Productvoorkomen.objects.all().delete()
    for nummer, (vanaf, tot) in enumerate(perioden):
        with suppress(IntegrityError), transaction.atomic():
            product.voorkomens.create(naam=str(nummer), vanaf=vanaf, tot=tot)
    [gelezen] = Product.objects.prefetch_related("voorkomens")
    for dag in (BEGIN + n * DAG for n in range(-1, 32)):
        geldend = [rij for rij in gelezen.voorkomens.all() if rij.geldt_op(dag)]
        assert len(geldend) <= 1
        assert list(Productvoorkomen.objects.op(dag)) == geldend
