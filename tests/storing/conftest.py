"""A worked example in the database, and a queue of this test alone.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from segmenten.models import Regio


@pytest.fixture
def regio() -> "Regio":
    from tests.bekostiging.hulp import store_voorbeeld

    return store_voorbeeld("03")


@pytest.fixture
def broker_url(broker: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A queue of this test alone, empty at its beginning."""
    from inkoop.celery import app
    from inkoop.platform.taken import wachtrij

    # Test processes share one server, and each has a number of its own.
    werker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    url = f"{broker.rsplit('/', 1)[0]}/{9 + int(werker) % 6}"
    monkeypatch.setattr(app.conf, "broker_url", url)
    monkeypatch.setattr(app.conf, "broker_read_url", None, raising=False)
    monkeypatch.setattr(app.conf, "broker_write_url", url, raising=False)
    monkeypatch.setattr(wachtrij, "_weer_vanaf", 0.0)
    with app.connection_for_write(url) as verbinding:
        app.control.purge(connection=verbinding)
    return url
