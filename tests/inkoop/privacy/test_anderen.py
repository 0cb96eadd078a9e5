"""Destroying the care of one client leaves alone what is about another."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.privacy.models import Inzageverzoek
from inkoop.privacy.soorten import SOORTEN
from inkoop.signalen.models import Signaal
from inkoop.signalen.services import renew_signalen
from tests.bekostiging.hulp import make_contractmanager
from tests.fabrieken import PrestatieFactory
from tests.inkoop.privacy.hulp import make_account, make_bevestigd, set_termijn
from toegang.models import Toewijzing

pytestmark = pytest.mark.django_db
ZORG = next(soort for soort in SOORTEN if soort.code == "zorg_jeugd")
EERST = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def dossiers() -> Iterator[dict[str, list[Toewijzing]]]:
    """Two clients of one region, each with two allocations that overlap: of the first the care goes."""
    with met_systeemzicht():
        weg = PrestatieFactory.create(toewijzing__nummer="WEG-1").toewijzing
        blijft = PrestatieFactory.create(
            toewijzing__nummer="BLIJFT-1", toewijzing__contract=weg.contract
        ).toewijzing
        delen = {"WEG": [weg], "BLIJFT": [blijft]}
        for naam, rijen in delen.items():
            prestatie = PrestatieFactory.create(
                toewijzing__nummer=f"{naam}-2",
                toewijzing__contract=weg.contract,
                toewijzing__client=rijen[0].client,
                toewijzing__product=rijen[0].product,
                toewijzing__gemeente=rijen[0].gemeente,
            )
            rijen.append(prestatie.toewijzing)
        yield delen


def make_beslisser(dossiers: dict[str, list[Toewijzing]]) -> Gebruiker:
    """Have somebody confirm that the care of the first client goes."""
    regio = dossiers["WEG"][0].regio
    beslisser = make_contractmanager(regio, "beslisser")
    termijn = set_termijn(regio, make_account(regio, "beheerder", Rol.BEHEERDER), "zorg_jeugd")
    make_bevestigd(termijn, "toewijzing", [rij.pk for rij in dossiers["WEG"]], beslisser)
    return beslisser


def vernietig(dossiers: dict[str, list[Toewijzing]]) -> None:
    assert ZORG.vernietig is not None
    rijen = dossiers["WEG"]
    assert ZORG.vernietig(rijen[0].regio.code, [rij.pk for rij in rijen]) == 2


def test_a_signal_loses_the_number_and_that_of_another_keeps_its_first_day(
    dossiers: dict[str, list[Toewijzing]],
) -> None:
    renew_signalen(dossiers["WEG"][0].regio, EERST)
    make_beslisser(dossiers)
    voor = {rij.onderwerp_id: rij.tekst for rij in Signaal.objects.filter(soort="overlappende_toewijzingen")}
    weg, blijft = (dossiers[naam][1].pk for naam in ("WEG", "BLIJFT"))
    assert set(voor) == {weg, blijft}
    assert "WEG-2" in voor[weg]
    vernietig(dossiers)
    assert not any("WEG-" in rij.tekst for rij in Signaal.objects.all())
    signaal = Signaal.objects.get(soort="overlappende_toewijzingen", onderwerp_id=blijft)
    assert (signaal.tekst, signaal.sinds) == (voor[blijft], EERST)


def test_a_request_about_another_client_stays(dossiers: dict[str, list[Toewijzing]]) -> None:
    wie = make_beslisser(dossiers)
    for rijen in dossiers.values():
        Inzageverzoek.objects.create(
            regio=rijen[0].regio, client=rijen[0].client_id, reden="verzoek", gevraagd_door=wie
        )
    vernietig(dossiers)
    assert [rij.client for rij in Inzageverzoek.objects.all()] == [dossiers["BLIJFT"][0].client_id]
