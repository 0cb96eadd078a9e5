"""A way in without a shell: a file as it comes is checked cell by cell, taken in, and taken back."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from bekostiging.models import Afrekening, Afrekeningstatus
from contracten.models import Betaling, KpiScore, Voorschot
from inkoop.inname.models import Laaduitkomst, Laadverslag, Upload, Uploadstatus
from inkoop.inname.services import uploadtaak
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.signalen.models import Signaal
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang
from tests import fabrieken
from tests.fabrieken import make_gebruiker
from tests.inkoop.regiobundel.bundels import load
from toegang.models import Levering, Prestatie, Resultaat, Toewijzing, Zorgperiode
from toegang.selectors import find_totaalverschillen

pytestmark = pytest.mark.django_db

REGIO = """
versie: 1
regio: {code: k, naam: Proefregio}
gemeenten:
- {code: '0983', naam: Venlo, inwoners: {2020: 100000}}
- {code: '0984', naam: Venray, inwoners: {2020: 50000}}
producten: [{code: 45A04, naam: Begeleiding, segment: seg, eenheid: uur}]
segmenten:
- code: seg
  domein: jeugd
  naam: Segment
  percelen: [{code: perceel, soort: regionaal, model: pxq}]
aanbieders: [{code: alfa, naam: Alfa}]
contracten:
- nummer: C1
  aanbieder: alfa
  perceel: perceel
  ingangsdatum: 2022-01-01
  tarieven: [{product: 45A04, tarief: 50, eenheid: uur, vanaf: 2022-01-01}]
  jaarafspraken: [{jaar: 2022}]
"""
TOEWIJZINGEN = (
    "nummer,client,gemeente,contract,product,ingangsdatum,start\n"
    "T1,c1,0983,C1,45A04,2022-01-01,2022-01-01\nT2,c2,0984,C1,45A04,2022-01-01,2022-01-01\n"
)
GOED = (
    "Kenmerk;Toewijzingsnummer;Begindatum;Einddatum;Volume;Eenheid\r\n"
    "P1;T1;01-03-2022;31-03-2022;10,5;uur\r\n"
    "P2;T2;1-4-2022;30-4-2022;1.234,25;uur\r\n"
)
FOUT = GOED + "P3;T9;01-03-2022;31-03-2022;1;uur\r\nP4;T1;31-02-2022;31-03-2022;x;uur\r\n;;;;;\r\n"


@pytest.fixture
def regio(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Regio:
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    map_ = tmp_path / "bundel"
    map_.mkdir()
    (map_ / "regio.yaml").write_text(REGIO, encoding="utf-8")
    (map_ / "toewijzingen.csv").write_text(TOEWIJZINGEN, encoding="utf-8")
    return load(map_).regio


@pytest.fixture
def manager(regio: Regio) -> Gebruiker:
    gebruiker = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


@pytest.fixture
def financien(regio: Regio) -> Gebruiker:
    gebruiker = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=Gemeente.objects.get(code="0983"))
    return gebruiker


def make_browser(gebruiker: Gebruiker) -> Browser:
    browser = Browser()
    browser.force_login(gebruiker)
    return browser


def get_upload() -> Upload:
    with met_systeemzicht():
        return Upload.objects.select_related("taak", "verslag", "regio").latest("pk")


def bring(gebruiker: Gebruiker, soort: str, inhoud: str | bytes, naam: str = "lijst.csv") -> str:
    """Bring a file as somebody does; the page where that ends."""
    ruw = inhoud.encode("cp1252") if isinstance(inhoud, str) else inhoud
    gegevens = {"soort": soort, "regio": Regio.objects.get().pk, "bestand": SimpleUploadedFile(naam, ruw)}
    antwoord = make_browser(gebruiker).post(reverse("upload_nieuw"), gegevens, follow=True)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def make_boek(*rijen: Sequence[Any]) -> bytes:
    """Return a workbook with these rows on its first sheet."""
    boek = Workbook()
    blad: Any = boek.active
    for rij in rijen:
        blad.append(rij)
    inhoud = BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()


def choose(gebruiker: Gebruiker, **kolommen: int) -> str:
    """Choose the columns that are proposed, but for what is said."""
    upload, browser = get_upload(), make_browser(gebruiker)
    adres = reverse("upload_kolommen", args=[upload.pk])
    form = browser.get(adres).context["form"]
    keuzes = {naam: veld.initial for naam, veld in form.fields.items()} | kolommen
    return str(browser.post(adres, keuzes, follow=True).content.decode())


def take(gebruiker: Gebruiker, **keuzes: str) -> str:
    adres = reverse("upload_inlezen", args=[get_upload().pk])
    return str(make_browser(gebruiker).post(adres, keuzes, follow=True).content.decode())


def withdraw(gebruiker: Gebruiker) -> str:
    adres = reverse("upload_intrekken", args=[get_upload().pk])
    gegevens = {"reden": "Verkeerd bestand"}
    return str(make_browser(gebruiker).post(adres, gegevens, follow=True).content.decode())


def deliver(gebruiker: Gebruiker, soort: str, inhoud: str) -> Upload:
    """Bring, choose and take in a file that is all right."""
    bring(gebruiker, soort, inhoud)
    if not get_upload().kolommen:
        choose(gebruiker)
    take(gebruiker)
    upload = get_upload()
    assert upload.status == Uploadstatus.INGELEZEN, (upload.uitslag, upload.status)
    return upload


def look(gebruiker: Gebruiker) -> str:
    """The page of the last upload."""
    return str(make_browser(gebruiker).get(reverse("upload", args=[get_upload().pk])).content.decode())


def establish(regio: Regio, jaar: int, door: Gebruiker, versie: int = 1, **velden: Any) -> Afrekening:
    """Establish a version now, which knows nothing of what comes later."""
    with met_systeemzicht():
        ander = Gebruiker.objects.filter(gebruikersnaam="ander").first()
        afrekening: Afrekening = fabrieken.AfrekeningFactory.create(
            regio=regio,
            jaar=jaar,
            versie=versie,
            status=Afrekeningstatus.VASTGESTELD,
            compleet=True,
            gemaakt_door=door,
            vastgesteld_door=ander or make_gebruiker("ander", Rol.CONTRACTMANAGER),
            vastgesteld_op=timezone.now(),
            **velden,
        )
    return afrekening


def work(taak: Taak) -> None:
    """Do a job as a worker does, and write down that it is done."""
    uploadtaak.upload_taak(taak, lambda gedaan, totaal, melding: None)
    Taak.objects.filter(pk=taak.pk).update(status=Taakstatus.KLAAR)


def find_tellend() -> dict[str, Decimal]:
    with met_systeemzicht():
        telt = Prestatie.objects.filter(goedgekeurd=True, gecrediteerd_door=None)
        return dict(telt.order_by("nummer").values_list("nummer", "volume"))


def test_a_file_of_dutch_excel_is_taken_in_as_it_comes(manager: Gebruiker) -> None:
    assert "Kolommen kiezen" in bring(manager, "prestaties", GOED)
    upload = get_upload()
    assert (upload.kop[0], upload.aantal_rijen, upload.uitslag) == ("Kenmerk", 2, None)
    assert "Alle 2 regels zijn goed." in choose(manager)
    assert find_tellend() == {}
    assert "laadverslag" in take(manager)
    assert find_tellend() == {"P1": Decimal("10.5"), "P2": Decimal("1234.25")}
    upload = get_upload()
    assert upload.verslag is not None
    assert (upload.verslag.uitkomst, upload.verslag.gebruiker) == (Laaduitkomst.GOED, manager)
    with met_systeemzicht():
        assert Levering.objects.get().soort == "upload"
        assert not find_totaalverschillen(upload.regio)


def test_the_columns_are_remembered_for_the_next_file_with_the_same_headings(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    choose(manager)
    tekst = bring(manager, "prestaties", GOED.replace("P1;", "P7;"))
    assert "De kolommen zijn dezelfde als de vorige keer." in tekst
    assert "Alle 2 regels zijn goed." in tekst


def test_a_workbook_is_read_by_its_kinds(manager: Gebruiker) -> None:
    boek = make_boek(
        ["id", "toewijzing", "begindatum", "einddatum", "volume", "eenheid"],
        ["P1", "T1", date(2022, 3, 1), datetime.combine(date(2022, 3, 31), time()), 10.5, "uur"],
        [None] * 6,
        [1001, "T1", "01-04-2022", date(2022, 4, 30), 2, "uur"],
    )
    bring(manager, "prestaties", boek, "lijst.xlsx")
    assert "Alle 2 regels zijn goed." in choose(manager)
    take(manager)
    assert find_tellend() == {"1001": Decimal(2), "P1": Decimal("10.5")}


def test_every_wrong_cell_is_named_and_only_the_right_rows_can_be_taken_in(manager: Gebruiker) -> None:
    bring(manager, "prestaties", FOUT)
    tekst = choose(manager)
    assert "4 regels: 2 goed, 2 fout." in tekst
    upload = get_upload()
    assert upload.uitslag is not None
    assert {(fout["regel"], fout["veld"]) for fout in upload.uitslag["fouten"]} == {
        (4, "toewijzing"),
        (5, "begindatum"),
        (5, "volume"),
    }
    assert "&#x27;31-02-2022&#x27; is geen bestaande datum" in tekst
    assert "Er zijn 2 regels fout." in take(manager)
    assert find_tellend() == {}
    take(manager, alleen_goede="on")
    assert set(find_tellend()) == {"P1", "P2"}
    verslag = get_upload().verslag
    assert verslag is not None
    assert (verslag.uitkomst, verslag.aantal_fouten) == (Laaduitkomst.DEELS, 3)


def test_the_wrong_rows_come_back_with_a_column_that_says_why(manager: Gebruiker) -> None:
    bring(manager, "prestaties", FOUT)
    choose(manager)
    antwoord = make_browser(manager).get(reverse("upload_fouten", args=[get_upload().pk]))
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels[0] == "Kenmerk;Toewijzingsnummer;Begindatum;Einddatum;Volume;Eenheid;Wat is er fout"
    assert regels[1].startswith("P3;T9;01-03-2022;31-03-2022;1;uur;Toewijzingsnummer (Toewijzing): ")
    assert regels[2].startswith("P4;T1;31-02-2022;31-03-2022;x;uur;")
    assert "Volume: 'x' is geen getal" in regels[2]
    assert len(regels) == 3


def fetch_te_herstellen(gebruiker: Gebruiker) -> bytes:
    return bytes(make_browser(gebruiker).get(reverse("upload_fouten", args=[get_upload().pk])).content)


def test_wrong_rows_of_a_machine_come_back_as_dutch_excel_writes_them(manager: Gebruiker) -> None:
    kop = "id,toewijzing,begindatum,einddatum,volume,eenheid\n"
    bring(manager, "prestaties", kop + "P1,T9,2022-03-01,2022-03-31,10.5,uur\n")
    choose(manager)
    tekst = fetch_te_herstellen(manager).decode("utf-8-sig")
    assert "P1;T9;01-03-2022;31-03-2022;10,5;uur;" in tekst


def test_wrong_rows_of_a_workbook_come_back_as_one_and_are_mended_without_choosing_again(
    manager: Gebruiker,
) -> None:
    kop = ["Kenmerk", "Toewijzing", "Gemeente", "Begindatum", "Einddatum", "Volume", "Eenheid", "Opmerking"]
    rij = ["0012", "T9", "0983", date(2022, 3, 1), "31-3-2022", 30.5, "uur", "007"]
    bring(manager, "prestaties", make_boek(["Declaratie maart"], [], kop, rij), "maart.xlsx")
    choose(manager)
    boek = load_workbook(BytesIO(fetch_te_herstellen(manager)))
    blad: Any = boek.worksheets[0]
    koppen, regel = ([cel.value for cel in rij] for rij in blad.iter_rows())
    assert koppen == [*kop, "Wat is er fout"]
    dagen = [datetime.combine(date(2022, 3, dag), time()) for dag in (1, 31)]
    assert regel[:8] == ["0012", "T9", "0983", *dagen, 30.5, "uur", "007"]
    assert "bestaat niet in deze regio" in regel[8]
    blad["B2"] = "T1"
    hersteld = BytesIO()
    boek.save(hersteld)
    assert "De regel is goed." in bring(manager, "prestaties", hersteld.getvalue(), "hersteld.xlsx")


def test_a_preview_shows_how_rows_were_read_and_what_they_are_together(manager: Gebruiker) -> None:
    kop = "Titel van de lijst;;;;;\nContractnr;Gemeente;Jaar;Betaaldatum;Bedrag;Factuurnr\n"
    rijen = "C1;venlo;2022;1-2-22;1.000;F1\nC1;984;2022;2-2-2022;€ 250,50-;F2\nTotaal;;;;749,50;\n"
    bring(manager, "betalingen", kop + rijen)
    tekst = choose(manager)
    assert "De regels die meetellen, zijn samen €\u00a0749,50." in tekst
    upload = get_upload()
    assert upload.uitslag is not None
    gelezen = upload.uitslag["gelezen"]
    assert gelezen["rijen"][0] == {
        "regel": 3,
        "cellen": ["C1", "Venlo (0983)", "2022", "01-02-2022", "€\u00a01.000,00", "F1"],
    }
    assert "dit lijkt een totaalregel: die hoort niet in de lijst" in tekst
    assert upload.uitslag["fout"] == 1


def test_errors_name_the_heading_and_the_reference_of_the_reader_and_are_grouped(manager: Gebruiker) -> None:
    kop, *_ = GOED.replace("Kenmerk", "Declaratieregel").splitlines()
    rijen = "".join(f"P{nr};T{nr};1-3-2022;31-3-2022;1;uur\n" for nr in range(1, 9))
    bring(manager, "prestaties", f"{kop}\n{rijen}")
    tekst = choose(manager)
    upload = get_upload()
    assert upload.uitslag is not None
    (soort,) = upload.uitslag["soorten"]
    assert (soort["aantal"], soort["regel"], soort["kenmerken"]) == (6, 4, ["P3", "P4", "P5"])
    assert soort["kolom"] == "Toewijzingsnummer (Toewijzing)"
    assert "P3, P4, P5, ..." in tekst


def test_the_page_names_the_columns_before_a_file_is_brought(financien: Gebruiker) -> None:
    browser = make_browser(financien)
    tekst = browser.get(reverse("upload_nieuw")).content.decode()
    assert "Twee betalingen die verder gelijk zijn" in tekst
    assert "KPI-scores" not in tekst
    assert browser.get(reverse("upload_voorbeeld", args=["betalingen", "csv"])).status_code == 200
    assert browser.get(reverse("upload_voorbeeld", args=["kpis", "csv"])).status_code == 404
    assert browser.get(reverse("upload_voorbeeld", args=["betalingen", "pdf"])).status_code == 404


def test_a_row_that_is_wrong_only_because_another_one_is_goes_with_it(manager: Gebruiker) -> None:
    kop = "nummer;client;gemeente;contract;product;ingangsdatum;vervolg_op\n"
    rijen = "A1;c1;0983;C1;45A04;1-1-2022;\nA1;c3;0983;C1;45A04;1-1-2022;\nA2;c4;9999;C1;45A04;1-1-2022;\n"
    bring(manager, "toewijzingen", kop + rijen)
    choose(manager)
    upload = get_upload()
    assert upload.uitslag is not None
    assert (upload.uitslag["goed"], sorted(upload.uitslag["rijen"])) == (1, ["3", "4"])


def test_a_thousand_with_a_point_is_not_guessed(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED.replace("10,5", "1.234"))
    assert "&#x27;1.234&#x27; kan 1234 of 1,234 zijn; schrijf een van beide" in choose(manager)


@pytest.mark.parametrize(("eigen", "soort"), [("Venlo", "xlsx"), ("983", "csv"), ("gemeente venlo", "csv")])
def test_a_municipality_is_taken_by_its_name_and_without_its_zero(
    financien: Gebruiker, eigen: str, soort: str
) -> None:
    regels = [("Toewijzing", "Start", "Gemeente"), ("T1", "1-2-2022", eigen)]
    inhoud = "\n".join(";".join(regel) for regel in regels).encode()
    bring(financien, "zorgperioden", make_boek(*regels) if soort == "xlsx" else inhoud, f"lijst.{soort}")
    with met_systeemzicht():
        Zorgperiode.objects.all().delete()
    assert "De regel is goed." in choose(financien)
    take(financien)
    with met_systeemzicht():
        assert Zorgperiode.objects.get().toewijzing.nummer == "T1"


def test_an_unknown_municipality_is_told_at_its_own_column(manager: Gebruiker) -> None:
    kop = "Kenmerk;Toewijzing;Gemeente;Begindatum;Einddatum;Volume;Eenheid\n"
    bring(manager, "prestaties", kop + "P1;T1;Velno;1-3-2022;31-3-2022;1;uur\n")
    assert "bedoelde u &#x27;Venlo&#x27;?" in choose(manager)
    upload = get_upload()
    assert upload.uitslag is not None
    assert [fout["veld"] for fout in upload.uitslag["fouten"]] == ["gemeente"]


def test_a_rule_speaks_dutch_to_who_uploads(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED.replace("31-03-2022", "1-2-2022").replace("1.234,25", "-500,5"))
    tekst = choose(manager)
    assert "einddatum 01-02-2022 ligt voor begindatum 01-03-2022" in tekst
    assert "het volume -500,5 is negatief" in tekst


def test_lines_that_the_control_will_reject_are_told_before_they_are_taken_in(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED.replace("10,5;uur", "10,5;dag"))
    assert "Afgekeurd: 1 regel, namelijk 1 eenheid past niet bij tarief of toewijzing (P1)." in choose(
        manager
    )


def test_rejected_lines_are_counted_apart_listed_and_given_back_with_the_reason(manager: Gebruiker) -> None:
    kop, eerste, tweede = GOED.splitlines()
    rijen = [eerste, tweede.replace("uur", "dag"), "P3;T9;01-03-2022;31-03-2022;1;uur"]
    inhoud = "\n".join([kop, *rijen])
    bring(manager, "prestaties", inhoud)
    tekst = choose(manager)
    assert "3 regels: 1 goed, 1 afgekeurd, 1 fout." in tekst
    assert "Afgekeurde regels" in tekst
    adres = reverse("upload_fouten", args=[get_upload().pk])
    regels = make_browser(manager).get(adres).content.decode("utf-8-sig").splitlines()
    assert regels[1].endswith(";dag;afgekeurd: eenheid past niet bij tarief of toewijzing")
    assert regels[2].startswith("P3;")
    assert len(regels) == 3

    tekst = take(manager, alleen_goede="on")
    assert "3 regels: 1 goed, 1 afgekeurd, 1 fout. De goede regels tellen mee." in tekst
    nieuw_kenmerk = "geef een herstelde regel een nieuw kenmerk: een kenmerk is uniek binnen het contract"
    assert nieuw_kenmerk in tekst
    assert nieuw_kenmerk in make_browser(manager).get(adres).content.decode().splitlines()[1]
    verslag = get_upload().verslag
    assert verslag is not None
    pagina = make_browser(manager).get(reverse("laadverslag", args=[verslag.pk])).content.decode()
    assert f"kan ze herstellen en opnieuw leveren: {nieuw_kenmerk}." in pagina

    tekst = bring(manager, "prestaties", inhoud)
    assert "3 regels: 1 gelijk aan wat er al was, 1 afgekeurd, 1 fout." in tekst
    tekst = bring(manager, "prestaties", "\n".join([kop, rijen[1].replace("dag", "uur")]))
    assert f"eerder geleverd met een andere waarde; {nieuw_kenmerk}" in tekst


def test_a_file_that_brings_nothing_new_says_so(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    assert "Alle 2 regels zijn gelijk aan wat er al was." in bring(manager, "prestaties", GOED)
    assert "Er komt niets bij dat meetelt." in take(manager)


def test_who_works_for_a_municipality_delivers_for_that_one_only(financien: Gebruiker) -> None:
    bring(financien, "prestaties", GOED)
    tekst = choose(financien)
    assert "2 regels: 1 goed, 1 fout." in tekst
    assert "u levert alleen aan voor uw eigen gemeente (Venlo, 0983)" in tekst
    form = make_browser(financien).get(reverse("upload_nieuw")).content.decode()
    assert "KPI-scores" not in form


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("lijst.csv", b"", "Het bestand is leeg."),
        ("lijst.csv", b"id;toewijzing\n", "Het bestand heeft alleen koppen en geen regels."),
        ("lijst.pdf", b"%PDF", "Dit is geen rekenblad (.xlsx) en geen CSV-bestand."),
        ("lijst.xlsx", b"PK\x03\x04kapot", "Dit rekenblad is beschadigd."),
        ("lijst.csv", b"\xd0\xcf\x11\xe0oud", "Dit is een oud Excel-bestand (.xls)."),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    manager: Gebruiker, naam: str, inhoud: bytes, zin: str
) -> None:
    assert zin in bring(manager, "prestaties", inhoud, naam)
    with met_systeemzicht():
        assert not Upload.objects.exists()


def test_one_column_is_not_two_fields_and_a_required_one_is_asked_for(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    assert "Deze kolom hebt u al gekozen voor Kenmerk." in choose(manager, toewijzing=0)
    assert "Kies de kolom waarin dit staat." in choose(manager, volume="")  # type: ignore[arg-type]
    assert get_upload().uitslag is None


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
        adres = reverse("upload_intrekken", args=[upload.pk])
        make_browser(manager).post(adres, {"reden": "Verkeerd bestand"})
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


def get_pagina(gebruiker: Gebruiker, adres: str) -> str:
    antwoord = make_browser(gebruiker).get(adres)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def get_intrekpagina(gebruiker: Gebruiker) -> str:
    return get_pagina(gebruiker, reverse("upload_intrekken", args=[get_upload().pk]))


def test_a_withdrawal_says_before_what_it_takes_back_and_after_that_it_did(manager: Gebruiker) -> None:
    kop = "nummer;client;gemeente;contract;product;ingangsdatum;einddatum;start\n"
    rijen = "T1;c1;0983;C1;45A04;1-1-2022;31-12-2022;1-1-2022\nT3;c3;0983;C1;45A04;1-1-2022;;1-1-2022\n"
    deliver(manager, "toewijzingen", kop + rijen)
    toewijzingen = get_upload()
    deliver(manager, "prestaties", GOED.replace("T2", "T3"))
    assert "2 prestaties krijgen een credit." in get_intrekpagina(manager)

    adres = reverse("upload_intrekken", args=[toewijzingen.pk])
    tekst = get_pagina(manager, adres)
    assert "1 toewijzing wordt ingetrokken." in tekst
    assert "Op wat wordt ingetrokken, telt nu 1 prestatie mee en straks niet meer." in tekst
    assert "1 toewijzing krijgt terug wat er eerst stond." in tekst
    tekst = make_browser(manager).post(adres, {"reden": "Verkeerd"}, follow=True).content.decode()
    assert "het verslag van het intrekken" in tekst
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
    assert "2 boekingen krijgen een tegenboeking: samen €\xa01.350,50." in get_intrekpagina(manager)
    kop = "toewijzing;datum;behaald\n"
    deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    deliver(manager, "resultaten", kop + "T1;1-6-2022;1\nT2;1-6-2022;0,25\n")
    tekst = get_intrekpagina(manager)
    assert "1 keer komt terug wat er eerst was." in tekst
    assert "1 keer verdwijnt wat erbij kwam." in tekst
    deliver(manager, "prestaties", GOED)
    kop, eerste, *_ = GOED.splitlines()
    deliver(manager, "prestaties", f"{kop};Crediteert\n{eerste.replace('P1', 'P1-credit')};P1\n")
    tekst = get_intrekpagina(manager)
    assert "1 prestatie die was gecrediteerd, telt weer mee." in tekst
    assert "krijgen een credit" not in tekst


def test_a_report_and_a_delivery_are_called_after_the_file_and_lead_to_the_rejected_lines(
    manager: Gebruiker,
) -> None:
    bring(manager, "prestaties", GOED.replace("10,5;uur", "10,5;dag"), "declaratie juni.csv")
    choose(manager)
    take(manager)
    upload = get_upload()
    assert upload.verslag is not None
    tekst = get_pagina(manager, reverse("laadverslag", args=[upload.verslag.pk]))
    assert "prestaties.csv" not in tekst
    assert f"declaratie juni.csv (upload {upload.pk})" in tekst
    afgekeurd = f"{reverse('afgekeurd')}?levering=1"
    assert afgekeurd in tekst
    tekst = get_pagina(manager, reverse("leveringen"))
    assert "declaratie juni.csv" in tekst
    assert afgekeurd in tekst
    assert f"{reverse('uploads')}?levering=1" in tekst
    assert "declaratie juni.csv" in get_pagina(manager, f"{reverse('uploads')}?levering=1")
    assert "declaratie juni.csv" not in get_pagina(manager, f"{reverse('uploads')}?levering=2")
    tekst = get_pagina(manager, f"{afgekeurd}&client=c1&aanbieder=alfa")
    for deel in ("P1", "1 (declaratie juni.csv)", "c1", "Alfa"):
        assert f"{deel}" in tekst
    assert "P1" not in get_pagina(manager, f"{reverse('afgekeurd')}?levering=2")


def test_what_others_changed_since_is_not_undone(manager: Gebruiker) -> None:
    kop = "toewijzing;datum;behaald\n"
    eerste = deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    deliver(manager, "resultaten", kop + "T1;1-6-2022;1\n")
    adres = reverse("upload_intrekken", args=[eerste.pk])
    tekst = make_browser(manager).post(adres, {"reden": "x"}, follow=True).content.decode()
    assert "Sinds de controle is er iets veranderd dat dezelfde regels raakt." in tekst
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


def test_what_came_after_its_year_was_established_says_that_it_waits_and_can_be_taken_back(
    manager: Gebruiker, regio: Regio
) -> None:
    establish(regio, 2022, manager)
    bring(manager, "prestaties", GOED)
    wacht = "2 regels gaan over 2022. Dat jaar is vastgesteld: zij wachten op een correctie."
    assert wacht in choose(manager)
    assert (
        wacht in make_browser(manager).get(reverse("upload_inlezen", args=[get_upload().pk])).content.decode()
    )
    tekst = take(manager)
    assert f"Alle 2 regels zijn goed. {wacht}" in tekst
    assert "tellen mee" not in tekst
    assert "Intrekken" in tekst
    assert "Dat jaar is vastgesteld" not in bring(manager, "prestaties", GOED)
    with met_systeemzicht():
        adres = reverse("upload_intrekken", args=[Upload.objects.earliest("pk").pk])
    make_browser(manager).post(adres, {"reden": "Verkeerd bestand"})
    assert find_tellend() == {}


def test_what_a_correction_counts_waits_no_longer_and_stays(manager: Gebruiker, regio: Regio) -> None:
    vast = establish(regio, 2022, manager)
    deliver(manager, "prestaties", GOED)
    establish(regio, 2022, manager, versie=2, corrigeert=vast)
    tekst = look(manager)
    assert "wachten op een correctie" not in tekst
    assert "Deze upload kan niet worden ingetrokken." in tekst


def test_periods_that_disappear_are_shown_and_asked_for(manager: Gebruiker) -> None:
    with met_systeemzicht():
        Zorgperiode.objects.all().delete()
    kop = "toewijzing;start;stop\n"
    deliver(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\nT1;1-3-2022;\n")
    tekst = bring(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\nT1;1-3-2022;30-6-2022\n")
    assert "start 01-03-2022, stop 30-06-2022" in tekst
    assert "verdwijnt" not in tekst
    tekst = bring(manager, "zorgperioden", kop + "T1;1-9-2022;30-9-2022\n")
    assert "Door dit bestand verdwijnt iets dat er al was." in tekst
    assert "T1, 0983" in tekst
    assert "start 01-01-2022, stop 31-01-2022; start 01-03-2022" in tekst
    formulier = make_browser(manager).get(reverse("upload_inlezen", args=[get_upload().pk])).content.decode()
    assert "2 regels verdwijnen. T1, 0983: was start 01-01-2022" in formulier
    assert "Er verdwijnen 2 regels die er al was." not in formulier
    assert "Er verdwijnen 2 regels die er al waren." in take(manager)
    with met_systeemzicht():
        assert Zorgperiode.objects.count() == 2
    assert "Door dit bestand verdween iets dat er al was." in take(manager, mag_weg="on")
    with met_systeemzicht():
        assert [str(rij.start) for rij in Zorgperiode.objects.all()] == ["2022-09-01"]


def test_what_disappears_is_what_was_shown(manager: Gebruiker) -> None:
    with met_systeemzicht():
        Zorgperiode.objects.all().delete()
    kop = "toewijzing;start;stop\n"
    deliver(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\n")
    bring(manager, "zorgperioden", kop + "T1;1-9-2022;30-9-2022\n")
    bekeken = get_upload()
    deliver(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\nT1;1-3-2022;30-4-2022\n")
    adres = reverse("upload_inlezen", args=[bekeken.pk])
    tekst = make_browser(manager).post(adres, {"mag_weg": "on"}, follow=True).content.decode()
    assert "Sinds de controle is er iets veranderd" in tekst
    with met_systeemzicht():
        assert Zorgperiode.objects.count() == 2


def test_the_preview_tells_what_is_not_refused_but_may_be_a_mistake(
    manager: Gebruiker, financien: Gebruiker
) -> None:
    kop = "contract;gemeente;jaar;datum;bedrag;kenmerk\n"
    deliver(manager, "betalingen", kop + "C1;0983;2022;1-2-2022;2000;F1\n")
    zin = "Op contract C1 staat kenmerk F1 2 keer voor zorg van 2022, samen € 4.500,00"
    assert zin in bring(financien, "betalingen", kop + "C1;0983;2022;1-2-2022;2500;F1\n")
    with met_systeemzicht():
        assert not Signaal.objects.filter(tekst=zin).exists()
    assert "kenmerk F1" not in bring(manager, "betalingen", kop + "C1;0983;2022;1-2-2032;10;F2\n")
    assert "€ 10,00 geboekt op een dag die nog moet komen, tot en met 01-02-2032" in look(manager)
    bring(manager, "kpis", "contract;jaar;kpi;score;gewicht\nC1;2022;tevreden;7,5;1\n")
    assert "maar geen afspraak die ermee rekent" in (
        look(manager) if get_upload().kolommen else choose(manager)
    )


def test_a_changed_value_is_shown_as_it_was_and_as_it_becomes(manager: Gebruiker) -> None:
    kop = "toewijzing;datum;behaald\n"
    deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    tekst = bring(manager, "resultaten", kop + "T1;1-6-2022;0,5\nT2;1-6-2022;1\n")
    assert "datum 01-05-2022" in tekst
    assert "datum 01-06-2022" in tekst
    assert "behaald 0,5" not in tekst
    assert get_upload().aantal_weg == 0


def test_an_upload_that_is_not_wanted_is_let_go(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    choose(manager)
    adres = reverse("upload_vervallen", args=[get_upload().pk])
    assert "Er is niets ingelezen." in make_browser(manager).post(adres, follow=True).content.decode()
    assert "Deze upload is niet ingelezen." in take(manager)
    assert find_tellend() == {}


def test_a_large_file_is_worked_on_in_the_background(
    manager: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploadtaak, "KLEIN", 1)
    bring(manager, "prestaties", GOED)
    assert "Het bestand wordt verwerkt." in choose(manager)
    work(Taak.objects.get())
    assert (
        "Alle 2 regels zijn goed."
        in make_browser(manager).get(reverse("upload", args=[get_upload().pk])).content.decode()
    )
    assert "Het bestand wordt verwerkt." in take(manager)
    work(Taak.objects.latest("gemaakt_op"))
    assert get_upload().status == Uploadstatus.INGELEZEN
    assert set(find_tellend()) == {"P1", "P2"}


def test_what_changed_since_the_check_is_not_taken_in(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    choose(manager)
    bestand = get_upload()
    deliver(manager, "prestaties", GOED.replace("10,5", "11"))
    adres = reverse("upload_inlezen", args=[bestand.pk])
    tekst = make_browser(manager).post(adres, follow=True).content.decode()
    assert "Sinds de controle is er iets veranderd" in tekst
    assert find_tellend()["P1"] == 11
