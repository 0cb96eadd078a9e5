"""Tests run against real servers, as the application's database role (see tests/databank.py)."""

import os

from inkoop.stapel import StapelError, get_thuis, prepare_omgeving
from inkoop.stapel.plekken import PROJECT

pytest_plugins = ["tests.databank", "tests.weggelaten"]


def _prepare() -> None:
    """Start the test servers before Django reads its settings; xdist workers inherit them."""
    import pytest

    os.environ["DJANGO_SETTINGS_MODULE"] = "inkoop.settings"
    os.environ["INKOOP_DB_ROL"] = "app"
    os.environ.setdefault("STACK_HOME", str(PROJECT / "var" / "test"))
    # Tests serve static files from where they are, also beside a demo that collected them.
    os.environ["STATIC_ROOT"] = str(PROJECT / "var" / "test" / "niet-verzameld")
    try:
        prepare_omgeving(get_thuis(), proef=True)
    except StapelError as fout:
        pytest.exit(str(fout), returncode=3)

    from django.conf import settings

    # pytest-django sets Django up only when the settings have been read.
    assert settings.DATABASES


_prepare()
