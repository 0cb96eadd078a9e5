"""Where the headings stand is found, and can be said by who knows better: kept, remembered, or refused."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from inkoop.inname.forms.upload import name_kolom, write_letters
from inkoop.inname.models import Kolomkeuze, Upload
from inkoop.inname.services import uploadtaak
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.inkoop.inname.hulp import (
    GOED,
    bring,
    deliver,
    fetch_te_herstellen,
    find_tellend,
    get_upload,
    look,
    make_browser,
    take,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

# Two rows of headings, of which the upper one looks most like what Inkoop knows.
TWEE = (
    "Productie van maart;;;;;\r\n"
    "\r\n"
    "Kenmerk;Toewijzing;Zorg;;Geleverd;Per\r\n"
    "Nr;Verwijzing;Van;Tot;Hoeveel;Hoeveel\r\n"
    "P1;T1;01-03-2022;31-03-2022;10,5;uur\r\n"
    "P2;T9;01-03-2022;31-03-2022;1;uur\r\n"
)
KOP = ["id", "toewijzing", "begindatum", "einddatum", "volume", "eenheid"]
VELDEN = {naam: str(plaats) for plaats, naam in enumerate(KOP)}


def look_at(gebruiker: Gebruiker, **plek: Any) -> Any:
    """The page on which columns are chosen, with the headings elsewhere."""
    adres = reverse("upload_kolommen", args=[get_upload().pk])
    antwoord = make_browser(gebruiker).get(adres, plek)
    assert antwoord.status_code == 200
    return antwoord


def choose_at(gebruiker: Gebruiker, velden: Mapping[str, str], **plek: Any) -> str:
    """Choose columns below headings elsewhere; the page where that ends."""
    vraag = "&".join(f"{naam}={waarde}" for naam, waarde in plek.items())
    adres = f"{reverse('upload_kolommen', args=[get_upload().pk])}?{vraag}"
    return str(make_browser(gebruiker).post(adres, velden, follow=True).content.decode())


def make_boek(bladen: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    boek = Workbook()
    del boek[boek.sheetnames[0]]
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    inhoud = BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()


def make_maanden(nummer: str = "P") -> bytes:
    """A workbook with a cover, and a list on a sheet for each month."""
    rij = ["T1", "1-3-2022", "31-3-2022", 2, "uur"]
    return make_boek(
        {
            "Voorblad": [["Levering", "van Alfa"], ["Vragen?", "Bel Alfa"]],
            "Maart": [["Maart"], [], KOP, [f"{nummer}1", *rij]],
            "April": [KOP, [f"{nummer}2", "T1", "1-4-2022", "30-4-2022", 3, "uur"], [f"{nummer}3", *rij]],
        }
    )


def test_the_page_shows_the_first_rows_by_number_and_which_has_the_headings(manager: Gebruiker) -> None:
    tekst = bring(manager, "prestaties", TWEE)
    assert "De namen van de kolommen staan op regel 3." in tekst
    regels = look_at(manager).context["regels"]
    assert [(regel.nummer, regel.cellen[0], regel.is_kop) for regel in regels] == [
        (1, "Productie van maart", False),
        (2, "", False),
        (3, "Kenmerk", True),
        (4, "Nr", False),
        (5, "P1", False),
        (6, "P2", False),
    ]
    assert "Op welk blad" not in tekst


def test_another_row_gives_other_headings_to_choose_from_and_changes_nothing_yet(manager: Gebruiker) -> None:
    bring(manager, "prestaties", TWEE)
    pagina = look_at(manager, regel=4)
    keuzes = [naam for _, naam in pagina.context["form"].fields["id"].choices]
    assert keuzes == [
        "Staat niet in het bestand",
        "Nr",
        "Verwijzing",
        "Van",
        "Tot",
        "Hoeveel (kolom E)",
        "Hoeveel (kolom F)",
    ]
    assert [regel.nummer for regel in pagina.context["regels"] if regel.is_kop] == [4]
    assert (get_upload().kopregel, get_upload().kop[0]) == (3, "Kenmerk")


def test_columns_are_suggested_anew_below_other_headings(manager: Gebruiker) -> None:
    boven = "id;toewijzing;begindatum;einddatum;volume;eenheid\r\n"
    bring(manager, "prestaties", boven + GOED)
    form = look_at(manager, regel=2).context["form"]
    assert form.fields["toewijzing"].initial == "1"
    assert [naam for _, naam in form.fields["id"].choices][1:3] == ["Kenmerk", "Toewijzingsnummer"]


def test_the_chosen_row_is_kept_and_errors_and_wrong_rows_keep_the_numbers_of_the_file(
    manager: Gebruiker,
) -> None:
    bring(manager, "prestaties", TWEE)
    tekst = choose_at(manager, VELDEN, regel=4)
    assert "2 regels: 1 goed, 1 fout." in tekst
    upload = get_upload()
    assert upload.uitslag is not None
    assert (upload.kopregel, upload.kop[:2], upload.aantal_rijen) == (4, ["Nr", "Verwijzing"], 2)
    assert [(fout["regel"], fout["kolom"]) for fout in upload.uitslag["fouten"]] == [
        (6, "Verwijzing (Toewijzing)")
    ]
    assert "op regel 4" in look(manager)
    regels = fetch_te_herstellen(manager).decode("utf-8-sig").splitlines()
    assert regels[0] == "Nr;Verwijzing;Van;Tot;Hoeveel;Hoeveel;Wat is er fout"
    assert [regel.split(";")[0] for regel in regels[1:]] == ["P2"]
    take(manager, alleen_goede="on")
    assert set(find_tellend()) == {"P1"}


def test_the_chosen_row_is_remembered_with_the_columns_wherever_it_stands(manager: Gebruiker) -> None:
    bring(manager, "prestaties", TWEE)
    choose_at(manager, VELDEN, regel=4)
    tekst = bring(manager, "prestaties", TWEE.replace("T9", "T1").replace("\r\n\r\n", "\r\n"))
    assert "De kolommen zijn dezelfde als de vorige keer." in tekst
    upload = get_upload()
    assert (upload.kopregel, upload.aantal_rijen, upload.kolommen["id"]) == (3, 2, 0)


def test_what_was_chosen_last_is_remembered_first(manager: Gebruiker) -> None:
    bring(manager, "prestaties", TWEE)
    choose_at(manager, VELDEN)
    choose_at(manager, VELDEN, regel=4)
    bring(manager, "prestaties", TWEE)
    assert get_upload().kopregel == 4
    choose_at(manager, VELDEN, regel=3)
    bring(manager, "prestaties", TWEE)
    assert get_upload().kopregel == 3
    assert Kolomkeuze.objects.count() == 2


def test_headings_far_down_are_chosen_remembered_and_read_by_their_own_signs(manager: Gebruiker) -> None:
    boven = "Toelichting, met komma's, en meer\r\n" * 40
    bring(manager, "prestaties", boven + GOED)
    tekst = look_at(manager, regel=41).content.decode()
    assert "Toewijzingsnummer" in tekst
    assert "regel 41" in tekst
    assert "Alle 2 regels zijn goed." in choose_at(manager, VELDEN, regel=41)
    assert "De kolommen zijn dezelfde als de vorige keer." in bring(manager, "prestaties", boven + GOED)
    assert get_upload().kopregel == 41


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("2", "Regel 2 is leeg. Kies de regel waarin de namen van de kolommen staan."),
        ("12", "Er is geen regel 12. De laatste regel is 6."),
        ("0", "Kies een regel van 1 tot en met 1000."),
        ("1001", "Kies een regel van 1 tot en met 1000."),
        ("drie", "Voer een geheel getal in."),
    ],
)
def test_a_row_that_can_be_no_heading_is_refused_in_a_sentence(
    manager: Gebruiker, regel: str, zin: str
) -> None:
    bring(manager, "prestaties", TWEE)
    pagina = look_at(manager, regel=regel)
    assert zin in pagina.content.decode()
    assert [deel.nummer for deel in pagina.context["regels"] if deel.is_kop] == [3]
    assert zin in choose_at(manager, VELDEN, regel=regel)
    upload = get_upload()
    assert (upload.kopregel, upload.kolommen, upload.uitslag) == (3, {}, None)


def test_headings_without_rows_below_them_are_refused(manager: Gebruiker) -> None:
    bring(manager, "prestaties", TWEE)
    assert "Onder regel 6 staan geen regels." in choose_at(manager, VELDEN, regel=6)
    assert (get_upload().kopregel, get_upload().kolommen) == (3, {})


def test_without_a_row_it_is_looked_for_again(manager: Gebruiker) -> None:
    bring(manager, "prestaties", TWEE)
    choose_at(manager, VELDEN, regel=4)
    assert [deel.nummer for deel in look_at(manager, regel="").context["regels"] if deel.is_kop] == [3]


def test_of_a_workbook_the_sheet_with_the_list_is_found(manager: Gebruiker) -> None:
    tekst = bring(manager, "prestaties", make_maanden(), "levering.xlsx")
    upload = get_upload()
    assert (upload.blad, upload.kopregel, upload.aantal_rijen) == ("Maart", 3, 1)
    assert "De namen van de kolommen staan op regel 3 van blad Maart." in tekst
    assert "Op welk blad van het rekenblad staat de lijst?" in tekst


def test_another_sheet_is_chosen_kept_and_remembered(manager: Gebruiker) -> None:
    bring(manager, "prestaties", make_maanden(), "levering.xlsx")
    # The number of the sheet that is shown says nothing of another one.
    plek = {"blad": "April", "regel": 3, "getoond": "Maart"}
    pagina = look_at(manager, **plek)
    assert [deel.nummer for deel in pagina.context["regels"] if deel.is_kop] == [1]
    assert 'value="1"' in str(pagina.context["kopform"]["regel"])
    assert "2 regels: 2 goed" in choose_at(manager, VELDEN, **plek) or get_upload().aantal_goed == 2
    assert (get_upload().blad, get_upload().aantal_rijen) == ("April", 2)
    assert "April" in look(manager)
    tekst = bring(manager, "prestaties", make_maanden("Q"), "levering.xlsx")
    assert "De kolommen zijn dezelfde als de vorige keer." in tekst
    assert (get_upload().blad, get_upload().kopregel) == ("April", 1)


def test_wrong_rows_of_another_sheet_come_back_with_its_headings(manager: Gebruiker) -> None:
    inhoud = make_boek(
        {"A": [KOP, ["P1"]], "B": [["B"], KOP, ["P2", "T9", "1-3-2022", "31-3-2022", 1, "uur"]]}
    )
    bring(manager, "prestaties", inhoud, "levering.xlsx")
    choose_at(manager, VELDEN, blad="B", regel=2, getoond="B")
    upload = get_upload()
    assert upload.uitslag is not None
    assert [fout["regel"] for fout in upload.uitslag["fouten"]] == [3]
    blad: Any = load_workbook(BytesIO(fetch_te_herstellen(manager))).worksheets[0]
    assert [cel.value for cel in blad[1]] == [*KOP, "Wat is er fout"]
    assert blad["A2"].value == "P2"


@pytest.mark.parametrize(
    ("plek", "zin"),
    [
        ({"blad": "Mei", "regel": 1}, "Selecteer een geldige keuze"),
        ({"blad": "Leeg", "regel": 1, "getoond": "Leeg"}, "Er is geen regel 1. De laatste regel is 0."),
        ({"blad": "Leeg", "regel": 1, "getoond": "Maart"}, "Het blad is leeg."),
    ],
)
def test_a_sheet_that_has_no_list_is_refused_in_a_sentence(
    manager: Gebruiker, plek: dict[str, Any], zin: str
) -> None:
    rij = ["P1", "T1", "1-3-2022", "31-3-2022", 2, "uur"]
    bring(manager, "prestaties", make_boek({"Leeg": [], "Maart": [KOP, rij]}), "levering.xlsx")
    assert zin in look_at(manager, **plek).content.decode()
    assert zin in choose_at(manager, VELDEN, **plek)
    assert (get_upload().blad, get_upload().kolommen) == ("Maart", {})


def test_what_was_taken_in_keeps_its_headings_and_columns(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    eerder = get_upload()
    tekst = choose_at(manager, VELDEN, regel=2)
    assert "Dit bestand is al afgehandeld. De koppen en kolommen staan vast." in tekst
    nu = get_upload()
    assert (nu.kopregel, nu.kolommen, nu.uitslag) == (eerder.kopregel, eerder.kolommen, eerder.uitslag)


def test_what_is_being_worked_on_keeps_its_headings(
    manager: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploadtaak, "KLEIN", 1)
    bring(manager, "prestaties", TWEE)
    choose_at(manager, VELDEN)
    tekst = choose_at(manager, VELDEN, regel=4)
    assert "Het bestand wordt nog verwerkt. Wacht tot dat klaar is." in tekst
    assert get_upload().kopregel == 3


def test_an_upload_of_before_shows_its_headings_and_can_choose_others(manager: Gebruiker) -> None:
    bring(manager, "prestaties", TWEE)
    with met_systeemzicht():
        Upload.objects.update(begin=[], kopregel=None)
    assert [deel.nummer for deel in look_at(manager).context["regels"] if deel.is_kop] == [3]
    assert "1 goed, 1 fout" in choose_at(manager, VELDEN, regel=4)
    assert get_upload().kopregel == 4


@pytest.mark.parametrize(("plaats", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_columns_have_the_letters_of_a_spreadsheet(plaats: int, letters: str) -> None:
    assert write_letters(plaats) == letters


def test_a_column_without_a_name_goes_by_its_letter() -> None:
    assert [name_kolom(["a", "", "b", "a"], plaats) for plaats in range(4)] == [
        "a (kolom A)",
        "Kolom B",
        "b",
        "a (kolom D)",
    ]
