"""What was computed before is kept where nothing changed, and a run that keeps equals one that does not."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.selectors import read_regioinvoer
from bekostiging.selectors.invoertellers import read_invoertellers
from bekostiging.services import invoerkenmerken, make_afrekening, read_stand, stel_vast
from bekostiging.services.invoerkenmerken import read_stand_sinds
from bekostiging.services.regelstand import keep_regels, save_regelstand
from contracten.models import Aanbieder, Contract, Jaarafspraak, KpiScore, Tarief
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Inwoners, Regio
from tests.bekostiging.berekening.gevallen import LEESBAAR, Geval, get_naam
from tests.bekostiging.hulp import make_contractmanager, share, store_geval, store_voorbeeld
from tests.bekostiging.opgeslagen import count_contracten, count_gehouden, read_bewaard, read_opgeslagen
from tests.bekostiging.wijzigingen import WIJZIGINGEN as EERDERE_WIJZIGINGEN
from tests.bekostiging.wijzigingen import change_everything
from toegang.models import Toewijzing, Zorgperiode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def raise_inwoners() -> None:
    Inwoners.objects.filter(pk=Inwoners.objects.earliest("pk").pk).update(aantal=F("aantal") + 1000)


def rename_aanbieder() -> None:
    een = Aanbieder.objects.earliest("pk")
    Aanbieder.objects.filter(pk=een.pk).update(code=f"{een.code[:20]}x")


def end_contract() -> None:
    Contract.objects.filter(nummer="C3").update(einddatum=date(2022, 9, 30))


def withdraw() -> None:
    een = Toewijzing.objects.filter(contract__nummer="C1").earliest("pk")
    Toewijzing.objects.filter(pk=een.pk).update(ingetrokken=not een.ingetrokken)


def stop_zorg() -> None:
    een = Zorgperiode.objects.filter(toewijzing__contract__nummer="C2", stop=None).first()
    if een is not None:
        een.stop = een.start + timedelta(days=40) if een.start else None
        een.save()


def score_kpi() -> None:
    contract = Contract.objects.get(nummer="C2")
    KpiScore.objects.update_or_create(
        contract=contract, jaar=2022, kpi="proef", defaults={"score": Decimal("0.5"), "gewicht": 1}
    )


def return_tarief() -> None:
    """Up and down again: counted twice, and the input is what it was."""
    for verschil in (1, -1):
        Tarief.objects.filter(contract__nummer="C4").update(bedrag=F("bedrag") + verschil)


def do_nothing() -> None:
    """Settle once more."""


WIJZIGINGEN: Mapping[str, Callable[[], None]] = {
    **EERDERE_WIJZIGINGEN,
    **{
        wijzig.__name__: wijzig
        for wijzig in (
            raise_inwoners,
            rename_aanbieder,
            end_contract,
            withdraw,
            stop_zorg,
            score_kpi,
            return_tarief,
            do_nothing,
        )
    },
}
stappen = st.one_of(st.just("stel_vast"), st.sampled_from(sorted(WIJZIGINGEN)))
rondes = st.lists(st.lists(stappen, max_size=3), min_size=1, max_size=3)


def take_stap(naam: str, afrekening: Afrekening, vaststeller: Gebruiker) -> None:
    """Change something, or establish the version that is there."""
    with met_systeemzicht():
        if naam != "stel_vast":
            WIJZIGINGEN[naam]()
        elif read_stand(afrekening.regio, 2022).vingerafdruk == afrekening.vingerafdruk:
            afrekening.refresh_from_db()
            if afrekening.status == "concept":
                share(afrekening)
                afrekening.refresh_from_db()
            if afrekening.status == "gedeeld":
                stel_vast(afrekening, vaststeller, met_geparkeerd=True)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rondes=rondes)
def test_a_run_that_keeps_equals_one_that_computes_all(rondes: list[list[str]]) -> None:
    """Whatever changed in between, run upon run, with corrections and parked contracts."""
    with transaction.atomic():
        regio = store_voorbeeld("03")
        vaststeller = make_contractmanager(regio, "vaststeller")
        afrekening = make_afrekening(regio, 2022, None)
        assert keep_regels(afrekening)
        for ronde in rondes:
            for stap in ronde:
                take_stap(stap, afrekening, vaststeller)
            assert read_stand_sinds(afrekening) == read_stand(regio, 2022, uit_regels=False)
            afrekening = make_afrekening(regio, 2022, None)
            assert keep_regels(afrekening)
        vol = make_afrekening(regio, 2022, None, hergebruik=False)
        assert read_opgeslagen(afrekening) == read_opgeslagen(vol)
        with met_systeemzicht():
            save_regelstand(vol)
        assert read_bewaard(afrekening) == read_bewaard(vol) != {}
        transaction.set_rollback(True)


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_of_every_model_the_result_is_kept_as_it_is(geval: Geval) -> None:
    regio, jaar = store_geval(geval)
    eerste = make_afrekening(regio, jaar, None)
    gehouden = make_afrekening(regio, jaar, None)
    assert count_gehouden(eerste) == 0
    assert count_gehouden(gehouden) == count_contracten(eerste)
    assert read_opgeslagen(gehouden) == read_opgeslagen(eerste)
    with met_systeemzicht():
        contract = Contract.objects.filter(jaarafspraken__jaar=jaar, regio=regio).earliest("pk")
        contract.jaarafspraken.filter(jaar=jaar).update(bedrag=F("bedrag") + 12)
        contract.tarieven.update(bedrag=F("bedrag") + 1)
    anders = make_afrekening(regio, jaar, None)
    assert read_opgeslagen(anders) == read_opgeslagen(make_afrekening(regio, jaar, None, hergebruik=False))
    with met_systeemzicht():
        change_everything(regio)
    anders = make_afrekening(regio, jaar, None)
    assert read_opgeslagen(anders) == read_opgeslagen(make_afrekening(regio, jaar, None, hergebruik=False))


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 500)
    gelezen = []

    def read(regio: Regio, jaar: int, contracten: list[str]) -> Any:
        gelezen.append(contracten)
        return read_regioinvoer(regio, jaar, contracten)

    monkeypatch.setattr("bekostiging.services.afrekening.read_regioinvoer", read)
    nieuw = make_afrekening(regio, 2022, None)
    assert gelezen == [["C3"]]
    assert count_gehouden(nieuw) == count_contracten(nieuw) - 1


def test_input_that_is_what_it_was_keeps_its_result() -> None:
    """It was counted and read, and its digest says that nothing is different."""
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        voor = read_invoertellers(regio, 2022)
        return_tarief()
        assert read_invoertellers(regio, 2022).contracten["C4"] != voor.contracten["C4"]
    nieuw = make_afrekening(regio, 2022, None)
    assert count_gehouden(nieuw) == count_contracten(nieuw)


@pytest.mark.parametrize("naam", ["get_programmadigest", "REGELVERSIE"])
def test_what_another_program_computed_is_computed_anew(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    monkeypatch.setattr(invoerkenmerken, naam, "2099.1" if naam == "REGELVERSIE" else lambda: "anders")
    assert count_gehouden(make_afrekening(regio, 2022, None)) == 0


def test_without_keeping_nothing_is_kept() -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    assert count_gehouden(make_afrekening(regio, 2022, None, hergebruik=False)) == 0


def test_the_rows_of_earlier_versions_are_not_read_for_every_row_that_is_kept() -> None:
    eerste = make_afrekening(store_voorbeeld("03"), 2022, None)
    scans = "SELECT pg_stat_get_xact_numscans('bekostiging_contractafrekening'::regclass)"
    with met_systeemzicht(), connection.cursor() as cursor:
        # A table this small would be read as a whole, unless the planner may not do so; a plan for any row is
        # what a trigger has from its sixth row on.
        cursor.execute("DISCARD PLANS")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        rij = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=eerste).first()
        assert rij is not None
        vooraf = cursor.execute(scans).fetchone()[0]
        with pytest.raises(IntegrityError, match="compleet"), transaction.atomic():
            rij.delete()
        assert cursor.execute(scans).fetchone()[0] == vooraf


def test_what_another_year_or_region_computed_is_not_kept() -> None:
    een, ander = store_voorbeeld("03"), store_voorbeeld("01")
    make_afrekening(een, 2022, None)
    assert count_gehouden(make_afrekening(een, 2023, None)) == 0
    assert count_gehouden(make_afrekening(ander, 2022, None)) == 0
