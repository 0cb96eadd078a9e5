"""docs/beveiliging.md says of every requirement of ASVS 5.0, level 1 and 2, how it is met, and the proof."""

import ast
import csv
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from cryptography.fernet import InvalidToken
from django.conf import settings

from inkoop.inhoudgrenzen import get_grens
from inkoop.inname.forms.upload import EXTENSIES
from inkoop.kern.opmaak import MB, format_grootte
from inkoop.platform.bestanden import werkboek, yamllezer
from inkoop.platform.gebruikers.aanmelding.oidc import _ALGORITMEN
from inkoop.platform.gebruikers.aanmelding.tweede_stap import Stapadapter
from inkoop.stapel.plekken import PROJECT

ASVS = os.environ.get("ASVS_MAP", "")
VOLDOET, NVT, NIET = "voldoet", "niet van toepassing", "voldoet niet"
KOP = ["nummer", "niveau", "eis", "status", "hoe", "test"]
_BEWIJS = re.compile(r"`(?P<pad>tests/[\w/-]+\.py)::(?P<naam>\w+)(?:\[(?P<geval>[\w-]+)\])?`")
_TELLING = re.compile(
    r"van de (\d+) eisen zijn er (\d+) niet van toepassing\. Van de (\d+) die wel gelden, voldoen er (\d+) "
    r"\((\d+),(\d)%\) en (\d+) niet"
)


@dataclass(frozen=True)
class Eis:
    """A row of the table."""

    nummer: str
    niveau: str
    eis: str
    status: str
    hoe: str
    test: str

    def get_bewijzen(self) -> list[tuple[str, str, str]]:
        return [(m["pad"], m["naam"], m["geval"] or "") for m in _BEWIJS.finditer(self.test)]


@cache
def read_tekst() -> str:
    return Path(PROJECT / "docs" / "beveiliging.md").read_text(encoding="utf-8")


def get_deel(kop: str) -> str:
    """Return what stands below a heading, up to the next one."""
    (deel,) = re.findall(rf"^## {re.escape(kop)}\n(.*?)(?=^#|\Z)", read_tekst(), re.MULTILINE | re.DOTALL)
    return str(deel)


def read_rijen(tekst: str) -> list[Eis]:
    rijen = [re.split(r"(?<!\\) \| ", regel[2:-2]) for regel in tekst.splitlines() if regel.startswith("| V")]
    return [Eis(*rij) for rij in rijen]


EISEN = read_rijen(read_tekst())
BEWIJZEN = [(eis.nummer, *bewijs) for eis in EISEN for bewijs in eis.get_bewijzen()]
VASTGELEGD = sorted({geval for _, _, naam, geval in BEWIJZEN if naam == "test_what_must_be_written_down_is"})


@cache
def find_tests(pad: str) -> frozenset[str]:
    boom = ast.parse((PROJECT / pad).read_text(encoding="utf-8"))
    return frozenset(knoop.name for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef))


def iter_gebreken(eis: Eis) -> Iterator[str]:
    """Say what is wrong with a row."""
    if eis.status not in {VOLDOET, NVT, NIET}:
        yield f"{eis.nummer}: status {eis.status}"
    if len(eis.eis) < 10 or len(eis.hoe) < 5:
        yield f"{eis.nummer}: zegt niet wat er wordt gevraagd, of hoe"
    if eis.status == VOLDOET and not eis.get_bewijzen():
        yield f"{eis.nummer}: voldoet, zonder test"
    if eis.status != VOLDOET and eis.test != "–":
        yield f"{eis.nummer}: voldoet niet of geldt niet, met een test"
    if eis.status == NIET and "Nodig: " not in eis.hoe:
        yield f"{eis.nummer}: zegt niet wat er nodig is"
    if eis.test.count("`") != 2 * len(eis.get_bewijzen()):
        yield f"{eis.nummer}: een test die geen bestand en naam is"


def test_every_row_is_judged_and_says_how() -> None:
    assert len(EISEN) > 200
    assert [gebrek for eis in EISEN for gebrek in iter_gebreken(eis)] == []
    assert [nummer for nummer, aantal in Counter(eis.nummer for eis in EISEN).items() if aantal > 1] == []


@pytest.mark.parametrize(
    "regel",
    [
        "| V1.1.1 | 1 | wat er gevraagd wordt | half | zo en zo | – |",
        "| V1.1.1 | 1 | wat er gevraagd wordt | voldoet |  | `tests/a.py::test_b` |",
        "| V1.1.1 | 1 | wat er gevraagd wordt | voldoet | zo en zo | – |",
        "| V1.1.1 | 1 | wat er gevraagd wordt | voldoet niet | te duur | – |",
        "| V1.1.1 | 1 | wat er gevraagd wordt | voldoet | zo en zo | `test_b` |",
    ],
)
def test_a_row_that_says_too_little_is_noticed(regel: str) -> None:
    (eis,) = read_rijen(regel)
    assert [*iter_gebreken(eis)]


@pytest.mark.parametrize(("nummer", "pad", "naam", "geval"), BEWIJZEN)
def test_the_test_that_is_named_exists(nummer: str, pad: str, naam: str, geval: str) -> None:
    assert naam in find_tests(pad), nummer


def test_the_count_is_that_of_the_rows_and_nine_in_ten_that_apply_are_met() -> None:
    aantal = Counter(eis.status for eis in EISEN)
    gelden = aantal[VOLDOET] + aantal[NIET]
    gevonden = _TELLING.search(read_tekst())
    assert gevonden
    geteld = [int(getal) for getal in gevonden.groups()]
    promille = round(1000 * aantal[VOLDOET] / gelden)
    tienden = [promille // 10, promille % 10]
    assert geteld == [len(EISEN), aantal[NVT], gelden, aantal[VOLDOET], *tienden, aantal[NIET]]
    assert aantal[VOLDOET] * 10 >= gelden * 9


def test_what_is_not_met_stands_above_the_table_as_well() -> None:
    genoemd = re.findall(r"\*\*(V[\d.]+)\*\*", get_deel("Wat nog niet voldoet"))
    assert genoemd == [eis.nummer for eis in EISEN if eis.status == NIET]


@pytest.mark.skipif(not ASVS, reason="ASVS_MAP is niet ingesteld")
def test_the_rows_are_the_requirements_of_level_1_and_2() -> None:
    with Path(ASVS, "asvs-5.0.0.csv").open(encoding="utf-8", newline="") as bestand:
        bron = [(rij["req_id"], rij["L"]) for rij in csv.DictReader(bestand) if rij["L"] in {"1", "2"}]
    assert [(eis.nummer, eis.niveau) for eis in EISEN] == bron


def make_anker(kop: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", kop.lower()).strip("-")


@pytest.mark.parametrize("anker", VASTGELEGD)
def test_what_must_be_written_down_is(anker: str) -> None:
    """A requirement that something is written down leads to where that is, and it says something."""
    koppen = {make_anker(kop): kop for kop in re.findall(r"^## (.+)$", read_tekst(), re.MULTILINE)}
    assert len(get_deel(koppen[anker]).split()) >= 60


@cache
def read_ankers(stuk: Path) -> frozenset[str]:
    koppen = re.findall(r"^#+ (.+)$", stuk.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(make_anker(kop) for kop in koppen)


def test_every_link_leads_to_something() -> None:
    eigen = PROJECT / "docs" / "beveiliging.md"
    doelen = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)", read_tekst())
    assert {bool(pad) for pad, anker in doelen if anker} == {True, False}
    for pad, anker in doelen:
        stuk = eigen.parent / pad if pad else eigen
        assert stuk.exists(), pad
        assert not anker or anker in read_ankers(stuk), f"{pad}#{anker}"


def test_the_limits_in_the_text_are_those_of_the_settings() -> None:
    rijen = re.findall(r"^\| .+ \| (.+) \| `(\w+)` \|$", get_deel("Grenzen"), re.MULTILINE)
    gezegd = {naam: re.findall(r"\d+/(?:\d*[mh]|min)\b|\d+", waarde) for waarde, naam in rijen}
    grenzen = {
        naam: re.findall(r"\d+/\d*[mh]", tekst) for naam, tekst in settings.ACCOUNT_RATE_LIMITS.items()
    }
    assert gezegd == {
        **{naam: grenzen[naam] for naam in gezegd.keys() & grenzen.keys()},
        "AANMELDEN_PER_ADRES": grenzen["aanmelden_adres"],
        "API_GRENS": [settings.API_GRENS],
        "UPLOAD_GROOTSTE_MB": [str(get_grens("aanmelden") // MB), str(settings.UPLOAD_GROOTSTE // MB)],
        "EXPORT_REGELS_DIRECT": [str(settings.EXPORT_REGELS_DIRECT)],
    }
    assert {"aanmelden_apparaat", "aanmelden_paar", "aanmelden_account", "login_failed"} <= gezegd.keys()


def test_the_files_in_the_text_are_those_that_are_taken() -> None:
    tekst = get_deel("Bestanden")
    assert set(re.findall(r"`(\.\w+)`", tekst)) == set(EXTENSIES)
    for aantal in (
        f"ten hoogste {format_grootte(settings.UPLOAD_GROOTSTE)}",
        f"ten hoogste {format_grootte(werkboek.GROOTSTE_INHOUD)}",
        f"{werkboek.MEESTE_DELEN} delen",
        f"{werkboek.MEESTE_KOLOMMEN} kolommen",
        f"YAML ten hoogste {format_grootte(yamllezer.GROOTSTE_BESTAND)}",
    ):
        assert aantal.lower() in tekst.lower(), aantal


def test_the_words_in_the_text_are_those_that_are_refused() -> None:
    eerste = get_deel("Woorden die een wachtwoord zwak maken").strip().splitlines()[0]
    assert set(eerste.rstrip(".").split(", ")) == set(settings.WACHTWOORD_WOORDEN)


def test_the_sessions_in_the_text_are_those_of_the_settings() -> None:
    tekst = get_deel("Sessies")
    assert f"na {settings.SESSIE_STIL_SECONDEN // 60} minuten stilte" in tekst
    assert f"na {settings.SESSIE_LANGST_SECONDEN // 3600} uur in elk geval" in tekst
    assert f"langer dan {settings.AANMELDING_VERS_SECONDEN // 60} minuten geleden" in tekst


def test_the_algorithms_in_the_text_are_those_of_the_code() -> None:
    tekst = get_deel("Sleutels en algoritmen")
    assert set(re.findall(r"\b(?:[RPEH]S(?:256|384|512)|EdDSA|none)\b", tekst)) == set(_ALGORITMEN)
    assert [naam.rpartition(".")[2] for naam in settings.PASSWORD_HASHERS] == ["Argon2PasswordHasher"]
    assert "Argon2id" in tekst


def test_what_is_encrypted_cannot_be_changed() -> None:
    """Whichever byte is another one, also of what is encrypted alone, nothing is read."""
    kluis = Stapadapter()
    geheim = kluis.encrypt("JBSWY3DPEHPK3PXP")
    assert kluis.decrypt(geheim) == "JBSWY3DPEHPK3PXP"
    for plek in (12, len(geheim) // 2, len(geheim) - 10):
        ander = "A" if geheim[plek] != "A" else "B"
        with pytest.raises(InvalidToken):
            kluis.decrypt(geheim[:plek] + ander + geheim[plek + 1 :])


def test_log_lines_go_to_one_place() -> None:
    assert {naam: h["class"] for naam, h in settings.LOGGING["handlers"].items()} == {
        "stderr": "logging.StreamHandler"
    }
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    eigen = [logger.get("handlers", []) for logger in settings.LOGGING["loggers"].values()]
    assert [handlers for handlers in eigen if handlers] == []
