"""What the product is made of is written down, its licences suit, and what was not asked is not said."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import bandit_inkoop
import kwetsbaarheden
import licenties
import pytest
import sbom
from pakketten import Pakket, read_pakketten

MIT = Pakket("pypi", "proef", "1.0", "MIT", True, (("SHA-256", "a" * 64),))


def test_every_package_of_every_lock_file_is_read() -> None:
    pakketten = {(pakket.soort, pakket.naam): pakket for pakket in read_pakketten()}
    django, ruff = pakketten["pypi", "django"], pakketten["pypi", "ruff"]
    assert (django.draait_mee, django.licentie) == (True, "BSD-3-Clause")
    assert not ruff.draait_mee
    assert not pakketten["npm", "axe-core"].draait_mee
    knop = pakketten["npm", "@nl-design-system-candidate/button-css"]
    assert (knop.draait_mee, knop.licentie, knop.digesten[0][0]) == (True, "EUPL-1.2", "SHA-512")
    assert all(pakket.digesten for pakket in pakketten.values())


def test_the_bill_of_materials_follows_its_schema_and_is_the_same_each_time(tmp_path: Path) -> None:
    een, twee = tmp_path / "een" / "sbom.json", tmp_path / "twee.json"
    assert sbom.main([str(een)]) == sbom.main([str(twee)]) == 0
    assert een.read_bytes() == twee.read_bytes()
    onderdelen = {deel["bom-ref"]: deel for deel in json.loads(een.read_text())["components"]}
    assert len(onderdelen) == len(read_pakketten())
    assert onderdelen["pkg:npm/%40utrecht/table-css@2.0.2"]["scope"] == "required"
    (django,) = [deel for ref, deel in onderdelen.items() if ref.startswith("pkg:pypi/django@")]
    assert django["licenses"] == [{"expression": "BSD-3-Clause"}]


def test_a_bill_that_does_not_follow_the_schema_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sbom, "make_sbom", lambda: {"bomFormat": "CycloneDX", "specVersion": "1.6", "soort": 1}
    )
    assert sbom.main([str(tmp_path / "sbom.json")]) == 1
    assert "volgt CycloneDX 1.6 niet" in capsys.readouterr().err
    assert not (tmp_path / "sbom.json").exists()


def test_every_licence_suits(tmp_path: Path) -> None:
    assert licenties.main([str(tmp_path / "licenties.csv")]) == 0
    with (tmp_path / "licenties.csv").open(newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    assert len(rijen) == len(read_pakketten())
    assert all(rij["licentie"] for rij in rijen)


@pytest.mark.parametrize(
    ("licentie", "draait_mee", "past"),
    [
        ("MIT", True, True),
        ("GPL-2.0-or-later OR MPL-1.1", True, True),
        ("MIT AND AGPL-3.0-only", True, False),
        ("AGPL-3.0-or-later", True, False),
        ("AGPL-3.0-or-later", False, False),
        ("SSPL-1.0", True, False),
        ("BUSL-1.1", False, False),
        ("GPL-3.0-or-later", True, False),
        ("GPL-3.0-or-later", False, True),
        ("LicenseRef-Proprietary", True, False),
        ("Eigen voorwaarden", True, False),
        ("", True, False),
    ],
)
def test_a_licence_that_does_not_suit_is_refused(licentie: str, draait_mee: bool, past: bool) -> None:
    assert (licenties.find_bezwaar(replace(MIT, licentie=licentie, draait_mee=draait_mee)) == "") is past


def test_one_package_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        licenties, "read_pakketten", lambda: [MIT, replace(MIT, naam="fout", licentie="SSPL-1.0")]
    )
    assert licenties.main([]) == 1
    assert "pypi-pakket fout 1.0: SSPL-1.0 past niet bij EUPL-1.2" in capsys.readouterr().err


GOED = (0, "No known vulnerabilities found")
WEG = (1, "ERROR:pip_audit._cli:django: Dependency not found on PyPI and could not be audited: django (5.2)")
ZWAK = (1, "Found 1 known vulnerability in 1 package\ndjango 5.2.0 PYSEC-1")


@pytest.mark.parametrize(
    ("een", "alle", "argv", "code", "regel"),
    [
        (GOED, GOED, [], 0, "alle pakketten gecontroleerd"),
        (ZWAK, ZWAK, [], 1, "PYSEC-1"),
        (GOED, ZWAK, [], 1, "PYSEC-1"),
        # Where the service is not there nothing was audited, and one package is enough to know.
        (WEG, None, [], 0, kwetsbaarheden.NIET),
        (WEG, None, ["--streng"], 1, kwetsbaarheden.NIET),
        (
            (1, "class VulnerabilityService: requests.exceptions.ConnectionError"),
            None,
            [],
            0,
            kwetsbaarheden.NIET,
        ),
        ((0, ""), None, [], 0, kwetsbaarheden.NIET),
        # Where it is there, everything must be audited.
        (GOED, WEG, [], 1, "could not be audited"),
        (GOED, (0, ""), [], 1, "pip-audit zei niets"),
        (GOED, (1, "pip-audit was na vijf minuten niet klaar"), [], 1, "niet klaar"),
    ],
)
def test_what_was_not_audited_is_never_counted_as_passed(
    een: tuple[int, str],
    alle: tuple[int, str] | None,
    argv: list[str],
    code: int,
    regel: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gevraagd: list[str] = []

    def ask(lock: str) -> tuple[int, str]:
        gevraagd.append(lock)
        antwoord = een if len(gevraagd) == 1 else alle
        assert antwoord is not None
        return antwoord

    assert kwetsbaarheden.main(argv, ask) == code
    uit = capsys.readouterr()
    assert regel in uit.out + uit.err
    assert ("alle pakketten gecontroleerd" in uit.out) is (alle == GOED)
    assert gevraagd[0].startswith("django==")
    assert gevraagd[0].count("==") == 1
    assert gevraagd[1:] == ([kwetsbaarheden.LOCK.read_text()] if alle is not None else [])


def test_what_bandit_finds_and_nobody_judged_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fout.py").write_text("import subprocess\nsubprocess.run('ls', shell=True)\n")
    (tmp_path / "vraag.py").write_text("def zoek(c, x):\n    c.execute('SELECT 1 FROM t WHERE a = %s' % x)\n")
    (tmp_path / "goed.py").write_text("eval('1')  # noqa: S307 - a constant\n")
    monkeypatch.setattr(bandit_inkoop, "PROJECT", tmp_path)
    monkeypatch.setattr(bandit_inkoop, "WORTELS", (".",))
    assert bandit_inkoop.main() == 1
    fouten = capsys.readouterr().err
    assert "fout.py:2: B602" in fouten
    assert "vraag.py:2: B608" in fouten
    assert "goed.py" not in fouten


def test_what_is_accepted_of_bandit_is_still_found() -> None:
    gevonden = [
        (bevinding["test_id"], bevinding["filename"].removeprefix("./"))
        for bevinding in bandit_inkoop.run_bandit()
    ]
    for regel, plekken in bandit_inkoop.AANVAARD.items():
        for plek in plekken:
            begin = tuple(plek.split("|"))
            assert any(wat == regel and waar.startswith(begin) for wat, waar in gevonden), (regel, plek)
