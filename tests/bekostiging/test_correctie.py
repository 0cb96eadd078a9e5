"""After establishing comes a correction: what the year comes to now, and only the difference is settled."""

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekostiging.models import (
    Afrekening,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
    NagekomenWijziging,
)
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import make_rapport_csv, make_rapport_werkmap, make_samenvatting
from bekostiging.selectors import add_te_verrekenen, add_te_verrekenen_delen, verschil_met_vorige
from bekostiging.services import calculate_regiojaar, describe_nagekomen, renew_nagekomen, stel_vast
from contracten.models import Contract, Jaarafspraak, Tarief
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from segmenten.models import Regio
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld, store_voorbeeld
from tests.fabrieken import LeveringFactory, PrestatieFactory, VoorschotFactory
from toegang.models import Prestatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio() -> Regio:
    return store_voorbeeld("03")


@pytest.fixture
def vaststeller(regio: Regio) -> Gebruiker:
    return make_contractmanager(regio, "vaststeller")


def establish(regio: Regio, vaststeller: Gebruiker) -> Afrekening:
    """Settle the year as it is now, share it and establish it, with or without parked contracts."""
    afrekening = make_gedeeld(regio)
    with met_systeemzicht():
        return stel_vast(afrekening, vaststeller, met_geparkeerd=True)


def raise_tarief() -> None:
    Tarief.objects.update(bedrag=F("bedrag") + 1)


def lower_tarief() -> None:
    Tarief.objects.filter(contract__nummer="C2").update(bedrag=F("bedrag") - 2)


def raise_budget() -> None:
    Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 500)


def pay_voorschot() -> None:
    contract = Contract.objects.get(nummer="C1")
    for gemeente in contract.regio.gemeenten.all():
        kenmerk = f"nagekomen {contract.voorschotten.count()}"
        VoorschotFactory.create(
            contract=contract, gemeente=gemeente, datum=date(2022, 12, 1), bedrag=25, kenmerk=kenmerk
        )


def deliver_later() -> None:
    """Another line of care in December, on a day of its own."""
    eerder = Prestatie.objects.filter(contract__nummer="C4", goedgekeurd=True).earliest("pk")
    nummer = 1 + Prestatie.objects.filter(toewijzing=eerder.toewijzing).count()
    levering = LeveringFactory.create(regio=eerder.regio, digest=f"{nummer:064d}", volgnummer=nummer + 1)
    PrestatieFactory.create(
        toewijzing=eerder.toewijzing,
        levering=levering,
        nummer=f"NA{nummer}",
        volume=3,
        eenheid=eerder.eenheid,
        begindatum=date(2022, 12, nummer),
        einddatum=date(2022, 12, nummer),
    )


def lose_tarief() -> None:
    """Contract C2 can no longer be settled."""
    Tarief.objects.filter(contract__nummer="C2").update(tot=date(2021, 12, 31), vanaf=date(2021, 1, 1))


def regain_tarief() -> None:
    Tarief.objects.filter(contract__nummer="C2").update(tot=None, vanaf=date(2022, 1, 1))


def drop_afspraak() -> None:
    """Contract C5 has no agreement for the year any more, and so no settlement."""
    Jaarafspraak.objects.filter(contract__nummer="C5").delete()


WIJZIGINGEN: Mapping[str, Callable[[], None]] = {
    wijzig.__name__: wijzig
    for wijzig in (
        raise_tarief,
        lower_tarief,
        raise_budget,
        pay_voorschot,
        deliver_later,
        lose_tarief,
        regain_tarief,
        drop_afspraak,
    )
}


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


Sleutel = tuple[str, str]


def read_versie(afrekening: Afrekening) -> dict[Sleutel, dict[str, Decimal]]:
    """Give the amounts per contract, and per contract and municipality."""
    velden = [soort.code for soort in BEDRAGSOORTEN]
    delen = [soort.code for soort in GEMEENTEBEDRAGEN]
    rijen: dict[Sleutel, dict[str, Decimal]] = {}
    for nummer, *bedragen in afrekening.contractafrekeningen.values_list("contract__nummer", *velden):
        rijen[nummer, ""] = dict(zip(velden, bedragen, strict=True))
    van = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening)
    sleutels = ("contractafrekening__contract__nummer", "gemeente__code")
    for nummer, code, *bedragen in van.values_list(*sleutels, *delen):
        rijen[nummer, code] = dict(zip(delen, bedragen, strict=True))
    return rijen


def add_verschillen(versies: list[Afrekening]) -> dict[Sleutel, dict[str, Decimal]]:
    """Add the first version and the difference of each correction, as they were settled."""
    samen: dict[Sleutel, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for sleutel, bedragen in read_versie(versies[0]).items():
        samen[sleutel] = dict(bedragen)
    for versie in versies[1:]:
        verschil = verschil_met_vorige(versie)
        assert verschil is not None
        for contract in verschil.contracten:
            delen = {"": contract.bedragen, **contract.gemeenten}
            for gemeente, verschillen in delen.items():
                rij = samen.setdefault((contract.contract, gemeente), defaultdict(Decimal))
                for veld, bedrag in verschillen.items():
                    rij[veld] = rij.get(veld, Decimal(0)) + bedrag.verschil
    return samen


def without_zeros(rijen: Mapping[Sleutel, Mapping[str, Decimal]]) -> dict[Sleutel, dict[str, Decimal]]:
    return {sleutel: dict(rij) for sleutel, rij in rijen.items() if any(rij.values())}


def read_vers(regio: Regio) -> dict[Sleutel, dict[str, Decimal]]:
    """Give the amounts of a settlement that is computed as if nothing was established."""
    rijen: dict[Sleutel, dict[str, Decimal]] = {}
    for contract in calculate_regiojaar(regio, 2022).contracten:
        rijen[contract.contract, ""] = contract.as_dict()
        for deel in contract.gemeenten:
            rijen[contract.contract, deel.gemeente] = deel.as_dict(GEMEENTEBEDRAGEN)
    return rijen


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


CASUS = Path(__file__).parents[1] / "casussen" / "45-nagekomen-declaratie-na-vaststellen"


def run(opdracht: str, *argumenten: str) -> str:
    uit = StringIO()
    call_command(opdracht, *argumenten, stdout=uit)
    return uit.getvalue()


def test_what_is_loaded_after_establishing_is_told_and_settled_by_a_correction() -> None:
    """Case 45 from practice, by the commands of an operator: 500,00 is established, 1.100,00 is right."""
    run("laad_regio", str(CASUS / "1"))
    regio = Regio.objects.get(code="k45")
    make_contractmanager(regio, "vaststeller")
    jaar = ("--regio=k45", "--jaar=2022")
    run("reken_af", *jaar)
    assert "versie 1" in run("stel_vast", *jaar, "--gebruiker=vaststeller")
    tekst = run("laad_regio", str(CASUS / "2-na-vaststellen"))
    assert "De afrekening van 2022 is vastgesteld (versie 1) en verandert niet." in tekst
    assert "Dit wacht op een correctie: contract C1: prestaties, tarieven." in tekst
    assert "vastgesteld" not in run("laad_regio", str(CASUS / "2-na-vaststellen"))
    run("reken_af", *jaar)
    assert "versie 2" in run("stel_vast", *jaar, "--gebruiker=vaststeller")
    with met_systeemzicht():
        eerste, tweede = Afrekening.objects.order_by("versie")
        rij = add_te_verrekenen(tweede.contractafrekeningen.all()).get()
        assert not NagekomenWijziging.objects.filter(afrekening=tweede).exists()
    assert (eerste.vergoeding, tweede.vergoeding) == (Decimal("500.00"), Decimal("1100.00"))
    assert rij.te_verrekenen == Decimal("-600.00")  # type: ignore[attr-defined]


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
