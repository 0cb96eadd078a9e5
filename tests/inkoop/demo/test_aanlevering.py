"""The demonstration shows a delivered list with mistakes, and takes nothing of it in."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from contracten.models import Betaling
from inkoop.demo.aanlevering import ensure_upload
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import RegioToegang
from tests.fabrieken import make_gebruiker
from tests.inkoop.regiobundel.bundels import PLAFOND, copy_voorbeeld, load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_a_list_with_mistakes_is_left_once_and_not_taken_in(tmp_path: Path, settings: LazySettings) -> None:
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    regio = load(copy_voorbeeld(PLAFOND, tmp_path)).regio
    assert ensure_upload(regio, 2022) is None
    RegioToegang.objects.create(gebruiker=make_gebruiker("manager", Rol.CONTRACTMANAGER), regio=regio)
    upload = ensure_upload(regio, 2022)
    assert upload is not None
    assert (upload.aantal_goed, upload.aantal_fout) == (3, 2)
    assert ensure_upload(regio, 2022) is None
    with met_systeemzicht():
        assert not Betaling.objects.exists()
