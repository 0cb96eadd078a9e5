"""Who takes part: in a contract, and the rules of what is agreed for a municipality (rekenregels, KL §6)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Model
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.soorten import GEMEENTECODE, Keuze, Per
from inkoop.kern.verwijzing import check_codelijst, check_verwijzing

GEMEENTEKEUZE = Per(GEMEENTECODE, Keuze((Model.PLEKKEN.value,)))


def get_deelnemers(
    regio: Sequence[str], perceel: Collection[str], contract: Collection[str]
) -> tuple[str, ...]:
    """Return the participants of a contract in the order of the region (KL §6; NL bijlage 1).

    Args:
        regio: codes of all municipalities of the region, in its order.
        perceel: those that take part in the perceel; empty is all of them.
        contract: those that the contract names itself; empty is those of its perceel.
    """
    genoemd = contract or perceel
    return tuple(code for code in regio if not genoemd or code in genoemd)


def check_deelnemers(
    veld: str, gemeenten: Iterable[str] | None, perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Refuse who is no municipality of the region, or takes no part (NL bijlage 1)."""
    for code in gemeenten or ():
        plek = f"{veld}.{code}"
        if code not in kader.gemeenten:
            yield from check_verwijzing(plek, code, kader.gemeenten, "gemeente", kader.suggest)
        elif perceel is not None and not perceel.has_deelnemer(code):
            yield Bezwaar(plek, explain_geen_deelnemer(code), "NL bijlage 1")


def check_deelnemerlijst(
    veld: str, gemeenten: Sequence[str], perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Refuse municipalities in a list that are unknown, named twice, or take no part (NL bijlage 1)."""
    yield from check_codelijst(veld, gemeenten, kader.gemeenten, "gemeente", kader.suggest)
    for plaats, code in enumerate(gemeenten):
        if code in kader.gemeenten and perceel is not None and not perceel.has_deelnemer(code):
            yield Bezwaar(f"{veld}[{plaats}]", explain_geen_deelnemer(code), "NL bijlage 1")


def explain_geen_deelnemer(gemeente: str) -> str:
    """Return why a municipality is refused that takes no part."""
    return f"gemeente '{gemeente}' doet niet mee in dit perceel of contract"


def check_gemeentekeuze(
    keuzes: Mapping[str, str] | None, perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Refuse a choice for plekken outside model trajecten, or by who takes no part (NL §8, bijlage 1)."""
    if not keuzes or perceel is None:
        return
    kiezen = [model.code for model in MODELLEN.values() if model.kiest_plekken]
    if perceel.model not in (*kiezen, ""):
        reden = f"kan alleen bij model {' en '.join(kiezen)}; dit is model {perceel.model}"
        yield Bezwaar("gemeentekeuzes", reden, "NL §8")
    yield from check_deelnemers("gemeentekeuzes", keuzes, perceel, kader)
