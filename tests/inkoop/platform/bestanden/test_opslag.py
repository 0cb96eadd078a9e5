"""The places for private files: no address, no half content, no more memory than a block."""

import stat
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile, File
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import (
    BLOK,
    PriveOpslag,
    calculate_sha256,
    get_opslag,
    write_inhoud,
)
from inkoop.platform.bestanden.services import remove_wezen
from inkoop.platform.gebruikers.models import Gebruiker

Bewaar = Callable[..., Bestand]
MEGABYTES = 40


def iter_blokken() -> Iterator[bytes]:
    """A large file, piece by piece."""
    return (bytes([nummer]) * BLOK for nummer in range(MEGABYTES))


def count_bytes(antwoord: Any) -> int:
    """Read an answer as it comes in and return its length; closing it is the client's work."""
    return sum(len(deel) for deel in antwoord.streaming_content)


def test_no_address_leads_to_a_private_file(opslag: PriveOpslag) -> None:
    sha256, _ = write_inhoud(b"geheim")
    with pytest.raises(NotImplementedError, match="geen eigen adres"):
        opslag.url(sha256)


def test_what_lies_there_has_the_digest_that_names_it(opslag: PriveOpslag) -> None:
    sha256, grootte = write_inhoud(iter_blokken())
    assert (calculate_sha256(sha256), grootte) == (sha256, MEGABYTES * BLOK)
    assert calculate_sha256("0" * 64) is None


def test_a_large_file_is_written_read_and_sent_in_pieces(
    opslag: PriveOpslag, save: Bewaar, anna: Gebruiker, client: Client
) -> None:
    save(inhoud=b"warm")  # what a library loads or keeps at its first use is not about this file
    client.force_login(anna)
    client.get("/")
    tracemalloc.start()
    try:
        bestand = save(inhoud=iter_blokken())
        geschreven = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        antwoord = client.get(reverse("bestanden:download", args=[bestand.pk]))
        gelezen = count_bytes(antwoord)
        verzonden = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert gelezen == int(antwoord["Content-Length"]) == MEGABYTES * BLOK
    # To an object store a part of eight megabytes is under way, and its copy.
    assert geschreven < MEGABYTES * BLOK // 2
    assert verzonden < MEGABYTES * BLOK // 4


def test_only_the_application_can_read_the_folder(bestanden_map: Path) -> None:
    write_inhoud(b"geheim")
    (pad,) = (pad for pad in bestanden_map.glob("??/??/*"))
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    mappen = [bestanden_map, *(map_ for map_ in bestanden_map.rglob("*") if map_.is_dir())]
    assert {stat.S_IMODE(map_.stat().st_mode) for map_ in mappen} == {0o700}


class Kapot(ContentFile[bytes]):
    """Content of which the second half cannot be read."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Give a piece and fail."""
        yield b"begin"
        raise OSError("schijf vol")


def test_a_name_appears_in_the_folder_only_when_all_content_is_there(bestanden_map: Path) -> None:
    with pytest.raises(OSError, match="schijf vol"):
        get_opslag().save("aa/bb/half", Kapot(b""))
    assert [pad for pad in bestanden_map.rglob("*") if pad.is_file()] == []


@pytest.mark.django_db
def test_what_a_killed_process_left_half_written_is_removed(bestanden_map: Path) -> None:
    write_inhoud(b"heel")
    half = bestanden_map / ".tijdelijk" / "tmphalf"
    half.write_bytes(b"ha")
    assert {naam.name for naam in remove_wezen()} >= {"tmphalf"}
    assert not half.exists()


def test_an_object_is_only_read(s3_opties: dict[str, Any]) -> None:
    from inkoop.platform.bestanden.s3opslag import S3opslag

    opslag = S3opslag(**s3_opties)
    opslag.save("aa/bb/naam", File(ContentFile(b"geheim").file))
    with pytest.raises(ValueError, match="alleen gelezen"):
        opslag.open("aa/bb/naam", "wb")


def test_an_object_store_that_fails_is_not_a_file_that_is_absent(s3_opties: dict[str, Any]) -> None:
    from botocore.exceptions import ClientError

    from inkoop.platform.bestanden.s3opslag import S3opslag

    opslag = S3opslag(**{**s3_opties, "bucket_name": "een-ander"})
    with pytest.raises(ClientError, match="NoSuchBucket"):
        opslag.open("aa/bb/naam")


def test_the_bucket_may_hold_more_than_one_request_lists(s3_opties: dict[str, Any]) -> None:
    from inkoop.platform.bestanden.s3opslag import S3opslag

    opslag = S3opslag(**s3_opties)
    for nummer in range(12):
        opslag.bucket.put_object(Key=f"aa/bb/{nummer:02}", Body=b"")
    assert list(opslag.iter_namen()) == [f"aa/bb/{nummer:02}" for nummer in range(12)]


def test_without_a_bucket_files_lie_in_a_folder(settings: Settings) -> None:
    assert settings.STORAGES["default"] == {"BACKEND": "inkoop.platform.bestanden.opslag.Mapopslag"}
