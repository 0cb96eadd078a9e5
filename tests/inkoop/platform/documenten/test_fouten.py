"""Errors of the document makers reach the process that asked for the document, whole."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from inkoop.platform.documenten.fouten import (
    DocumentError,
    OngeldigeBijlageError,
    OngeldigeWaardeError,
    OntbrekendTekenError,
    OntoegankelijkeHtmlError,
    OpmaakWaarschuwingError,
)

FOUTEN = [
    DocumentError("Er is iets mis"),
    OntoegankelijkeHtmlError(["geen titel", "h4 na een h1"]),
    OpmaakWaarschuwingError("Rapport Venlo", ["lettertype ontbreekt"]),
    OntbrekendTekenError("Rapport Venlo", ["\U0001f9ff"]),
    OngeldigeBijlageError("map/cijfers.csv", "een schuine streep"),
    OngeldigeWaardeError("Blad 1, rij 2", 3, "geen bedrag"),
]


def raise_fout(fout: DocumentError) -> None:
    """Raise in another process."""
    raise fout


@pytest.mark.parametrize("fout", FOUTEN, ids=lambda fout: type(fout).__name__)
def test_an_error_is_the_same_after_a_trip_between_processes(fout: DocumentError) -> None:
    terug = pickle.loads(pickle.dumps(fout))  # noqa: S301 - our own bytes
    assert type(terug) is type(fout)
    assert str(terug) == str(fout)
    assert vars(terug) == vars(fout)


def test_the_pool_of_the_reports_hands_on_what_was_wrong() -> None:
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        pytest.raises(
            OpmaakWaarschuwingError, match="'Rapport Venlo' gaf waarschuwingen: lettertype ontbreekt"
        ),
    ):
        list(pool.map(raise_fout, [OpmaakWaarschuwingError("Rapport Venlo", ["lettertype ontbreekt"])]))
