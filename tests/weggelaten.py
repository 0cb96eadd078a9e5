"""Says at the end of a run what was left out and why; with VOLLEDIG=1 leaving out is a failure.

Works with xdist too: each worker hands its counts to the process that prints the summary.
"""

import os
from collections import Counter
from collections.abc import Generator

import pytest

_VOLLEDIG = os.environ.get("VOLLEDIG") == "1"
_MARKERINGEN = {
    "browser": "heeft Chromium nodig",
    "pdfua": "heeft Java nodig",
    "storing": "breekt processen af",
    "traag": "duurt lang",
    "bronnen": "leest brondocumenten",
}
_gekozen_uit: Counter[str] = Counter()


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Count each deselected test under its marker."""
    for item in items:
        namen = [naam for naam in _MARKERINGEN if item.get_closest_marker(naam)]
        reden = f"{namen[0]}: {_MARKERINGEN[namen[0]]}" if namen else "niet gekozen op de opdrachtregel"
        _gekozen_uit[reden] += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of an xdist worker over to the controller."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["weggelaten"] = dict(_gekozen_uit)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take over the counts of an xdist worker; every worker collects the same tests."""
    for reden, aantal in getattr(node, "workeroutput", {}).get("weggelaten", {}).items():
        _gekozen_uit[reden] = max(_gekozen_uit[reden], aantal)


def _fail_when_volledig(rapport: pytest.TestReport | pytest.CollectReport) -> None:
    if _VOLLEDIG and rapport.skipped and not hasattr(rapport, "wasxfail"):
        reden = rapport.longrepr[2] if isinstance(rapport.longrepr, tuple) else rapport.longrepr
        rapport.outcome = "failed"
        rapport.longrepr = f"In de volledige test mag niets worden overgeslagen: {reden}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test fail in the full run."""
    rapport = yield
    _fail_when_volledig(rapport)
    return rapport


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Make a skipped module fail in the full run."""
    rapport = yield
    _fail_when_volledig(rapport)
    return rapport


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many tests were left out, per reason."""
    redenen = Counter({f"gedeselecteerd, {reden}": aantal for reden, aantal in _gekozen_uit.items()})
    for rapport in terminalreporter.stats.get("skipped", []):
        tekst = rapport.longrepr[2] if isinstance(rapport.longrepr, tuple) else str(rapport.longrepr)
        redenen[f"overgeslagen, {tekst.removeprefix('Skipped: ')}"] += 1
    terminalreporter.section("weggelaten")
    if not redenen:
        terminalreporter.line("Niets: alle tests zijn gedraaid.")
    for reden, aantal in sorted(redenen.items()):
        terminalreporter.line(f"{aantal:5} x {reden}")
