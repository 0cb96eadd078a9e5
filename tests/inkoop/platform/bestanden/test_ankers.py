"""Anchors of the log that lie in the same folder or bucket are no files without an owner."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django.fixtures import Settings
from storages.backends.s3 import S3Storage

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import Mapopslag, PriveOpslag
from inkoop.platform.bestanden.services import remove_wezen
from inkoop.platform.logboek.ankerbucket import Ankerbucket
from inkoop.platform.logboek.ankers import read_ankers
from inkoop.platform.logboek.controle import check_logboek
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.logboek.tasks import bewaak_logboek

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


@pytest.fixture(autouse=True)
def ankeropslag(opslag: PriveOpslag, settings: Settings, request: pytest.FixtureRequest) -> None:
    """The storage of anchors beside that of the files, as the settings make it."""
    settings.ANKERS_MAP = ""
    if not isinstance(opslag, Mapopslag):
        opties: dict[str, Any] = request.getfixturevalue("s3_opties")
        over = {**opties, "location": "ankers", "file_overwrite": False, "default_acl": None}
        ankers = {"BACKEND": "inkoop.platform.logboek.ankerbucket.Ankerbucket", "OPTIONS": over}
        settings.STORAGES = {**settings.STORAGES, "ankers": ankers}


def test_cleaning_up_leaves_the_anchors(save: Callable[..., Bestand]) -> None:
    assert check_logboek().gebreken == []
    bestand = save()
    for _ in range(2):
        log_handeling("afrekening_vastgesteld", onderwerp=("regio", "1"))
        bewaak_logboek()
    bestand.delete()
    assert len(remove_wezen()) == 1
    assert len(list(read_ankers())) == 2
    uitkomst = check_logboek()
    assert (uitkomst.gebreken, uitkomst.ankers) == ([], 2)


@pytest.fixture
def slotbucket(s3_opties: dict[str, Any]) -> dict[str, Any]:
    """A bucket that was made with object lock, and how the settings name it."""
    opties = {**s3_opties, "bucket_name": f"{s3_opties['bucket_name']}-slot"}
    S3Storage(**opties).connection.create_bucket(
        Bucket=opties["bucket_name"],
        CreateBucketConfiguration={"LocationConstraint": "eu-west-1"},
        ObjectLockEnabledForBucket=True,
    )
    return opties


def test_an_anchor_stays_until_its_day_also_for_who_has_the_keys(slotbucket: dict[str, Any]) -> None:
    bucket = Ankerbucket(**slotbucket, bewaar_dagen=30)
    naam = bucket.save("anker.json", ContentFile(b"{}"))
    klant = bucket.connection.meta.client
    plek = {"Bucket": slotbucket["bucket_name"], "Key": naam}
    kop = klant.head_object(**plek)
    assert kop["ObjectLockMode"] == "COMPLIANCE"
    assert timedelta(days=29) < kop["ObjectLockRetainUntilDate"] - timezone.now() <= timedelta(days=30)
    versie = kop["VersionId"]
    with pytest.raises(ClientError, match="AccessDenied"):
        klant.delete_object(**plek, VersionId=versie)


def test_without_a_number_of_days_the_bucket_decides(slotbucket: dict[str, Any]) -> None:
    bucket = Ankerbucket(**slotbucket)
    naam = bucket.save("anker.json", ContentFile(b"{}"))
    assert "ObjectLockMode" not in bucket.connection.meta.client.head_object(
        Bucket=slotbucket["bucket_name"], Key=naam
    )
