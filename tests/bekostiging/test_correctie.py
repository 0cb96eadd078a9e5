"""After establishing comes a correction: what the year comes to now, and only the difference is settled."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening, GeparkeerdContract
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import make_rapport_csv
from bekostiging.rapporten.werkmap import make_rapport_werkmap
from bekostiging.rapporten.zinnen import make_samenvatting
from bekostiging.selectors import add_te_verrekenen, add_te_verrekenen_delen, verschil_met_vorige
from bekostiging.services import stel_vast
from inkoop.kern.bedragen import BEDRAGSOORTEN
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from segmenten.models import Regio
from tests.bekostiging.hulp import establish, make_contractmanager, make_gedeeld, store_voorbeeld
from tests.bekostiging.versies import add_verschillen, read_vers, read_versie, without_zeros
from tests.bekostiging.wijzigingen import WIJZIGINGEN, drop_afspraak, lose_tarief, raise_budget, regain_tarief

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_a_second_version_settles_only_the_difference(regio: Regio, vaststeller: Gebruiker) -> None:
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        raise_budget()
    tweede = establish(regio, vaststeller)
    assert (tweede.corrigeert, tweede.status) == (eerste, "vastgesteld")
    with met_systeemzicht():
        eerder = Contractafrekening.objects.get(afrekening=eerste, contract__nummer="C3")
        rijen = {rij.contract.nummer: rij for rij in add_te_verrekenen(tweede.contractafrekeningen.all())}
        verschil = verschil_met_vorige(tweede)
    assert rijen["C3"].te_verrekenen == rijen["C3"].saldo - eerder.saldo != 0  # type: ignore[attr-defined]
    assert {nummer for nummer, rij in rijen.items() if rij.te_verrekenen} == {"C3"}  # type: ignore[attr-defined]
    assert verschil is not None
    assert (verschil.vorige_versie, verschil.is_correctie) == (1, True)


def test_of_a_first_version_the_whole_saldo_is_settled(regio: Regio, vaststeller: Gebruiker) -> None:
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        for rij in add_te_verrekenen(eerste.contractafrekeningen.all()):
            assert rij.te_verrekenen == rij.saldo  # type: ignore[attr-defined]


def test_what_was_parked_is_settled_later_as_a_whole(regio: Regio, vaststeller: Gebruiker) -> None:
    with met_systeemzicht():
        lose_tarief()
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        assert eerste.geparkeerd.get().contract.nummer == "C2"
        regain_tarief()
    tweede = establish(regio, vaststeller)
    with met_systeemzicht():
        rij = add_te_verrekenen(tweede.contractafrekeningen.filter(contract__nummer="C2")).get()
    assert rij.te_verrekenen == rij.saldo != 0  # type: ignore[attr-defined]


def test_what_cannot_be_settled_now_keeps_what_was_established(regio: Regio, vaststeller: Gebruiker) -> None:
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        lose_tarief()
    tweede = establish(regio, vaststeller)
    derde = establish(regio, vaststeller)
    with met_systeemzicht():
        bron = Contractafrekening.objects.get(afrekening=eerste, contract__nummer="C2")
        for correctie in (tweede, derde):
            rij = add_te_verrekenen(correctie.contractafrekeningen.filter(contract__nummer="C2")).get()
            assert (rij.overgenomen_van, rij.vergoeding, rij.uitleg) == (bron, bron.vergoeding, bron.uitleg)
            assert rij.te_verrekenen == 0  # type: ignore[attr-defined]
            assert rij.gemeenten.count() == bron.gemeenten.count()
            assert GeparkeerdContract.objects.filter(afrekening=correctie, contract=bron.contract).exists()
    assert (tweede.vergoeding, derde.saldo) == (eerste.vergoeding, eerste.saldo)


def test_without_an_agreement_everything_is_taken_back(regio: Regio, vaststeller: Gebruiker) -> None:
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        drop_afspraak()
    tweede = establish(regio, vaststeller)
    with met_systeemzicht():
        was = Contractafrekening.objects.get(afrekening=eerste, contract__nummer="C5")
        rij = add_te_verrekenen(tweede.contractafrekeningen.filter(contract__nummer="C5")).get()
        delen = {
            deel.gemeente_id: deel.te_verrekenen  # type: ignore[attr-defined]
            for deel in add_te_verrekenen_delen(Gemeenteafrekening.objects.filter(contractafrekening=rij))
        }
        eerder = dict(was.gemeenten.values_list("gemeente", "saldo"))
    assert rij.saldo == 0
    assert rij.te_verrekenen == -was.saldo  # type: ignore[attr-defined]
    assert delen == {gemeente: -saldo for gemeente, saldo in eerder.items()}
    derde = establish(regio, vaststeller)
    with met_systeemzicht():
        assert not derde.contractafrekeningen.filter(contract__nummer="C5").exists()


def test_a_version_of_before_a_correction_was_established_does_not_follow_it(
    regio: Regio, vaststeller: Gebruiker
) -> None:
    establish(regio, vaststeller)
    los = make_gedeeld(regio)
    with met_systeemzicht():
        Afrekening.objects.filter(pk=los.pk).update(
            status="vastgesteld", vastgesteld_op=timezone.now(), vastgesteld_door=vaststeller
        )
        tweede = Afrekening.objects.get(pk=los.pk)
        naast = Afrekening.objects.create(
            regio=regio,
            jaar=2022,
            versie=3,
            corrigeert=tweede.corrigeert,
            vingerafdruk=tweede.vingerafdruk,
            regelversie=tweede.regelversie,
            gemaakt_op=timezone.now(),
            compleet=True,
            status="gedeeld",
            gedeeld_op=timezone.now(),
            **{soort.code: getattr(tweede, soort.code) for soort in BEDRAGSOORTEN},
        )
        with pytest.raises(OvergangGeweigerdError, match="al een afrekening vastgesteld: versie 2"):
            stel_vast(naast, vaststeller)
        with pytest.raises(IntegrityError, match="een_vastgestelde_correctie"), transaction.atomic():
            Afrekening.objects.filter(pk=naast.pk).update(
                status="vastgesteld", vastgesteld_op=timezone.now(), vastgesteld_door=vaststeller
            )


rondes = st.lists(st.lists(st.sampled_from(sorted(WIJZIGINGEN)), max_size=3), min_size=1, max_size=3)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, *HealthCheck]
)
@given(rondes=rondes)
def test_corrections_add_up_to_a_fresh_settlement(rondes: list[list[str]]) -> None:
    """Whatever happened in between, and however often: first version plus differences is right."""
    with transaction.atomic():
        regio = store_voorbeeld("03")
        vaststeller = make_contractmanager(regio, "vaststeller")
        versies = [establish(regio, vaststeller)]
        for ronde in rondes:
            with met_systeemzicht():
                for naam in ronde:
                    WIJZIGINGEN[naam]()
            versies.append(establish(regio, vaststeller))
        vers = read_vers(regio)
        with met_systeemzicht():
            samen, laatste = add_verschillen(versies), versies[-1]
            geparkeerd = {rij.contract.nummer for rij in laatste.geparkeerd.all()}
            gevonden = {s: rij for s, rij in without_zeros(samen).items() if s[0] not in geparkeerd}
            assert gevonden == without_zeros(vers)
            assert without_zeros(samen) == without_zeros(read_versie(laatste))
            te_verrekenen = sum(
                add_te_verrekenen(versie.contractafrekeningen.all()).aggregate(som=Sum("te_verrekenen"))[
                    "som"
                ]
                for versie in versies
            )
            assert te_verrekenen == laatste.saldo
        transaction.set_rollback(True)


def test_a_report_of_a_correction_settles_only_the_difference(regio: Regio, vaststeller: Gebruiker) -> None:
    """Also of a contract that is taken back as a whole, and of one that keeps what was established."""
    eerste = establish(regio, vaststeller)
    with met_systeemzicht():
        raise_budget()
        drop_afspraak()
        lose_tarief()
    tweede = establish(regio, vaststeller)
    with met_systeemzicht():
        rapporten = read_rapporten(tweede)
        eerder = {(r.soort, r.code): r for r in read_rapporten(eerste)}
    for rapport in rapporten:
        was = eerder[rapport.soort, rapport.code]
        assert was.te_verrekenen == was.totaal.saldo
        assert rapport.te_verrekenen == rapport.totaal.saldo - was.totaal.saldo
        assert "correctie op versie 1" in make_samenvatting(rapport)
        assert "correctie" not in make_samenvatting(was)
        kop, *rijen = csv.reader(StringIO(make_rapport_csv(rapport).decode("utf-8-sig")))
        assert sum(Decimal(rij[kop.index("te_verrekenen")]) for rij in rijen) == rapport.te_verrekenen
        assert make_rapport_werkmap(rapport)
    assert any(rapport.te_verrekenen for rapport in rapporten)
