"""Files of reports: made by a job, each for who may read it, and what goes wrong is told."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from bekostiging.models import Afrekening
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.selectors import find_rapporten, get_rapportstaat
from bekostiging.services import (
    get_bundelnaam,
    make_rapporten,
    renew_rapporten,
    start_rapporten,
    stel_vast,
    write_rapportbundel,
    write_rapporten,
)
from bekostiging.services import rapporten as rapporten_dienst
from bekostiging.services.rapporten import RapportenNietGemaaktError
from bekostiging.services.rapporttaak import report_taak
from contracten.models import Aanbieder, AanbiederToegang
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.documenten.services import OngeldigeWaardeError
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.register import get_functie
from inkoop.platform.taken.services import TaakMisluktError
from segmenten.models import Gemeente, GemeenteToegang
from tests.bekostiging.hulp import make_contractmanager, share
from tests.fabrieken import make_gebruiker
from tests.inhoud import read_inhoud

pytestmark = pytest.mark.django_db


def make_bundel(gebruiker: Gebruiker, afrekening: Afrekening) -> bytes:
    return b"".join(write_rapportbundel(gebruiker, afrekening, lambda *_: None))


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
        inhoud = make_bundel(financien, afrekening)
        assert make_bundel(financien, afrekening) == inhoud
    with ZipFile(BytesIO(inhoud)) as zip_:
        eigen = "Gemeente Venray (0984) - afrekening 2022 versie 1 gedeeld - "
        vormen = ("rapport.pdf", "regels voor Excel.csv", "regels voor systemen.csv", "rekenblad.xlsx")
        assert sorted(zip_.namelist()) == sorted(["Lees mij.txt", *(eigen + vorm for vorm in vormen)])
        assert zip_.read(f"{eigen}regels voor Excel.csv").startswith(b"\xef\xbb\xbf")
        assert zip_.read(f"{eigen}regels voor systemen.csv").startswith(b"contract,")
        assert "versie 1, gedeeld" in zip_.read("Lees mij.txt").decode()


def test_a_zip_that_misses_files_says_so(afrekening: Afrekening) -> None:
    afrekening = share(afrekening)
    bestanden = make_rapporten(afrekening, None)
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "manager")
        assert "NIET COMPLEET" not in get_bundelnaam(manager, afrekening)
        Bestand.objects.filter(pk__in=[bestand.pk for bestand in bestanden[-3:]]).delete()
        assert get_bundelnaam(manager, afrekening).endswith("versie 1 gedeeld - NIET COMPLEET")
        with ZipFile(BytesIO(make_bundel(manager, afrekening))) as zip_:
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
        with ZipFile(BytesIO(make_bundel(manager, vast))) as zip_:
            assert "gemaakt toen de afrekening nog gedeeld was" in zip_.read("Lees mij.txt").decode()
    client.force_login(manager)
    pagina = client.get(reverse("afrekening", args=[vast.pk])).content.decode()
    assert "Deze rapporten zijn gemaakt toen de afrekening gedeeld was" in pagina
    with met_zicht_van(manager):
        taak = renew_rapporten(vast, manager)
    assert taak is not None
    report_taak(taak, lambda *_: None)
    with met_systeemzicht():
        namen = {bestand.naam for bestand in find_rapporten(manager, vast)}
    assert all("-v1-vastgesteld." in naam for naam in namen)
    assert len(namen) == 20


def test_a_bad_name_spoils_no_report_of_others_and_is_told(afrekening: Afrekening, client: Client) -> None:
    with met_systeemzicht():
        Aanbieder.objects.filter(code="beta").update(naam="Bèta \U0001f9ff zorg")
        Aanbieder.objects.filter(code="alfa").update(code="al/fa")
        manager = make_contractmanager(afrekening.regio, "manager")
    taak = start_rapporten(afrekening, manager)
    uitkomst = report_taak(taak, lambda *_: None)
    namen = set(Bestand.objects.filter(soort="afrekeningrapport").values_list("naam", flat=True))
    assert len(namen) == uitkomst["bestanden"] == 20
    # A slash spoils nothing, and of a sign its number stands in each report that names it.
    assert {naam for naam in namen if "aanbieder-al-fa~" in naam and naam.endswith(".pdf")}
    assert {tekst.partition(":")[0] for tekst in uitkomst["bevindingen"]} == {
        f"Afrekening 2022 {wie} (pdf)"
        for wie in (afrekening.regio.naam, "Venlo", "Venray", "Bèta \U0001f9ff zorg")
    }
    pdf = Bestand.objects.get(naam__contains="aanbieder-beta", naam__endswith=".pdf")
    with pikepdf.open(BytesIO(read_inhoud(pdf))) as gemaakt:
        assert str(gemaakt.docinfo["/Title"]) == "Afrekening 2022 Bèta [U+1F9FF] zorg"
    Taak.objects.filter(pk=taak.pk).update(resultaat=uitkomst)
    client.force_login(manager)
    pagina = client.get(reverse("taak", args=[taak.pk])).content.decode()
    assert pagina.count("als [U+1F9FF]") == 4


def test_a_report_that_cannot_be_made_leaves_the_others_and_is_told(
    afrekening: Afrekening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak = rapporten_dienst._VORMEN["xlsx"][1]

    def fail(rapport: Rapport) -> bytes:
        if rapport.code == "beta":
            raise OngeldigeWaardeError("Blad 'Regels', rij 2", "x", "te lang")
        return maak(rapport)

    monkeypatch.setitem(rapporten_dienst._VORMEN, "xlsx", ("application/x", fail))
    with pytest.raises(RapportenNietGemaaktError) as fout:
        write_rapporten(afrekening, tmp_path)
    assert len(list(tmp_path.iterdir())) == fout.value.wel == 19
    taak = start_rapporten(afrekening, None)
    with pytest.raises(TaakMisluktError, match=r"19 bestanden staan klaar, 1 niet. .*\(xlsx\): .*te lang"):
        report_taak(taak, lambda *_: None)
    assert Bestand.objects.filter(soort="afrekeningrapport").count() == 19
    # Once it can be made, only that one is.
    monkeypatch.undo()
    assert report_taak(taak, lambda *_: None)["bestanden"] == 20


def test_a_defect_in_a_report_is_no_finding(afrekening: Afrekening, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Rapport) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setitem(rapporten_dienst._VORMEN, "pdf", ("application/pdf", fail))
    with pytest.raises(ZeroDivisionError):
        make_rapporten(afrekening, None)


def test_a_zip_of_many_reports_is_made_in_the_background(
    afrekening: Afrekening, client: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    settings.EXPORT_RAPPORTEN_DIRECT = 3
    afrekening = share(afrekening)
    make_rapporten(afrekening, None)
    with met_systeemzicht():
        manager = make_contractmanager(afrekening.regio, "manager")
    client.force_login(manager)
    adres = reverse("afrekening_rapportbundel", args=[afrekening.pk])
    antwoord = client.get(adres)
    taak = Taak.objects.get(soort="download")
    assert antwoord["Location"] == reverse("download", args=[taak.pk])
    stappen: list[tuple[int, int]] = []
    uitkomst = get_functie("download")(taak, lambda gedaan, totaal, _: stappen.append((gedaan, totaal)))
    bestand = Bestand.objects.get(pk=uitkomst["bestand"])
    with met_systeemzicht():
        assert read_inhoud(bestand) == make_bundel(manager, afrekening)
    assert (len(stappen), stappen[-1]) == (20, (19, 20))
    assert bestand.naam.endswith(" gedeeld.zip")
