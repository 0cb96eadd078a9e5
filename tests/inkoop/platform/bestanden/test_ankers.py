"""Anchors of the log that lie in the same folder or bucket are no files without an owner."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import Mapopslag, PriveOpslag
from inkoop.platform.bestanden.services import remove_wezen
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
        ankers = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": over}
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
