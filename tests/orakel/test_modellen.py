"""The reference knows every funding model, and draws it in random bundles."""

import pytest

from inkoop.kern.codes import Model
from tests.nog_niet import check_model
from tests.orakel.realisatie import MODELLEN
from tests.orakel.regio_maken import MODELLEN as GETROKKEN

# The one model whose function asks for what the control said of each line.
GEKEND = {"pxq", *MODELLEN}


@pytest.mark.parametrize("model", Model)
def test_het_orakel_kent_elk_model(model: Model) -> None:
    check_model(model, "orakel", is_er=model in GEKEND)


def test_het_trekt_elk_model_dat_het_kent() -> None:
    assert set(GETROKKEN) == GEKEND
