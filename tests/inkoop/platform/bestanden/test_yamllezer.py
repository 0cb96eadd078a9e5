"""Numbers, codes and words are read exactly as they were written, and written so that they read back."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inkoop.kern.soorten import Codetekst, Enkel, Geheel, Getal, JaNee, Tekst
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.schema.lezer import Lezer, Ongeldig
from inkoop.platform.bestanden.schema.vorm import Bundelveld, Vorm
from inkoop.platform.bestanden.yamllezer import read_yaml
from inkoop.platform.bestanden.yamlschrijver import write_yaml

EENMALIG = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)


def read(tmp_path: Path, waarde: str, soort: Enkel) -> object:
    """The value under key `a`, or the reason why it is refused."""
    pad = tmp_path / "proef.yaml"
    pad.write_text(f"a: {waarde}\n", encoding="utf-8")
    return read_pad(pad, soort)


def read_pad(pad: Path, soort: Enkel) -> object:
    fouten = Fouten()
    knoop = read_yaml(pad, fouten)
    assert knoop is not None, fouten.fouten
    element = Vorm([Bundelveld("a", soort)]).read(knoop, "", Lezer(pad.name, fouten))
    assert not isinstance(element, Ongeldig)
    return fouten.fouten[0].reden if fouten else element["a"]


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("32.4", "32.4"),
        ("32.40", "32.40"),
        ("0", "0"),
        ("-0.5", "-0.5"),
        ("1.0e-05", "0.000010"),
        ("1e3", "1000"),
        ("007", "7"),
        (".5", "0.5"),
        ("0.1", "0.1"),
        ("123456789012345678.0123456789", "123456789012345678.0123456789"),
    ],
)
def test_a_number_is_what_its_digits_say(tmp_path: Path, tekst: str, getal: str) -> None:
    gelezen = read(tmp_path, tekst, Getal())
    assert isinstance(gelezen, Decimal)
    assert gelezen == Decimal(getal)


@pytest.mark.parametrize(
    "tekst",
    [
        ".inf",
        "-.inf",
        ".nan",
        "NaN",
        "true",
        "yes",
        "1_000",
        "0x1F",
        "1:30",
        "1,5",
        "'1.5'",
        "1e999",
        "½",
        "١",
    ],
)
def test_what_is_no_plain_number_is_refused(tmp_path: Path, tekst: str) -> None:
    assert isinstance(read(tmp_path, tekst, Getal()), str)


@pytest.mark.parametrize("tekst", ["0889", "889", "1e3", "yes", "null", "3.0", "-7"])
def test_text_without_quotes_that_another_reader_could_take_for_something_else_is_refused(
    tmp_path: Path, tekst: str
) -> None:
    gelezen = read(tmp_path, tekst, Codetekst())
    assert gelezen is None if tekst == "null" else "zet aanhalingstekens om" in str(gelezen)
    assert read(tmp_path, f"'{tekst}'", Codetekst()) == tekst


def test_whole_numbers_and_booleans(tmp_path: Path) -> None:
    assert read(tmp_path, "12", Geheel()) == 12
    assert "geen geheel getal" in str(read(tmp_path, "12.0", Geheel()))
    assert read(tmp_path, "false", JaNee()) is False
    assert "geen true of false" in str(read(tmp_path, "ja", JaNee()))
    assert "geen true of false" in str(read(tmp_path, "'true'", JaNee()))


@EENMALIG
@given(
    getal=st.decimals(allow_nan=False, allow_infinity=False, places=10, min_value=-(10**17), max_value=10**17)
)
def test_every_number_that_is_written_reads_back_with_the_same_digits(tmp_path: Path, getal: Decimal) -> None:
    pad = tmp_path / "getal.yaml"
    pad.write_text(write_yaml({"a": getal}), encoding="utf-8")
    gelezen = read_pad(pad, Getal())
    assert isinstance(gelezen, Decimal)
    assert format(gelezen, "f") == format(getal if getal else abs(getal), "f")


# What a bundle may say: nothing that is not to be seen, but for line ends and tabs in free text.
TEKENS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs"]) | st.sampled_from("\t\r\n")


@EENMALIG
@example(tekst="a\u2028 b\r\nc")
@given(tekst=st.text(TEKENS, max_size=200) | st.from_regex(r"[-+0-9.eE:_x~]{1,12}", fullmatch=True))
def test_every_text_that_is_written_reads_back_the_same(tmp_path: Path, tekst: str) -> None:
    pad = tmp_path / "tekst.yaml"
    kaal = unicodedata.normalize("NFC", tekst).strip()
    pad.write_text(write_yaml({"a": kaal}), encoding="utf-8")
    assert read_pad(pad, Tekst(500, regels=True)) == kaal
