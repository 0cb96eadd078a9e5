"""What comes after a year was established is told, waits, and leaves what was established as it is."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from bekostiging.models import Afrekening, NagekomenWijziging
from bekostiging.selectors import add_te_verrekenen
from bekostiging.services import describe_nagekomen, renew_nagekomen, stel_vast
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.bekostiging.hulp import establish, make_contractmanager, make_gedeeld
from tests.bekostiging.versies import read_versie
from tests.bekostiging.wijzigingen import (
    deliver_later,
    lose_tarief,
    lower_tarief,
    raise_budget,
    raise_tarief,
    regain_tarief,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_what_comes_after_establishing_is_told_and_waits(regio: Regio, vaststeller: Gebruiker) -> None:
    vast = establish(regio, vaststeller)
    with met_systeemzicht():
        assert renew_nagekomen(regio, timezone.now()) == []
        raise_budget()
        lower_tarief()
        eerste_keer = renew_nagekomen(regio, timezone.now())
        nog_eens = renew_nagekomen(regio, timezone.now())
    assert describe_nagekomen(eerste_keer) == [
        "De afrekening van 2022 is vastgesteld (versie 1) en verandert niet. Dit wacht op een correctie: "
        "contract C2: tarieven; contract C3: de jaarafspraak."
    ]
    assert [rij.gezien_op for rij in nog_eens] == [rij.gezien_op for rij in eerste_keer]
    with met_systeemzicht():
        assert vast.nagekomen.count() == 2
    tweede = establish(regio, vaststeller)
    with met_systeemzicht():
        assert renew_nagekomen(regio, timezone.now()) == []
        assert not NagekomenWijziging.objects.exists()
        assert tweede.corrigeert == vast


def test_what_is_taken_back_waits_no_longer(regio: Regio, vaststeller: Gebruiker) -> None:
    vast = establish(regio, vaststeller)
    with met_systeemzicht():
        lose_tarief()
        assert renew_nagekomen(regio, timezone.now())
        regain_tarief()
        assert renew_nagekomen(regio, timezone.now()) == []
        assert not vast.nagekomen.exists()


def test_a_late_line_of_care_makes_a_correction_and_leaves_what_was_established(
    regio: Regio, vaststeller: Gebruiker
) -> None:
    """Case 45: a declaration of the year comes in after establishing, and the tariff goes up."""
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        voor = read_versie(eerste)
        deliver_later()
        raise_tarief()
    tweede = make_gedeeld(regio)
    with met_systeemzicht():
        assert read_versie(eerste) == voor
        tweede = stel_vast(tweede, vaststeller, met_geparkeerd=True)
        assert tweede.vergoeding > eerste.vergoeding


CASUS = Path(__file__).parents[1] / "casussen" / "45-nagekomen-declaratie-na-vaststellen"


def run(opdracht: str, *argumenten: str) -> str:
    uit = StringIO()
    call_command(opdracht, *argumenten, stdout=uit)
    return uit.getvalue()


def test_what_is_loaded_after_establishing_is_told_and_settled_by_a_correction() -> None:
    """Case 45 from practice, by the commands of an operator: 500,00 is established, 1.100,00 is right."""
    run("laad_regio", str(CASUS / "1"))
    regio = Regio.objects.get(code="k45")
    for naam in ("deler", "vaststeller"):
        make_contractmanager(regio, naam)
    jaar = ("--regio=k45", "--jaar=2022")
    run("reken_af", *jaar)
    run("deel_afrekening", *jaar, "--gebruiker=deler")
    assert "versie 1" in run("stel_vast", *jaar, "--gebruiker=vaststeller")
    tekst = run("laad_regio", str(CASUS / "2-na-vaststellen"))
    assert "De afrekening van 2022 is vastgesteld (versie 1) en verandert niet." in tekst
    assert "Dit wacht op een correctie: contract C1: prestaties, tarieven." in tekst
    assert "vastgesteld" not in run("laad_regio", str(CASUS / "2-na-vaststellen"))
    run("reken_af", *jaar)
    run("deel_afrekening", *jaar, "--gebruiker=deler")
    assert "versie 2" in run("stel_vast", *jaar, "--gebruiker=vaststeller")
    with met_systeemzicht():
        eerste, tweede = Afrekening.objects.order_by("versie")
        rij = add_te_verrekenen(tweede.contractafrekeningen.all()).get()
        assert not NagekomenWijziging.objects.filter(afrekening=tweede).exists()
    assert (eerste.vergoeding, tweede.vergoeding) == (Decimal("500.00"), Decimal("1100.00"))
    assert rij.te_verrekenen == Decimal("-600.00")  # type: ignore[attr-defined]
