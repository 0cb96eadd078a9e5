"""Each kind of mistake changes what it should, and nothing that only people read."""

from textwrap import dedent

import pytest

from tests.mutaties.soorten import find_mutanten, find_sql_ruilen

BESTAND = "app/services/proef.py"


def mutate(bron: str) -> set[str]:
    """Return the mutated texts of a source."""
    heel = dedent(bron).strip().encode()
    return {mutant.apply(heel).decode() for mutant in find_mutanten(BESTAND, heel)}


@pytest.mark.parametrize(
    ("bron", "nieuw"),
    [
        ("r = a <= b", {"r = a < b"}),
        ("r = (a) == (b)", {"r = (a) != (b)"}),
        ("r = a not in b", {"r = a in b"}),
        ("r = a < b <= c", {"r = a <= b <= c", "r = a < b < c"}),
        ("r = a and b and c", {"r = a or b and c", "r = a and b or c"}),
        ("r = a + b", {"r = a - b"}),
        ("r = 'x' + b", set()),
        ("r = not a", {"r = a"}),
        ("r = 3", {"r = 4"}),
        ("r = True", {"r = False"}),
        ('r = Decimal("0.5")', {'r = Decimal("1.5")'}),
        ("r = min(a)", {"r = max(a)"}),
        ("r = b if a else c", {"r = b if not (a) else c"}),
        ("r = [x for x in y if x]", {"r = [x for x in y if not (x)]"}),
        ("check_naam(a)", {"pass"}),
        ("r = M.objects.zichtbaar_voor(g).get()", {"r = M.objects.all().get()"}),
        ("r = M.objects.filter(a=b)", {"r = M.objects.all()"}),
    ],
)
def test_a_kind_of_mistake(bron: str, nieuw: set[str]) -> None:
    assert mutate(bron) == nieuw


def test_what_people_read_stays() -> None:
    bron = '''
    """A text with 3 < 4 and 5."""
    from a import b
    __all__ = ["x"]
    def f(a: dict[str, Literal[3]] = {}) -> Literal[1]:
        """Also a text."""
        _log.info("3", aantal=4)
        raise ValueError(3 < 4)
    '''
    assert mutate(bron) == set()


def test_a_mistake_knows_its_function() -> None:
    bron = b"class K:\n    def f(self):\n        def g():\n            return 1\n"
    assert {mutant.functie for mutant in find_mutanten(BESTAND, bron)} == {"K.f.g"}


def test_a_place_is_counted_in_bytes() -> None:
    assert mutate("r = ('é', a < b)") == {"r = ('é', a <= b)"}


def test_a_statement_is_changed_word_by_word() -> None:
    tekst = "SELECT sum(a) FROM t WHERE b <= c AND d IS NOT NULL"
    gewisseld = {
        tekst[:plek] + nieuw + tekst[plek + lengte :] for plek, lengte, nieuw in find_sql_ruilen(tekst)
    }
    assert gewisseld == {
        "SELECT max(a) FROM t WHERE b <= c AND d IS NOT NULL",
        "SELECT sum(a) FROM t WHERE b < c AND d IS NOT NULL",
        "SELECT sum(a) FROM t WHERE b <= c OR d IS NOT NULL",
        "SELECT sum(a) FROM t WHERE b <= c AND d IS NULL",
    }


@pytest.mark.parametrize(
    "tekst",
    [
        "WHERE a BETWEEN b AND c",
        "UPDATE t SET a = b",
        "SELECT a -- x <= y",
        "f'WHERE {a <= b}'",
        "ORDER BY 1",
    ],
)
def test_what_would_be_no_statement_any_more_stays(tekst: str) -> None:
    assert list(find_sql_ruilen(tekst)) == []
