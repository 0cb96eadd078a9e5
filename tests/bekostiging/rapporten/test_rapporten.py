"""Reports tell the stored figures, to whom they concern, and are the same bytes every time."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.kolommen import CSV_KOP
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import (
    make_rapport_csv,
    make_rapport_csv_mensen,
    make_rapport_pdf,
    render_rapport,
)
from bekostiging.rapporten.werkmap import make_rapport_werkmap
from bekostiging.rapporten.zinnen import explain_saldo, make_samenvatting
from bekostiging.selectors.posten import make_post
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.services import (
    make_afrekening,
    stel_vast,
    write_rapporten,
)
from bekostiging.uitleg import ANDERE
from contracten.models import Betaling, Contract
from contracten.selectors import Contractindeling, Jaarbetaling
from inkoop.kern.codes import Afspraaksoort, Domein, Model, Richting
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.periode import get_jaareinde
from inkoop.kern.verrekening import Betaler
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, Perceel, add_voorkomens
from tests.bekostiging.hulp import make_contractmanager, share

pytestmark = pytest.mark.django_db


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
    with met_systeemzicht():
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
