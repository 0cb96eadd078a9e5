"""What apps above this one guard when the structure or a contract in it changes: what builds on it.

A bewaker says before a change of the structure what it has against it. A getuige looks at what is stored
before and after a change, of the structure or of a contract: for what can be seen only once it is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from inkoop.kern.bezwaar import Bezwaar, Verzamelaar, add_all
from inkoop.kern.kader import Structuurwijziging
from segmenten.models import Regio

Paden = Mapping[tuple[str, str], str]
Bewaker = Callable[[Regio, Structuurwijziging], Iterable[Bezwaar]]
Getuige = Callable[[Regio], Callable[[Paden], Iterable[Bezwaar]]]

_bewakers: list[Bewaker] = []
_getuigen: list[Getuige] = []


def register_bewaker(bewaker: Bewaker) -> None:
    """Have `bewaker` asked before the structure changes: whether what it knows of stays possible.

    For an app above this one, when the apps are ready: a contract must keep a perceel that it can be about.
    """
    if bewaker not in _bewakers:
        _bewakers.append(bewaker)


def register_getuige(getuige: Getuige) -> None:
    """Have `getuige` look before a change, and what it gives say after it what was right and no longer is.

    That is told where the change stands: what it gives is called with the path of each element that is asked
    to be saved, by its kind and code.
    """
    if getuige not in _getuigen:
        _getuigen.append(getuige)


def ask_bewakers(regio: Regio, wijziging: Structuurwijziging) -> Iterator[Bezwaar]:
    """Yield what the apps above have against a change of the structure."""
    for bewaker in _bewakers:
        yield from bewaker(regio, wijziging)


@contextmanager
def met_getuigen(regio: Regio | None, paden: Paden, bezwaren: Verzamelaar) -> Iterator[None]:
    """Run a block that writes structure or contracts; tell what it puts in the wrong that was right.

    The caller raises what `bezwaren` raises within its transaction, so that nothing of the block stays.

    Args:
        regio: the region as it is, None for a new one: nothing is there then.
        paden: where each element that is asked to be saved stands, by its kind and code.
        bezwaren: receives what is in the wrong afterwards.
    """
    vergelijkingen = [getuige(regio) for getuige in _getuigen] if regio is not None else []
    yield
    for compare in vergelijkingen:
        add_all(compare(paden), bezwaren)
