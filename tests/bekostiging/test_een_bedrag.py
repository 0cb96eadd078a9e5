"""One amount, wherever it stands: pages, API, reports in every form, and the explanation it opens to."""

import csv
import html
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from bekostiging.berekening.herbereken import herbereken
from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import make_rapport_csv, make_rapport_csv_mensen, make_rapport_pdf
from bekostiging.rapporten.werkmap import make_rapport_werkmap
from bekostiging.rapporten.zinnen import make_samenvatting
from bekostiging.selectors.posten import Post, add_posten, find_posten, find_verrekenstaten, make_saldozin
from bekostiging.selectors.rapporten import Rapportsoort
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN
from inkoop.kern.geld import som
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang
from tests.bekostiging.hulp import make_gedeeld, store_voorbeeld
from tests.fabrieken import make_gebruiker
from tests.pdftekst import read_pdftekst

pytestmark = pytest.mark.django_db
CODES = [soort.code for soort in GEMEENTEBEDRAGEN]
Bedragen = dict[str, list[Decimal]]


@pytest.fixture
def afrekening() -> Afrekening:
    regio = store_voorbeeld("10")
    with met_systeemzicht():
        regio.opdrachtgever = "MGR"
        regio.save()
    return make_gedeeld(regio)


@pytest.fixture
def venray(afrekening: Afrekening) -> Gebruiker:
    with met_systeemzicht():
        gebruiker = make_gebruiker("venray", Rol.FINANCIEN)
        GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=Gemeente.objects.get(code="0984"))
    return gebruiker


@pytest.fixture
def posten(afrekening: Afrekening, venray: Gebruiker) -> list[Post]:
    with met_systeemzicht():
        return find_posten(venray, afrekening)


@pytest.fixture
def rapport(afrekening: Afrekening) -> Rapport:
    with met_systeemzicht():
        return next(r for r in read_rapporten(afrekening) if r.code == "0984")


def read_machine(rapport: Rapport) -> Bedragen:
    with pikepdf.open(BytesIO(make_rapport_pdf(rapport))) as pdf:
        (bijlage,) = pdf.attachments.values()
        inhoud = bijlage.get_file().read_bytes()
    assert inhoud == make_rapport_csv(rapport)
    rijen = csv.DictReader(StringIO(inhoud.decode()))
    return {rij["contract"]: [Decimal(rij[code]) for code in CODES] for rij in rijen}


def read_mensen(rapport: Rapport) -> Bedragen:
    tekst = make_rapport_csv_mensen(rapport).decode("utf-8-sig")
    koppen = [soort.titel for soort in GEMEENTEBEDRAGEN]
    rijen = csv.DictReader(StringIO(tekst), delimiter=";")
    return {rij["Contract"]: [Decimal(rij[kop].replace(",", ".")) for kop in koppen] for rij in rijen}


def read_blad(rapport: Rapport) -> Bedragen:
    blad = openpyxl.load_workbook(BytesIO(make_rapport_werkmap(rapport)))["Afrekening"]
    kop, *rijen = list(blad.values)
    plekken = [kop.index(soort.titel) for soort in GEMEENTEBEDRAGEN]
    return {
        str(rij[0]): [Decimal(str(rij[plek])) for plek in plekken] for rij in rijen if str(rij[0]) != "Totaal"
    }


def read_brief(rapport: Rapport) -> str:
    """The words of the PDF as they are drawn, with one space between them."""
    return " ".join(read_pdftekst(make_rapport_pdf(rapport)).split())


def write_rij(bedragen: Iterable[Decimal]) -> str:
    """The amounts of one row of the PDF, one after the other."""
    return " ".join(" ".join(format_bedrag(bedrag).split()) for bedrag in bedragen)


def read_api(posten: list[Post], venray: Gebruiker) -> Bedragen:
    client = APIClient()
    client.force_login(venray)
    gevonden = {}
    for post in posten:
        antwoord = client.get(f"/api/v1/afrekeningen/{post.sleutel}")
        assert antwoord.status_code == 200
        (eigen,) = antwoord.json()["gemeenten"]
        assert eigen["gemeente"] == "0984"
        gevonden[post.contract] = [Decimal(eigen[code]) for code in CODES]
    return gevonden


def read_uitleg(posten: list[Post]) -> Bedragen:
    gevonden = {}
    with met_systeemzicht():
        for post in posten:
            uitleg = Contractafrekening.objects.get(pk=post.sleutel).uitleg
            gevonden[post.contract] = list(herbereken(uitleg).gemeenten["0984"])
    return gevonden


def iter_paginas(afrekening: Afrekening, posten: list[Post], venray: Gebruiker) -> Iterator[tuple[str, str]]:
    client = Client()
    client.force_login(venray)
    for post in posten:
        for adres in (
            reverse("contractafrekening", args=[post.sleutel]),
            reverse("afrekening", args=[afrekening.pk]),
            reverse("afrekening_verrekening", args=[afrekening.pk]),
        ):
            antwoord = client.get(adres)
            assert antwoord.status_code == 200, adres
            yield post.contract, html.unescape(antwoord.content.decode())


def test_an_amount_is_the_same_on_every_place(
    afrekening: Afrekening, venray: Gebruiker, posten: list[Post], rapport: Rapport
) -> None:
    verwacht = {post.contract: [post[code] for code in CODES] for post in posten}
    assert len(verwacht) > 3
    assert read_machine(rapport) == verwacht
    assert read_mensen(rapport) == verwacht
    assert read_blad(rapport) == verwacht
    assert read_api(posten, venray) == verwacht
    assert read_uitleg(posten) == verwacht
    for contract, pagina in iter_paginas(afrekening, posten, venray):
        for bedrag in verwacht[contract]:
            assert format_bedrag(bedrag) in pagina, (contract, bedrag)


@pytest.fixture
def rapporten(afrekening: Afrekening) -> list[Rapport]:
    with met_systeemzicht():
        return read_rapporten(afrekening)


def test_an_amount_is_the_same_in_the_letter_of_a_municipality(posten: list[Post], rapport: Rapport) -> None:
    brief = read_brief(rapport)
    for post in posten:
        assert f"{post.contract} {post.aanbieder} {write_rij(post[code] for code in CODES)}" in brief
    totalen = [som(post[code] for post in posten) for code in CODES]
    assert f"Totaal {write_rij(totalen)}" in brief
    assert " ".join(str(make_saldozin("Venray", 2022, posten)).split()) in brief


def test_an_amount_is_the_same_in_the_letter_of_a_provider(
    posten: list[Post], rapporten: list[Rapport]
) -> None:
    brieven = {
        rapport.code: read_brief(rapport) for rapport in rapporten if rapport.soort == Rapportsoort.AANBIEDER
    }
    for post in posten:
        rij = f"{post.contract} {post.gemeente} {write_rij(post[code] for code in CODES)}"
        assert rij in brieven[post.aanbieder_code]


def test_an_amount_is_the_same_in_the_letter_of_the_region_and_with_the_statement(
    afrekening: Afrekening, rapporten: list[Rapport]
) -> None:
    brief, regio = read_brief(rapporten[0]), rapporten[0]
    assert f"Totaal {write_rij(getattr(afrekening, code) for code in CODES)}" in brief
    for regel in add_posten(regio.regels, "wetnaam", "segment", "aanbieder"):
        assert f"{', '.join(regel.sleutel)} {write_rij(regel[code] for code in CODES)}" in brief
    (staat,) = find_verrekenstaten(regio.regels)
    for regel_ in staat.regels:
        assert f"{regel_.partij} {write_rij([regel_.saldo])}" in brief
    assert f"Samen {write_rij([Decimal(0)])}" in brief


def test_the_sentence_is_the_same_on_every_place(
    afrekening: Afrekening, venray: Gebruiker, posten: list[Post], rapport: Rapport
) -> None:
    zin = make_saldozin("Venray", 2022, posten)
    assert zin.saldo == som(post.saldo for post in posten) == rapport.totaal.saldo
    assert make_samenvatting(rapport) == str(zin)
    client = Client()
    client.force_login(venray)
    for adres in (reverse("start"), reverse("afrekening_verrekening", args=[afrekening.pk])):
        pagina = html.unescape(client.get(adres).content.decode())
        assert zin.begin in pagina
        assert zin.slot in pagina
        for _, bedrag, woorden in zin.delen:
            assert bedrag in pagina
            assert woorden in pagina
