"""A digest is made in Python, and is that of the lines that the first version chained in SQL."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from inkoop.platform.logboek.keten import BEGIN, KOLOMMEN, VORM, Inhoud, calculate_digest

TEKSTEN = ("handeling", "gebruiker", "regio", "onderwerp_soort", "onderwerp_sleutel")
# What a line of form 1 does not say.
ZONDER: dict[str, Any] = {"reden": "", "adres": "", "via": "", "kenmerk": ""}
INHOUD = Inhoud(
    moment=datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
    handeling="proef",
    gebruiker="wie",
    regio="r",
    onderwerp_soort="soort",
    onderwerp_sleutel="sleutel",
    verschil='{"a": [1, null]}',
    context=UUID(int=7),
    reden="daarom",
    adres="a" * 64,
    via="pagina",
    kenmerk="k",
)
# How the first version made a digest, in the database.
VORM_1 = """
SELECT encode(sha256(convert_to((CASE WHEN %(context)s::uuid IS NULL THEN kern
    ELSE kern || to_jsonb(%(context)s::uuid) END)::text, 'UTF8')), 'hex')
FROM (SELECT jsonb_build_array(%(nummer)s::bigint, extract(epoch FROM %(moment)s::timestamptz),
    %(handeling)s::text, %(gebruiker)s::text, %(regio)s::text, %(onderwerp_soort)s::text,
    %(onderwerp_sleutel)s::text, %(verschil)s::jsonb, %(vorige)s::text)) AS r (kern)
"""

TEKST = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
WAARDE: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.decimals(-9, 9, places=3).map(str)
    | TEKST,
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(TEKST, deel, max_size=3),
    max_leaves=6,
)
MOMENT = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


class TestVorm1(TestCase):
    """Against PostgreSQL, for lines of any content."""

    @settings(max_examples=150, deadline=None)
    @given(
        st.tuples(*[TEKST] * 5), st.dictionaries(TEKST, WAARDE, max_size=3), st.none() | st.uuids(), MOMENT
    )
    def test_python_writes_what_the_database_wrote(
        self, teksten: tuple[str, ...], verschil: dict[str, Any], context: UUID | None, moment: datetime
    ) -> None:
        inhoud = replace(
            INHOUD, **ZONDER, moment=moment, context=context, **dict(zip(TEKSTEN, teksten, strict=True))
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::jsonb::text", [json.dumps(verschil)])
            inhoud = replace(inhoud, verschil=cursor.fetchone()[0])
            waarden = {naam: getattr(inhoud, naam) for naam in KOLOMMEN}
            cursor.execute(VORM_1, {**waarden, "nummer": 12, "vorige": BEGIN})
            assert calculate_digest(inhoud, 12, 1, BEGIN) == cursor.fetchone()[0]


def test_form_2_is_written_down() -> None:
    """Who proves a log with a program of their own makes this text."""
    tekst = (
        '[2, 9, 1767323045.000006, "proef", "wie", "r", "soort", "sleutel", {"a": [1, null]}, '
        f'"00000000-0000-0000-0000-000000000007", "daarom", "{"a" * 64}", "pagina", "k", "{BEGIN}"]'
    )
    assert calculate_digest(INHOUD, 9, VORM, BEGIN) == hashlib.sha256(tekst.encode()).hexdigest()


ANDERS: dict[str, Any] = {
    "moment": INHOUD.moment + timedelta(microseconds=1),
    "verschil": '{"a": [1, 0]}',
    "context": None,
}


@pytest.mark.parametrize("veld", [veld.name for veld in fields(Inhoud)])
def test_every_column_counts(veld: str) -> None:
    anders = replace(
        INHOUD, **{veld: ANDERS.get(veld, getattr(INHOUD, veld) + "x" if veld not in ANDERS else 0)}
    )
    assert calculate_digest(anders, 9, VORM, BEGIN) != calculate_digest(INHOUD, 9, VORM, BEGIN)


def test_number_form_and_what_went_before_count() -> None:
    inhoud = replace(INHOUD, **ZONDER)
    digests = {
        calculate_digest(inhoud, nummer, vorm, vorige)
        for nummer in (9, 10)
        for vorm in (1, VORM)
        for vorige in (BEGIN, "1" * 64)
    }
    assert len(digests) == 8
    with pytest.raises(ValueError, match="vorm 3"):
        calculate_digest(INHOUD, 9, 3, BEGIN)


@pytest.mark.parametrize("veld", ZONDER)
def test_form_1_proves_no_line_that_says_more_than_it_holds(veld: str) -> None:
    with pytest.raises(ValueError, match="vorm 1 bewijst geen reden en herkomst"):
        calculate_digest(replace(INHOUD, **{**ZONDER, veld: "x"}), 9, 1, BEGIN)
