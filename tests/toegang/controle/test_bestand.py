"""A file of prestaties is looked at a block at a time; COPY gets it only when nothing in it needs reading."""

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from toegang.controle.bestand import BLOK, inspect_bestand

KOP = b"id,volume\n"


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "prestaties.csv"


def find_kop(pad: Path, inhoud: bytes) -> tuple[str, ...]:
    pad.write_bytes(inhoud)
    return inspect_bestand(pad, ["volume", "id"]).kop


def test_a_plain_file_is_known_by_its_header_its_rows_and_its_digest(pad: Path) -> None:
    inhoud = KOP + b"P1,2\r\n"
    assert find_kop(pad, inhoud) == ("id", "volume")
    kenmerk = inspect_bestand(pad, ["id", "volume"])
    assert (kenmerk.digest, kenmerk.begin) == (hashlib.sha256(inhoud).hexdigest(), len(KOP))


def test_a_mark_before_the_header_is_no_part_of_a_name(pad: Path) -> None:
    assert find_kop(pad, b"\xef\xbb\xbf" + KOP) == ("id", "volume")


@pytest.mark.parametrize("kop", [b"id\n", b"id,volume,id\n", b"id,ander\n", b""])
def test_other_columns_need_a_full_reader(pad: Path, kop: bytes) -> None:
    assert find_kop(pad, kop + b"P1,2\n") == ()


@pytest.mark.parametrize("teken", [b'"', b"\\", b"\x00", b"\t", b"\x1f", b"\x7f", "é".encode()])
@pytest.mark.parametrize("vooraf", [b"", b"P1,2\n" * (BLOK // 5 + 1)])
def test_a_byte_with_a_meaning_of_its_own_needs_a_full_reader(pad: Path, teken: bytes, vooraf: bytes) -> None:
    assert find_kop(pad, KOP + vooraf + b"P" + teken + b",2\n") == ()
    assert find_kop(pad, KOP + b"P" + teken + b",2\n" + vooraf) == ()


@pytest.mark.parametrize("teken", [b" ", b"!", b"#", b"[", b"]", b"~", b"\r"])
def test_any_other_byte_does_not(pad: Path, teken: bytes) -> None:
    assert find_kop(pad, KOP + b"P" + teken + b",2\n") == ("id", "volume")


def test_a_large_file_takes_little_memory(pad: Path) -> None:
    pad.write_bytes(KOP + b"P1,2\n" * 3_200_000)
    tracemalloc.start()
    try:
        inspect_bestand(pad, ["id", "volume"])
        assert tracemalloc.get_traced_memory()[1] < 3 * 2**20
    finally:
        tracemalloc.stop()
