"""An upload is taken back by counter-entries, as long as nothing was built on it."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from contracten.models import Betaling, KpiScore, Voorschot
from inkoop.inname.models import Laadverslag, Uploadstatus
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.inkoop.inname.hulp import (
    GOED,
    deliver,
    establish,
    find_tellend,
    get_pagina,
    get_upload,
    look,
    withdraw,
)
from toegang.models import Prestatie, Resultaat, Toewijzing, Zorgperiode
from toegang.selectors import find_totaalverschillen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_prestaties_are_taken_back_by_credits_in_a_delivery_of_their_own(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    assert "Ingetrokken" in withdraw(manager)
    assert find_tellend() == {}
    upload = get_upload()
    assert (upload.status, upload.reden) == (Uploadstatus.INGETROKKEN, "Verkeerd bestand")
    with met_systeemzicht():
        assert Prestatie.objects.filter(crediteert__isnull=False).count() == 2
        assert not find_totaalverschillen(upload.regio)
        assert Laadverslag.objects.filter(naam="Intrekking van lijst.csv").exists()
    deliver(manager, "prestaties", GOED.replace("P1;", "Q1;").replace("P2;", "Q2;"))
    assert set(find_tellend()) == {"Q1", "Q2"}


def test_what_an_upload_credited_counts_again_when_it_is_taken_back(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    kop, eerste, *_ = GOED.splitlines()
    deliver(manager, "prestaties", f"{kop};Crediteert\n{eerste.replace('P1', 'P1-credit')};P1\n")
    assert set(find_tellend()) == {"P2"}
    withdraw(manager)
    assert sorted(find_tellend().values()) == [Decimal("10.5"), Decimal("1234.25")]


def test_what_was_taken_back_can_be_delivered_again_and_counts(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    eerder = find_tellend()
    withdraw(manager)
    deliver(manager, "prestaties", GOED)
    assert find_tellend() == eerder
    withdraw(manager)
    assert find_tellend() == {}
    deliver(manager, "prestaties", GOED.replace("10,5", "11"))
    assert set(find_tellend()) == {"P1", "P2"}
    with met_systeemzicht():
        oud = Prestatie.objects.filter(nummer__startswith="P1 ingetrokken ")
        assert [prestatie.gecrediteerd_door is not None for prestatie in oud] == [True, True]
        assert not find_totaalverschillen(get_upload().regio)


def test_a_credit_that_was_taken_back_can_be_delivered_again(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    kop, eerste, *_ = GOED.splitlines()
    credit = f"{kop};Crediteert\n{eerste.replace('P1', 'P1-credit')};P1\n"
    deliver(manager, "prestaties", credit)
    withdraw(manager)
    assert set(find_tellend()) == {"P1", "P2"}
    deliver(manager, "prestaties", credit)
    assert set(find_tellend()) == {"P2"}


def test_a_line_of_a_delivery_that_was_taken_back_does_not_return_with_its_credit(manager: Gebruiker) -> None:
    eerste = deliver(manager, "prestaties", GOED)
    kop, regel, *_ = GOED.splitlines()
    tweede = deliver(manager, "prestaties", f"{kop};Crediteert\n{regel.replace('P1', 'P1-credit')};P1\n")
    for upload in (eerste, tweede):
        withdraw(manager, upload)
    assert find_tellend() == {}


def test_a_judged_line_keeps_its_reference_while_its_delivery_stands(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    geweigerd = pytest.raises(IntegrityError, match="verandert niet meer")
    with met_systeemzicht(), geweigerd, transaction.atomic():
        Prestatie.objects.filter(nummer="P1").update(nummer="P9")


def test_payments_that_were_taken_back_can_be_delivered_again_and_count(manager: Gebruiker) -> None:
    kop = "contract;gemeente;datum;bedrag;kenmerk\n"
    rijen = "C1;0983;1-2-2022;€ 1.250,50;V1\nC1;0984;1-2-2022;100;\n"
    for _ in range(2):
        deliver(manager, "voorschotten", kop + rijen)
        withdraw(manager)
    deliver(manager, "voorschotten", kop + rijen)
    with met_systeemzicht():
        assert sum(Voorschot.objects.values_list("bedrag", flat=True)) == Decimal("1350.50")
        assert Voorschot.objects.count() == 10


def test_payments_are_taken_back_by_the_same_amount_with_the_other_sign(manager: Gebruiker) -> None:
    kop = "contract;gemeente;datum;bedrag;kenmerk\n"
    deliver(manager, "voorschotten", kop + "C1;0983;1-2-2022;€ 1.250,50;V1\nC1;0984;1-2-2022;100;\n")
    withdraw(manager)
    kop = "contract;gemeente;jaar;datum;bedrag;kenmerk\n"
    deliver(manager, "betalingen", kop + "C1;0983;2022;1-2-2022;75,25;B1\n")
    withdraw(manager)
    with met_systeemzicht():
        assert sum(Voorschot.objects.values_list("bedrag", flat=True)) == 0
        assert Voorschot.objects.count() == 4
        assert [rij.bedrag for rij in Betaling.objects.order_by("bedrag")] == [
            Decimal("-75.25"),
            Decimal("75.25"),
        ]


def test_allocations_go_back_to_what_they_were_and_new_ones_are_withdrawn(manager: Gebruiker) -> None:
    kop = "nummer;client;gemeente;contract;product;ingangsdatum;einddatum;start\n"
    rijen = "T1;c1;0983;C1;45A04;1-1-2022;30-6-2022;1-1-2022\nT3;c3;0983;C1;45A04;1-1-2022;;\n"
    deliver(manager, "toewijzingen", kop + rijen)
    withdraw(manager)
    with met_systeemzicht():
        assert Toewijzing.objects.get(nummer="T1").einddatum is None
        assert not Toewijzing.objects.get(nummer="T1").ingetrokken
        assert Toewijzing.objects.get(nummer="T3").ingetrokken


def test_outcomes_scores_and_periods_that_were_not_there_go_and_others_come_back(manager: Gebruiker) -> None:
    kop = "toewijzing;datum;behaald\n"
    deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    deliver(manager, "resultaten", kop + "T1;1-6-2022;1\nT2;1-6-2022;0,25\n")
    withdraw(manager)
    deliver(manager, "kpis", "contract;jaar;kpi;score;gewicht\nC1;2022;tevreden;8,5;1\n")
    withdraw(manager)
    with met_systeemzicht():
        Zorgperiode.objects.all().delete()
    deliver(manager, "zorgperioden", "toewijzing;start;stop\nT1;1-1-2022;31-1-2022\nT1;1-3-2022;\n")
    with met_systeemzicht():
        assert Zorgperiode.objects.count() == 2
    withdraw(manager)
    with met_systeemzicht():
        assert [rij.behaald for rij in Resultaat.objects.all()] == [Decimal("0.5")]
        assert not KpiScore.objects.exists()
        assert not Zorgperiode.objects.exists()


def test_a_withdrawal_says_before_what_it_takes_back_and_after_that_it_did(manager: Gebruiker) -> None:
    kop = "nummer;client;gemeente;contract;product;ingangsdatum;einddatum;start\n"
    rijen = "T1;c1;0983;C1;45A04;1-1-2022;31-12-2022;1-1-2022\nT3;c3;0983;C1;45A04;1-1-2022;;1-1-2022\n"
    deliver(manager, "toewijzingen", kop + rijen)
    toewijzingen = get_upload()
    deliver(manager, "prestaties", GOED.replace("T2", "T3"))
    assert "2 prestaties krijgen een credit." in look(manager, "upload_intrekken")

    tekst = get_pagina(manager, reverse("upload_intrekken", args=[toewijzingen.pk]))
    assert "1 toewijzing wordt ingetrokken." in tekst
    assert "Op wat wordt ingetrokken, telt nu 1 prestatie mee en straks niet meer." in tekst
    assert "1 toewijzing krijgt terug wat er eerst stond." in tekst
    assert "het verslag van het intrekken" in withdraw(manager, toewijzingen)
    with met_systeemzicht():
        verslag = Laadverslag.objects.get(soort="intrekking")
        ingetrokken = Toewijzing.objects.get(nummer="T3")
    tekst = get_pagina(manager, reverse("laadverslag", args=[verslag.pk]))
    assert "Laadverslag van de intrekking van lijst.csv" in tekst
    assert "Teruggenomen" in tekst
    assert "Wat de upload veranderde, is teruggenomen." in tekst
    assert "Alles is ingelezen" not in tekst
    assert reverse("upload", args=[toewijzingen.pk]) in tekst
    tekst = get_pagina(manager, reverse("toewijzing", args=[ingetrokken.pk]))
    assert "Telt niet meer" in tekst
    assert "De toewijzing is ingetrokken, telt niet meer" in tekst
    assert "Goedgekeurd" not in tekst


def test_what_a_withdrawal_of_other_rows_does_is_told_in_their_words(manager: Gebruiker) -> None:
    kop = "contract;gemeente;datum;bedrag;kenmerk\n"
    deliver(manager, "voorschotten", kop + "C1;0983;1-2-2022;1250,50;V1\nC1;0984;1-2-2022;100;\n")
    assert "2 boekingen krijgen een tegenboeking: samen €\xa01.350,50." in look(manager, "upload_intrekken")
    kop = "toewijzing;datum;behaald\n"
    deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    deliver(manager, "resultaten", kop + "T1;1-6-2022;1\nT2;1-6-2022;0,25\n")
    tekst = look(manager, "upload_intrekken")
    assert "1 keer komt terug wat er eerst was." in tekst
    assert "1 keer verdwijnt wat erbij kwam." in tekst
    deliver(manager, "prestaties", GOED)
    kop, eerste, *_ = GOED.splitlines()
    deliver(manager, "prestaties", f"{kop};Crediteert\n{eerste.replace('P1', 'P1-credit')};P1\n")
    tekst = look(manager, "upload_intrekken")
    assert "1 prestatie die was gecrediteerd, telt weer mee." in tekst
    assert "krijgen een credit" not in tekst


def test_what_others_changed_since_is_not_undone(manager: Gebruiker) -> None:
    kop = "toewijzing;datum;behaald\n"
    eerste = deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    deliver(manager, "resultaten", kop + "T1;1-6-2022;1\n")
    assert "Sinds de controle is er iets veranderd dat dezelfde regels raakt." in withdraw(manager, eerste)
    with met_systeemzicht():
        assert Resultaat.objects.get().behaald == 1


def test_nothing_is_taken_back_once_its_year_is_established(manager: Gebruiker, regio: Regio) -> None:
    deliver(manager, "prestaties", GOED)
    assert "Intrekken" in look(manager)
    establish(regio, 2022, manager)
    reden = "De afrekening van 2022 is vastgesteld nadat deze upload was ingelezen."
    tekst = look(manager)
    assert f"Deze upload kan niet worden ingetrokken. {reden}" in tekst
    assert ">Intrekken<" not in tekst
    assert reden in withdraw(manager)
    assert set(find_tellend()) == {"P1", "P2"}
