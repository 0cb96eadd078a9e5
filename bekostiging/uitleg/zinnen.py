"""Steps of an explanation on one line, and a whole calculation in a few sentences."""

from collections.abc import Sequence

from bekostiging.uitleg.stappen import Gegeven, LeesbareStap


def write_gegevens(gegevens: Sequence[Gegeven]) -> str:
    """Write inputs on one line."""
    return "; ".join(f"{gegeven.naam}: {_write_gegeven(gegeven)}" for gegeven in gegevens)


def write_uitkomst(stap: LeesbareStap) -> str:
    """Write the outcome of a step on one line."""
    return _write_gegeven(stap.uitkomst)


def write_in_het_kort(stappen: Sequence[LeesbareStap], naam: str) -> str:
    """Tell a whole calculation in a few sentences: each stage with what decided it and its outcome.

    Args:
        stappen: the steps of one contract, stages first.
        naam: the municipality whose share is told, as it stands in the outcomes.
    """
    return " ".join(_write_fase(stap, naam) for stap in stappen if stap.diepte == 1)


def _write_gegeven(gegeven: Gegeven) -> str:
    tekst = ", ".join(_write_deel(naam, waarde) for naam, waarde in gegeven.delen) or gegeven.waarde
    return f"{tekst} ({gegeven.herkomst})" if gegeven.herkomst else tekst


def _write_deel(naam: str, waarde: str) -> str:
    # "al eerder 0 1" would read as one number.
    return f"{naam}: {waarde}" if naam[-1:].isdigit() else f"{naam} {waarde}"


def _write_fase(fase: LeesbareStap, naam: str) -> str:
    kop = fase.titel.partition(":")[0]
    deel = dict(fase.uitkomst.delen)
    uitkomst = f"{naam} {deel[naam]}" if naam in deel else fase.uitkomst.waarde or "niets"
    waardoor = [_write_waardoor(stap) for stap in fase.stappen if stap.uitkomst.waarde and not stap.gemeente]
    return f"{kop}: {uitkomst}" + (f" ({'; '.join(waardoor)})." if waardoor else ".")


def _write_waardoor(stap: LeesbareStap) -> str:
    return f"{stap.titel[0].lower()}{stap.titel[1:]} {stap.uitkomst.waarde}"
