"""Of a file past its term the content goes, from the store too; who delivered it and how many rows stays."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from inkoop.inname.models import Laadverslag, Upload
from inkoop.inname.services import save_upload, withdraw_upload
from inkoop.platform.bestanden.services import remove_wezen
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from inkoop.privacy.soorten import NIET_AFGEROND, SOORTEN
from tests.fabrieken import AfrekeningFactory
from tests.rechten.merken import CLIENT
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db

SOORT = {soort.code: soort for soort in SOORTEN}
GRENS = date(2040, 1, 1)


@pytest.fixture
def wereld(settings: LazySettings, tmp_path: Path) -> Wereld:
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    with met_systeemzicht():
        return make_wereld()


def find(code: str) -> tuple[list[int], dict[str, int]]:
    vinder = SOORT[code].find
    assert vinder is not None
    with met_systeemzicht():
        gevonden = vinder("eigen", GRENS)
    return sorted(gevonden.sleutels), dict(gevonden.nog_nodig)


def vernietig(code: str, sleutels: list[int]) -> int:
    vernietiger = SOORT[code].vernietig
    assert vernietiger is not None
    with met_systeemzicht():
        return vernietiger("eigen", sleutels)


def test_a_file_about_a_year_that_is_not_settled_stays(wereld: Wereld) -> None:
    upload = wereld.eigen["upload"]
    with met_systeemzicht():
        Upload.objects.filter(pk=upload.pk).update(
            jaren=[2022, None], gemaakt_op=datetime(2022, 6, 1, tzinfo=UTC)
        )
    gevonden, nodig = find("aanleveringen")
    assert upload.pk not in gevonden
    assert nodig == {NIET_AFGEROND: 1}
    # The concept and the shared version of the world come to an end.
    with met_systeemzicht():
        AfrekeningFactory.create(
            regio=wereld.eigen["regio"],
            compleet=True,
            status="vastgesteld",
            vastgesteld_op=datetime(2023, 1, 1, tzinfo=UTC),
            vastgesteld_door=wereld.accounts[Rol.CONTRACTMANAGER],
        )
    assert upload.pk in find("aanleveringen")[0]


def test_the_content_goes_and_the_numbers_stay(wereld: Wereld, tmp_path: Path) -> None:
    upload = wereld.eigen["upload"]
    sleutels, _ = find("aanleveringen")
    assert upload.pk in sleutels
    oud = upload.bestand.sha256
    assert vernietig("aanleveringen", sleutels) == len(sleutels) == vernietig_niets(sleutels) + len(sleutels)
    remove_wezen()
    assert not [pad for pad in tmp_path.rglob("*") if pad.name == oud]
    with met_systeemzicht():
        upload.refresh_from_db()
        rijen = Upload.objects.filter(pk__in=sleutels).values()
        assert CLIENT not in str(list(rijen))
        assert (upload.uitslag["fout"], upload.aantal_rijen) == (1, 1)
    assert find("aanleveringen")[0] == []


def vernietig_niets(sleutels: list[int]) -> int:
    """A second time there is nothing left to destroy."""
    return vernietig("aanleveringen", sleutels)


def test_the_pages_of_such_an_upload_say_so_and_offer_nothing(wereld: Wereld) -> None:
    upload = wereld.eigen["upload"]
    vernietig("aanleveringen", [upload.pk])
    client = Client()
    client.force_login(wereld.accounts[Rol.FINANCIEN])
    tekst = client.get(reverse("upload", args=[upload.pk])).content.decode()
    assert "De inhoud is vernietigd op" in tekst
    assert reverse("upload_fouten", args=[upload.pk]) not in tekst
    for naam in ("upload_fouten", "upload_kolommen"):
        assert client.get(reverse(naam, args=[upload.pk])).status_code == 404


@pytest.mark.parametrize("werk", ["inlezen", "intrekken"])
def test_it_is_not_taken_in_nor_taken_back(wereld: Wereld, werk: str) -> None:
    upload, wie = wereld.eigen["upload"], wereld.accounts[Rol.FINANCIEN]
    vernietig("aanleveringen", [upload.pk])
    nu = datetime(2040, 1, 1, tzinfo=UTC)
    with (
        pytest.raises(OvergangGeweigerdError, match="vernietigd"),
        met_systeemzicht(),
    ):
        upload.refresh_from_db()
        if werk == "inlezen":
            save_upload(upload, wie, nu, alleen_goede=True)
        else:
            Upload.objects.filter(pk=upload.pk).update(status="ingelezen")
            withdraw_upload(upload, wie, nu, reden="fout")


def test_a_report_keeps_its_numbers_and_names_no_row(wereld: Wereld) -> None:
    verslag = wereld.eigen["laadverslag"]
    sleutels, nodig = find("laadverslagen")
    assert (verslag.pk in sleutels, nodig) == (True, {})
    assert vernietig("laadverslagen", sleutels) == len(sleutels)
    with met_systeemzicht():
        verslag.refresh_from_db()
        assert CLIENT not in str(Laadverslag.objects.filter(pk=verslag.pk).values().get())
        assert (verslag.aantal_fouten, verslag.get_redenen()) == (1, {"Dubbel": 1})
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    antwoord: Any = client.get(reverse("laadverslag", args=[verslag.pk]))
    assert antwoord.status_code == 200
