"""A way in without a shell: a file as it comes is read, its columns are chosen, and it is taken in."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.urls import reverse

from inkoop.inname.models import Laaduitkomst, Upload, Uploadstatus
from inkoop.inname.services import uploadtaak
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak, Taakstatus
from segmenten.models import Regio
from tests.inkoop.inname.hulp import (
    GOED,
    bring,
    choose,
    find_tellend,
    get_pagina,
    get_upload,
    look,
    make_boek,
    make_browser,
    take,
)
from toegang.models import Levering, Toewijzing, Zorgperiode
from toegang.selectors import find_totaalverschillen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_a_name_that_is_too_long_is_told_at_the_field(manager: Gebruiker) -> None:
    assert "De naam van het bestand is te lang" in bring(manager, "prestaties", GOED, f"{'n' * 230}.csv")
    assert not Upload.objects.exists()


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


def test_the_page_names_the_columns_before_a_file_is_brought(financien: Gebruiker) -> None:
    browser = make_browser(financien)
    tekst = browser.get(reverse("upload_nieuw")).content.decode()
    assert "Twee betalingen die verder gelijk zijn" in tekst
    assert "KPI-scores" not in tekst
    assert browser.get(reverse("upload_voorbeeld", args=["betalingen", "csv"])).status_code == 200
    assert browser.get(reverse("upload_voorbeeld", args=["kpis", "csv"])).status_code == 404
    assert browser.get(reverse("upload_voorbeeld", args=["betalingen", "pdf"])).status_code == 404


def test_the_columns_are_remembered_for_the_next_file_with_the_same_headings(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    choose(manager)
    tekst = bring(manager, "prestaties", GOED.replace("P1;", "P7;"))
    assert "De kolommen zijn dezelfde als de vorige keer." in tekst
    assert "Alle 2 regels zijn goed." in tekst


def test_one_column_is_not_two_fields_and_a_required_one_is_asked_for(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    assert "Deze kolom hebt u al gekozen voor Kenmerk." in choose(manager, toewijzing=0)
    assert "Kies de kolom waarin dit staat." in choose(manager, volume="")  # type: ignore[arg-type]
    assert get_upload().uitslag is None


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


def test_who_works_for_a_municipality_delivers_for_that_one_only(financien: Gebruiker) -> None:
    bring(financien, "prestaties", GOED)
    tekst = choose(financien)
    assert "2 regels: 1 goed, 1 fout." in tekst
    assert "KPI-scores" not in get_pagina(financien, reverse("upload_nieuw"))
    kop, eerste, tweede = GOED.splitlines()
    bring(financien, "prestaties", f"{kop};Gemeente\n{eerste};Venlo\n{tweede};Venray\n")
    tekst = choose(financien)
    assert "2 regels: 1 goed, 1 fout." in tekst
    assert "u levert alleen aan voor uw eigen gemeente (Venlo, 0983)" in tekst


@pytest.mark.parametrize("gemeente", ["", "Venlo"])
@pytest.mark.parametrize(
    ("soort", "kop", "rest"),
    [
        (
            "prestaties",
            "Toewijzing;Gemeente;Kenmerk;Begindatum;Einddatum;Volume;Eenheid",
            ";1-3-22;31-3-22;1;uur",
        ),
        ("zorgperioden", "Toewijzing;Gemeente;Reden stop;Start;Stop", ";1-3-22;31-3-22"),
        ("resultaten", "Toewijzing;Gemeente;Opmerking;Datum;Behaald", ";1-3-22;ja"),
    ],
)
def test_a_refusal_does_not_tell_which_numbers_another_municipality_has(
    financien: Gebruiker, soort: str, kop: str, rest: str, gemeente: str
) -> None:
    """T2 is of Venray, and T9 of nobody: the same words, at the same column."""
    rijen = (f"{nummer};{gemeente};P{nr}{rest}" for nr, nummer in enumerate(("T2", "T9")))
    bring(financien, soort, "\n".join((kop, *rijen)))
    choose(financien)
    upload = get_upload()
    assert upload.uitslag is not None
    gevonden = [(fout["veld"], fout["reden"]) for fout in upload.uitslag["fouten"]]
    assert gevonden == [
        ("toewijzing", f"uw gemeente heeft geen toewijzing '{nummer}'") for nummer in ("T2", "T9")
    ]


def test_a_number_that_another_municipality_has_too_is_the_own_one(
    regio: Regio, financien: Gebruiker, manager: Gebruiker
) -> None:
    """To ask for the municipality would tell that another one has this number."""
    with met_systeemzicht():
        eigen = Toewijzing.objects.get(nummer="T1")
        ander = Toewijzing.objects.get(nummer="T2")
        Zorgperiode.objects.all().delete()
        Toewijzing.objects.filter(pk=ander.pk).update(nummer="T1")
    inhoud = "Toewijzing;Start\nT1;1-2-2022\n"
    bring(manager, "zorgperioden", inhoud)
    assert "komt in meer dan een gemeente voor" in choose(manager)
    bring(financien, "zorgperioden", inhoud)
    assert "De regel is goed." in choose(financien)
    take(financien)
    with met_systeemzicht():
        assert [periode.toewijzing_id for periode in Zorgperiode.objects.all()] == [eigen.pk]
    assert get_upload().veranderd == [
        [
            ["T1", "0983"],
            [],
            [{"toewijzing": "T1", "start": "2022-02-01", "stop": "", "reden_stop": "", "gemeente": "0983"}],
        ]
    ]


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("lijst.csv", b"", "Het bestand is leeg."),
        ("lijst.csv", b"id;toewijzing\n", "Het bestand heeft alleen koppen en geen regels."),
        ("lijst.pdf", b"%PDF", "Dit is geen rekenblad (.xlsx) en geen CSV-bestand."),
        ("lijst.xlsx", b"PK\x03\x04kapot", "Dit rekenblad is beschadigd."),
        ("lijst.csv", b"PK\x03\x04rekenblad", "Dit bestand heet een CSV-bestand, maar is het niet."),
        ("lijst.xlsx", b"id;toewijzing\n1;2\n", "Dit bestand heet een rekenblad, maar is het niet."),
        ("lijst.csv", b"\xd0\xcf\x11\xe0oud", "Dit is een oud Excel-bestand (.xls)."),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    manager: Gebruiker, naam: str, inhoud: bytes, zin: str
) -> None:
    assert zin in bring(manager, "prestaties", inhoud, naam)
    with met_systeemzicht():
        assert not Upload.objects.exists()


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
    # Not by "P1": two letters may stand by chance in what a form carries against forgery.
    leeg = "Er is niets dat bij dit filter past."
    assert leeg not in get_pagina(manager, f"{reverse('afgekeurd')}?levering=1")
    assert leeg in get_pagina(manager, f"{reverse('afgekeurd')}?levering=2")


def test_an_upload_that_is_not_wanted_is_let_go(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    choose(manager)
    adres = reverse("upload_vervallen", args=[get_upload().pk])
    assert "Er is niets ingelezen." in make_browser(manager).post(adres, follow=True).content.decode()
    assert "Deze upload is niet ingelezen." in take(manager)
    assert find_tellend() == {}


def work(taak: Taak) -> None:
    """Do a job as a worker does, and write down that it is done."""
    uploadtaak.upload_taak(taak, lambda gedaan, totaal, melding: None)
    Taak.objects.filter(pk=taak.pk).update(status=Taakstatus.KLAAR)


def test_a_large_file_is_worked_on_in_the_background(
    manager: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploadtaak, "KLEIN", 1)
    bring(manager, "prestaties", GOED)
    assert "Het bestand wordt verwerkt." in choose(manager)
    work(Taak.objects.get())
    assert "Alle 2 regels zijn goed." in look(manager)
    assert "Het bestand wordt verwerkt." in take(manager)
    work(Taak.objects.latest("gemaakt_op"))
    assert get_upload().status == Uploadstatus.INGELEZEN
    assert set(find_tellend()) == {"P1", "P2"}
