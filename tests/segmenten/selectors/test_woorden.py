"""The purchase structure in words."""

from typing import Any

import pytest

from segmenten.models import BEKOSTIGINGSMODELLEN, Perceelvoorkomen
from segmenten.selectors import (
    MODELUITLEG,
    describe_bron,
    describe_looptijd,
    describe_parameters,
    describe_perceel,
    in_woorden,
)


@pytest.mark.parametrize(
    ("looptijd", "tekst"),
    [
        (None, ""),
        ({"basis": 3}, "3 jaar"),
        ({"basis": 3, "verlengingen": [1, 1]}, "3 jaar, daarna twee keer te verlengen met 1 jaar"),
        ({"basis": 3, "verlengingen": [3]}, "3 jaar, daarna één keer te verlengen met 3 jaar"),
        ({"basis": 2, "verlengingen": [1, 2]}, "2 jaar, daarna te verlengen met 1 jaar, 2 jaar"),
        (
            {"boeggolf": 3, "maximaal": 9},
            "Boeggolf: elk jaar opnieuw 3 jaar vooruit, ten hoogste 9 jaar",
        ),
    ],
)
def test_a_term_is_a_phrase(looptijd: dict[str, Any] | None, tekst: str) -> None:
    assert describe_looptijd(looptijd) == tekst


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"aanbieders_streefaantal": 3}, "Het streven is 3"),
        (
            {"aanbieders_maximaal": 5, "aanbieders_streefaantal": 4},
            "Ten hoogste 5, het streven is 4",
        ),
    ],
)
def test_a_number_to_aim_at_is_no_minimum_and_no_maximum(velden: dict[str, int], tekst: str) -> None:
    assert ("Aantal aanbieders", tekst) in describe_perceel(Perceelvoorkomen(**velden))


@pytest.mark.parametrize(
    ("minimaal", "maximaal", "tekst"),
    [(10, 20, "10 tot en met 20"), (None, 30, "Ten hoogste 30"), (4, None, "Ten minste 4"), (7, 7, "7")],
)
def test_the_number_of_providers_is_a_phrase(minimaal: int | None, maximaal: int | None, tekst: str) -> None:
    perceel = Perceelvoorkomen(aanbieders_minimaal=minimaal, aanbieders_maximaal=maximaal)
    assert describe_perceel(perceel) == [("Aantal aanbieders", tekst)]


def test_what_is_not_agreed_is_left_out() -> None:
    assert describe_perceel(Perceelvoorkomen()) == []


def test_parameters_are_sentences() -> None:
    parameters = {"erkenning": "bij_start", "start_deel": "0.25"}
    assert describe_parameters(parameters) == [
        ("Erkenning", "De hele prijs telt mee in het jaar van de start."),
        ("Start deel", "25%"),
    ]


def test_every_funding_model_is_explained() -> None:
    assert set(MODELUITLEG) == {code for code, _ in BEKOSTIGINGSMODELLEN}


def test_a_source_names_its_document_and_section() -> None:
    bron = describe_bron({"document": "een-nota", "paragraaf": 6})
    assert bron is not None
    assert (bron.document, bron.paragraaf) == ("Een nota", "6")
    assert describe_bron(None) is None
    kale = describe_bron("nota, paragraaf 2")
    assert kale is not None
    assert kale.document == "nota, paragraaf 2"


def test_codes_are_written_out() -> None:
    assert in_woorden("aantal_clienten") == "Aantal cliënten"
