"""A provider reads its own contracts and settlements over REST."""

from base64 import b64encode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests import fabrieken
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_a_provider_reads_its_contracts_with_tariffs_as_text(aanbieder: APIClient) -> None:
    antwoord = aanbieder.get("/api/v1/contracten")
    assert antwoord.status_code == 200
    assert antwoord["API-Version"] == "1.0.0"
    (contract,) = antwoord.json()["resultaten"]
    assert contract["nummer"] == "C-eigen"
    assert contract["tarieven"][0]["tarief"] == "32.40"


def test_a_provider_reads_one_settlement_with_its_explanation(aanbieder: APIClient, wereld: Wereld) -> None:
    sleutel = wereld.eigen["contractafrekening"].pk
    inhoud = aanbieder.get(f"/api/v1/afrekeningen/{sleutel}").json()
    assert (inhoud["saldo"], inhoud["richting"]) == ("676.00", "terugbetaling")
    assert inhoud["uitleg"]["stappen"][0]["code"] == "realisatie"
    assert [g["vergoeding"] for g in inhoud["gemeenten"]] == ["324.00", "77777.77"]


@pytest.mark.parametrize("soort", ["contracten", "afrekeningen"])
def test_the_object_of_another_provider_does_not_exist(
    aanbieder: APIClient, wereld: Wereld, soort: str
) -> None:
    ander = wereld.buren["contract" if soort == "contracten" else "contractafrekening"]
    antwoord = aanbieder.get(f"/api/v1/{soort}/{ander.pk}")
    assert antwoord.status_code == 404
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json() == {
        "type": "about:blank",
        "title": "Niet gevonden",
        "status": 404,
        "detail": "Niet gevonden.",
    }


@pytest.mark.parametrize(("kop", "status"), [("", 401), ("Bearer bestaat-niet", 401)])
def test_without_a_valid_token_the_api_says_how_to_sign_in(wereld: Wereld, kop: str, status: int) -> None:
    antwoord = APIClient().get("/api/v1/contracten", headers={"Authorization": kop} if kop else {})
    assert antwoord.status_code == status
    assert antwoord["WWW-Authenticate"] == "Bearer"
    assert antwoord.json()["title"] == "Aanmelden is nodig"


def test_an_account_that_was_switched_off_is_refused(aanbieder: APIClient, wereld: Wereld) -> None:
    account = wereld.accounts["aanbieder"]
    account.is_active = False
    account.save()
    assert aanbieder.get("/api/v1/contracten").status_code == 401


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(aanbieder: APIClient, methode: str) -> None:
    antwoord = getattr(aanbieder, methode)("/api/v1/contracten", {}, format="json")
    assert antwoord.status_code == 405
    assert antwoord["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("soort", ["contracten", "afrekeningen"])
@pytest.mark.parametrize("plek", ["onzin", "p=x", "p=%00", "p=1.5", f"p={10**30}", "p=", "o=-1", "o=abc&p=1"])
def test_a_wrong_cursor_is_a_problem_in_words(aanbieder: APIClient, soort: str, plek: str) -> None:
    cursor = plek if plek == "onzin" else b64encode(plek.encode()).decode()
    antwoord = aanbieder.get(f"/api/v1/{soort}", {"cursor": cursor})
    assert antwoord.status_code == 404
    assert antwoord["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("soort", ["contracten", "afrekeningen"])
def test_more_rows_need_no_more_queries(aanbieder: APIClient, wereld: Wereld, soort: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as weinig:
        aanbieder.get(f"/api/v1/{soort}")
    with met_systeemzicht():
        for _ in range(10):
            contract = fabrieken.ContractFactory.create(
                perceel=wereld.eigen["perceel"], aanbieder=wereld.eigen["aanbieder"]
            )
            fabrieken.TariefFactory.create(contract=contract)
            fabrieken.ContractafrekeningFactory.create(
                contract=contract, afrekening=wereld.eigen["afrekening"]
            )
    with CaptureQueriesContext(connection) as veel:
        antwoord = aanbieder.get(f"/api/v1/{soort}")
    assert len(antwoord.json()["resultaten"]) == 11
    assert len(veel) == len(weinig)


def test_pages_follow_each_other_by_cursor(aanbieder: APIClient, wereld: Wereld) -> None:
    with met_systeemzicht():
        fabrieken.ContractFactory.create_batch(
            4, perceel=wereld.eigen["perceel"], aanbieder=wereld.eigen["aanbieder"]
        )
    gezien: list[int] = []
    adres = "/api/v1/contracten?paginaGrootte=2"
    while adres:
        pagina = aanbieder.get(adres).json()
        gezien += [contract["id"] for contract in pagina["resultaten"]]
        adres = pagina["volgende"]
    assert len(gezien) == 5
    assert gezien == sorted(set(gezien))


def test_municipal_finance_gets_no_explanation_with_the_amounts_of_others(wereld: Wereld) -> None:
    client = APIClient()
    client.force_login(wereld.accounts["financien"])
    inhoud = client.get(f"/api/v1/afrekeningen/{wereld.eigen['contractafrekening'].pk}").json()
    assert "uitleg" not in inhoud
    assert [gemeente["saldo"] for gemeente in inhoud["gemeenten"]] == ["676.00"]


def test_one_settlement_tells_what_can_be_done_with_it_and_why_not(wereld: Wereld) -> None:
    adres = f"/api/v1/afrekeningen/{wereld.eigen['contractafrekening'].pk}"
    overgangen = {}
    for rol in ("contractmanager", "financien"):
        client = APIClient()
        client.force_login(wereld.accounts[rol])
        (overgangen[rol],) = client.get(adres).json()["overgangen"]
        assert "overgangen" not in client.get("/api/v1/afrekeningen").json()["resultaten"][0]
    open_, dicht = overgangen["contractmanager"], overgangen["financien"]
    assert open_ == {
        "code": "vaststellen",
        "titel": "Vaststellen",
        "naar": "vastgesteld",
        "is_open": True,
        "redenen": [],
    }
    assert dicht["is_open"] is False
    (reden,) = dicht["redenen"]
    assert reden == "Alleen een contractmanager of een directielid van de regio stelt een afrekening vast."


@pytest.mark.parametrize(
    ("adres", "naam", "reden"),
    [
        ("contracten?jaaar=2022", "jaaar", "Deze parameter bestaat niet. U kunt kiezen uit: nummer, jaar"),
        ("afrekeningen?jaar=20222", "jaar", "Geef een jaar van 2000 tot en met 2100, zoals 2022."),
        ("afrekeningen?jaar=twee", "jaar", "Geef een jaar"),
        ("afrekeningen?jaar=2021&jaar=2022", "jaar", "hoogstens één keer"),
        ("afrekeningen?jaar=", "jaar", "Geef een jaar"),
        ("contracten?nummer=%00", "nummer", "Geef een tekst"),
        ("afrekeningen/1?jaar=2022", "jaar", "Hier zijn geen parameters."),
    ],
)
def test_what_cannot_be_asked_is_refused_and_never_passed_over(
    aanbieder: APIClient, wereld: Wereld, adres: str, naam: str, reden: str
) -> None:
    adres = adres.replace("afrekeningen/1", f"afrekeningen/{wereld.eigen['contractafrekening'].pk}")
    antwoord = aanbieder.get(f"/api/v1/{adres}")
    assert antwoord.status_code == 400
    assert antwoord["Content-Type"] == "application/problem+json"
    (veld,) = antwoord.json()["velden"]
    assert veld["naam"] == naam
    assert reden in veld["reden"]


def test_a_list_holds_the_year_and_number_that_were_asked(aanbieder: APIClient, wereld: Wereld) -> None:
    jaar = wereld.eigen["contractafrekening"].afrekening.jaar
    for vraag, aantal in (
        (f"jaar={jaar}", 1),
        (f"jaar={jaar - 1}", 0),
        ("contract=C-eigen", 1),
        ("contract=C", 0),
    ):
        assert len(aanbieder.get(f"/api/v1/afrekeningen?{vraag}").json()["resultaten"]) == aantal, vraag
    assert len(aanbieder.get("/api/v1/contracten?nummer=C-eigen").json()["resultaten"]) == 1
    assert aanbieder.get("/api/v1/contracten?jaar=2001").json()["resultaten"] == []


@pytest.mark.parametrize(
    "adres", ["/api/v1/bestaat-niet", "/api/v1/", "/api/v2/contracten", "/api/v1/contracten/x/y"]
)
def test_an_address_that_does_not_exist_is_a_problem_too(aanbieder: APIClient, adres: str) -> None:
    antwoord = aanbieder.get(adres)
    assert antwoord.status_code == 404
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["API-Version"] == "1.0.0"
    assert antwoord.json()["title"] == "Niet gevonden"


def test_a_page_that_does_not_exist_stays_a_page(aanbieder: APIClient) -> None:
    assert "text/html" in aanbieder.get("/bestaat-niet")["Content-Type"]
