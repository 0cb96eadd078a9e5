"""Tests in a real Chromium; every test in this folder carries the marker `browser`."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies here, and leave it out with the reason when there is no browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium ontbreekt"))
            elif not AXE.exists():
                item.add_marker(pytest.mark.skip(reason="axe-core ontbreekt: draai `make setup-volledig`"))


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Return one Chromium for all tests."""
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=nl-NL"])
        yield chromium
        chromium.close()


@pytest.fixture
def pagina(browser: "Browser", live_server: Any) -> Iterator["Page"]:
    """Return an empty page, for which an address is a path on the test server."""
    context = browser.new_context(
        base_url=live_server.url, locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()
