"""Every figure and every quotation of the region bundles stands in its source document.

The documents are not part of this repository: the environment variable BRONNEN_MAP names the folder with
their texts. The only tolerance is white space and the marks between digits, since the texts come from scans.
"""

import os
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.regios.bundels import REGIOS, iter_elementen, read_jaarcijfers, read_regio

BRONNEN_MAP = os.environ.get("BRONNEN_MAP", "")

pytestmark = [
    pytest.mark.bronnen,
    pytest.mark.skipif(not BRONNEN_MAP, reason="BRONNEN_MAP wijst niet naar de brondocumenten"),
]

TELWOORDEN = {
    "nul": 0, "een": 1, "één": 1, "ieder één": 1, "een jaar": 1, "eenmaal": 1, "jaarlijks": 1, "twee": 2,
    "tweemaal": 2, "drie": 3, "driemaal": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
}  # fmt: skip

# The heading with which each section begins in the text, in order; a section ends where the next begins.
KOPPEN = {
    "achterhoek-inkoopvisie-2019": {
        "Inleiding": "Inleiding Aanleiding",
        "1": "1. Huidige situatie toegang tot zorg en inkoop",
        "2": "2. Uitgangspunten In onderstaand",
        "3": "3. Gewenste situatie",
        "4": "4, Beslispunten",
        "5": "5. Vervolgproces",
        "bijlage 1": "Bijlage 1 Scenario",
        "bijlage 2": "Bijlage 2 Financieringsmodellen",
        "bijlage 3": "Bijlage 3. Vanuit",
        "bijlage 4": "Bijlage 4 Verdeling",
    },
    "kennemerland-verwervingsstrategie-2018": {
        "1": "1. Inleiding De transformatie",
        "2": "2. Wat is een verwervingsstrategie De verwervingsstrategie",
        "3": "3. Transformatiedoelen sociaal domein Gemeenten",
        "4": "4. Doelstellingen en afbakening verwerving Ambities",
        "5": "5. Regionale samenwerking en lokale diversiteit en eigenheid Regionaal",
        "6": "6. Vraagformulering Afbakening",
        "7": "7. Marktbenadering Openbare",
        "8": "8. Bekostiging Bekostigingsmodellen",
        "9": "9. Sturing en monitoring Sturing",
    },
    "lelystad-inkoop-en-sturingsmodellen": {
        "1": "1. Algemeen",
        "2": "2. Sturingsinstrumenten",
        "3": "3. Inkoop en sturing sociaal domein Lelystad",
        "3.1": "3.1 Inkoop Wmo",
        "3.2": "3.2 Inkoop jeugdhulp",
        "3.3": "3.3 Inkoop Participatiewet",
        "4": "4. Samenvatting en conclusies",
    },
    "noord-limburg-sturing-en-inkoop-fase-3": {
        "1": "1. Te nemen besluiten",
        "2": "2. Inleiding",
        "3": "3. Definities",
        "4": "4. Genomen besluiten",
        "5": "5. Wettelijke kaders",
        "6": "6. Financiele kaders",
        "7": "7. Sturingselementen en beleidsuitgangspunten — algemeen",
        "7.1": "7.1. Sturingselementen en beleidsuitgangspunten — Wmo",
        "7.2": "7.2 Sturingselementen en beleidsuitgangspunten - Jeugd",
        "7.3": "7.3. Sturingselementen en beleidsuitgangspunten — Participatie",
        "8": "8. Voorstel trajecten / plekken",
        "9": "9. Programmabegroting",
        "10": "10.Planning",
        "bijlage 1": "11.Bijlagen Bijlage 1",
    },
    "tilburg-uitgangspunten-inkoop-2020": {
        "Inleiding": "Bijlage: Uitgangspunten inkoop Sociaal domein Tilburg",
        "Geleerde lessen": "Geleerde lessen De lessen",
        "Inzichten leveranciersmanagement": "Inzichten leveranciersmanagement",
        "Inzichten toegangsmanagement": "Inzichten toegangsmanagement",
        "Inzichten bekostiging": "Inzichten bekostiging",
        "Inzichten op contract": "Inzichten op contract",
        "Uitgangspunten voor verbetering": "Uitgangspunten voor verbetering",
        "Van open-einde financiering naar zoveel mogelijk gesloten financiering per segment": (
            "Van open-einde financiering naar zoveel mogelijk gesloten financiering per segment"
        ),
        "Van achteraf handhaven": "Van achteraf handhaven naar",
        "Uitwerking": "Uitwerking De genoemde uitgangspunten",
    },
}


def normaliseer(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst).strip()


@cache
def read_secties(document: str) -> dict[str, str]:
    """The text of each section of a document; a heading that is missing or out of order is an error."""
    tekst = normaliseer((Path(BRONNEN_MAP) / f"{document}.txt").read_text(encoding="utf-8"))
    koppen = KOPPEN[document]
    grenzen = [tekst.index(kop) for kop in koppen.values()]
    assert grenzen == sorted(grenzen), document
    return {
        paragraaf: tekst[begin:einde]
        for paragraaf, begin, einde in zip(koppen, grenzen, [*grenzen[1:], len(tekst)], strict=True)
    }


def get_bereik(document: str, paragraaf: str) -> str:
    """The text of the section; a footnote may be printed anywhere, so there it is the whole document."""
    if "voetnoot" in paragraaf:
        return " ".join(read_secties(document).values())
    return read_secties(document)[paragraaf]


def get_getallen(citaat: str) -> set[str]:
    """The digits of every number in a quotation, words up to eight included."""
    los = re.findall(r"\d+(?:[.,]\d+)*", citaat)
    met_spatie = re.findall(r"\d{1,3}(?: \d{3})+", citaat)
    woorden = {
        str(getal) for woord, getal in TELWOORDEN.items() if re.search(rf"\b{woord}\b", citaat.lower())
    }
    return {re.sub(r"\D", "", getal) for getal in [*los, *met_spatie]} | woorden


def staat_in(waarde: str | int, citaat: str) -> bool:
    """Whether the number stands in the quotation; a decimal comma may have been lost in scanning."""
    cijfers = format(Decimal(waarde), "f").replace(".", "")
    return cijfers in get_getallen(citaat)


@pytest.mark.parametrize("regio", REGIOS)
def test_every_quotation_stands_in_the_section_that_is_named(regio: str) -> None:
    ontbreekt = [
        f"{pad}: {bron['paragraaf']}: {bron['citaat']}"
        for pad, element in iter_elementen(read_regio(regio))
        if isinstance(bron := element.get("bron"), dict)
        and bron.get("citaat", "") not in get_bereik(bron["document"], bron["paragraaf"])
    ]
    assert ontbreekt == []


@pytest.mark.parametrize("regio", REGIOS)
def test_every_source_names_a_section_of_the_document(regio: str) -> None:
    for pad, element in iter_elementen(read_regio(regio)):
        bron = element.get("bron")
        if isinstance(bron, dict) and "voetnoot" not in bron["paragraaf"]:
            assert bron["paragraaf"] in KOPPEN[bron["document"]], pad


def get_sturingssecties(segment: dict[str, Any]) -> dict[str, list[str]]:
    """The sections of each steering element, when the source of the segment names them apart."""
    gevonden = re.fullmatch(r"Sturing: (.+)\.", segment["bron"].get("opmerking", ""))
    delen = [deel.split(" ", 1) for deel in gevonden[1].split("; ")] if gevonden else []
    return {element: re.split(r", | en ", secties) for element, secties in delen}


@pytest.mark.parametrize("regio", ["achterhoek", "kennemerland", "tilburg"])
def test_steering_elements_name_their_sections_where_the_document_scatters_them(regio: str) -> None:
    for segment in read_regio(regio)["segmenten"]:
        assert list(get_sturingssecties(segment)) == list(segment["sturing"]), segment["code"]


@pytest.mark.parametrize("regio", REGIOS)
def test_sections_of_steering_elements_are_sections_of_the_document(regio: str) -> None:
    for segment in read_regio(regio)["segmenten"]:
        for secties in get_sturingssecties(segment).values():
            assert set(secties) <= set(KOPPEN[segment["bron"]["document"]]), segment["code"]


@pytest.mark.parametrize("regio", REGIOS)
def test_every_yearly_figure_is_quoted_from_the_section_that_is_named(regio: str) -> None:
    ontbreekt = [
        f"{rij['code']} {rij['grootheid']}: {rij['citaat']}"
        for rij in read_jaarcijfers(regio)
        if rij["citaat"] not in get_bereik(rij["document"], rij["paragraaf"])
    ]
    assert ontbreekt == []


@pytest.mark.parametrize("regio", REGIOS)
def test_every_yearly_figure_is_the_number_in_its_quotation(regio: str) -> None:
    onjuist = [
        f"{rij['code']} {rij['grootheid']} {rij['waarde']}: {rij['citaat']}"
        for rij in read_jaarcijfers(regio)
        if not staat_in(rij["waarde"], rij["citaat"])
    ]
    assert onjuist == []


@pytest.mark.parametrize("regio", REGIOS)
def test_the_inhabitants_are_the_number_in_their_quotation(regio: str) -> None:
    for gemeente in read_regio(regio)["gemeenten"]:
        for aantal in gemeente.get("inwoners", {}).values():
            assert staat_in(aantal, gemeente["bron"]["citaat"]), gemeente["code"]


@pytest.mark.parametrize("regio", REGIOS)
def test_no_municipality_is_named_that_the_document_does_not_name(regio: str) -> None:
    for gemeente in read_regio(regio)["gemeenten"]:
        tekst = " ".join(read_secties(gemeente["bron"]["document"]).values())
        assert gemeente["naam"].removesuffix(" (L)") in tekst, gemeente["code"]


def test_a_number_that_differs_is_not_found() -> None:
    assert staat_in("4.91", "Beesel 13483 491% € 10.829 € 10.557")
    assert staat_in("94550", "EHDK 94 550 25 000")
    assert not staat_in("10828", "Beesel 13483 491% € 10.829 € 10.557")
    assert not staat_in("1", "Lokaal: 15 aanbieders HOE.")
