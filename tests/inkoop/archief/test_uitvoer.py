"""What an export holds: contracts and decisions to read and to reckon with, each with its digest."""

import csv
import hashlib
import json
import re
from datetime import date, timedelta
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.utils import timezone

from bekostiging.models import Afrekening
from bekostiging.services import make_rapporten
from contracten.models import Contract
from inkoop.archief.services.uitvoer import MANIFEST
from inkoop.kern.archiefstuk import Exportdoel
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.documenten.services import check_html
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.bekostiging.hulp import establish, make_contractmanager, store_voorbeeld
from tests.inkoop.archief.hulp import ask_export, export_alles, make_medewerker, make_zip, read_zip
from toegang.models import Client, Toewijzing

pytestmark = pytest.mark.django_db
ARCHIEF, WOO = Exportdoel.ARCHIEF, Exportdoel.WOO


@pytest.fixture
def regio(settings: LazySettings, tmp_path: object) -> Regio:
    settings.BESTANDEN_MAP = f"{tmp_path}/bestanden"
    return store_voorbeeld("01")


@pytest.fixture
def vast(regio: Regio) -> Afrekening:
    return establish(regio, make_contractmanager(regio, "Vera Vaststeller"))


@pytest.fixture
def wie(regio: Regio) -> Gebruiker:
    return make_medewerker(regio, "archivaris")


def find_contractnummers(regio: Regio) -> set[str]:
    with met_systeemzicht():
        return set(Contract.objects.filter(regio=regio).values_list("nummer", flat=True))


@pytest.mark.parametrize("doel", Exportdoel)
def test_it_holds_each_contract_and_decision_with_an_index(
    regio: Regio, vast: Afrekening, wie: Gebruiker, doel: Exportdoel
) -> None:
    bestanden = export_alles(wie, regio, doel)
    nummers = find_contractnummers(regio)
    assert nummers
    assert {f"contracten/{nummer}.html" for nummer in nummers} <= bestanden.keys()
    assert {"besluiten/2022 versie 1.html", "besluiten/2022 versie 1.json"} <= bestanden.keys()
    rijen = list(csv.DictReader(StringIO(bestanden["index.csv"].decode())))
    assert [rij["kenmerk"] for rij in rijen] == [*sorted(nummers), "2022/1"]
    for rij in rijen:
        assert hashlib.sha256(bestanden[rij["pad"]]).hexdigest() == rij["sha256"]
        assert f'href="{rij["pad"].replace(" ", "%20")}"' in bestanden["index.html"].decode()


@pytest.mark.parametrize("doel", Exportdoel)
def test_the_manifest_has_the_digest_of_every_other_file(
    regio: Regio, vast: Afrekening, wie: Gebruiker, doel: Exportdoel
) -> None:
    bestanden = export_alles(wie, regio, doel)
    regels = bestanden.pop(MANIFEST).decode().splitlines()
    sommen = {pad: som for som, pad in (regel.split("  ", 1) for regel in regels)}
    assert sommen == {pad: hashlib.sha256(inhoud).hexdigest() for pad, inhoud in bestanden.items()}


@pytest.mark.parametrize("doel", Exportdoel)
def test_every_page_is_one_that_everybody_can_read(
    regio: Regio, vast: Afrekening, wie: Gebruiker, doel: Exportdoel
) -> None:
    bestanden = export_alles(wie, regio, doel)
    paginas = [inhoud.decode() for pad, inhoud in bestanden.items() if pad.endswith(".html")]
    assert len(paginas) > 2
    for pagina in paginas:
        check_html(pagina, taal="nl")


@pytest.mark.parametrize("doel", Exportdoel)
def test_the_same_content_gives_the_same_bytes_whoever_asks_and_whenever(
    regio: Regio, vast: Afrekening, wie: Gebruiker, doel: Exportdoel
) -> None:
    export = ask_export(wie, regio, doel)
    eerst = make_zip(export, wie)
    ander = make_medewerker(regio, "ander")
    later = ask_export(ander, regio, doel, reden="iets anders")
    assert make_zip(later, ander) == eerst
    with met_systeemzicht():
        export.refresh_from_db()
        later.refresh_from_db()
    assert export.sha256 == later.sha256 == hashlib.sha256(eerst).hexdigest()
    assert export.gemaakt_op is not None


@pytest.mark.parametrize("doel", Exportdoel)
@pytest.mark.parametrize("naam", ["01", "04", "05", "12"])
def test_no_client_is_in_it(settings: LazySettings, tmp_path: object, naam: str, doel: Exportdoel) -> None:
    settings.BESTANDEN_MAP = f"{tmp_path}/bestanden"
    regio = store_voorbeeld(naam)
    establish(regio, make_contractmanager(regio, "vaststeller"))
    with met_systeemzicht():
        namen = [*Client.objects.values_list("pseudoniem", flat=True)]
        namen += Toewijzing.objects.values_list("nummer", flat=True)
    assert namen
    for pad, inhoud in export_alles(make_medewerker(regio, "archivaris"), regio, doel).items():
        woorden = set(re.split(r"[^\w-]+", inhoud.decode()))
        assert not woorden & set(namen), pad


def test_what_is_made_public_names_nobody_who_works_for_the_region(
    regio: Regio, vast: Afrekening, wie: Gebruiker
) -> None:
    openbaar = b"".join(export_alles(wie, regio, WOO).values())
    assert b"Vera" not in openbaar
    assert b"archivaris" not in openbaar
    assert b"een contractmanager of een directielid" in openbaar
    assert b"Vera Vaststeller" in b"".join(export_alles(wie, regio, ARCHIEF).values())


def test_where_no_amount_may_be_told_it_says_so_and_shows_no_empty_table(
    regio: Regio, vast: Afrekening, wie: Gebruiker
) -> None:
    pagina = export_alles(wie, regio, WOO)["besluiten/2022 versie 1.html"].decode()
    assert "blijven weg, en dan ook het totaal" in pagina
    assert "<table>" not in pagina


def test_directors_take_along_what_is_made_public(regio: Regio, vast: Afrekening, wie: Gebruiker) -> None:
    directie = make_medewerker(regio, "directeur", Rol.DIRECTIE)
    assert export_alles(directie, regio, WOO) == export_alles(wie, regio, WOO)


def test_the_archive_has_the_reports_that_exist_and_the_grounds(
    regio: Regio, vast: Afrekening, wie: Gebruiker
) -> None:
    with met_systeemzicht():
        rapporten = make_rapporten(vast, None)
    bestanden = export_alles(wie, regio, ARCHIEF)
    bijlagen = {pad: inhoud for pad, inhoud in bestanden.items() if "bijlagen/" in pad and "mdto" not in pad}
    assert {hashlib.sha256(inhoud).hexdigest() for inhoud in bijlagen.values()} == {
        bestand.sha256 for bestand in rapporten
    }
    assert not any("bijlagen/" in pad for pad in export_alles(wie, regio, WOO))
    gegevens = json.loads(bestanden["besluiten/2022 versie 1.json"])["gegevens"]
    assert gegevens["vingerafdruk"] == vast.vingerafdruk
    assert {rij["contract"] for rij in gegevens["contracten"]} <= find_contractnummers(regio)
    assert all(rij["uitleg"] for rij in gegevens["contracten"])


def read_xml(inhoud: bytes) -> dict[str, list[str]]:
    """Return the texts of elements, by name."""
    teksten: dict[str, list[str]] = {}
    for element in ElementTree.fromstring(inhoud).iter():  # noqa: S314 - made here
        teksten.setdefault(element.tag.rpartition("}")[2], []).append((element.text or "").strip())
    return teksten


def test_each_document_and_file_of_the_archive_has_its_metadata(
    regio: Regio, vast: Afrekening, wie: Gebruiker
) -> None:
    vastlegger = make_medewerker(regio, "officer", Rol.PRIVACY)
    vandaag = timezone.localdate()
    with met_systeemzicht():
        Bewaartermijn.objects.create(
            regio=regio.code,
            soort="afrekeningen",
            maanden=84,
            telling="dag",
            bron="Selectielijst <2020> & besluit",
            vanaf=vandaag,
            vastgelegd_door=vastlegger,
        )
    bestanden = export_alles(wie, regio, ARCHIEF)
    gewoon = [pad for pad in bestanden if pad.startswith(("contracten", "besluiten")) and "mdto" not in pad]
    for pad in gewoon:
        teksten = read_xml(bestanden[f"{pad}.bestand.mdto.xml"])
        assert teksten["checksumWaarde"] == [hashlib.sha256(bestanden[pad]).hexdigest()]
        assert teksten["omvang"] == [str(len(bestanden[pad]))]
        assert teksten["naam"] == [pad.rpartition("/")[2]]
    besluit = read_xml(bestanden["besluiten/2022 versie 1.mdto.xml"])
    assert besluit["termijnLooptijd"] == ["P7Y"]
    assert besluit["termijnStartdatumLooptijd"] == [vandaag.isoformat()]
    assert besluit["termijnEinddatum"] == [vandaag.replace(year=vandaag.year + 7).isoformat()]
    assert "Selectielijst <2020> & besluit" in besluit["begripLabel"]
    assert besluit["dekkingInTijdBegindatum"] == ["2022-01-01"]
    assert f"{regio.code}/afrekeningen/2022/1" in besluit["identificatieKenmerk"]
    contract = read_xml(next(inhoud for pad, inhoud in bestanden.items() if pad.endswith("mdto.xml")))
    assert {"naam", "aggregatieniveau", "classificatie", "archiefvormer"} <= contract.keys()
    # Nobody set a term for contracts: it says so, and guesses none.
    assert "bewaartermijn" not in contract
    assert "Nader te bepalen" in contract["begripLabel"]
    assert "De regio legde geen bewaartermijn vast" in bestanden["index.html"].decode()


def test_what_lies_outside_the_period_is_not_in_it(regio: Regio, vast: Afrekening, wie: Gebruiker) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    assert not any(pad.startswith("besluiten") for pad in export_alles(wie, regio, WOO, tot=gisteren)), (
        "established today"
    )
    with met_systeemzicht():
        eerste = Contract.objects.filter(regio=regio).order_by("nummer")[0]
        Contract.objects.filter(pk=eerste.pk).update(einddatum=date(2022, 12, 31))
    later = export_alles(wie, regio, ARCHIEF, vanaf=date(2023, 1, 1))
    assert f"contracten/{eerste.nummer}.html" not in later
    assert f"contracten/{eerste.nummer}.html" in export_alles(wie, regio, ARCHIEF, vanaf=date(2022, 12, 31))


def test_a_wish_that_came_later_changes_neither_file_nor_digest_of_a_decision(
    regio: Regio, vast: Afrekening, wie: Gebruiker
) -> None:
    def read() -> list[tuple[str, bytes]]:
        alles = export_alles(wie, regio, ARCHIEF)
        return [(pad, inhoud) for pad, inhoud in alles.items() if pad.startswith("besluiten")]

    eerst = read()
    with met_systeemzicht():
        Contract.objects.filter(regio=regio).update(raamovereenkomst="later")
    assert read() == eerst
    pagina = export_alles(wie, regio, ARCHIEF)[f"contracten/{min(find_contractnummers(regio))}.html"]
    assert "later" in pagina.decode()


def test_reading_the_zip_twice_gives_files_in_one_order(
    regio: Regio, vast: Afrekening, wie: Gebruiker
) -> None:
    export = ask_export(wie, regio, ARCHIEF)
    assert list(read_zip(make_zip(export, wie))) == list(read_zip(make_zip(export, wie)))
