"""What the program logs of itself holds nothing with which somebody signs in."""

import json
import logging
from typing import Any

import pytest
import structlog
from django.urls import reverse

from inkoop.logregels import configure_logregels

SLEUTEL = "eyJhY2NvdW50IjoxfQ:1abcDE:geheim-2_x"


@pytest.mark.parametrize(
    ("route", "delen"),
    [
        ("uitnodiging", {"sleutel": SLEUTEL}),
        ("account_reset_password_from_key", {"uidb36": "1", "key": SLEUTEL}),
        ("account_confirm_email", {"key": SLEUTEL}),
    ],
)
def test_a_link_that_was_mailed_is_not_logged(route: str, delen: dict[str, str]) -> None:
    pad = reverse(route, kwargs=delen)
    for regel in (write("%s: %s", "Forbidden", pad), write({"event": "klaar", "request": f"GET {pad}"})):
        assert "geheim" not in regel
        assert pad.split("/")[1] in regel


def test_other_paths_are_logged_whole() -> None:
    assert json.loads(write({"event": "klaar", "code": 200, "request": "GET /contracten/12"})) == {
        "code": 200,
        "event": "klaar",
        "request": "GET /contracten/12",
    }


def write(bericht: Any, *args: str) -> str:
    """Return the line as it is written, of our own lines (a dict) and of those of Django."""
    opzet = configure_logregels("INFO")["formatters"]["regel"]
    regel = logging.LogRecord("django", logging.WARNING, "", 1, bericht, args, None)
    if isinstance(bericht, dict):
        vars(regel).update(_logger=logging.getLogger("django"), _name="warning")
    return structlog.stdlib.ProcessorFormatter(processors=opzet["processors"]).format(regel)
