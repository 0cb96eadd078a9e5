"""What changes after a version was computed is kept with it, and only that: a false alarm is not told."""

from datetime import date
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from bekostiging.models import Afrekening, NagekomenWijziging
from bekostiging.selectors import find_actuele_versies, read_regioinvoer
from bekostiging.services import (
    describe_nagekomen,
    make_afrekening,
    renew_nagekomen,
    start_afrekening,
    stel_vast,
    taak,
)
from bekostiging.services.regelstand import keep_regels
from contracten.models import Contract, Jaarafspraak, Tarief
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Inwoners, Regio
from tests.bekostiging.hulp import make_gedeeld, share
from tests.fabrieken import JaarafspraakFactory, VoorschotFactory

pytestmark = pytest.mark.django_db


def renew(regio: Regio) -> dict[tuple[int, str], list[str]]:
    """Look again, and give what is different by version and contract ("" for the region)."""
    with met_systeemzicht():
        rijen = renew_nagekomen(regio, timezone.now())
        assert {rij.pk for rij in rijen} == set(NagekomenWijziging.objects.values_list("pk", flat=True))
        return {
            (rij.afrekening.versie, rij.contract.nummer if rij.contract else ""): rij.soorten for rij in rijen
        }


def raise_budget() -> None:
    with met_systeemzicht():
        Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 500)


@pytest.mark.parametrize("status", ["concept", "gedeeld"])
def test_a_version_that_is_not_established_says_what_it_does_not_reckon_with(
    regio: Regio, status: str
) -> None:
    afrekening = make_afrekening(regio, 2022, None)
    if status == "gedeeld":
        share(afrekening)
    assert renew(regio) == {}
    raise_budget()
    assert renew(regio) == {(1, "C3"): ["de jaarafspraak"]}
    with met_systeemzicht():
        assert describe_nagekomen(NagekomenWijziging.objects.all()) == [
            f"De afrekening van 2022 is berekend (versie 1, {status}). Dit telt pas mee als u opnieuw laat "
            "berekenen: contract C3: de jaarafspraak."
        ]
        Inwoners.objects.filter(pk=Inwoners.objects.earliest("pk").pk).update(aantal=F("aantal") + 1000)
    assert renew(regio)[1, ""] == ["gemeenten, inwoners, uurtarieven of trajecten van de regio"]


def test_what_is_of_another_year_or_was_taken_back_is_no_alarm(regio: Regio) -> None:
    """Counters count per contract over all years, and up and down again is counted twice."""
    make_gedeeld(regio)
    with met_systeemzicht():
        contract = Contract.objects.get(nummer="C3")
        JaarafspraakFactory.create(contract=contract, jaar=2023)
        VoorschotFactory.create(
            contract=contract, gemeente=regio.gemeenten.earliest("pk"), datum=date(2023, 1, 15)
        )
    assert renew(regio) == {}
    raise_budget()
    assert renew(regio) != {}
    with met_systeemzicht():
        Jaarafspraak.objects.filter(contract__nummer="C3", jaar=2022).update(bedrag=F("bedrag") - 500)
        Tarief.objects.update(bedrag=F("bedrag") + 1)
        Tarief.objects.update(bedrag=F("bedrag") - 1)
    assert renew(regio) == {}


def test_only_contracts_that_changed_are_read(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gedeeld(regio)
    gelezen: list[Any] = []

    def read(regio: Regio, jaar: int, contracten: Any = None) -> Any:
        gelezen.append(contracten)
        return read_regioinvoer(regio, jaar, contracten)

    monkeypatch.setattr("bekostiging.services.invoerkenmerken.read_regioinvoer", read)
    assert renew(regio) == {}
    raise_budget()
    assert renew(regio) != {}
    assert gelezen == [[], ["C3"]]


def test_every_version_that_is_looked_at_has_its_own(regio: Regio, vaststeller: Gebruiker) -> None:
    eerste = make_gedeeld(regio)
    with met_systeemzicht():
        stel_vast(eerste, vaststeller)
    raise_budget()
    tweede = make_afrekening(regio, 2022, None)
    assert renew(regio) == {(1, "C3"): ["de jaarafspraak"]}
    raise_budget()
    assert set(renew(regio)) == {(1, "C3"), (2, "C3")}
    derde = make_gedeeld(regio)
    with met_systeemzicht():
        assert find_actuele_versies(regio) == [derde, eerste]
        assert tweede.corrigeert == eerste
    assert set(renew(regio)) == {(1, "C3")}


def test_sharing_and_establishing_prove_that_nothing_is_different(
    regio: Regio, vaststeller: Gebruiker
) -> None:
    """A change that was taken back by a way that nobody looked at."""
    afrekening = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        NagekomenWijziging.objects.create(afrekening=afrekening, soorten=["x"], gezien_op=timezone.now())
        gedeeld = share(afrekening)
        assert not NagekomenWijziging.objects.exists()
        NagekomenWijziging.objects.create(afrekening=gedeeld, soorten=["x"], gezien_op=timezone.now())
        stel_vast(gedeeld, vaststeller)
        assert not NagekomenWijziging.objects.exists()


def test_what_came_in_while_a_version_was_computed_is_seen_by_the_job(
    regio: Regio, vaststeller: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)

    def keep(afrekening: Afrekening) -> bool:
        raise_budget()
        return keep_regels(afrekening)

    monkeypatch.setattr(taak, "keep_regels", keep)
    taak.settle_taak(start_afrekening(regio, 2022, vaststeller), lambda *_: None)
    with met_systeemzicht():
        rij = NagekomenWijziging.objects.get()
        assert (rij.afrekening.versie, rij.soorten) == (1, ["de jaarafspraak"])
