"""Work that makes hundreds of thousands of objects without waiting for Python to look for circles in them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Leave circles of objects until the end of a block; what nobody refers to goes at once as ever.

    For a calculation, which makes none: looking for them takes a fifth of its time.
    """
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stond_aan:
            gc.enable()
