"""The kinds of mutation: small mistakes that a person could make, each a change of source text.

A mutant changes bytes of one file and nothing else, so that its diff is what a reviewer would see.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any


@dataclass(frozen=True, order=True)
class Mutant:
    """One mistake: bytes `begin` up to `eind` of a file become `nieuw`."""

    bestand: str
    begin: int
    eind: int
    nieuw: str
    soort: str
    functie: str

    def apply(self, bron: bytes) -> bytes:
        """Return the source with the mistake in it."""
        return bron[: self.begin] + self.nieuw.encode() + bron[self.eind :]


# Begin, end, new text and kind.
Wissel = tuple[int, int, str, str]

_VERGELIJK = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
_REKEN = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
}
_NAMEN = {"min": "max", "max": "min", "any": "all", "all": "any"}
_FILTERS = {"zichtbaar_voor": "recht", "filter": "filter", "exclude": "filter"}
_CONTROLE = re.compile(r"_?(check|controleer|eis|refuse|require|weiger)(_|$)")
_SQL = re.compile(r"\b(SELECT|WHERE|INSERT INTO|UPDATE|JOIN|WHEN)\b")
# What stands before it in the statement decides whether a change still is SQL.
_SQL_RUILEN = [
    (re.compile(patroon), nieuw)
    for patroon, nieuw in (
        (r"(?<=\s)<=(?=\s)", "<"),
        (r"(?<=\s)>=(?=\s)", ">"),
        (r"(?<=\s)<(?=\s)", "<="),
        (r"(?<=\s)>(?=\s)", ">="),
        (r"(?<=\s)=(?=\s)", "<>"),
        (r"(?<=\s)<>(?=\s)", "="),
        (r"\bAND\b", "OR"),
        (r"\bOR\b", "AND"),
        (r"\bIS NOT NULL\b", "IS NULL"),
        (r"\bIS NULL\b", "IS NOT NULL"),
        (r"\bNOT EXISTS\b", "EXISTS"),
        (r"\bLEFT JOIN\b", "JOIN"),
        (r"\bmin(?=\()", "max"),
        (r"\bmax(?=\()", "min"),
        (r"\bleast(?=\()", "greatest"),
        (r"\bgreatest(?=\()", "least"),
        (r"\bsum(?=\()", "max"),
        (r"(?<=\s)\+(?=\s)", "-"),
        (r"(?<=\s)-(?=\s)", "+"),
        (r"(?<=\s)\*(?=\s)", "+"),
    )
]
_SQL_WOORD = re.compile(r"\b(SET|WHERE|ON|WHEN|SELECT|HAVING|USING|VALUES|BETWEEN|AND|FILTER)\b")


def find_mutanten(bestand: str, bron: bytes) -> list[Mutant]:
    """Return every mutant of a file, in order of place."""
    return sorted(set(_Zoeker(bestand, bron).find()))


class _Zoeker:
    """Walks the tree of one file."""

    def __init__(self, bestand: str, bron: bytes) -> None:
        self.bestand, self.bron = bestand, bron
        self.regels = [0]
        for regel in bron.splitlines(keepends=True):
            self.regels.append(self.regels[-1] + len(regel))

    def find(self) -> Iterator[Mutant]:
        yield from self._walk(ast.parse(self.bron), "")

    def _walk(self, knoop: ast.AST, functie: str) -> Iterator[Mutant]:
        for deel in ast.iter_child_nodes(knoop):
            if _is_tekst_voor_mensen(deel, knoop):
                continue
            naam = functie
            if isinstance(deel, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                naam = f"{functie}.{deel.name}".removeprefix(".")
            for begin, eind, nieuw, soort in self._mutate(deel):
                yield Mutant(self.bestand, begin, eind, nieuw, soort, naam)
            yield from self._walk(deel, naam)

    def _mutate(self, knoop: ast.AST) -> Iterator[Wissel]:
        match knoop:
            case ast.Compare() | ast.BoolOp() | ast.BinOp() | ast.UnaryOp(op=ast.Not()):
                yield from self._mutate_operator(knoop)
            case ast.If() | ast.IfExp():
                yield self._negate(knoop.test)
            case ast.comprehension():
                yield from map(self._negate, knoop.ifs)
            case ast.Expr(value=ast.Call() as roep) if _CONTROLE.match(_get_naam(roep.func)):
                yield (*self._span(knoop), "pass", "controle weg")
            case ast.Call():
                yield from self._mutate_call(knoop)
            case ast.Constant() | ast.JoinedStr():
                yield from self._mutate_constant(knoop)

    def _negate(self, test: ast.expr) -> Wissel:
        return (*self._span(test), f"not ({self._text(test)})", "tak")

    def _mutate_operator(self, knoop: ast.Compare | ast.BoolOp | ast.BinOp | ast.UnaryOp) -> Iterator[Wissel]:
        match knoop:
            case ast.Compare():
                delen = [knoop.left, *knoop.comparators]
                for links, teken, rechts in zip(delen, knoop.ops, delen[1:], strict=False):
                    yield from self._swap(links, rechts, *_VERGELIJK[type(teken)], "vergelijking")
            case ast.BoolOp():
                oud, nieuw = ("and", "or") if isinstance(knoop.op, ast.And) else ("or", "and")
                for links, rechts in zip(knoop.values, knoop.values[1:], strict=False):
                    yield from self._swap(links, rechts, oud, nieuw, "en/of")
            case ast.BinOp() if type(knoop.op) in _REKEN and not _is_samenvoegen(knoop):
                yield from self._swap(knoop.left, knoop.right, *_REKEN[type(knoop.op)], "rekenen")
            case ast.UnaryOp():
                yield (*self._span(knoop), self._text(knoop.operand), "ontkenning")

    def _mutate_call(self, knoop: ast.Call) -> Iterator[Wissel]:
        match knoop.func:
            case ast.Attribute(value=bron, attr=naam) if naam in _FILTERS:
                yield (*self._span(knoop), f"{self._text(bron)}.all()", f"{_FILTERS[naam]} weg")
            case ast.Name(id=naam) if naam in _NAMEN:
                yield (*self._span(knoop.func), _NAMEN[naam], "uiterste")
            case ast.Name(id="Decimal") if knoop.args and isinstance(knoop.args[0], ast.Constant):
                try:
                    ander = Decimal(str(knoop.args[0].value)) + 1
                except InvalidOperation:
                    return
                yield (*self._span(knoop.args[0]), f'"{ander}"', "constante")

    def _mutate_constant(self, knoop: ast.Constant | ast.JoinedStr) -> Iterator[Wissel]:
        waarde = knoop.value if isinstance(knoop, ast.Constant) else ""
        begin, eind = self._span(knoop)
        if isinstance(waarde, bool):
            yield begin, eind, str(not waarde), "constante"
        elif isinstance(waarde, int):
            yield begin, eind, str(waarde + 1), "constante"
        elif isinstance(waarde, str) and _SQL.search(tekst := self._text(knoop)):
            for plek, lengte, nieuw in find_sql_ruilen(tekst):
                vooraan = begin + len(tekst[:plek].encode())
                yield vooraan, vooraan + lengte, nieuw, "sql"

    def _swap(self, links: ast.AST, rechts: ast.AST, oud: str, nieuw: str, soort: str) -> Iterator[Wissel]:
        begin, eind = self._span(links)[1], self._span(rechts)[0]
        teken = re.compile(rb"\s+".join(re.escape(woord.encode()) for woord in oud.split()))
        if gevonden := teken.search(self.bron, begin, eind):
            yield gevonden.start(), gevonden.end(), nieuw, soort

    def _span(self, knoop: Any) -> tuple[int, int]:
        begin = self.regels[knoop.lineno - 1] + knoop.col_offset
        return begin, self.regels[knoop.end_lineno - 1] + knoop.end_col_offset

    def _text(self, knoop: ast.AST) -> str:
        begin, eind = self._span(knoop)
        return self.bron[begin:eind].decode()


def find_sql_ruilen(tekst: str) -> Iterator[tuple[int, int, str]]:
    """Yield place, length and replacement of what can be exchanged in a statement."""
    for patroon, nieuw in _SQL_RUILEN:
        for gevonden in patroon.finditer(tekst):
            vooraf = tekst[: gevonden.start()]
            is_commentaar = "--" in vooraf[vooraf.rfind("\n") + 1 :]
            in_accolades = vooraf.count("{") > vooraf.count("}")
            woord = _SQL_WOORD.findall(vooraf)[-1:]
            is_zinloos = (woord == ["BETWEEN"] and nieuw == "OR") or (woord == ["SET"] and nieuw == "<>")
            if not (is_commentaar or in_accolades or is_zinloos):
                yield gevonden.start(), len(gevonden.group()), nieuw


def _get_naam(functie: ast.expr) -> str:
    if isinstance(functie, ast.Attribute):
        return functie.attr
    return functie.id if isinstance(functie, ast.Name) else ""


def _is_samenvoegen(knoop: ast.BinOp) -> bool:
    """Whether it joins texts or lists: another operator would fail at once and prove nothing."""
    letterlijk = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp, ast.Dict, ast.Set)
    return any(
        isinstance(kant, letterlijk) or (isinstance(kant, ast.Constant) and isinstance(kant.value, str))
        for kant in (knoop.left, knoop.right)
    )


def _is_tekst_voor_mensen(knoop: ast.AST, ouder: ast.AST) -> bool:
    """Whether it is read by people or type checkers: a change there is no change of behaviour."""
    if isinstance(knoop, ast.Import | ast.ImportFrom | ast.Raise | ast.Assert | ast.arguments):
        return True
    if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant):
        return True
    if isinstance(ouder, ast.JoinedStr):  # Python 3.11 does not tell where its parts stand
        return True
    if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute):
        return ast.unparse(knoop.func.value) in ("_log", "logger", "structlog")
    if isinstance(knoop, ast.If) and "TYPE_CHECKING" in ast.unparse(knoop.test):
        return True
    if isinstance(knoop, ast.Assign):
        return any(isinstance(doel, ast.Name) and doel.id.startswith("__") for doel in knoop.targets)
    if isinstance(ouder, ast.AnnAssign | ast.arg):
        return knoop is ouder.annotation
    if isinstance(ouder, ast.FunctionDef | ast.AsyncFunctionDef):
        return knoop is ouder.returns or knoop in ouder.decorator_list
    return isinstance(ouder, ast.ClassDef) and knoop in ouder.decorator_list
