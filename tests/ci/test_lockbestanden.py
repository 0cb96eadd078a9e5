"""Lock files hold versions and hashes, never an address."""

import json
from pathlib import Path

import lockbestanden
import pytest


def test_no_lock_file_holds_an_address() -> None:
    assert lockbestanden.find_adressen() == []


def test_an_address_in_a_lock_file_is_found_and_can_be_cleared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = tmp_path / "package-lock.json"
    pakket = {"version": "1.0.0", "funding": {"url": "https://voorbeeld.nl"}, "integrity": "sha512-x"}
    lock.write_text(json.dumps({"packages": {"node_modules/a": pakket}}, indent=2))
    monkeypatch.setattr(lockbestanden, "PROJECT", tmp_path)
    monkeypatch.setattr(lockbestanden, "_NPM_LOCK", lock)
    assert lockbestanden.main([]) == 1
    assert lockbestanden.main(["--schoon"]) == 0
    assert json.loads(lock.read_text())["packages"]["node_modules/a"] == {
        "version": "1.0.0",
        "integrity": "sha512-x",
    }
