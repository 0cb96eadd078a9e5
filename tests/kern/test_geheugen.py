"""Python looks for circles again after the block, and not where it did not before."""

import gc

import pytest

from inkoop.kern.geheugen import zonder_opruimen


@pytest.mark.parametrize("stond_aan", [True, False])
def test_afterwards_it_is_as_it_was(stond_aan: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if stond_aan else gc.disable)()
        with pytest.raises(ValueError, match="halverwege"), zonder_opruimen():
            assert not gc.isenabled()
            raise ValueError("halverwege")
        assert gc.isenabled() is stond_aan
    finally:
        (gc.enable if was else gc.disable)()
