"""The name of a file may say whose it is: destroyed with the file, wherever it was written down."""

import pytest

from inkoop.inname.models import Laadverslag
from inkoop.inname.services import vernietig_uploads, work_on_upload
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from tests.inkoop.inname.hulp import FOUT, bring, choose, get_upload, look, take, withdraw
from tests.inkoop.privacy.hulp import iter_teksten
from toegang.models import Levering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
NAAM = "Anna de Boer"


def test_the_name_of_a_file_is_left_nowhere(manager: Gebruiker, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(manager, "prestaties", FOUT, f"{NAAM}.csv")
    choose(manager)
    take(manager, alleen_goede="on")
    withdraw(manager)
    upload = get_upload()
    # As one of so many rows that it is worked on in the background.
    monkeypatch.setattr("inkoop.inname.services.uploadtaak.KLEIN", 0)
    with met_systeemzicht():
        work_on_upload(upload, manager, "controleren")
        met_naam = {tabel for tabel, rij in iter_teksten() if NAAM in rij}
        assert met_naam >= {"toegang_levering", "inname_laadverslag", "inname_upload", "taken_taak"}
        assert vernietig_uploads([upload.pk]) == 1
        assert [(tabel, rij) for tabel, rij in iter_teksten() if NAAM in rij] == []
        namen = ["vernietigd.txt", "Intrekking van vernietigd.txt"]
        verslagen = list(Laadverslag.objects.filter(soort__in=["upload", "intrekking"]).order_by("pk"))
        assert [rij.naam for rij in verslagen] == namen
        assert verslagen[0].fouten[0]["bestand"] == "vernietigd.txt"
        assert [rij.naam for rij in Levering.objects.order_by("volgnummer") if rij.naam] == namen
        assert Taak.objects.get(soort="upload").titel == "Werk aan een bestand dat is vernietigd"
    assert "De inhoud is vernietigd op" in look(manager)
