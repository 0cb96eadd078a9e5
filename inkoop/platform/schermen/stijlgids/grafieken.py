"""The charts of the style guide: each kind, with one to four series, and what is not there."""

from collections.abc import Sequence
from decimal import Decimal

from inkoop.platform.schermen.grafiek import Grafiek, Reeks, make_lijndiagram, make_staafdiagram
from inkoop.platform.schermen.stijlgids.voorbeelden import Voorbeeldregel

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def make_grafieken(regels: Sequence[Voorbeeldregel]) -> list[Grafiek]:
    """Return a bar chart and a line chart over the rows."""
    staven = make_staafdiagram(
        "Begroot en besteed per regel",
        "Per regel staan het begrote en het bestede bedrag onder elkaar.",
        [regel.nummer for regel in regels],
        [Reeks("Begroot", [r.begroot for r in regels]), Reeks("Besteed", [r.besteed for r in regels])],
        categorienaam="Regel",
    )
    maanden = MAANDEN if regels else ()
    lijnen = make_lijndiagram(
        "Verloop per maand",
        "Het bestede bedrag loopt in de loop van het jaar iets uit boven het begrote bedrag.",
        maanden,
        [
            Reeks("Begroot", [Decimal(1000 + 10 * i) for i, _ in enumerate(maanden)]),
            Reeks(
                "Besteed",
                [Decimal(820 + 37 * i - 90 * (i % 3)) if i < 10 else None for i, _ in enumerate(maanden)],
            ),
        ],
        categorienaam="Maand",
    )
    return [staven, lijnen]


def make_alle_grafieken() -> list[Grafiek]:
    """Return the bounds of both kinds: one series, four, negative values, unknown ones, and none at all."""
    kwartalen = ("kw 1", "kw 2", "kw 3", "kw 4")
    vier = [
        Reeks(f"Reeks {i}", [Decimal(100 * i + 37 * (k * i % 5)) for k in range(len(kwartalen))])
        for i in range(1, 5)
    ]
    return [
        make_staafdiagram(
            "Saldo per regel",
            "Twee regels staan onder nul, een derde is niet bekend.",
            ["R-0001", "R-0002", "R-0003", "R-0004"],
            [Reeks("Saldo", [Decimal(-1250), Decimal(3100), None, Decimal("-87.5")])],
        ),
        make_staafdiagram(
            "Vier reeksen naast elkaar",
            "Elke reeks heeft een eigen naam en bedrag.",
            kwartalen[:2],
            [Reeks(reeks.naam, reeks.waarden[:2]) for reeks in vier],
        ),
        make_lijndiagram(
            "Vier reeksen in de tijd",
            "Elke lijn heeft een eigen streep en eigen punten; in kwartaal 3 liggen ze het verst uit elkaar.",
            kwartalen,
            vier,
        ),
        make_lijndiagram(
            "Boven en onder nul",
            "Het saldo begint onder nul en eindigt erboven; kwartaal 3 is niet bekend.",
            kwartalen,
            [Reeks("Saldo", [Decimal(-400), Decimal(-120), None, Decimal(310)])],
        ),
        make_staafdiagram("Zonder cijfers", "Er is nog niets.", [], [Reeks("Besteed", [])]),
    ]
