"""Seeded chance: the same names and seed give the same draws, on every machine and Python version."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

_BITS = 48


class Toeval:
    """Draws whole numbers only; no float ever touches an amount or a volume."""

    def __init__(self, *delen: object) -> None:
        """Seed with `delen`, so that each contract has a series of its own."""
        # Not a secret but a demo that must come out the same every time.
        self._bits = random.Random("|".join(str(deel) for deel in delen)).getrandbits  # noqa: S311

    def tot(self, aantal: int) -> int:
        """Draw 0 up to and including `aantal` - 1."""
        return self._bits(_BITS) * aantal >> _BITS

    def tussen(self, laag: int, hoog: int) -> int:
        """Draw `laag` up to and including `hoog`."""
        return laag + self.tot(hoog - laag + 1)

    def kans(self, promille: int) -> bool:
        """Say yes `promille` times out of a thousand."""
        return self.tot(1000) < promille

    def choose(self, reeks: Sequence[T]) -> T:
        """Draw one of `reeks`, all equally likely."""
        return reeks[self.tot(len(reeks))]


class Weging:
    """Draws from options that are not equally likely."""

    def __init__(self, gewichten: Sequence[int]) -> None:
        """Take whole weights; at least one is positive."""
        self._grenzen = list(accumulate(gewichten))

    def trek(self, toeval: Toeval) -> int:
        """Draw the index of an option."""
        return bisect_right(self._grenzen, toeval.tot(self._grenzen[-1]))


def deel_op(aantal: int, gewichten: Sequence[int]) -> list[int]:
    """Divide `aantal` whole things by `gewichten`; the parts add up, the largest remainders come first."""
    totaal = sum(gewichten)
    delen = [aantal * gewicht // totaal for gewicht in gewichten]
    resten = sorted(range(len(gewichten)), key=lambda i: (-(aantal * gewichten[i] % totaal), i))
    for index in resten[: aantal - sum(delen)]:
        delen[index] += 1
    return delen
