"""What nobody refuses but somebody should see is found, kept, counted, and goes when it is mended."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse

from contracten.models import Besparingsdeling, Contract, Voorschot
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from inkoop.signalen.models import Signaal
from inkoop.signalen.services import renew_signalen
from inkoop.signalen.soorten import SOORTEN
from inkoop.signalen.views.signaal import Signaaltabel
from segmenten.models import (
    Gemeente,
    GemeenteToegang,
    Perceelvoorkomen,
    Product,
    Regio,
    RegioToegang,
    Segment,
)
from tests.fabrieken import make_gebruiker
from tests.inkoop.regiobundel.bundels import PEILMOMENT, load
from toegang.models import Toewijzing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

REGIO = """
versie: 1
regio: {code: k, naam: Proefregio}
gemeenten:
- {code: '0983', naam: Venlo, inwoners: {2020: 100000}}
- {code: '0984', naam: Venray, inwoners: {2020: 50000}, tot: 2022-06-30}
producten: [{code: 45A04, naam: Begeleiding, segment: seg, eenheid: uur}]
segmenten:
- code: seg
  domein: jeugd
  naam: Segment
  budget_maximum: {2022: 1000.00}
  percelen: [{code: perceel, soort: regionaal, model: pxq, aanbieders: {minimaal: 1, maximaal: 1}}]
aanbieders:
- {code: alfa, naam: Alfa, kvk: '01234567'}
- {code: beta, naam: Beta, kvk: '01234567'}
- {code: gamma, naam: Gamma}
contracten:
- nummer: C1
  aanbieder: alfa
  perceel: perceel
  ingangsdatum: 2022-01-01
  tarieven: [{product: 45A04, tarief: 50, eenheid: uur, vanaf: 2022-01-01}]
  jaarafspraken: [{jaar: 2022, soort: budgetplafond, bedrag: 900.00}]
- nummer: C2
  aanbieder: beta
  perceel: perceel
  ingangsdatum: 2022-01-01
  einddatum: 2030-12-31
  jaarafspraken: [{jaar: 2022, soort: budgetplafond, gemeenten: {'0983': 600.00}}]
- nummer: C3
  aanbieder: alfa
  perceel: perceel
  ingangsdatum: 2022-01-01
  einddatum: 2030-12-31
  jaarafspraken:
  - jaar: 2022
    bonus_malus: {schalen: [{vanaf: 0.4, percentage: 0}, {vanaf: 0.85, percentage: 0.02}]}
"""
BESTANDEN = {
    "toewijzingen.csv": (
        "nummer,client,gemeente,contract,product,ingangsdatum,einddatum,start,stop\n"
        "T1,c1,0983,C1,45A04,2022-01-01,,2022-01-01,2022-03-31\n"
        "T2,c1,0983,C1,45A04,2022-02-01,,2022-02-01,\n"
        "T3,c2,0984,C1,45A04,2022-01-01,,2022-01-01,\n"
        "T4,c2,0984,C1,45A04,2022-02-01,2022-02-28,2022-02-01,\n"
        "T5,c3,0983,C1,45A04,2022-01-01,,,\n"
    ),
    "zorgperioden.csv": "toewijzing,start,stop,reden_stop\nT5,2022-01-01,2022-02-15,20\nT5,2022-04-01,,\n",
    "kpis.csv": "contract,jaar,kpi,score\nC1,2022,doel,0.5\nC3,2022,doel,7.5\nC3,2022,tevreden,1\n",
    "prestaties.csv": (
        "id,toewijzing,begindatum,einddatum,volume,eenheid\n"
        "P1,T1,2022-04-01,2022-04-30,1,uur\nP2,T1,2022-05-01,2022-05-31,1,uur\n"
        "P3,T3,2022-07-01,2022-07-31,1,uur\nP4,T3,2022-06-01,2022-06-30,1,uur\n"
        "P5,T5,2022-02-01,2022-02-28,1,uur\nP6,T5,2022-03-01,2022-03-31,1,uur\n"
        "P7,T5,2022-04-01,2022-04-30,1,uur\n"
    ),
    "betalingen.csv": (
        "contract,gemeente,jaar,datum,bedrag,kenmerk\nC1,0983,2023,2023-02-01,1250.50,B1\n"
        "C1,0983,2022,2022-02-01,10.00,B2\nC2,0983,2024,2024-02-01,5.00,B3\nC2,0983,2024,2024-02-02,-5.00,B4\n"
        "C3,0983,2022,2022-03-01,100.00,F1\nC3,0983,2022,2022-03-01,150.00,F1\n"
        "C3,0983,2022,2022-04-01,20.00,F2\nC3,0983,2022,2022-05-01,-20.00,F2\n"
        "C3,0983,2022,2022-06-01,25.00,F2\nC3,0983,2022,2099-01-01,1.00,F3\n"
    ),
}
# By kind what it says of this region.
VERWACHT = {
    "te_veel_aanbieders": ["Perceel Segment, perceel (perceel) heeft 2 aanbieders; het maximum is 1"],
    "plafonds_boven_maximum": [
        "In 2022 is het maximum van segment Segment (seg) € 1.000,00 en zijn de plafonds samen € 1.500,00"
    ],
    "zelfde_kvk": [
        "Aanbieder Alfa heeft hetzelfde KvK-nummer (01234567) als Beta",
        "Aanbieder Beta heeft hetzelfde KvK-nummer (01234567) als Alfa",
    ],
    "contract_zonder_einde": ["Contract C1 van Alfa loopt sinds 01-01-2022 en heeft geen einddatum"],
    "betaald_zonder_afspraak": [
        "Op contract C1 van Alfa is voor Venlo in 2023 € 1.250,50 betaald, zonder jaarafspraak"
    ],
    "declaratie_bij_voorschot": [
        "Op contract C3 van Alfa is voor Venlo over 2022 € 276,00 op declaraties betaald, "
        "terwijl voorschotten zijn afgesproken"
    ],
    "zelfde_kenmerk": [
        "Op contract C3 van Alfa staat bij Venlo kenmerk F1 2 keer voor zorg van 2022, samen € 250,00"
    ],
    "betaald_in_de_toekomst": [
        "Op contract C3 van Alfa is voor Venlo over 2022 € 1,00 geboekt op een dag die nog moet komen, "
        "tot en met 01-01-2099"
    ],
    "kpi_zonder_afspraak": [
        "Contract C1 van Alfa heeft over 2022 1 KPI-score, maar geen afspraak die ermee rekent"
    ],
    "kpi_buiten_schaal": [
        "Contract C3 van Alfa heeft over 2022 score 7,5 op doel; de afspraak rekent met grenzen "
        "tot en met 0,85"
    ],
    "zorg_in_pauze": [
        "Op toewijzing T5 van Venlo begint 1 regel tijdens een pauze in de zorg, de eerste op 01-03-2022"
    ],
    "overlappende_toewijzingen": [
        "Toewijzing T2 van Venlo overlapt toewijzing T1 vanaf 01-02-2022, voor Begeleiding (45A04)",
        "Toewijzing T4 van Venray overlapt toewijzing T3 vanaf 01-02-2022, voor Begeleiding (45A04)",
    ],
    "zorg_na_stop": ["Op toewijzing T1 van Venlo beginnen 2 regels na de stop van 31-03-2022"],
    "na_gemeente": [
        "Op toewijzing T3 van Venray begint 1 regel na de laatste dag van die gemeente, 30-06-2022"
    ],
}
CLIENTSOORTEN = ("overlappende_toewijzingen", "zorg_na_stop", "zorg_in_pauze", "na_gemeente")
_WAAR = " (contract C1, perceel Segment, perceel (perceel))"
# Stored before the rules of 2026.1: no bundle brings these any more.
OUD = {
    "oude_toewijzing": [
        f"Toewijzing T1 van Venlo gaat in buiten de looptijd van het contract{_WAAR}",
        f"Toewijzing T3 van Venray gaat in buiten de looptijd van het contract{_WAAR}",
        f"Toewijzing T3 van Venray is van een gemeente die niet meedoet in het contract{_WAAR}",
        f"Toewijzing T4 van Venray is van een gemeente die niet meedoet in het contract{_WAAR}",
    ],
    "oude_afspraak": [
        "Contract C1 van Alfa (jaarafspraak 2022, jaar): "
        "in 2022 loopt het contract nog niet: het gaat in op 15-01-2023"
    ],
}


@pytest.fixture
def regio(tmp_path: Path) -> Regio:
    (tmp_path / "regio.yaml").write_text(REGIO, encoding="utf-8")
    for naam, inhoud in BESTANDEN.items():
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    return load(tmp_path).regio


def find_signalen() -> dict[str, list[str]]:
    with met_systeemzicht():
        gevonden: dict[str, list[str]] = {}
        for signaal in Signaal.objects.order_by("soort", "tekst"):
            gevonden.setdefault(signaal.soort, []).append(signaal.tekst)
    return gevonden


def test_a_signal_is_a_sentence(regio: Regio) -> None:
    teksten = [tekst for gevonden in find_signalen().values() for tekst in gevonden]
    assert teksten
    assert [tekst for tekst in teksten if not tekst[0].isupper()] == []


def test_a_signal_says_names_with_at_most_the_code_beside_them(regio: Regio) -> None:
    teksten = [tekst for gevonden in (*VERWACHT.values(), *find_signalen().values()) for tekst in gevonden]
    codes = re.compile(r"(?<!\()\b(seg|098[34]|45A04|alfa|beta|pxq)\b")
    assert [tekst for tekst in teksten if codes.search(tekst)] == []


def test_every_kind_has_a_case() -> None:
    assert set(VERWACHT) | set(OUD) == set(SOORTEN)


def test_a_load_finds_and_counts_what_somebody_should_see(regio: Regio) -> None:
    assert find_signalen() == VERWACHT
    with met_systeemzicht():
        verslag = regio.laadverslagen.get()
    assert {code: telling["aantal"] for code, telling in verslag.signalen.items()} == {
        code: len(teksten) for code, teksten in VERWACHT.items()
    }


def test_what_is_stored_and_would_now_be_refused_is_a_signal(regio: Regio) -> None:
    with met_systeemzicht():
        contract = Contract.objects.get(nummer="C1")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE contracten_contract SET ingangsdatum = '2023-01-15' WHERE nummer = 'C1'")
            cursor.execute(
                "UPDATE toegang_toewijzing SET ingangsdatum = '2023-02-01', einddatum = NULL "
                "WHERE nummer IN ('T2', 'T4')"
            )
        contract.deelnemers.add(Gemeente.objects.get(code="0983"))
        renew_signalen(regio, PEILMOMENT)
    gevonden = find_signalen()
    assert gevonden["oude_afspraak"] == OUD["oude_afspraak"]
    assert set(OUD["oude_toewijzing"]) <= set(gevonden["oude_toewijzing"])
    assert not any(
        tekst.startswith("Toewijzing T2 van Venlo gaat in") for tekst in gevonden["oude_toewijzing"]
    )


def test_a_contract_is_judged_by_its_own_rules_and_by_all_of_them(
    regio: Regio, monkeypatch: pytest.MonkeyPatch
) -> None:
    with met_systeemzicht():
        contract = Contract.objects.get(nummer="C1")
        ander = Segment.objects.make(regio=regio, code="ander", domeinen=["wmo"], naam="Ander", volgorde=2)
        Product.objects.filter(regio=regio).update(segment=ander)
        Perceelvoorkomen.objects.update(model="plekken")
        gemeente = Gemeente.objects.get(code="0983")
        Voorschot.objects.create(contract=contract, gemeente=gemeente, datum=date(2022, 3, 1), bedrag=1)
        afspraak = contract.jaarafspraken.get()
        Besparingsdeling.objects.create(jaarafspraak=afspraak, deel_aanbieder=Decimal("0.5"))
        renew_signalen(regio, PEILMOMENT)
        assert find_signalen()["oude_afspraak"] == [
            "Contract C1 van Alfa (jaarafspraak 2022, besparing): kan niet bij model Plekken",
            "Contract C1 van Alfa (jaarafspraak 2022, soort): "
            "in 2022 is al een voorschot betaald; onder een budgetplafond kan dat niet",
            "Contract C1 van Alfa (tarieven, product): "
            "product Begeleiding (45A04) hoort bij segment Ander (ander), het perceel bij Segment (seg)",
        ]
        jaren = dict(Signaal.objects.filter(soort="oude_afspraak").values_list("tekst", "jaar"))
        assert sorted(jaren.values(), key=str) == [2022, 2022, None]
        # The rule itself is what finds it: without the rule there is no signal.
        monkeypatch.setattr("contracten.regels.contract.check_plafond", lambda *_: iter(()))
        renew_signalen(regio, PEILMOMENT)
        assert len(find_signalen()["oude_afspraak"]) == 2


def test_what_is_mended_goes_and_what_stays_keeps_its_first_day(regio: Regio) -> None:
    with met_systeemzicht():
        Toewijzing.objects.filter(nummer="T1").update(ingetrokken=True)
        tellingen = renew_signalen(regio, PEILMOMENT.replace(year=2027))
        assert set(VERWACHT) - set(tellingen) == {"zorg_na_stop"}
        assert tellingen["overlappende_toewijzingen"].aantal == 1
        assert not any(telling.nieuw for telling in tellingen.values())
        assert {signaal.sinds for signaal in Signaal.objects.all()} == {PEILMOMENT}


def open_pagina(gebruiker: Gebruiker, vraag: str = "") -> str:
    browser = Browser()
    browser.force_login(gebruiker)
    return browser.get(f"{reverse('signalen')}{vraag}").content.decode()


def test_the_page_filters_by_kind_and_leads_to_what_it_is_about(regio: Regio) -> None:
    manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=manager, regio=regio)
    alles = open_pagina(manager)
    assert "Toewijzing T2 van Venlo overlapt" in alles
    assert "Contract C1 van Alfa loopt sinds" in alles
    gekozen = open_pagina(manager, "?soort=contract_zonder_einde")
    assert "Toewijzing T2 van Venlo overlapt" not in gekozen
    with met_systeemzicht():
        assert reverse("contract", args=[Contract.objects.get(nummer="C1").pk]) in gekozen


def test_the_page_opens_with_the_kinds_the_rarest_first(regio: Regio) -> None:
    manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=manager, regio=regio)
    alles = open_pagina(manager)
    soorten, tabel = alles.split("Soorten, de zeldzaamste eerst")[1].split("<table", 1)
    plaatsen = [soorten.index(f'?soort={code}"') for code in ("zorg_na_stop", "zelfde_kvk")]
    assert plaatsen == sorted(plaatsen)
    rijen = tabel.partition("</table>")[0]
    assert rijen.index("beginnen 2 regels na de stop") < rijen.index("hetzelfde KvK-nummer")
    gekozen = open_pagina(manager, "?soort=zorg_na_stop")
    assert "Soorten, de zeldzaamste eerst" not in gekozen
    assert SOORTEN["zorg_na_stop"].uitleg in gekozen
    assert SOORTEN["zelfde_kvk"].uitleg not in gekozen


def read_blok(gebruiker: Gebruiker) -> str:
    """The block about signals on the start page."""
    browser = Browser()
    browser.force_login(gebruiker)
    tekst = browser.get(reverse("start")).content.decode()
    (blok,) = [deel for deel in re.split(r"(?=<section class=\"blok)", tekst) if ">Signalen</h" in deel]
    return blok.partition("</section>")[0]


def test_the_start_page_says_how_many_there_are_of_each_kind_and_leads_there(regio: Regio) -> None:
    manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    assert "Er zijn geen signalen." in read_blok(manager)
    RegioToegang.objects.create(gebruiker=manager, regio=regio)
    blok = read_blok(manager)
    aantal = sum(map(len, VERWACHT.values()))
    assert f"Bekijk {aantal} signalen" in blok
    for code, teksten in VERWACHT.items():
        adres = f"{reverse('signalen')}?soort={code}"
        regel = blok.partition(adres)[2].partition("</li>")[0]
        assert SOORTEN[code].naam in regel
        assert re.search(rf">\s*{len(teksten)}\s*<", regel), regel


def test_the_start_page_counts_what_an_account_may_see(regio: Regio) -> None:
    financien = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=financien, gemeente=Gemeente.objects.get(code="0984"))
    blok = read_blok(financien)
    regel = blok.partition("soort=overlappende_toewijzingen")[2].partition("</li>")[0]
    assert re.search(r">\s*1\s*<", regel), regel


def test_who_sees_no_clients_sees_no_signal_about_one(regio: Regio) -> None:
    inkoper = make_gebruiker("inkoper", Rol.INKOPER)
    RegioToegang.objects.create(gebruiker=inkoper, regio=regio)
    tekst = open_pagina(inkoper)
    assert "Contract C1 van Alfa loopt sinds" in tekst
    assert not any(signaal in tekst for soort in CLIENTSOORTEN for signaal in VERWACHT[soort])


def test_a_file_that_names_a_client_after_the_first_page_stands_in_the_log(
    regio: Regio, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=manager, regio=regio)
    monkeypatch.setattr(Signaaltabel, "per_pagina", 1)
    assert not any(tekst in open_pagina(manager) for soort in CLIENTSOORTEN for tekst in VERWACHT[soort])
    ingezien = Logregel.objects.filter(onderwerp_soort="signalen")
    assert not ingezien.exists()
    browser = Browser()
    browser.force_login(manager)
    for vraag, handelingen in (("?soort=contract_zonder_einde&", []), ("?", ["signalen_geexporteerd"])):
        b"".join(browser.get(f"{reverse('signalen')}{vraag}export=csv").streaming_content)  # type: ignore[attr-defined]
        assert [regel.handeling for regel in ingezien.all()] == handelingen


def test_who_works_for_a_municipality_sees_the_own_signals_and_those_of_nobody(regio: Regio) -> None:
    financien = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=financien, gemeente=Gemeente.objects.get(code="0984"))
    tekst = open_pagina(financien)
    assert "Contract C1 van Alfa loopt sinds" in tekst
    assert "Toewijzing T4 van Venray overlapt" in tekst
    assert "Toewijzing T2 van Venlo overlapt" not in tekst
