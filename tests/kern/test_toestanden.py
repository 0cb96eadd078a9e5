"""A table of states: what can be asked in each state, why not in another, and no table that is wrong."""

from dataclasses import replace
from typing import Any

import pytest

from inkoop.kern.toestanden import Overgang, OvergangBestaatNietError, Overgangstabel, Toestand


def make_overgang(code: str, van: set[str], naar: str, **velden: Any) -> Overgang[str, str]:
    return Overgang(
        code=code,
        titel=code.capitalize(),
        van=frozenset(van),
        naar=naar,
        recht=f"mag {code}",
        wie="Alleen {wie}.",
        handeling=code,
        **velden,
    )


TOESTANDEN = tuple(
    Toestand(code, code.replace("_", " ").capitalize(), f"Wat {code} betekent.")
    for code in ("concept", "ter_beoordeling", "gepubliceerd")
)
TABEL: Overgangstabel[str, str] = Overgangstabel(
    naam="Dit programma",
    toestanden=TOESTANDEN,
    overgangen=(
        make_overgang("voorleggen", {"concept"}, "ter_beoordeling"),
        make_overgang("terugsturen", {"ter_beoordeling"}, "concept"),
        make_overgang("publiceren", {"concept", "ter_beoordeling"}, "gepubliceerd"),
    ),
)


def test_each_state_has_the_transitions_that_lead_on_from_it() -> None:
    codes = {t.code: [overgang.code for overgang in TABEL.find_overgangen(t.code)] for t in TOESTANDEN}
    assert codes == {
        "concept": ["voorleggen", "publiceren"],
        "ter_beoordeling": ["terugsturen", "publiceren"],
        "gepubliceerd": [],
    }
    assert TABEL.get_overgang("publiceren").naar == "gepubliceerd"
    assert TABEL.get_toestand("concept").uitleg == "Wat concept betekent."


def test_what_the_table_does_not_have_is_refused() -> None:
    with pytest.raises(OvergangBestaatNietError, match="'intrekken'"):
        TABEL.get_overgang("intrekken")
    with pytest.raises(OvergangBestaatNietError, match="'weg'"):
        TABEL.get_toestand("weg")


@pytest.mark.parametrize(
    ("code", "huidig", "zin"),
    [
        ("publiceren", "concept", None),
        ("publiceren", "gepubliceerd", "Dit programma is al gepubliceerd."),
        (
            "terugsturen",
            "concept",
            "Dit programma is al concept.",
        ),
        (
            "voorleggen",
            "gepubliceerd",
            "Dit programma is gepubliceerd. Voorleggen kan alleen als de status concept is.",
        ),
    ],
)
def test_another_state_is_told_in_words(code: str, huidig: str, zin: str | None) -> None:
    assert TABEL.describe_verkeerde_toestand(TABEL.get_overgang(code), huidig) == zin


@pytest.mark.parametrize(
    ("fout", "velden"),
    [
        ("meer dan eens", {"toestanden": (*TOESTANDEN, TOESTANDEN[0])}),
        ("meer dan eens", {"overgangen": (*TABEL.overgangen, TABEL.overgangen[0])}),
        ("'weg'.* bestaat niet", {"overgangen": (make_overgang("x", {"concept"}, "weg"),)}),
        ("'weg'.* bestaat niet", {"overgangen": (make_overgang("x", {"weg"}, "concept"),)}),
        ("geen toestand naar een andere", {"overgangen": (make_overgang("x", set(), "concept"),)}),
        ("geen toestand naar een andere", {"overgangen": (make_overgang("x", {"concept"}, "concept"),)}),
        ("'gepubliceerd', 'ter_beoordeling'", {"overgangen": ()}),
        # Two states that lead to each other, and from the first to neither.
        (
            "geen overgang leidt naar",
            {
                "overgangen": (
                    make_overgang("heen", {"ter_beoordeling"}, "gepubliceerd"),
                    make_overgang("terug", {"gepubliceerd"}, "ter_beoordeling"),
                )
            },
        ),
    ],
)
def test_a_table_that_is_wrong_is_not_made(fout: str, velden: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=fout):
        replace(TABEL, **velden)
