"""Reports tell the stored figures, to whom they concern, and are the same bytes every time."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import (
    CSV_KOP,
    explain_saldo,
    make_rapport_csv,
    make_rapport_csv_mensen,
    make_rapport_pdf,
    make_rapport_werkmap,
    make_samenvatting,
    render_rapport,
)
from bekostiging.selectors import find_rapporten, get_rapportstaat
from bekostiging.selectors.posten import make_post
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.services import (
    get_bundelnaam,
    make_afrekening,
    make_rapportbundel,
    make_rapporten,
    renew_rapporten,
    start_rapporten,
    stel_vast,
    write_rapporten,
)
from bekostiging.services.rapporttaak import report_taak
from bekostiging.uitleg import ANDERE
from contracten.models import Aanbieder, AanbiederToegang, Betaling, Contract
from contracten.selectors import Contractindeling, Jaarbetaling
from inkoop.kern.codes import Afspraaksoort, Domein, Model, Richting
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.periode import get_jaareinde
from inkoop.kern.verrekening import Betaler
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, Perceel, add_voorkomens
from tests.bekostiging.hulp import make_contractmanager, share, store_voorbeeld
from tests.fabrieken import make_gebruiker
from tests.inhoud import read_inhoud

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def eigen_map(settings: object, tmp_path: Path) -> None:
    settings.BESTANDEN_MAP = tmp_path / "bestanden"  # type: ignore[attr-defined]


@pytest.fixture
def afrekening() -> Afrekening:
    return make_afrekening(store_voorbeeld("10"), 2022, None)


@pytest.fixture
def rapporten(afrekening: Afrekening) -> dict[str, Rapport]:
    with met_systeemzicht():
        return {rapport.bestandsnaam: rapport for rapport in read_rapporten(afrekening)}


def test_there_is_a_report_per_municipality_and_per_provider(rapporten: dict[str, Rapport]) -> None:
    regio, *anderen = list(rapporten)
    assert regio.startswith("regio-")
    assert anderen == ["gemeente-0983", "gemeente-0984", "aanbieder-alfa", "aanbieder-beta"]


def test_the_reports_of_the_municipalities_add_up_to_the_settlement(
    afrekening: Afrekening, rapporten: dict[str, Rapport]
) -> None:
    for soort in Rapportsoort:
        samen = [rapport for rapport in rapporten.values() if rapport.soort == soort]
        assert sum((r.totaal.vergoeding for r in samen), Decimal(0)) == afrekening.vergoeding
        assert sum((r.totaal.saldo for r in samen), Decimal(0)) == afrekening.saldo


def test_a_municipality_reads_no_realisation_of_another(rapporten: dict[str, Rapport]) -> None:
    for uitleg in rapporten["gemeente-0984"].uitleg:
        assert {stap.gemeente for stap in uitleg.stappen} <= {"", "0984"}


def test_a_municipality_reads_the_amounts_of_others_only_as_their_sum(rapporten: dict[str, Rapport]) -> None:
    bladen = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapporten["gemeente-0984"])))
    cellen = [str(cel) for rij in bladen["Berekening"].values for cel in rij if cel]
    assert {"Venray", ANDERE} <= set(cellen)
    assert not any("Venlo" in cel for cel in cellen)


def test_a_provider_reads_its_own_contracts_only(rapporten: dict[str, Rapport]) -> None:
    assert {regel.contract for regel in rapporten["aanbieder-beta"].regels} == {"C4", "C5"}


def test_the_csv_holds_codes_and_points(rapporten: dict[str, Rapport]) -> None:
    tekst = make_rapport_csv(rapporten["gemeente-0983"]).decode()
    rijen = list(csv.DictReader(StringIO(tekst)))
    assert tuple(rijen[0]) == CSV_KOP
    assert (rijen[0]["contract"], rijen[0]["gemeente"], rijen[0]["vergoeding"]) == ("C1", "0983", "5375.00")


def test_the_workbook_has_typed_cells_and_totals_as_formulas(rapporten: dict[str, Rapport]) -> None:
    rapport = rapporten["gemeente-0983"]
    inhoud = make_rapport_werkmap(rapport)
    formules = openpyxl.load_workbook(BytesIO(inhoud))["Afrekening"]
    waarden = openpyxl.load_workbook(BytesIO(inhoud), data_only=True)["Afrekening"]
    laatste = formules.max_row
    kolom = [cel.value for cel in formules[1]].index("Vergoeding") + 1
    assert str(formules.cell(laatste, kolom).value).startswith("=SUM(")
    assert Decimal(str(waarden.cell(laatste, kolom).value)) == rapport.totaal.vergoeding
    assert Decimal(str(waarden.cell(2, kolom).value)) == Decimal("5375.00")


def test_the_first_sheet_says_title_year_version_and_status(rapporten: dict[str, Rapport]) -> None:
    boek = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapporten["gemeente-0983"])))
    assert boek.sheetnames[:3] == ["Voorblad", "Per wet en segment", "Afrekening"]
    voorblad = {rij[0]: str(rij[1]) for rij in boek["Voorblad"].values}
    assert voorblad["Titel"] == "Afrekening 2022 Venlo"
    assert (voorblad["Jaar"], voorblad["Status"]) == ("2022", "Concept, versie 1")
    assert voorblad["Uitkomst"].startswith("Venlo ")


def test_the_calculation_has_numbers_as_numbers_each_in_a_row_of_its_own(
    rapporten: dict[str, Rapport],
) -> None:
    rapport = rapporten["gemeente-0983"]
    blad = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapport)))["Berekening"]
    kop, *rest = list(blad.values)
    rijen = [dict(zip(kop, rij, strict=True)) for rij in rest]
    euros = [rij for rij in rijen if rij["Eenheid"] == "euro"]
    assert euros
    assert all(isinstance(rij["Waarde"], int | float) for rij in euros)
    assert not any(";" in str(rij["In woorden"]) for rij in rijen)
    van_venlo = [
        Decimal(str(rij["Waarde"])) for rij in euros if (rij["Contract"], rij["Deel"]) == ("C1", "Venlo")
    ]
    assert rapport.regels[0].vergoeding in van_venlo


def test_csv_for_people_opens_in_dutch_excel_with_words(rapporten: dict[str, Rapport]) -> None:
    inhoud = make_rapport_csv_mensen(rapporten["gemeente-0983"])
    assert inhoud.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.DictReader(StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    assert (rijen[0]["Gemeente"], rijen[0]["Vergoeding"]) == ("Venlo", "5375,00")
    assert rijen[0]["Aanbieder"] == "Alfa Jeugdhulp"


def test_the_region_reads_totals_by_law_segment_and_provider(
    afrekening: Afrekening, rapporten: dict[str, Rapport]
) -> None:
    regio = next(rapport for rapport in rapporten.values() if rapport.soort == Rapportsoort.REGIO)
    assert sum((regel.saldo for regel in regio.overzicht), Decimal(0)) == afrekening.saldo
    assert {len(regel.sleutel) for regel in regio.overzicht} == {3}
    blad = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(regio)), data_only=True)["Per wet en segment"]
    assert [cel.value for cel in blad[1]][-2:] == ["Saldo", "Te verrekenen"]
    assert Decimal(str(blad.cell(blad.max_row, blad.max_column).value)) == afrekening.saldo
    assert make_samenvatting(regio).startswith(f"Regio {afrekening.regio.naam} ")


def test_a_saldo_is_explained_by_who_settles_with_the_reader(rapporten: dict[str, Rapport]) -> None:
    rapport = rapporten["gemeente-0983"]
    mgr = [replace(regel, betaler=Betaler("MGR Noord")) for regel in rapport.regels]
    zelf = [replace(regel, betaler=Betaler()) for regel in rapport.regels]
    for soort in (Rapportsoort.GEMEENTE, Rapportsoort.REGIO):
        met_mgr = explain_saldo(replace(rapport, soort=soort, regels=mgr))
        assert "geld terug van MGR Noord" in met_mgr
        assert "aanbieder" not in met_mgr
        assert "geld terug van de aanbieders" in explain_saldo(replace(rapport, soort=soort, regels=zelf))
    # A provider reads what it does itself, whoever it settles with.
    assert "dan betaalt u terug" in explain_saldo(rapporten["aanbieder-alfa"])


def test_the_pdf_tells_the_calculation_and_carries_the_figures(rapporten: dict[str, Rapport]) -> None:
    rapport = rapporten["aanbieder-alfa"]
    with pikepdf.open(BytesIO(make_rapport_pdf(rapport))) as pdf:
        (bijlage,) = pdf.attachments.values()
        assert bijlage.get_file().read_bytes() == make_rapport_csv(rapport)
        assert str(pdf.docinfo["/Title"]) == "Afrekening 2022 Alfa Jeugdhulp"


def test_a_line_whose_saldo_does_not_follow_is_refused(afrekening: Afrekening) -> None:
    # The database refuses such a row; a report that met one all the same is not made.
    perceel = "contractafrekening__contract__perceel"
    with met_systeemzicht():
        rijen = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening)
        paden = ("gemeente", perceel, f"{perceel}__segment")
        rij = add_voorkomens(rijen, get_jaareinde(afrekening.jaar), *paden)[0]
        rij.saldo += Decimal("0.01")
        with pytest.raises(OnjuisteWaardeError, match="saldo"):
            make_post(rij, 2022, Contractindeling(None, frozenset()), Betaler(), Jaarbetaling())


def test_written_files_are_the_same_bytes_in_every_process(afrekening: Afrekening, tmp_path: Path) -> None:
    een = write_rapporten(afrekening, tmp_path / "een")
    twee = write_rapporten(afrekening, tmp_path / "twee")
    assert [p.name for p in een] == [p.name for p in twee]
    assert len(een) == 20
    assert [p.read_bytes() for p in een] == [p.read_bytes() for p in twee]


def read_names(gebruiker: Gebruiker, afrekening: Afrekening) -> set[str]:
    with met_systeemzicht():
        return {bestand.onderwerp_sleutel.split("/")[1] for bestand in find_rapporten(gebruiker, afrekening)}


def test_each_reader_finds_its_own_files(afrekening: Afrekening) -> None:
    bestanden = make_rapporten(afrekening, None)
    assert all(read_inhoud(bestand) for bestand in bestanden)
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "manager")
        financien, aanbieder = (make_gebruiker(rol, rol) for rol in (Rol.FINANCIEN, Rol.AANBIEDER))
        GemeenteToegang.objects.create(gebruiker=financien, gemeente=Gemeente.objects.get(code="0984"))
        AanbiederToegang.objects.create(gebruiker=aanbieder, aanbieder=Aanbieder.objects.get(code="beta"))
        anderen = [make_gebruiker(rol, rol) for rol in (Rol.INKOPER, Rol.CONSULENT, Rol.BEHEERDER)]
    assert read_names(manager, afrekening) == {afrekening.regio.code, "0983", "0984", "alfa", "beta"}
    assert read_names(financien, afrekening) == {"0984"}
    assert read_names(aanbieder, afrekening) == {"beta"}
    assert not any(read_names(ander, afrekening) for ander in anderen)


def test_making_the_reports_again_makes_no_new_files(afrekening: Afrekening) -> None:
    eerst = {bestand.pk for bestand in make_rapporten(afrekening, None)}
    assert {bestand.pk for bestand in make_rapporten(afrekening, None)} == eerst


def test_of_every_file_is_told_how_far_the_job_is(afrekening: Afrekening) -> None:
    stappen: list[tuple[int, int]] = []
    make_rapporten(afrekening, None, lambda gedaan, totaal, _melding: stappen.append((gedaan, totaal)))
    assert stappen == [(gedaan, 20) for gedaan in range(20)]


def test_the_job_makes_the_files_and_says_how_many(afrekening: Afrekening) -> None:
    taak = start_rapporten(afrekening, None)
    meldingen: list[str] = []
    uitkomst = report_taak(taak, lambda _gedaan, _totaal, melding: meldingen.append(melding))
    assert uitkomst == {"afrekening": afrekening.pk, "bestanden": 20}
    assert meldingen[0] == f"Afrekening 2022 {afrekening.regio.naam}"


def test_one_zip_holds_what_somebody_may_read_with_names_for_people(afrekening: Afrekening) -> None:
    afrekening = share(afrekening)
    make_rapporten(afrekening, None)
    with met_systeemzicht():
        financien = make_gebruiker("venray", Rol.FINANCIEN)
        GemeenteToegang.objects.create(gebruiker=financien, gemeente=Gemeente.objects.get(code="0984"))
        inhoud = make_rapportbundel(financien, afrekening)
        assert make_rapportbundel(financien, afrekening) == inhoud
    with ZipFile(BytesIO(inhoud)) as zip_:
        eigen = "Gemeente Venray (0984) - afrekening 2022 versie 1 gedeeld - "
        vormen = ("rapport.pdf", "regels voor Excel.csv", "regels voor systemen.csv", "rekenblad.xlsx")
        assert sorted(zip_.namelist()) == sorted(["Lees mij.txt", *(eigen + vorm for vorm in vormen)])
        assert zip_.read(f"{eigen}regels voor Excel.csv").startswith(b"\xef\xbb\xbf")
        assert zip_.read(f"{eigen}regels voor systemen.csv").startswith(b"contract,")
        assert "versie 1, gedeeld" in zip_.read("Lees mij.txt").decode()


def make_correctie(afrekening: Afrekening) -> Afrekening:
    """Establish the version, let a payment come later, and settle again."""
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "vaststeller")
        vast = stel_vast(share(afrekening), manager, met_geparkeerd=True)
        contract = Contract.objects.get(nummer="C1")
        gemeente = Gemeente.objects.get(code="0983")
        Betaling.objects.create(
            contract=contract, gemeente=gemeente, jaar=2022, datum=date(2023, 7, 1), bedrag=Decimal("41.17")
        )
    return make_afrekening(vast.regio, 2022, None)


def read_rapport(afrekening: Afrekening, naam: str) -> Rapport:
    with met_systeemzicht():
        return next(rapport for rapport in read_rapporten(afrekening) if rapport.bestandsnaam == naam)


def test_the_csv_for_machines_holds_the_codes_of_the_api(rapporten: dict[str, Rapport]) -> None:
    inhoud = make_rapport_csv(rapporten["gemeente-0983"]).decode()
    rij = next(csv.DictReader(StringIO(inhoud)))
    assert rij["model"] in list(Model)
    assert rij["soort"] in list(Afspraaksoort)
    assert rij["wet"] in list(Domein)
    assert rij["richting"] in list(Richting)
    assert Perceel.objects.filter(code=rij["perceel"], segment__code=rij["segment"]).exists()


def test_people_read_names_and_what_is_still_to_be_decided(rapporten: dict[str, Rapport]) -> None:
    rapport = rapporten["gemeente-0983"]
    tekst = make_rapport_csv_mensen(rapport).decode("utf-8-sig")
    rij = next(csv.DictReader(StringIO(tekst), delimiter=";"))
    regel = rapport.regels[0]
    assert rij["Perceel"] == regel.perceelnaam != regel.perceel
    assert rij["Taakveld (Iv3)"] == (regel.taakveldcode or "Nog te bepalen")


def test_the_workbook_of_municipality_and_region_serves_the_year_accounts(
    rapporten: dict[str, Rapport],
) -> None:
    extra = ["Taakvelden", "Stand 31 december", "Aansluiting"]
    for naam, rapport in rapporten.items():
        boek = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapport)), data_only=True)
        assert [blad for blad in boek.sheetnames if blad in extra] == ([] if "aanbieder" in naam else extra)
    boek = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapporten["gemeente-0983"])), data_only=True)
    kop, *rijen = list(boek["Stand 31 december"].values)
    for rij in rijen:
        stand = dict(zip(kop, rij, strict=True))
        cijfers = {naam: Decimal(str(stand[naam])) for naam in ("Te ontvangen", "Te betalen", "Stand")}
        assert cijfers["Te ontvangen"] - cijfers["Te betalen"] == cijfers["Stand"]


def test_a_correction_says_in_every_table_what_is_settled(afrekening: Afrekening) -> None:
    rapport = read_rapport(make_correctie(afrekening), "gemeente-0983")
    assert rapport.te_verrekenen == Decimal("41.17") != rapport.totaal.saldo
    boek = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapport)), data_only=True)
    kop, *rijen = list(boek["Per wet en segment"].values)
    assert Decimal(str(rijen[-1][kop.index("Te verrekenen")])) == Decimal("41.17")
    html = render_rapport(rapport)
    assert html.count(">Te verrekenen</th>") == 2
    assert "Te verrekenen" not in render_rapport(read_rapport(afrekening, "gemeente-0983"))


def test_on_the_balance_of_the_year_stands_what_was_established_first(afrekening: Afrekening) -> None:
    eerst = read_rapport(afrekening, "gemeente-0983")
    correctie = read_rapport(make_correctie(afrekening), "gemeente-0983")
    assert [regel.saldo for regel in correctie.standregels] == [regel.saldo for regel in eerst.regels]
    assert [regel.saldo for regel in correctie.regels] != [regel.saldo for regel in eerst.regels]


def test_a_zip_that_misses_files_says_so(afrekening: Afrekening) -> None:
    afrekening = share(afrekening)
    bestanden = make_rapporten(afrekening, None)
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "manager")
        assert "NIET COMPLEET" not in get_bundelnaam(manager, afrekening)
        Bestand.objects.filter(pk__in=[bestand.pk for bestand in bestanden[-3:]]).delete()
        assert get_bundelnaam(manager, afrekening).endswith("versie 1 gedeeld - NIET COMPLEET.zip")
        with ZipFile(BytesIO(make_rapportbundel(manager, afrekening))) as zip_:
            tekst = zip_.read("Lees mij.txt").decode()
    assert "niet compleet. Er ontbreken nog 3 bestanden" in tekst


def test_reports_of_an_earlier_state_say_so_and_are_made_anew_when_it_is_established(
    afrekening: Afrekening, client: Client
) -> None:
    afrekening = share(afrekening)
    make_rapporten(afrekening, None)
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "manager")
        vast = stel_vast(afrekening, manager, met_geparkeerd=True)
        staat = get_rapportstaat(manager, vast, find_rapporten(manager, vast))
        assert (staat.status, staat.ontbreekt) == ("gedeeld", 0)
        with ZipFile(BytesIO(make_rapportbundel(manager, vast))) as zip_:
            assert "gemaakt toen de afrekening nog gedeeld was" in zip_.read("Lees mij.txt").decode()
    client.force_login(manager)
    pagina = client.get(reverse("afrekening", args=[vast.pk])).content.decode()
    assert "Deze rapporten zijn gemaakt toen de afrekening gedeeld was" in pagina
    taak = renew_rapporten(vast, manager)
    assert taak is not None
    report_taak(taak, lambda *_: None)
    with met_systeemzicht():
        namen = {bestand.naam for bestand in find_rapporten(manager, vast)}
    assert all("-v1-vastgesteld." in naam for naam in namen)
    assert len(namen) == 20
